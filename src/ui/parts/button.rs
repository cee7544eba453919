//! Buttons of the shell that egui does not have: an icon alone, a quiet menu, the one thing to press.

use egui::{
    Button, CornerRadius, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, size};

const CHIP_CORNER: u8 = 11;
const CHIP_HEIGHT: f32 = 22.0;

/// A button that shows an icon; `label` names it for all who do not see it, and as a tooltip.
pub fn icon_button(ui: &Ui, rect: Rect, icon: Icon, label: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("icon button", label)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let palette = Palette::of(ui);
    if response.hovered() || response.has_focus() {
        let stroke =
            if response.has_focus() { Stroke::new(size::FOCUS_RING, palette.accent) } else { Stroke::NONE };
        let radius = CornerRadius::same(size::CORNER);
        ui.painter().rect(rect, radius, palette.pressed, stroke, StrokeKind::Inside);
    }
    let ink = if response.hovered() { palette.ink } else { palette.soft };
    let side = size::ICON.min(rect.height() - 4.0);
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), egui::Vec2::splat(side)), ink);
    response.on_hover_text(label)
}

/// What keeps the words of a menu's button from the arrow behind them.
const ROOM_FOR_ARROW: &str = "\u{2003}";
const ARROW: f32 = 10.0;

/// A menu behind quiet words with an arrow: no frame until the pointer is over it.
pub fn quiet_menu_button(ui: &mut Ui, label: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    let palette = Palette::of(ui);
    let words = format!("{label}{ROOM_FOR_ARROW}");
    let words = RichText::new(words).font(super::small_font()).color(palette.soft);
    let button = Button::new(words).frame_when_inactive(false);
    let response = egui::containers::menu::MenuButton::from_button(button).ui(ui, add_contents).0;
    let at = response.rect.right_center() - vec2(ui.spacing().button_padding.x + ARROW / 2.0, 0.0);
    Icon::ChevronDown.paint(ui.painter(), Rect::from_center_size(at, vec2(ARROW, ARROW)), palette.soft);
    response
}

/// Whether something is chosen behind a chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chip {
    On,
    Off,
}

/// A small rounded button: quiet, or in the accent where something is chosen.
pub fn chip_button(ui: &mut Ui, label: &str, chip: Chip) -> Response {
    let palette = Palette::of(ui);
    let (fill, ink) = match chip {
        Chip::On => (palette.selected, palette.accent),
        Chip::Off => (palette.hover, palette.soft),
    };
    let words = RichText::new(label).font(super::small_font()).color(ink);
    ui.add(Button::new(words).fill(fill).corner_radius(CHIP_CORNER).min_size(vec2(0.0, CHIP_HEIGHT)))
}

/// Words that do something, without a ground: no chip, which would look like something to choose from.
pub fn link_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::of(ui);
    let words = RichText::new(label).font(super::small_font()).color(palette.accent);
    ui.add(Button::new(words).frame_when_inactive(false).min_size(vec2(0.0, CHIP_HEIGHT)))
}

/// The one thing to press.
pub fn accent_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::of(ui);
    let words = RichText::new(label).color(palette.on_accent);
    ui.add(Button::new(words).fill(palette.accent))
}
