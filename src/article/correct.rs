//! What a reader may correct of an article: its fields, and the words, borders and kinds of its blocks. Pure.

use super::{
    Article, Block, Byline, Figure, Found, ListItem, ListStyle, Meta, Prose, Role, Sourced, When, WhenError,
};

/// A correction. Blocks are named by their place, 0 for the first; one that names a block which is not there, or cannot
/// be made of it, changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Puts a block, such as one that was left out, before the one that stands at `before` now, or at the end.
    PutBlock {
        before: usize,
        block: Box<Block>,
    },
    DropBlock {
        at: usize,
    },
    /// The words of a block: a line a paragraph of a quotation or an item of a list.
    SetText {
        at: usize,
        text: String,
    },
    /// Two blocks of one, parted at this byte of [`Block::words`].
    Split {
        at: usize,
        byte: usize,
    },
    /// One block of this and the next.
    MergeWithNext {
        at: usize,
    },
    SetKind {
        at: usize,
        kind: Kind,
    },
    /// A field, from the words that were typed; those that say nothing take it away.
    SetField(FieldValue),
}

/// What a block of words can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    /// 2 is the first below the headline, 6 the deepest.
    Heading(u8),
    Quote,
    List(ListStyle),
    /// The caption of the slot beside it: the one before, else the one behind.
    Caption,
}

/// A field of an article that its reader can type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Headline,
    Deck,
    /// The people who wrote it.
    Byline,
    /// The paper that the story comes from.
    Source,
    /// The paper or portal whose page it is.
    Publisher,
    Section,
    Place,
    Published,
    Updated,
}

/// A field and what it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    Words(Field, String),
    Date(Field, Option<When>),
}

impl Field {
    pub const ALL: [Self; 9] = [
        Self::Headline,
        Self::Deck,
        Self::Byline,
        Self::Source,
        Self::Publisher,
        Self::Section,
        Self::Place,
        Self::Published,
        Self::Updated,
    ];

    /// The word for it on the command line and in locale files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Deck => "deck",
            Self::Byline => "byline",
            Self::Source => "source",
            Self::Publisher => "publisher",
            Self::Section => "section",
            Self::Place => "place",
            Self::Published => "published",
            Self::Updated => "updated",
        }
    }

    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Self::Published | Self::Updated)
    }

    /// What the article has in this field, as it is typed.
    #[must_use]
    pub fn typed(self, meta: &Meta) -> String {
        let words = |field: &Option<Sourced<String>>| field.as_ref().map(|found| found.value.clone());
        let date = |field: &Option<Sourced<When>>| field.as_ref().map(|found| found.value.to_string());
        let typed = match self {
            Self::Headline => words(&meta.headline),
            Self::Deck => words(&meta.deck),
            Self::Source => words(&meta.source),
            Self::Publisher => words(&meta.site),
            Self::Section => words(&meta.section),
            Self::Place => words(&meta.dateline),
            Self::Published => date(&meta.published),
            Self::Updated => date(&meta.updated),
            Self::Byline => Some(meta.writers().collect::<Vec<_>>().join(", ")),
        };
        typed.unwrap_or_default()
    }

    /// What was typed for it; a date must be one of the forms of [`When`].
    pub fn parse(self, typed: &str) -> Result<FieldValue, WhenError> {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.is_date() {
            return Ok(FieldValue::Words(self, typed));
        }
        let date = (!typed.is_empty()).then(|| typed.replace(' ', "T").parse()).transpose()?;
        Ok(FieldValue::Date(self, date))
    }
}

