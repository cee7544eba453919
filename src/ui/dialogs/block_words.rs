//! The words of one block, to be typed anew or parted where the cursor stands.

use egui::{Context, Key, KeyboardShortcut, Modifiers, TextEdit, Ui};

use super::frame;
use crate::command::{Command, Commands, CorrectAct};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::Palette;

const WIDTH: f32 = 620.0;
const ROWS: usize = 8;
const MOST_HEIGHT: f32 = 420.0;

/// What is typed for a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockSheet {
    pub block: usize,
    /// A line a paragraph of a quotation or an item of a list.
    pub words: String,
    pub before: String,
    /// Where the cursor stands, in characters.
    cursor: usize,
    begun: bool,
}

impl BlockSheet {
    #[must_use]
    pub fn new(block: usize, words: String) -> Self {
        Self { block, before: words.clone(), words, cursor: 0, begun: false }
    }

    /// The byte at the cursor, in the words as they are kept: without spaces around lines, without empty lines.
    #[must_use]
    pub fn place_of_split(&self) -> usize {
        let (head, _) = self.at_cursor();
        if self.words == self.before {
            return head.len();
        }
        let (lines, last) = head.rsplit_once('\n').unwrap_or(("", head));
        let whole = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.len() + 1);
        whole.sum::<usize>() + last.trim_start().len()
    }

    /// Whether there are words on both sides of the cursor.
    fn splits(&self) -> bool {
        let (before, behind) = self.at_cursor();
        !before.trim().is_empty() && !behind.trim().is_empty()
    }

    fn at_cursor(&self) -> (&str, &str) {
        let byte = self.words.char_indices().nth(self.cursor).map_or(self.words.len(), |(byte, _)| byte);
        self.words.split_at(byte)
    }
}

/// Draws the sheet. Ctrl+Enter parts the block at the cursor.
pub fn block_sheet_ui(ctx: &Context, sheet: &mut BlockSheet, locale: &Locale, commands: &mut Commands) {
    let split = Command::Correct(CorrectAct::SplitTyped);
    frame::dialog(
        ctx,
        "block sheet",
        WIDTH,
        &locale.text("correct-words-heading"),
        commands,
        |ui, commands| {
            let parts_it = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            field_ui(ui, sheet, locale);
            let how = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter));
            let how = locale.with("correct-words-how", &[("keys", how.into())]);
            ui.label(egui::RichText::new(how).font(parts::small_font()).color(Palette::of(ui).soft));
            frame::foot(ui, |ui| {
                let keeps = !sheet.words.trim().is_empty();
                let keep = ui
                    .add_enabled_ui(keeps, |ui| parts::accent_button(ui, &locale.text("slot-words-keep")))
                    .inner;
                if keep.clicked() {
                    commands.push(Command::KeepSheet);
                }
                let splits = sheet.splits();
                let button = egui::Button::new(menu::label(&split, locale));
                if ui.add_enabled(splits, button).clicked() || (parts_it && splits) {
                    commands.push(split.clone());
                }
                frame::cancel_button(ui, locale, commands);
            });
        },
    );
}

fn field_ui(ui: &mut Ui, sheet: &mut BlockSheet, locale: &Locale) {
    let name = locale.text("correct-words-field");
    let most = frame::list_height(ui, MOST_HEIGHT);
    egui::ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        let edit = TextEdit::multiline(&mut sheet.words)
            .desired_rows(ROWS)
            .desired_width(f32::INFINITY)
            .background_color(Palette::of(ui).inset);
        let output = edit.show(ui);
        let response = output.response.response.accessible_name(name);
        if !std::mem::replace(&mut sheet.begun, true) {
            response.request_focus();
        }
        // The field loses its cursor when a button takes the focus; what is meant is where it was.
        if let Some(range) = output.cursor_range.filter(|_| response.has_focus()) {
            sheet.cursor = range.primary.index.0;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, typed: &str, cursor: usize, behind: &str) {
        let mut sheet = BlockSheet::new(0, before.to_owned());
        (sheet.words, sheet.cursor) = (typed.to_owned(), cursor);
        let kept = if typed == before {
            typed.to_owned()
        } else {
            typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(&kept[sheet.place_of_split()..], behind);
    }

    #[test]
    fn the_place_of_the_cursor_is_one_of_the_words_that_are_kept() {
        check("風勁。潮湧。", "風勁。潮湧。", 3, "潮湧。");
        check("風勁。", "  風勁。\n\n 潮湧。 揚帆。", 9, "湧。 揚帆。");
    }
}
