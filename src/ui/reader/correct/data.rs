//! What is shown of an article that is corrected, and what can be done with each part of it. No egui.

use std::ops::Range;

use crate::article::{Article, Block, Figure, Kind, ListStyle, Prose, host};
use crate::command::{ClipId, CorrectAct, kind_label};
use crate::ui::locale::Locale;

use super::super::clean::{clean_text, shown};
use super::super::compose::Column;
use super::super::data::{Item, Reading};

/// A block of the page that the article has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBlock {
    /// It stood before the article's block of this index.
    pub before: usize,
    /// Why it is left out, in the words of the interface.
    pub reason: String,
    pub block: Block,
    /// The clip's reader has dropped it.
    pub by_reader: bool,
}

/// Something one acts on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub part: Part,
    /// Where it stands among [`Reading::items`].
    pub items: Range<usize>,
    /// What it is and how it begins, for who does not see it.
    pub name: String,
    /// Its words, where they can be typed anew.
    pub words: Option<String>,
    pub kind: Option<Kind>,
    /// What it can be made.
    pub kinds: Vec<Kind>,
    /// Whether it can be made one with the block above it.
    pub joins_above: bool,
    /// What can be decided of it for all pages of the site.
    pub site_acts: Vec<CorrectAct>,
}

/// What a stop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Headline, source, people, dates.
    Head,
    /// The article's block of this number.
    Kept(usize),
    /// What has this number among what is left out.
    LeftOut(usize),
}

/// Words that are typed anew are laid out whole with each letter: longer ones are not.
pub const MOST_TYPED_BYTES: usize = 32_000;
/// So much of a block is enough to know it.
const NAME_CHARS: usize = 60;

impl Reading {
    /// The clip's article with what was left out in its place; `put_back` are the blocks that were left out once.
    #[must_use]
    pub fn to_correct(
        clip: ClipId,
        article: &Article,
        left_out: &[LeftBlock],
        put_back: &[usize],
        locale: &Locale,
    ) -> Self {
        let mut column = Column::default();
        let title = column.begin(article, locale);
        let site = article.meta.url.as_deref().and_then(host);
        let (mut starts, mut stops) = (Vec::with_capacity(article.blocks.len()), Vec::new());
        stops.push(head(&title, 0..column.items.len(), locale));
        let mut out = left_out.iter().enumerate().peekable();
        for (at, block) in article.blocks.iter().enumerate() {
            while let Some((number, left)) = out.next_if(|(_, left)| left.before <= at) {
                stops.push(column.push_left_out(number, left, site.is_some(), locale));
            }
            let start = column.items.len();
            starts.push(start);
            column.push_block(block, locale);
            let above = at.checked_sub(1).and_then(|above| article.blocks.get(above));
            let below = article.blocks.get(at + 1);
            let items = start..column.items.len();
            let mut stop = kept(at, block, (above, below), items, locale);
            if site.is_some() {
                stop.site_acts.push(CorrectAct::AlwaysLeaveOut(at));
                stop.site_acts.extend(put_back.contains(&at).then_some(CorrectAct::AlwaysKeep(at)));
            }
            stops.push(stop);
        }
        for (number, left) in out {
            stops.push(column.push_left_out(number, left, site.is_some(), locale));
        }
        Self { stops, site, ..column.into_reading(clip, article, title, starts) }
    }

    /// Whether an item is of what was left out; the reason above it is to be read.
    pub(in super::super) fn is_dimmed(&self, item: usize) -> bool {
        let at = self.stops.partition_point(|stop| stop.items.end <= item);
        let stop = self.stops.get(at).filter(|stop| stop.items.start != item);
        matches!(stop, Some(Stop { part: Part::LeftOut(_), .. }))
    }
}

impl Column {
    fn push_left_out(&mut self, number: usize, left: &LeftBlock, has_site: bool, locale: &Locale) -> Stop {
        let start = self.items.len();
        let reason = ("reason", left.reason.as_str().into());
        self.items.push(Item::LeftOut(locale.with("correct-left-out", &[reason])));
        match &left.block {
            Block::Figure(figure) => {
                self.items.push(Item::Paragraph(Prose::plain(picture_words(figure, locale))));
            }
            block => self.push_block(block, locale),
        }
        let words = match &left.block {
            Block::Figure(figure) => picture_words(figure, locale),
            block => beginning(block),
        };
        let name = locale.with(
            "correct-left-out-name",
            &[("reason", left.reason.as_str().into()), ("words", words.into())],
        );
        let mut site_acts = Vec::new();
        if has_site {
            site_acts.push(CorrectAct::AlwaysPutBack(number));
            site_acts.extend(left.by_reader.then_some(CorrectAct::AlwaysKeepOut(number)));
        }
        Stop {
            part: Part::LeftOut(number),
            site_acts,
            items: start..self.items.len(),
            name,
            words: None,
            kind: None,
            kinds: Vec::new(),
            joins_above: false,
        }
    }
}

fn head(title: &str, items: Range<usize>, locale: &Locale) -> Stop {
    Stop {
        part: Part::Head,
        items,
        name: locale.with("correct-head-name", &[("headline", title.into())]),
        words: None,
        kind: None,
        kinds: Vec::new(),
        joins_above: false,
        site_acts: Vec::new(),
    }
}

