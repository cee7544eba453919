//! What is laid side by side. Plain data; nothing is drawn here.

use crate::article::Lang;
use crate::text::beside::{Difference, DifferenceKind, Passage, Row};
use crate::ui::locale::Locale;
use crate::ui::reader::clean_marked;

/// A paragraph is laid out in one go, and its differences one by one: of one that no newspaper prints the beginning is
/// shown.
const MOST_BYTES: usize = 12_000;

/// Two texts and how their paragraphs stand beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    pub left: Text,
    pub right: Text,
    pub rows: Vec<Row>,
    /// So many rows at the top are headlines.
    pub headlines: usize,
}

/// One of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub lang: Lang,
    pub paragraphs: Vec<String>,
}

impl Texts {
    /// Takes out of the texts what cannot be shown. `headlines` rows at the top are headlines.
    #[must_use]
    pub fn new(mut left: Text, mut right: Text, mut rows: Vec<Row>, headlines: usize) -> Self {
        for row in &mut rows {
            left.clean(&mut row.left);
            right.clean(&mut row.right);
        }
        Self { left, right, rows, headlines }
    }
}

impl Text {
    /// Each paragraph is in one passage: what is taken out of it moves the differences along.
    fn clean(&mut self, passages: &mut [Passage]) {
        for passage in passages {
            let Some(paragraph) = self.paragraphs.get_mut(passage.paragraph) else { continue };
            if paragraph.len() > MOST_BYTES {
                paragraph.truncate(paragraph.floor_char_boundary(MOST_BYTES));
                passage.differences.retain(|difference| difference.range.end <= paragraph.len());
                paragraph.push('…');
            }
            let (clean, _) = clean_marked(paragraph, &[]);
            if clean == *paragraph {
                continue;
            }
            let moved = |old: Difference| {
                let range = clean_marked(paragraph, std::slice::from_ref(&old.range)).1.pop()?;
                Some(Difference { range, ..old })
            };
            passage.differences =
                std::mem::take(&mut passage.differences).into_iter().filter_map(moved).collect();
            *paragraph = clean;
        }
    }

    /// The words of a passage.
    pub(super) fn words(&self, passage: &Passage) -> &str {
        self.paragraphs.get(passage.paragraph).map_or("", String::as_str)
    }

    /// What a screen reader says of a passage after its words: those that are here only, and those worded differently.
    pub(super) fn differences(&self, passage: &Passage, locale: &Locale) -> String {
        let words = self.words(passage);
        let of = |kind: DifferenceKind, key: &str| {
            let differences = passage.differences.iter().filter(|difference| difference.kind == kind);
            let marked: Vec<&str> =
                differences.filter_map(|Difference { range, .. }| words.get(range.clone())).collect();
            (!marked.is_empty())
                .then(|| locale.with(key, &[("words", marked.join(&locale.text("compare-between")).into())]))
        };
        // Words in other forms of their characters sound the same.
        let kinds = [(DifferenceKind::Alone, "compare-alone"), (DifferenceKind::Changed, "compare-changed")];
        kinds.into_iter().filter_map(|(kind, key)| of(kind, key)).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::beside::beside;
    use crate::ui::locale::Language;

    #[test]
    fn of_a_paragraph_of_megabytes_the_beginning_is_laid_beside_the_other() {
        let text = |words: &str| Text { lang: Lang::En, paragraphs: vec![words.repeat(100_000)] };
        let difference = |range| Difference { range, kind: DifferenceKind::Changed };
        let passage =
            Passage { paragraph: 0, differences: vec![difference(0..2), difference(900_000..900_003)] };
        let row = Row { left: vec![passage.clone()], right: vec![passage] };
        let texts = Texts::new(text("新線開通 "), text("one line "), vec![row], 0);
        for (text, passage) in
            [(&texts.left, &texts.rows[0].left[0]), (&texts.right, &texts.rows[0].right[0])]
        {
            assert!(text.words(passage).len() <= MOST_BYTES + 3);
            assert_eq!(passage.differences.len(), 1);
        }
    }

    #[test]
    fn differences_are_said_in_words() {
        let (one, other) = ("新線今日開通，貨運量比去年多。", "新線昨天開通，貨運量比去年多三成。");
        let rows = beside(&[one], &[other]);
        let text = Text { lang: Lang::ZhHant, paragraphs: vec![other.to_owned()] };
        let said = text.differences(&rows[0].right[0], &Locale::new(Language::English));
        assert_eq!(said, "Only here: 三成; Worded differently: 昨天");
    }
}
