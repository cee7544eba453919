//! While files hover over the window: says what dropping them will do, before it is done.

use egui::{Align2, Area, Context, CornerRadius, Id, Order, Rect, Sense, Stroke, StrokeKind, vec2};

use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, size};

const EDGE: f32 = 16.0;
const ICON: f32 = 44.0;
const BAND: f32 = 40.0;

/// Draws the overlay for so many files. `into` is the collection they will be filed in, if one is shown.
pub fn drop_overlay_ui(ctx: &Context, files: usize, into: Option<&str>, locale: &Locale) {
    let count = ("count", files.into());
    let words = match into {
        Some(name) => locale.with("drop-into", &[count, ("collection", name.into())]),
        None => locale.with("drop-import", &[count]),
    };
    let screen = ctx.content_rect();
    Area::new(Id::unique("drop overlay"))
        .order(Order::Tooltip)
        .fixed_pos(screen.min)
        .interactable(false)
        .show(ctx, |ui| {
            let palette = Palette::of(ui);
            let painter = ui.painter();
            painter.rect_filled(screen, 0.0, palette.veil);
            let edge = Stroke::new(2.0, palette.on_gallery);
            let frame = screen.shrink(EDGE);
            painter.rect_stroke(frame, CornerRadius::same(size::CORNER_LARGE), edge, StrokeKind::Inside);
            let centre = screen.center();
            let icon = Rect::from_center_size(centre - vec2(0.0, 48.0), vec2(ICON, ICON));
            Icon::Import.paint(painter, icon, palette.on_gallery);
            let font = egui::FontId::new(size::HEADING, crate::ui::fonts::interface_bold());
            painter.text(centre, Align2::CENTER_CENTER, &words, font, palette.on_gallery);
            let below = locale.text("drop-copies");
            let at = centre + vec2(0.0, 30.0);
            painter.text(at, Align2::CENTER_CENTER, below, parts::body_font(), palette.on_gallery);
            let response = ui.interact(screen, ui.scope_id().with("veil"), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, words.as_str()));
        });
}

/// Pictures hover over an article: the slots stay to be seen, and a band above them says what dropping does.
pub fn drop_banner_ui(ctx: &Context, pane: Rect, words: &str) {
    Area::new(Id::unique("drop banner")).order(Order::Tooltip).fixed_pos(pane.min).interactable(false).show(
        ctx,
        |ui| {
            let palette = Palette::of(ui);
            let painter = ui.painter();
            let edge = Stroke::new(2.0, palette.accent);
            painter.rect_stroke(pane.shrink(2.0), CornerRadius::same(size::CORNER), edge, StrokeKind::Inside);
            let band = Rect::from_min_size(pane.min, vec2(pane.width(), BAND));
            painter.rect_filled(band, 0.0, palette.accent);
            painter.text(band.center(), Align2::CENTER_CENTER, words, parts::bold_font(), palette.on_accent);
            let response = ui.interact(band, ui.scope_id().with("band"), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, words));
        },
    );
}
