//! The reader's choice of type, at hand wherever something is set.

use egui::{Id, Ui};

use crate::command::Typography;

/// Sets all that is drawn from here on by this choice.
pub(super) fn use_typography(ui: &Ui, chosen: Typography) {
    ui.data_mut(|data| data.insert_temp(key(), chosen));
}

/// The choice.
pub(in crate::ui) fn typography(ui: &Ui) -> Typography {
    ui.data(|data| data.get_temp(key())).unwrap_or_default()
}

fn key() -> Id {
    Id::unique("reader-typography")
}
