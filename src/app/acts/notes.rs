//! Commands about notes, and about taking all of a clip's highlights and notes along.

use egui::Context;

use super::super::notes::Then;
use super::super::preparer::Workshop;
use super::super::{Answered, App};
use crate::command::{ClipId, NoteAct, NoteOf, Pointed, Tint, Writing, tint_name};
use crate::library::{Highlight, LibraryError, Marking, Op};
use crate::text::excerpts::{self, Excerpt};

/// Characters of a headline that name a file.
const NAME_CHARS: usize = 60;

impl App {
    pub(in crate::app) fn act_on_notes(&mut self, act: NoteAct) {
        match act {
            NoteAct::Panel => {
                self.close_note();
                self.view.notes.open = !self.view.notes.open;
            }
            NoteAct::Annotate => self.annotate(),
            NoteAct::Edit(of) => self.edit_note(of),
            NoteAct::Write(of, note, writing) => {
                let op = match of {
                    NoteOf::Clip(clip) => Op::SetNote { clip, note },
                    NoteOf::Highlight(highlight) => Op::Highlights(Marking::Annotate { highlight, note }),
                };
                match writing {
                    Writing::Begins => self.backstage.apply(op, None),
                    Writing::GoesOn => self.backstage.go_on(op),
                }
            }
            // Both are asked of the window, and carried out with its context.
            NoteAct::Copy | NoteAct::Save => {}
        }
    }

    /// The note on what is selected or chosen, else on the clip.
    fn annotate(&mut self) {
        match (self.reading.pointed(), self.reading.chosen(), self.reading.clip()) {
            (Pointed::Selected, ..) => self.mark_selected(Tint::default(), Then::Annotate),
            (Pointed::Marked, Some(highlight), _) => self.edit_note(NoteOf::Highlight(highlight)),
            (_, _, Some(clip)) => self.edit_note(NoteOf::Clip(clip)),
            (_, _, None) => {}
        }
    }

    /// Copies or saves the highlights and notes of the clip that is read.
    pub(super) fn take_notes_along(&mut self, act: &NoteAct) {
        self.keep_note();
        if self.reading.margin.notebook.is_on_its_way() {
            self.reading.margin.taking = Some(act.clone());
            return;
        }
        let Some(reading) = self.reading.open.clone() else { return };
        let copies = *act == NoteAct::Copy;
        self.prepare(move |shop| {
            let page = page_of_notes(shop, reading.clip);
            let name = file_name(&reading.title);
            move |app: &mut Self, ctx: &Context| match page {
                Ok(Some(page)) if copies => app.copy(ctx, page),
                Ok(Some(page)) => app.save_page(&name, page),
                Ok(None) => {}
                Err(error) => app.tell_of_reading(&error.to_string()),
            }
        });
    }

    fn save_page(&self, name: &str, page: String) {
        let answer = self.for_place(move |path| Answered::SaveNotes(path, page));
        self.services.dialogs.choose_place(&self.locale.text("note-save"), name, answer);
    }
}

/// All that is marked and written in a clip, as a page.
fn page_of_notes(shop: &Workshop, id: ClipId) -> Result<Option<String>, LibraryError> {
    let Some(clip) = shop.reader.clip(id)? else { return Ok(None) };
    let excerpt = |highlight: &Highlight| Excerpt {
        quote: highlight.anchor.quote.clone(),
        colour: shop.locale.text(tint_name(highlight.tint)),
        note: highlight.note.clone(),
        is_lost: highlight.is_lost(),
    };
    let excerpts: Vec<Excerpt> = shop.reader.highlights(id)?.iter().map(excerpt).collect();
    let lost = shop.locale.text("note-lost-heading");
    Ok(Some(excerpts::page(&clip.article, clip.address(), clip.note.as_deref(), &excerpts, &lost)))
}

/// Names that mean something else to Windows, whatever their ending.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A headline as a file may be called on any system.
fn file_name(headline: &str) -> String {
    // Marks that turn the direction of writing make an ending look like another.
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let may_stand = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { ' ' } else { c };
    let letters = headline.chars().filter(|c| !turns(*c)).map(may_stand);
    let name: String = letters.take(NAME_CHARS).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['.', '-', ' ']);
    let lower = name.to_ascii_lowercase();
    let is_port = |port: &str| lower.strip_prefix(port).is_some_and(|rest| rest.len() == 1);
    if name.is_empty() || RESERVED.contains(&lower.as_str()) || is_port("com") || is_port("lpt") {
        return format!("notes {name}").trim_end().to_owned() + ".md";
    }
    format!("{name}.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_the_headline_as_far_as_it_may() {
        assert_eq!(file_name("新碼頭: \"啟用\"？"), "新碼頭 啟用 ？.md");
        for nameless in ["...", "", "..", "\u{202e}"] {
            assert_eq!(file_name(nameless), "notes.md");
        }
        assert_eq!(file_name("CON"), "notes CON.md");
        assert_eq!(file_name("com1"), "notes com1.md");
        assert_eq!(file_name("-rf a\nb. "), "rf a b.md");
        assert_eq!(file_name("gpj\u{202e}.exe"), "gpj.exe.md");
        assert_eq!(file_name(&"長".repeat(200)).chars().count(), 63);
    }
}
