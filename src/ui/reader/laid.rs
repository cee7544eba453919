//! An item laid out: its type set, its size known, ready to be drawn.

use egui::{Ui, Vec2};

use crate::article::Prose;
use crate::ui::theme::{Palette, size, space};

use super::chips::LaidChips;
use super::data::{Item, Reading};
use super::figure::LaidFigure;
use super::setting::{Edge, SetText, Type, Weight, set, set_plain};
use super::table::LaidTable;
use super::tally::LaidTally;
use super::typography::typography;

/// An item ready to be drawn.
pub(super) enum Laid {
    Words(LaidWords),
    Figure(LaidFigure),
    Table(LaidTable),
    Tally(LaidTally),
    Chips(LaidChips),
    Divider,
}

/// Set words with what stands beside them.
pub(super) struct LaidWords {
    pub text: SetText,
    /// From the left edge of the column.
    pub indent: f32,
    /// `•` or `3.` before a list item.
    pub lead: Option<SetText>,
    pub as_what: Words,
}

/// What set words are, for the screen reader and for what is drawn around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    Headline,
    Heading(u8),
    Paragraph,
    Quote,
    ListItem,
    Code,
}

/// One more depth of a list, one indent.
const LIST_INDENT: f32 = 28.0;
/// Deeper lists are not indented further: the measure would become too short to read.
const LIST_DEPTH_MAX: u8 = 5;
const QUOTE_INDENT: f32 = 20.0;
/// Height of the space that a divider's line stands in.
const DIVIDER_HEIGHT: f32 = 24.0;

impl Laid {
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Words(words) => words.text.height() + 2.0 * words.padding(),
            Self::Figure(figure) => figure.height(),
            Self::Table(table) => table.height(),
            Self::Tally(tally) => tally.height(),
            Self::Chips(chips) => chips.height(),
            Self::Divider => DIVIDER_HEIGHT,
        }
    }
}

impl LaidWords {
    /// Around code, which stands in a box.
    pub(super) fn padding(&self) -> f32 {
        if self.as_what == Words::Code { space::M } else { 0.0 }
    }
}

/// Sets an item for a column of this width.
pub(super) fn lay_out(ui: &Ui, item: &Item, reading: &Reading, width: f32) -> Laid {
    let palette = Palette::of(ui);
    let lang = &reading.lang;
    let text = Type::text(ui, lang);
    let scale = typography(ui).scale();
    let goes_on = item.goes_on();
    match item.itself() {
        Item::Kicker(section) => {
            let how = Type { colour: palette.accent, weight: Weight::Bold, ..Type::caption(ui, lang) };
            plain(ui, section, &how, width, Words::Paragraph)
        }
        Item::Headline(words) => {
            let how = Type::heading(ui, lang, headline_size(words));
            plain(ui, words, &how, width, Words::Headline)
        }
        Item::Deck(words) => {
            let how = Type { size: size::DECK * scale, colour: palette.soft, edge: Edge::Ragged, ..text };
            plain(ui, words, &how, width, Words::Paragraph)
        }
        Item::SourceLine(prose) => marked(ui, prose, &Type::source_line(ui, lang), width, Words::Paragraph),
        Item::Caption(prose) => marked(ui, prose, &Type::caption(ui, lang), width, Words::Paragraph),
        Item::SameStory => Laid::Chips(LaidChips::same_story(ui, reading, width)),
        Item::Tags => Laid::Chips(LaidChips::tags(ui, reading, width)),
        Item::Tally(words) => Laid::Tally(LaidTally::new(ui, words, reading, width)),
        Item::Heading { level, prose } => {
            let how = Type::heading(ui, lang, section_size(*level));
            marked(ui, prose, &how, width, Words::Heading(*level))
        }
        Item::Paragraph(prose) if goes_on => marked(ui, prose, &text, width, Words::Paragraph),
        Item::Paragraph(prose) => marked(ui, prose, &Type::paragraph(ui, lang), width, Words::Paragraph),
        Item::Quote(prose) => {
            let how = Type { colour: palette.soft, ..text };
            indented(ui, prose, &how, QUOTE_INDENT, width, Words::Quote)
        }
        Item::ListItem { depth, lead, prose } => {
            let lead = (!goes_on).then_some(lead.as_str());
            list_item(ui, *depth, lead, prose, &text, width)
        }
        Item::Table(piece) => Laid::Table(LaidTable::new(ui, piece, lang, width)),
        Item::Code(code) => {
            let how = Type {
                size: size::CODE * scale,
                leading: size::LEADING_CAPTION,
                weight: Weight::Code,
                edge: Edge::Ragged,
                ..text
            };
            let text = set_plain(ui, code, &how, width - 2.0 * space::M);
            Laid::Words(LaidWords { text, indent: 0.0, lead: None, as_what: Words::Code })
        }
        Item::Slot(index) => reading
            .slots
            .get(*index)
            .map_or(Laid::Divider, |slot| Laid::Figure(LaidFigure::new(ui, *index, slot, lang, width))),
        Item::Divider | Item::Rest(_) => Laid::Divider,
        Item::LeftOut(reason) => plain(ui, reason, &Type::caption(ui, lang), width, Words::Paragraph),
        Item::Notice(words) => {
            plain(ui, words, &Type { colour: palette.soft, ..text }, width, Words::Paragraph)
        }
    }
}

