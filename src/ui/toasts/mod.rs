//! Short messages at the foot of the window that go away by themselves.

mod data;
mod panel;

pub use data::{Toast, ToastAction, Toasts, Tone};
pub use panel::toasts_ui;
