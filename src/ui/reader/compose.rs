//! Makes what the reader shows of an article: its head, its blocks cut where they are long. No egui.

use crate::article::{Article, Block, Lang, ListItem, ListStyle, Meta, Prose};
use crate::command::ClipId;
use crate::ui::locale::Locale;

use super::clean::clean_text;
use super::data::{Item, Reading, Slot, beginning};
use super::labels::Labels;
use super::pieces::{HEADING_BYTES, PIECE_BYTES, pieces, plain_pieces};
use super::rough::Rough;
use super::slot_words::slot;
use super::source_line::source_line;
use super::table_piece::table_pieces;

/// So many characters tell the script of an article.
const LEAD_CHARS: usize = 400;
/// A long code block is drawn in pieces of this many lines.
const CODE_LINES_A_PIECE: usize = 40;

/// Items as they are made, and what the slots among them are.
#[derive(Default)]
pub(super) struct Column {
    pub(super) items: Vec<Item>,
    pub(super) slots: Vec<Slot>,
    slot_items: Vec<usize>,
}

impl Reading {
    /// The clip's article, ready to be set.
    #[must_use]
    pub fn new(clip: ClipId, article: &Article, locale: &Locale) -> Self {
        let mut column = Column::default();
        let title = column.begin(article, locale);
        let before = column.items.len();
        let mut starts = Vec::with_capacity(article.blocks.len());
        for block in &article.blocks {
            starts.push(column.items.len());
            column.push_block(block, locale);
        }
        if column.items.len() == before {
            column.items.push(Item::Notice(locale.text("reader-empty-article")));
        }
        column.into_reading(clip, article, title, starts)
    }
}

impl Column {
    /// All that stands above the blocks; the headline's words.
    pub(super) fn begin(&mut self, article: &Article, locale: &Locale) -> String {
        let meta = &article.meta;
        let title = headline(meta).unwrap_or_else(|| locale.text("reader-untitled"));
        if let Some(section) = &meta.section {
            self.push_pieces(plain_pieces(&section.value, HEADING_BYTES), |prose| Item::Kicker(prose.text));
        }
        self.push_pieces(plain_pieces(&title, HEADING_BYTES), |prose| Item::Headline(prose.text));
        if let Some(deck) = &meta.deck {
            self.push_pieces(plain_pieces(&deck.value, PIECE_BYTES), |prose| Item::Deck(prose.text));
        }
        if let Some(line) = source_line(meta, locale) {
            self.push(&line, Item::SourceLine);
        }
        let figures = article.figures().count();
        if figures > 0 {
            let empty = article.figures().filter(|figure| figure.kept().is_none()).count();
            self.items.push(Item::Tally(tally(figures, empty, locale)));
        }
        beginning(&title).to_owned()
    }

    pub(super) fn into_reading(
        self,
        clip: ClipId,
        article: &Article,
        title: String,
        starts: Vec<usize>,
    ) -> Reading {
        Reading {
            clip,
            lang: lang(article),
            title,
            sizes: self.items.iter().map(Rough::of).collect(),
            items: self.items,
            slots: self.slots,
            starts,
            slot_items: self.slot_items,
            stops: Vec::new(),
            labels: Labels::default(),
            site: None,
        }
    }

    /// Adds a text in pieces: the first as the item that it is, the others as its rest.
    fn push(&mut self, prose: &Prose, item: impl Fn(Prose) -> Item) {
        self.push_pieces(pieces(prose, PIECE_BYTES), item);
    }

    fn push_pieces(&mut self, pieces: Vec<Prose>, item: impl Fn(Prose) -> Item) {
        let mut pieces = pieces.into_iter().map(item);
        self.items.extend(pieces.next());
        self.items.extend(pieces.map(|rest| Item::Rest(Box::new(rest))));
    }