fn plain(ui: &Ui, text: &str, how: &Type, width: f32, as_what: Words) -> Laid {
    marked(ui, &Prose::plain(text), how, width, as_what)
}

fn marked(ui: &Ui, prose: &Prose, how: &Type, width: f32, as_what: Words) -> Laid {
    indented(ui, prose, how, 0.0, width, as_what)
}

fn indented(ui: &Ui, prose: &Prose, how: &Type, indent: f32, width: f32, as_what: Words) -> Laid {
    Laid::Words(LaidWords { text: set(ui, prose, how, width - indent), indent, lead: None, as_what })
}

fn list_item(ui: &Ui, depth: u8, lead: Option<&str>, prose: &Prose, how: &Type, width: f32) -> Laid {
    let indent = LIST_INDENT * typography(ui).scale() * f32::from(depth.min(LIST_DEPTH_MAX) + 1);
    let text = set(ui, prose, how, width - indent);
    let lead = lead.map(|lead| set_plain(ui, lead, how, indent));
    Laid::Words(LaidWords { text, indent, lead, as_what: Words::ListItem })
}

/// The size of a headline: one of many words would fill the window.
fn headline_size(words: &str) -> f32 {
    match ems(words) {
        ..LONG_EM => size::HEADLINE,
        LONG_EM..VERY_LONG_EM => size::HEADLINE_LONG,
        _ => size::HEADLINE_VERY_LONG,
    }
}

/// About how wide words are, in their own size: most letters of an alphabet are half as wide as a Han character.
fn ems(words: &str) -> usize {
    let halves = words.chars().take(2 * VERY_LONG_EM).map(|c| if c.is_ascii() { 1 } else { 2 });
    halves.sum::<usize>().div_ceil(2)
}

/// A headline as wide as this is long; few papers print one.
const LONG_EM: usize = 48;
const VERY_LONG_EM: usize = 90;

fn section_size(level: u8) -> f32 {
    let [.., last] = size::SECTION;
    let deeper = usize::from(level.saturating_sub(2));
    size::SECTION.get(deeper).copied().unwrap_or(last)
}

/// The height an item will have, from how large it is roughly, at this scale of the type.
pub(super) fn estimate(reading: &Reading, item: usize, width: f32, scale: f32) -> f32 {
    let (Some(what), Some(rough)) = (reading.items.get(item), reading.sizes.get(item)) else { return 0.0 };
    let text = |size: f32, leading: f32| rough.rows(size * scale, width) * size * scale * leading;
    match what.itself() {
        Item::Kicker(_) | Item::LeftOut(_) | Item::SourceLine(_) | Item::Caption(_) => {
            text(size::CAPTION, size::LEADING_CAPTION)
        }
        Item::Headline(words) => text(headline_size(words), size::LEADING_HEADLINE),
        Item::Heading { level, .. } => text(section_size(*level), size::LEADING_HEADLINE),
        Item::Deck(_) | Item::Notice(_) => text(size::DECK, size::LEADING_CJK),
        Item::Paragraph(_) | Item::Quote(_) | Item::ListItem { .. } => text(size::TEXT, size::LEADING_CJK),
        Item::Code(_) => text(size::CODE, size::LEADING_CAPTION),
        Item::Table(_) => rough.lines as f32 * size::CONTROL_HEIGHT * scale,
        Item::Slot(slot) => {
            let of_box = |slot| super::figure::box_size(slot, width);
            reading.slots.get(*slot).map_or(Vec2::ZERO, of_box).y + size::CONTROL_HEIGHT
        }
        Item::SameStory | Item::Tags | Item::Tally(_) | Item::Divider | Item::Rest(_) => size::CONTROL_HEIGHT,
    }
}
