//! What is dragged inside the window, and the small card that follows the pointer meanwhile.

use std::sync::Arc;

use egui::{Align2, Area, Context, DragAndDrop, Frame, Id, Order, vec2};

use crate::command::{ClipId, CollectionId};

/// What the pointer carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dragged {
    /// Shared: the pointer carries a hundred thousand as lightly as one.
    Clips(Arc<[ClipId]>),
    Collection {
        id: CollectionId,
        name: String,
    },
}

/// The card stands beside the pointer, not under it, so that what lies below can be seen.
const BESIDE_POINTER: egui::Vec2 = vec2(14.0, 10.0);

/// What is dragged just now.
#[must_use]
pub fn dragged(ctx: &Context) -> Option<Dragged> {
    DragAndDrop::payload::<Dragged>(ctx).map(|dragged| (*dragged).clone())
}

/// Draws the card with `words` beside the pointer.
pub fn ghost_ui(ctx: &Context, words: &str) {
    let Some(pointer) = ctx.pointer_interact_pos() else { return };
    Area::new(Id::unique("drag ghost"))
        .order(Order::Tooltip)
        .interactable(false)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(pointer + BESIDE_POINTER)
        .show(ctx, |ui| {
            Frame::popup(ui.style()).show(ui, |ui| ui.label(words));
        });
}