    pub(super) fn push_block(&mut self, block: &Block, locale: &Locale) {
        match block {
            Block::Heading { level, prose } => {
                let heading = |prose| Item::Heading { level: *level, prose };
                self.push_pieces(pieces(prose, HEADING_BYTES), heading);
            }
            Block::Paragraph { prose } => self.push(prose, Item::Paragraph),
            Block::Quote { paragraphs } => {
                for paragraph in paragraphs {
                    self.push(paragraph, Item::Quote);
                }
            }
            Block::List { style, items } => self.push_list(*style, items),
            Block::Table(table) => {
                let (caption, pieces) = table_pieces(table);
                if !caption.is_empty() {
                    self.push_pieces(caption, Item::Caption);
                }
                self.items.extend(pieces.into_iter().map(Item::Table));
            }
            Block::Code { text } => self.push_code(text),
            Block::Figure(figure) => {
                let (slot, rest) = slot(figure, locale);
                self.slot_items.push(self.items.len());
                self.items.push(Item::Slot(self.slots.len()));
                self.slots.push(slot);
                self.items.extend(rest.into_iter().map(|rest| Item::Rest(Box::new(Item::Caption(rest)))));
            }
            Block::Divider => self.items.push(Item::Divider),
        }
    }

    fn push_list(&mut self, style: ListStyle, list: &[ListItem]) {
        // Numbers run on past the items of deeper lists, and start anew in each of those.
        let mut counts: Vec<usize> = Vec::new();
        for item in list {
            let depth = usize::from(item.depth);
            counts.resize(depth + 1, 0);
            let Some(count) = counts.last_mut() else { continue };
            *count += 1;
            let lead = match style {
                ListStyle::Numbered => format!("{count}."),
                ListStyle::Bulleted if depth % 2 == 0 => "•".to_owned(),
                ListStyle::Bulleted => "–".to_owned(),
            };
            let depth = item.depth;
            self.push(&item.prose, |prose| Item::ListItem { depth, lead: lead.clone(), prose });
        }
    }

    /// Adds lines of code, so many in one piece as it has room for; a line that is longer goes on in the next.
    fn push_code(&mut self, text: &str) {
        let mut piece = Code::default();
        for line in text.trim_start_matches('\n').trim_end().lines() {
            if piece.lines >= CODE_LINES_A_PIECE || piece.text.len() + line.len() > PIECE_BYTES {
                self.items.extend(piece.take());
            }
            for (number, part) in pieces(&Prose::plain(line), PIECE_BYTES).into_iter().enumerate() {
                if number > 0 {
                    self.items.extend(piece.take());
                    piece.goes_on = true;
                } else if piece.lines > 0 {
                    piece.text.push('\n');
                }
                piece.text.push_str(&part.text);
                piece.lines += 1;
            }
        }
        self.items.extend(piece.take());
    }
}

/// Lines of code that are laid out in one go.
#[derive(Default)]
struct Code {
    text: String,
    lines: usize,
    /// The first of them goes on from the piece before.
    goes_on: bool,
}

impl Code {
    fn take(&mut self) -> Option<Item> {
        let Self { text, lines, goes_on } = std::mem::take(self);
        let item = (lines > 0).then_some(Item::Code(text))?;
        Some(if goes_on { Item::Rest(Box::new(item)) } else { item })
    }
}

fn headline(meta: &Meta) -> Option<String> {
    meta.headline().map(clean_text).filter(|headline| !headline.is_empty())
}

/// The language to set the article in; where the page does not tell it, its characters do.
fn lang(article: &Article) -> Lang {
    if article.meta.lang != Lang::Unknown {
        return article.meta.lang.clone();
    }
    let lead = article.lead(LEAD_CHARS);
    let count = |is: fn(&char) -> bool| lead.chars().filter(is).count();
    let kana = count(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    let hangul = count(|c| matches!(c, '\u{AC00}'..='\u{D7A3}'));
    let han = count(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let letters = count(|c| c.is_alphabetic());
    match () {
        () if kana * 10 > letters => Lang::Ja,
        () if hangul * 10 > letters => Lang::Ko,
        () if han * 3 > letters => Lang::ZhHans,
        // Latin and the like: narrow quotation marks, rows broken at spaces.
        () => Lang::En,
    }
}

/// `4 pictures, 3 empty`.
fn tally(slots: usize, empty: usize, locale: &Locale) -> String {
    let pictures = locale.with("reader-slots", &[("count", slots.into())]);
    if empty == 0 {
        return pictures;
    }
    locale.with("reader-slots-some-empty", &[("pictures", pictures.into()), ("empty", empty.into())])
}