impl Block {
    /// The words of a block of prose, a line a paragraph or item; none where its words are no prose.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let Self::Code { text } = self else {
            let proses = self.proses()?;
            return Some(proses.iter().map(|prose| prose.text.as_str()).collect::<Vec<_>>().join("\n"));
        };
        Some(text.clone())
    }

    fn proses(&self) -> Option<Vec<&Prose>> {
        Some(match self {
            Self::Heading { prose, .. } | Self::Paragraph { prose } => vec![prose],
            Self::Quote { paragraphs } => paragraphs.iter().collect(),
            Self::List { items, .. } => items.iter().map(|item| &item.prose).collect(),
            Self::Table(_) | Self::Code { .. } | Self::Figure(_) | Self::Divider => return None,
        })
    }

    /// The same kind of block with other prose, a line each.
    fn with_lines(&self, lines: Vec<Prose>) -> Option<Self> {
        let lines: Vec<Prose> = lines.into_iter().filter(|prose| !prose.is_blank()).collect();
        Some(match self {
            Self::Heading { level, .. } => Self::Heading { level: *level, prose: joined(lines)? },
            Self::Paragraph { .. } => Self::Paragraph { prose: joined(lines)? },
            Self::Quote { .. } if !lines.is_empty() => Self::Quote { paragraphs: lines },
            Self::List { style, items } if !lines.is_empty() => {
                let depth = |at: usize| items.get(at).or(items.last()).map_or(0, |item| item.depth);
                let lines = lines.into_iter().enumerate();
                let items = lines.map(|(at, prose)| ListItem { depth: depth(at), prose }).collect();
                Self::List { style: *style, items }
            }
            _ => return None,
        })
    }
}

impl Article {
    /// Makes the correction.
    pub fn correct(&mut self, correction: &Correction) {
        match correction {
            Correction::PutBlock { before, block } => {
                self.blocks.insert((*before).min(self.blocks.len()), (**block).clone());
                self.number_slots();
            }
            Correction::DropBlock { at } => {
                if *at < self.blocks.len() {
                    self.blocks.remove(*at);
                    self.number_slots();
                }
            }
            Correction::SetText { at, text } => self.change(*at, |block| vec![retyped(block, text)]),
            Correction::Split { at, byte } => self.change(*at, |block| split(block, *byte)),
            Correction::MergeWithNext { at } => self.merge(*at),
            Correction::SetKind { at, kind: Kind::Caption } => self.make_caption(*at),
            Correction::SetKind { at, kind } => self.change(*at, |block| vec![made(block, *kind)]),
            Correction::SetField(value) => self.meta.set(value),
        }
    }

    /// Puts what becomes of a block in its place, unless it cannot be done.
    fn change(&mut self, at: usize, change: impl FnOnce(&Block) -> Vec<Option<Block>>) {
        let Some(block) = self.blocks.get(at) else { return };
        if let Some(blocks) = change(block).into_iter().collect::<Option<Vec<Block>>>() {
            self.blocks.splice(at..=at, blocks);
        }
    }

    fn merge(&mut self, at: usize) {
        let (Some(first), Some(next)) = (self.blocks.get(at), self.blocks.get(at + 1)) else { return };
        let (Some(mut lines), Some(more)) = (cloned(first), cloned(next)) else { return };
        lines.extend(more);
        if let Some(merged) = first.with_lines(lines) {
            self.blocks.splice(at..=at + 1, [merged]);
        }
    }

    fn make_caption(&mut self, at: usize) {
        let Some(words) = self.blocks.get(at).and_then(Block::words) else { return };
        let is_slot = |at: &usize| matches!(self.blocks.get(*at), Some(Block::Figure(_)));
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(is_slot);
        let Some(Block::Figure(figure)) = beside.and_then(|beside| self.blocks.get_mut(beside)) else {
            return;
        };
        add_to_caption(figure, &words.replace('\n', " "));
        self.blocks.remove(at);
    }
}

impl Meta {
    fn set(&mut self, value: &FieldValue) {
        match value {
            FieldValue::Date(field, date) => {
                let date = date.map(|date| Sourced::new(date, Found::Reader));
                match field {
                    Field::Updated => keep_unless_same(&mut self.updated, date),
                    _ => keep_unless_same(&mut self.published, date),
                }
            }
            FieldValue::Words(Field::Byline, names) => self.set_writers(names),
            FieldValue::Words(field, words) => {
                let words = words.trim();
                let typed = (!words.is_empty()).then(|| Sourced::new(words.to_owned(), Found::Reader));
                let slot = match field {
                    Field::Deck => &mut self.deck,
                    Field::Source => &mut self.source,
                    Field::Publisher => &mut self.site,
                    Field::Section => &mut self.section,
                    Field::Place => &mut self.dateline,
                    _ => &mut self.headline,
                };
                keep_unless_same(slot, typed);
            }
        }
    }

