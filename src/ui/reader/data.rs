//! What the reader shows of a clip, in the words of the interface. Built once a clip; no egui.

use crate::article::{
    Article, Block, Figure, FilledBy, Lang, ListItem, ListStyle, Meta, Missing, Picture, PixelSize, Print,
    Prose, Table,
};
use crate::command::ClipId;
use crate::ui::locale::Locale;

use super::clean::{clean, clean_text, pieces};
use super::correct::Stop;
use super::labels::Labels;
use super::source_line::source_line;
use super::table_piece::{TablePiece, table_pieces};

/// A clip as it is read: one item after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub clip: ClipId,
    /// The language the article is set in.
    pub lang: Lang,
    /// The headline's words, or those that stand for a missing one.
    pub title: String,
    pub items: Vec<Item>,
    /// The slots in reading order.
    pub slots: Vec<Slot>,
    /// The first item of each block of the article.
    pub starts: Vec<usize>,
    /// While it is corrected: what one acts on, in reading order. Else empty.
    pub stops: Vec<Stop>,
    pub labels: Labels,
    /// The site of the page, for what is decided for all of its pages; known while it is corrected.
    pub site: Option<String>,
}

/// One thing in the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The section above the headline.
    Kicker(String),
    Headline(String),
    Deck(String),
    SourceLine(Prose),
    /// Where else the story is: [`Reading::labels`].
    SameStory,
    /// The clip's tags: [`Reading::labels`].
    Tags,
    /// How many pictures there are, how many are empty, and a way to each.
    Tally(String),
    Heading {
        level: u8,
        prose: Prose,
    },
    Paragraph(Prose),
    /// The rest of a paragraph that is too long to be laid out in one go.
    Continued(Prose),
    /// A paragraph of a quotation.
    Quote(Prose),
    /// The rest of one that is too long to be laid out in one go.
    QuoteContinued(Prose),
    /// An item of a list with what leads it, `•` or `3.`.
    ListItem {
        depth: u8,
        lead: String,
        prose: Prose,
    },
    /// Rows of a table: a long one is laid out in pieces.
    Table(TablePiece),
    Code(String),
    /// The slot at this place in [`Reading::slots`].
    Slot(usize),
    Divider,
    /// Why what follows is left out of the article.
    LeftOut(String),
    /// Why there is nothing to read.
    Notice(String),
}

impl Item {
    /// The slot that it is, by its place in [`Reading::slots`].
    #[must_use]
    pub fn slot(&self) -> Option<usize> {
        match self {
            Self::Slot(slot) => Some(*slot),
            _ => None,
        }
    }
}

/// A heading to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its place in [`Reading::items`].
    pub item: usize,
    /// 0 for the headline.
    pub depth: usize,
    pub words: &'a str,
}

/// A numbered slot with its picture or the reason why it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub number: u32,
    pub holds: Holds,
    /// The size the page gives, or that of the picture; turned as the picture is.
    pub size_px: Option<PixelSize>,
    pub filled_by: FilledBy,
    /// `Picture 2`.
    pub title: String,
    /// Title and words, for who does not see it.
    pub name: String,
    pub caption: Option<String>,
    /// With the word that says it is one.
    pub credit: Option<String>,
    /// What the picture shows by the page's own text, where that is not the caption.
    pub alt: Option<String>,
    /// Where the page has the picture, if that can be loaded.
    pub address: Option<String>,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    Picture(Print),
    /// The reason in words, and the address where the picture was if it can be opened.
    Nothing {
        reason: String,
        address: Option<String>,
    },
}

/// So many characters tell the script of an article.
const LEAD_CHARS: usize = 400;
/// A paragraph beyond this, which no newspaper prints, is laid out in pieces: each takes a few milliseconds.
const PARAGRAPH_BYTES: usize = 12_000;
/// A long code block is drawn in pieces of this many lines.
const CODE_LINES_A_PIECE: usize = 40;

