//! The Delete key for what has the focus, not for the clip that is chosen.

use egui::{Context, Id, Key, Modifiers, Response, Ui};

/// Whether a key asks for this to be taken away; while it has the focus, Delete means nothing else.
pub fn is_deleted(ui: &Ui, response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(owner(), response.id));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    [Key::Delete, Key::Backspace].into_iter().any(pressed)
}

/// Whether Delete is for what has the focus.
pub fn focus_takes_delete(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some() && focused == ctx.data(|data| data.get_temp::<Id>(owner()))
}

fn owner() -> Id {
    Id::unique("what Delete is for")
}