fn kept(
    at: usize,
    block: &Block,
    (above, below): (Option<&Block>, Option<&Block>),
    items: Range<usize>,
    locale: &Locale,
) -> Stop {
    let is_slot = |block: Option<&Block>| matches!(block, Some(Block::Figure(_)));
    let words = block.words();
    let mut kinds = Vec::new();
    let has_words = words.is_some();
    let words = words.filter(|words| words.len() <= MOST_TYPED_BYTES);
    if has_words {
        kinds.extend([Kind::Paragraph, Kind::Heading(2), Kind::Heading(3), Kind::Quote]);
        kinds.extend([ListStyle::Bulleted, ListStyle::Numbered].map(Kind::List));
        kinds.extend((is_slot(above) || is_slot(below)).then_some(Kind::Caption));
    }
    let kind = kind_of(block);
    let what = kind.map_or(
        match block {
            Block::Figure(_) => "block-picture",
            Block::Table(_) => "block-table",
            Block::Code { .. } => "block-code",
            _ => "block-divider",
        },
        kind_label,
    );
    let args = [("kind", locale.text(what).into()), ("words", beginning(block).into())];
    Stop {
        part: Part::Kept(at),
        items,
        name: locale.with("correct-block-name", &args),
        joins_above: is_prose(block) && above.is_some_and(is_prose),
        words,
        kind,
        kinds,
        site_acts: Vec::new(),
    }
}

fn is_prose(block: &Block) -> bool {
    !matches!(block, Block::Code { .. }) && block.words().is_some()
}

fn kind_of(block: &Block) -> Option<Kind> {
    Some(match block {
        Block::Heading { level: ..=2, .. } => Kind::Heading(2),
        Block::Heading { .. } => Kind::Heading(3),
        Block::Paragraph { .. } => Kind::Paragraph,
        Block::Quote { .. } => Kind::Quote,
        Block::List { style, .. } => Kind::List(*style),
        Block::Table(_) | Block::Code { .. } | Block::Figure(_) | Block::Divider => return None,
    })
}

/// The first words of a block, in one line.
fn beginning(block: &Block) -> String {
    let words = match block {
        Block::Figure(figure) => picture(figure),
        block => {
            let mut lines = Vec::new();
            block.push_lines(&mut lines);
            clean_text(&lines.join(" "))
        }
    };
    shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// What is known of a picture that was left out: its caption, its description, or what its file is called.
fn picture_words(figure: &Figure, locale: &Locale) -> String {
    let words = picture(figure);
    if words.is_empty() {
        return locale.text("block-picture");
    }
    locale.with("correct-picture", &[("words", words.into())])
}

fn picture(figure: &Figure) -> String {
    let file = || {
        let address = figure.source.as_deref().filter(|source| !source.starts_with("data:"))?;
        let path = address.split(['?', '#']).next()?;
        path.rsplit('/').find(|part| !part.is_empty()).map(str::to_owned)
    };
    let said = figure.caption.clone().or_else(|| figure.alt.clone()).or_else(file).unwrap_or_default();
    shortened(&clean_text(&said))
}

impl Stop {
    /// Where its words are parted best near the character of this number, as they are shown: before the sentence that
    /// begins nearest; where there is only one, before a clause, a word or a character. In bytes, with how it goes on there.
    pub(super) fn split_near(&self, char_shown: usize) -> Option<(usize, String)> {
        let words = self.words.as_deref()?;
        let at = byte_shown(words, char_shown);
        let nearest = |starts: Vec<usize>| starts.into_iter().min_by_key(|start| start.abs_diff(at));
        let start = nearest(starts(words, &SENTENCE_ENDS))
            .or_else(|| nearest(starts(words, &CLAUSE_ENDS)))
            .unwrap_or_else(|| word_start(words, at));
        let behind = words.get(start..)?;
        if words.get(..start)?.trim().is_empty() || behind.trim().is_empty() {
            return None;
        }
        let shown = clean_text(behind);
        let head: String = shown.chars().take(GOES_ON_CHARS).collect();
        let dots = if head.len() < shown.len() { "…" } else { "" };
        Some((start, format!("{}{dots}", head.trim_end())))
    }
}

/// Enough to see where a block would be parted.
const GOES_ON_CHARS: usize = 12;

/// The byte of the character that is the one of this number on screen, where some are not shown.
fn byte_shown(words: &str, number: usize) -> usize {
    let shown = words.char_indices().filter(|(_, c)| shown(*c).is_some());
    shown.map(|(byte, _)| byte).nth(number).unwrap_or(words.len())
}

const SENTENCE_ENDS: [char; 7] = ['。', '！', '？', '!', '?', '…', '\n'];
const CLAUSE_ENDS: [char; 4] = ['，', '；', '：', '、'];

/// Where sentences and lines begin, or clauses, by what ends them; but for the first.
fn starts(words: &str, ends: &[char]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut chars = words.char_indices().peekable();
    let mut ended = false;
    while let Some((byte, c)) = chars.next() {
        let closes = matches!(c, '」' | '』' | '”' | '’' | '"' | '）' | ')');
        let wide = ends.contains(&c);
        let stop = c == '.' && chars.peek().is_some_and(|(_, next)| next.is_whitespace());
        if ended && !closes && !wide && !c.is_whitespace() {
            starts.push(byte);
            ended = false;
        }
        ended |= wide || stop;
    }
    starts
}

fn word_start(words: &str, at: usize) -> usize {
    let before = words.get(..at).unwrap_or(words);
    let is_letter = |c: char| c.is_alphanumeric() && c.is_ascii();
    let inside = words.get(at..).and_then(|behind| behind.chars().next()).is_some_and(is_letter);
    if inside { before.trim_end_matches(is_letter).len() } else { before.len() }
}
