//! A note as it is read: Markdown set in the interface's type, its links to be followed.

use std::sync::Arc;

use egui::{Id, Pos2, Stroke, Ui, pos2, vec2};

use crate::article::{Block, Lang, ListStyle, Prose};
use crate::command::Commands;
use crate::ui::locale::Locale;
use crate::ui::theme::{Palette, size, space};

use super::clean::clean;
use super::setting::{Edge, SetText, Type, Weight, set_simply};
use super::words::spans_ui;

/// Row height of a note as a multiple of its size.
const LEADING: f32 = 1.5;
const INDENT: f32 = 18.0;

/// A note laid out in a width.
pub struct SetNote {
    parts: Vec<Part>,
    /// In points.
    pub height: f32,
    /// Its words, for who hears them.
    pub words: String,
}

struct Part {
    text: SetText,
    /// What leads an item of a list.
    lead: Option<SetText>,
    indent: f32,
    top: f32,
    is_quote: bool,
}

impl SetNote {
    /// Lays the blocks out; egui keeps their letters from frame to frame.
    #[must_use]
    pub fn new(ui: &Ui, blocks: &[Block], lang: &Lang, width: f32) -> Self {
        let mut note = Self { parts: Vec::new(), height: 0.0, words: String::new() };
        let body = Type {
            size: size::BODY,
            leading: LEADING,
            weight: Weight::Regular,
            colour: Palette::of(ui).ink,
            lang: lang.clone(),
            edge: Edge::Ragged,
            indent: 0.0,
            in_parts: false,
        };
        for block in blocks {
            match block {
                Block::Heading { prose, .. } => {
                    note.push(ui, prose, &Type { weight: Weight::Bold, ..body.clone() }, (0.0, width), None);
                }
                Block::Paragraph { prose } => note.push(ui, prose, &body, (0.0, width), None),
                Block::Quote { paragraphs } => {
                    for prose in paragraphs {
                        note.push(ui, prose, &body, (INDENT, width), None);
                        if let Some(part) = note.parts.last_mut() {
                            part.is_quote = true;
                        }
                    }
                }
                Block::List { style, items } => {
                    let mut number = 0;
                    for item in items {
                        number = if item.depth == 0 { number + 1 } else { number };
                        let lead = match (style, item.depth) {
                            (ListStyle::Numbered, 0) => format!("{number}."),
                            _ => "•".to_owned(),
                        };
                        let indent = INDENT * f32::from(item.depth.min(3) + 1);
                        note.push(ui, &item.prose, &body, (indent, width), Some(&lead));
                    }
                }
                Block::Code { text } => {
                    let code = Type { weight: Weight::Code, size: size::MONOSPACE, ..body.clone() };
                    note.push(ui, &Prose::plain(text.trim_end()), &code, (0.0, width), None);
                }
                Block::Divider | Block::Table(_) | Block::Figure(_) => {}
            }
        }
        note
    }

    fn push(&mut self, ui: &Ui, prose: &Prose, how: &Type, (indent, width): (f32, f32), lead: Option<&str>) {
        let prose = clean(prose);
        if self.height > 0.0 {
            self.height += space::XS;
            self.words.push('\n');
        }
        self.words.push_str(&prose.text);
        let text = set_simply(ui, &prose, how, width - indent);
        let lead = lead.map(|lead| set_simply(ui, &Prose::plain(lead), how, indent));
        let top = self.height;
        self.height += text.height();
        self.parts.push(Part { text, lead, indent, top, is_quote: false });
    }

    /// Paints the note; links are laid over it.
    pub fn paint(&self, ui: &Ui, id: Id, origin: Pos2, locale: &Locale, commands: &mut Commands) {
        let palette = Palette::of(ui);
        for (number, part) in self.parts.iter().enumerate() {
            let place = origin + vec2(part.indent, part.top);
            if let Some(lead) = &part.lead {
                let left = place.x - space::XS - lead.width();
                ui.painter().galley(pos2(left, place.y), Arc::clone(&lead.galley), palette.soft);
            }
            if part.is_quote {
                let x = place.x - INDENT / 2.0;
                let stroke = Stroke::new(2.0, palette.rule);
                ui.painter().vline(x, place.y..=place.y + part.text.height(), stroke);
            }
            ui.painter().galley(place, Arc::clone(&part.text.galley), palette.ink);
            spans_ui(ui, id.with(number), place, &part.text, (locale, &mut *commands));
        }
    }
}
