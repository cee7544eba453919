//! Two fields for one slot: caption and credit; or one for the address of a picture.

use egui::{Context, Key, TextEdit, Ui};

use super::frame;
use crate::command::{ClipId, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::parts;

const WIDTH: f32 = 520.0;
const CAPTION_ROWS: usize = 4;

/// What is typed for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotSheet {
    pub clip: ClipId,
    pub slot: u32,
    pub typed: Typed,
    /// The first field takes the keyboard once.
    pub begun: bool,
}

/// What the fields hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Words { caption: String, credit: String },
    Address(String),
}

/// Draws the sheet; Enter in a field of one line, or the button, keeps it.
pub fn slot_sheet_ui(ctx: &Context, sheet: &mut SlotSheet, locale: &Locale, commands: &mut Commands) {
    let number = ("number", sheet.slot.into());
    let (heading, keep) = match sheet.typed {
        Typed::Words { .. } => (locale.with("slot-words-heading", &[number]), "slot-words-keep"),
        Typed::Address(_) => (locale.with("slot-address-heading", &[number]), "slot-address-load"),
    };
    frame::dialog(ctx, "slot sheet", WIDTH, &heading, commands, |ui, commands| {
        let is_first = !std::mem::replace(&mut sheet.begun, true);
        let entered = match &mut sheet.typed {
            Typed::Words { caption, credit } => {
                field(ui, "slot-words-caption", caption, CAPTION_ROWS, is_first, locale);
                field(ui, "slot-words-credit", credit, 1, false, locale)
            }
            Typed::Address(address) => {
                let entered = field(ui, "slot-address-field", address, 1, is_first, locale);
                ui.label(locale.text("slot-address-how"));
                entered
            }
        };
        let mut done = entered;
        frame::foot(ui, |ui| {
            done |= parts::accent_button(ui, &locale.text(keep)).clicked();
            frame::cancel_button(ui, locale, commands);
        });
        if done {
            commands.push(Command::KeepSheet);
        }
    });
}

/// A field with its name above it; whether Enter was pressed in it, where that ends it.
fn field(ui: &mut Ui, key: &str, text: &mut String, rows: usize, focus: bool, locale: &Locale) -> bool {
    let name = locale.text(key);
    ui.label(&name);
    let edit =
        if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    let response = ui.add(edit.desired_width(f32::INFINITY)).accessible_name(name);
    if focus {
        response.request_focus();
    }
    rows == 1 && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
