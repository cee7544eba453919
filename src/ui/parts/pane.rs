//! A pane as one stop of the Tab key, and the ground that its rows are painted on.

use egui::{Color32, CornerRadius, EventFilter, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::command::{Command, Commands, Pane};
use crate::ui::theme::{Palette, size};

/// By what a pane is known to the keyboard's focus.
#[must_use]
pub fn pane_id(pane: Pane) -> Id {
    Id::unique(("pane", pane as u8))
}

/// Makes the pane a stop of the Tab key and of screen readers. Arrow keys are the pane's while it has the focus.
pub fn pane_focus(ui: &Ui, rect: Rect, pane: Pane, name: &str, has_keys: bool, commands: &mut Commands) {
    let response = ui.interact(rect, pane_id(pane), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, name));
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        if !has_keys {
            commands.push(Command::FocusPane(pane));
        }
    }
}

/// Draws the ring that says that a pane has the focus; called when all of the pane is drawn.
pub fn pane_ring(ui: &Ui, rect: Rect, id: Id) {
    if ui.memory(|memory| memory.has_focus(id)) {
        let ring = Stroke::new(size::FOCUS_RING, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, ring, StrokeKind::Inside);
    }
}

/// How a row stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    Plain,
    Hovered,
    /// Selected in the pane that has the keys.
    Selected,
    /// Selected in another pane.
    SelectedAside,
}

impl RowState {
    #[must_use]
    pub fn of(selected: bool, has_keys: bool, hovered: bool) -> Self {
        match (selected, has_keys, hovered) {
            (true, true, _) => Self::Selected,
            (true, false, _) => Self::SelectedAside,
            (false, _, true) => Self::Hovered,
            (false, _, false) => Self::Plain,
        }
    }
}

pub fn row_background(ui: &Ui, rect: Rect, palette: &Palette, state: RowState) {
    let fill = match state {
        RowState::Plain => return,
        RowState::Hovered => palette.hover,
        RowState::Selected => palette.selected,
        RowState::SelectedAside => palette.pressed,
    };
    let radius = CornerRadius::same(size::CORNER + 2);
    ui.painter().rect(rect, radius, fill, Stroke::new(0.0, Color32::TRANSPARENT), StrokeKind::Inside);
}

#[must_use]
pub fn hairline(palette: &Palette) -> Stroke {
    Stroke::new(size::RULE, palette.rule)
}