    /// Editors and photographers, who are credited apart, stay; so does the part of a writer who is named again.
    fn set_writers(&mut self, names: &str) {
        let names = names.split([',', '，', '、', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
        let mut bylines: Vec<Sourced<Byline>> = names
            .map(|name| {
                let known = self.bylines.iter().find(|byline| byline.value.name == name);
                let new = Byline { name: name.to_owned(), role: Role::Author };
                known.cloned().unwrap_or_else(|| Sourced::new(new, Found::Reader))
            })
            .collect();
        bylines.extend(self.bylines.iter().filter(|byline| !byline.value.role.is_writer()).cloned());
        self.bylines = bylines;
    }
}

fn keep_unless_same<T: PartialEq>(field: &mut Option<Sourced<T>>, typed: Option<Sourced<T>>) {
    let value = |field: &Option<Sourced<T>>, of: &Option<Sourced<T>>| match (field, of) {
        (Some(one), Some(other)) => one.value == other.value,
        (None, None) => true,
        _ => false,
    };
    if !value(field, &typed) {
        *field = typed;
    }
}

fn cloned(block: &Block) -> Option<Vec<Prose>> {
    block.proses().map(|proses| proses.into_iter().cloned().collect())
}

/// A block with other words; what did not change keeps its marks.
fn retyped(block: &Block, text: &str) -> Option<Block> {
    if matches!(block, Block::Code { .. }) {
        return (!text.trim().is_empty()).then(|| Block::Code { text: text.to_owned() });
    }
    let old = block.proses()?;
    let is_one = matches!(block, Block::Heading { .. } | Block::Paragraph { .. });
    let lines: Vec<&str> = if is_one { vec![text.trim()] } else { text.lines().map(str::trim).collect() };
    let line = |(at, line): (usize, &&str)| match old.get(at) {
        Some(prose) => prose.retyped(line),
        None => Prose::plain(*line),
    };
    block.with_lines(lines.iter().enumerate().map(line).collect())
}

fn split(block: &Block, byte: usize) -> Vec<Option<Block>> {
    let Some(proses) = block.proses() else { return vec![None] };
    let (mut before, mut behind, mut left) = (Vec::new(), Vec::new(), byte);
    for prose in proses {
        if left > prose.text.len() {
            left -= prose.text.len() + 1;
            before.push(prose.clone());
        } else if behind.is_empty() {
            let Some((first, second)) = prose.split(left) else { return vec![None] };
            before.push(first);
            behind.push(second);
        } else {
            behind.push(prose.clone());
        }
    }
    vec![block.with_lines(before), block.with_lines(behind)]
}

fn made(block: &Block, kind: Kind) -> Option<Block> {
    let lines = match block {
        Block::Code { text } => text.lines().map(Prose::from).collect(),
        block => cloned(block)?,
    };
    let item = |prose| ListItem { depth: 0, prose };
    Some(match kind {
        Kind::Paragraph => Block::Paragraph { prose: joined(lines)? },
        Kind::Heading(level) => Block::Heading { level: level.clamp(2, 6), prose: joined(lines)? },
        Kind::Quote => Block::Quote { paragraphs: lines },
        Kind::List(style) => match block {
            Block::List { items, .. } => Block::List { style, items: items.clone() },
            _ => Block::List { style, items: lines.into_iter().map(item).collect() },
        },
        Kind::Caption => return None,
    })
}

/// Lines as one: with a space between them, unless one of the two characters that meet is of a script without any.
fn joined(lines: Vec<Prose>) -> Option<Prose> {
    lines.into_iter().reduce(|before, behind| {
        let spaced = before.text.chars().last().is_some_and(is_spaced)
            && behind.text.chars().next().is_some_and(is_spaced);
        before.joined(behind, if spaced { " " } else { "" })
    })
}

/// Han characters, kana and wide punctuation stand without spaces; Hangul and letters do not.
fn is_spaced(c: char) -> bool {
    !matches!(c, '\u{2e80}'..='\u{abff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | ' ' | '\n')
}

fn add_to_caption(figure: &mut Figure, words: &str) {
    figure.caption = match figure.caption.take().filter(|caption| caption != words) {
        Some(caption) => Some(format!("{caption} {words}")),
        None => Some(words.to_owned()),
    };
}

#[cfg(test)]
#[path = "correct_tests.rs"]
mod tests;