impl Reading {
    /// The clip's article, ready to be set.
    #[must_use]
    pub fn new(clip: ClipId, article: &Article, locale: &Locale) -> Self {
        let mut reading = Self::begin(clip, article, locale);
        let before = reading.items.len();
        let mut next_slot = 0..reading.slots.len();
        for block in &article.blocks {
            reading.starts.push(reading.items.len());
            push_block(&mut reading.items, block, &mut next_slot);
        }
        if reading.items.len() == before {
            reading.items.push(Item::Notice(locale.text("reader-empty-article")));
        }
        reading
    }

    /// All that stands above the blocks.
    pub(super) fn begin(clip: ClipId, article: &Article, locale: &Locale) -> Self {
        let slots: Vec<Slot> = article.figures().map(|figure| slot(figure, locale)).collect();
        let title = headline(&article.meta).unwrap_or_else(|| locale.text("reader-untitled"));
        let items = head(article, &title, &slots, locale);
        let starts = Vec::with_capacity(article.blocks.len());
        Self {
            clip,
            lang: lang(article),
            title,
            items,
            slots,
            starts,
            stops: Vec::new(),
            labels: Labels::default(),
            site: None,
        }
    }

    /// Whether the same words stand in the same places; tags may differ.
    #[must_use]
    pub fn says_same(&self, other: &Self) -> bool {
        (self.clip, &self.lang, &self.items, &self.slots)
            == (other.clip, &other.lang, &other.items, &other.slots)
    }

    /// The block that an item belongs to, or the first one behind it.
    #[must_use]
    pub fn block_at(&self, item: usize) -> usize {
        self.starts.partition_point(|start| *start < item)
    }

    /// The items of a block of the article.
    #[must_use]
    pub(super) fn items_of_block(&self, block: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(block).copied().unwrap_or(self.items.len());
        start..self.starts.get(block + 1).copied().unwrap_or(self.items.len())
    }

    /// The headline and the headings below it.
    #[must_use]
    pub fn outline(&self) -> Vec<Heading<'_>> {
        let heading = |(item, what): (usize, &'_ Item)| match what {
            Item::Headline(_) => Some((item, 0)),
            Item::Heading { level, .. } => Some((item, usize::from(level.saturating_sub(1)).max(1))),
            _ => None,
        };
        let words = |item: usize| match self.items.get(item) {
            Some(Item::Heading { prose, .. }) => prose.text.as_str(),
            _ => self.title.as_str(),
        };
        let headings = self.items.iter().enumerate().filter_map(heading);
        headings.map(|(item, depth)| Heading { item, depth, words: words(item) }).collect()
    }

    /// The slot that one reads at this item: the last that stands there or before it, else the first.
    #[must_use]
    pub fn slot_at(&self, item: usize) -> Option<usize> {
        let slots = |items: &[Item]| items.iter().rev().find_map(Item::slot);
        slots(self.items.get(..=item)?).or_else(|| (!self.slots.is_empty()).then_some(0))
    }

    /// The place of a slot among the items.
    #[must_use]
    pub fn item_of_slot(&self, slot: usize) -> Option<usize> {
        self.items.iter().position(|item| *item == Item::Slot(slot))
    }
}

