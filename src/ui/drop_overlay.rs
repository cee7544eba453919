//! While files hover over the window: says what dropping them will do, before it is done.

use egui::{Align2, Area, Context, CornerRadius, Id, Order, Rect, Sense, Stroke, StrokeKind, vec2};

use crate::ui::icons::Icon;
use crate::ui::parts;
use crate::ui::theme::{Palette, size};

const EDGE: f32 = 16.0;
const ICON: f32 = 44.0;
const BAND: f32 = 40.0;

/// Draws the overlay over this part of the window: what letting go does, and a sentence below it.
pub fn drop_overlay_ui(ctx: &Context, rect: Rect, words: &str, below: &str) {
    Area::new(Id::unique("drop overlay")).order(Order::Tooltip).fixed_pos(rect.min).interactable(false).show(
        ctx,
        |ui| {
            let palette = Palette::of(ui);
            let painter = ui.painter();
            painter.rect_filled(rect, 0.0, palette.veil);
            let edge = Stroke::new(2.0, palette.on_gallery);
            let frame = rect.shrink(EDGE);
            painter.rect_stroke(frame, CornerRadius::same(size::CORNER_LARGE), edge, StrokeKind::Inside);
            let centre = rect.center();
            let icon = Rect::from_center_size(centre - vec2(0.0, 48.0), vec2(ICON, ICON));
            Icon::Import.paint(painter, icon, palette.on_gallery);
            let font = egui::FontId::new(size::HEADING, crate::ui::fonts::interface_bold());
            let room = frame.width() - 2.0 * EDGE;
            let set =
                |words: &str, font| painter.layout(words.to_owned(), font, palette.on_gallery, room.max(0.0));
            let (words_set, below_set) = (set(words, font), set(below, parts::body_font()));
            let top = centre - vec2(words_set.size().x / 2.0, 12.0);
            let under = centre + vec2(-below_set.size().x / 2.0, words_set.size().y);
            painter.galley(top, words_set, palette.on_gallery);
            painter.galley(under, below_set, palette.on_gallery);
            let response = ui.interact(rect, ui.scope_id().with("veil"), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, words));
        },
    );
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