impl Slot {
    #[must_use]
    pub fn picture(&self) -> Option<Print> {
        match self.holds {
            Holds::Picture(print) => Some(print),
            Holds::Nothing { .. } => None,
        }
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

/// All that stands above the text.
fn head(article: &Article, title: &str, slots: &[Slot], locale: &Locale) -> Vec<Item> {
    let meta = &article.meta;
    let mut items = Vec::new();
    items.extend(meta.section.as_ref().map(|section| Item::Kicker(clean_text(&section.value))));
    items.push(Item::Headline(title.to_owned()));
    items.extend(meta.deck.as_ref().map(|deck| Item::Deck(clean_text(&deck.value))));
    items.extend(source_line(meta, locale).map(Item::SourceLine));
    if !slots.is_empty() {
        items.push(Item::Tally(tally(slots, locale)));
    }
    items
}

/// `4 pictures, 3 empty`.
fn tally(slots: &[Slot], locale: &Locale) -> String {
    let pictures = locale.with("reader-slots", &[("count", slots.len().into())]);
    let empty = slots.iter().filter(|slot| slot.picture().is_none()).count();
    if empty == 0 {
        return pictures;
    }
    locale.with("reader-slots-some-empty", &[("pictures", pictures.into()), ("empty", empty.into())])
}

pub(super) fn push_block(items: &mut Vec<Item>, block: &Block, next_slot: &mut std::ops::Range<usize>) {
    match block {
        Block::Heading { level, prose } => items.push(Item::Heading { level: *level, prose: clean(prose) }),
        Block::Paragraph { prose } => {
            let mut pieces = pieces(clean(prose), PARAGRAPH_BYTES).into_iter();
            items.extend(pieces.next().map(Item::Paragraph));
            items.extend(pieces.map(Item::Continued));
        }
        Block::Quote { paragraphs } => {
            for paragraph in paragraphs {
                let mut pieces = pieces(clean(paragraph), PARAGRAPH_BYTES).into_iter();
                items.extend(pieces.next().map(Item::Quote));
                items.extend(pieces.map(Item::QuoteContinued));
            }
        }
        Block::List { style, items: list } => push_list(items, *style, list),
        Block::Table(table) => {
            items.extend(table_pieces(clean_table(table)).into_iter().map(Item::Table));
        }
        Block::Code { text } => push_code(items, text),
        Block::Figure(_) => items.extend(next_slot.next().map(Item::Slot)),
        Block::Divider => items.push(Item::Divider),
    }
}

fn push_list(items: &mut Vec<Item>, style: ListStyle, list: &[ListItem]) {
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
        items.push(Item::ListItem { depth: item.depth, lead, prose: clean(&item.prose) });
    }
}

fn push_code(items: &mut Vec<Item>, text: &str) {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    items.extend(lines.chunks(CODE_LINES_A_PIECE).map(|piece| Item::Code(clean_text(&piece.join("\n")))));
}

fn clean_table(table: &Table) -> Table {
    Table {
        caption: table.caption.as_deref().map(clean_text).filter(|caption| !caption.is_empty()),
        header_rows: table.header_rows,
        rows: table.rows.iter().map(|row| row.iter().map(clean).collect()).collect(),
    }
}

fn slot(figure: &Figure, locale: &Locale) -> Slot {
    let words = |text: &Option<String>| text.as_deref().map(clean_text).filter(|text| !text.is_empty());
    let caption = words(&figure.caption);
    let alt = words(&figure.alt).filter(|alt| Some(alt) != caption.as_ref());
    let title = locale.with("reader-slot", &[("number", figure.slot.to_string().into())]);
    let holds = holds(figure, locale);
    let shown = caption.as_ref().or(alt.as_ref());
    let mut name = shown.map_or_else(|| title.clone(), |words| format!("{title}: {words}"));
    if let Holds::Nothing { reason, .. } = &holds {
        name = locale
            .with("reader-slot-empty-name", &[("name", name.into()), ("reason", reason.as_str().into())]);
    }
    let credit =
        words(&figure.credit).map(|credit| locale.with("reader-credit", &[("credit", credit.into())]));
    let is_web = |source: &String| source.starts_with("http://") || source.starts_with("https://");
    let address = figure.source.clone().filter(is_web);
    let turned = |size: PixelSize| PixelSize { width: size.height, height: size.width };
    let size_px = figure.size_px.map(|size| if figure.turns.is_sideways() { turned(size) } else { size });
    Slot {
        number: figure.slot,
        holds,
        size_px,
        filled_by: figure.filled_by,
        address,
        title,
        name,
        caption,
        credit,
        alt,
    }
}

fn holds(figure: &Figure, locale: &Locale) -> Holds {
    let reason = match &figure.picture {
        Picture::Kept(hash) => return Holds::Picture(Print { hash: *hash, turns: figure.turns }),
        Picture::Missing(Missing::NotSaved) => locale.text("reader-missing-not-saved"),
        Picture::Missing(Missing::Remote(host)) => {
            locale.with("reader-missing-remote", &[("host", host.as_str().into())])
        }
        Picture::Missing(Missing::TooLarge) => locale.text("reader-missing-too-large"),
        Picture::Missing(Missing::Broken) => locale.text("reader-missing-broken"),
    };
    let address = figure.source.clone().filter(|source| super::address::may_open(source));
    Holds::Nothing { reason, address }
}
