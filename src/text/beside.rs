//! Two texts beside each other: paragraphs that say the same stand in one row, with the words in which they differ.
//!
//! Words are the same in any form of their characters, which is told of them: 產業 is 产业. Punctuation says nothing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::align::{anchors, filled};
use super::fold::Folded;
use super::units::{Unit, units};

/// Paragraphs of both texts that stand beside each other; one side may have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub left: Vec<Passage>,
    pub right: Vec<Passage>,
}

/// A paragraph by its place in the text, with what the other text does not say so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    pub paragraph: usize,
    /// From left to right; none over another.
    pub differences: Vec<Difference>,
}

/// Words of one text that are not so in the other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    pub kind: DifferenceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DifferenceKind {
    /// The other text has nothing in their place.
    Alone,
    /// The other text has other words in their place.
    Changed,
    /// The other text has the same words in other forms of their characters.
    Form,
}

/// Words that anchor a comparison together.
const RUN: usize = 4;
/// A run of so few words that both have, between longer ones that they do not, is the same by chance.
const CHANCE: usize = 3;
/// Two paragraphs stand beside each other if they share so much of the shorter one: one in three.
const SHARED: usize = 3;

/// Lays two texts, a paragraph an entry, beside each other.
#[must_use]
pub fn beside(left: &[&str], right: &[&str]) -> Vec<Row> {
    let (left, right) = (Text::new(left), Text::new(right));
    let pairs = pairs(&left, &right);
    let mut rows = rows(&left, &right, &pairs);
    mark(&mut rows, &left, &right, &pairs);
    rows
}

/// A text as words, each with its paragraph and its bytes there.
struct Text<'a> {
    paragraphs: &'a [&'a str],
    words: Vec<u64>,
    places: Vec<(usize, Range<usize>)>,
    /// The number of the words of each paragraph.
    lengths: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(paragraphs: &'a [&'a str]) -> Self {
        let mut text = Self { paragraphs, words: Vec::new(), places: Vec::new(), lengths: Vec::new() };
        for (paragraph, written) in paragraphs.iter().enumerate() {
            let before = text.words.len();
            for placed in units(&Folded::new(written)) {
                let word = match placed.unit {
                    Unit::Dense(c) => hash(&c),
                    Unit::Word(word) => hash(word),
                    Unit::Gap | Unit::Break => continue,
                };
                text.words.push(word);
                text.places.push((paragraph, placed.written));
            }
            text.lengths.push(text.words.len() - before);
        }
        text
    }

    /// A word as it is written.
    fn written(&self, word: usize) -> Option<&'a str> {
        let (paragraph, range) = self.places.get(word)?;
        self.paragraphs.get(*paragraph)?.get(range.clone())
    }

    fn paragraph(&self, word: usize) -> usize {
        self.places.get(word).map_or(0, |(paragraph, _)| *paragraph)
    }

    fn length(&self, paragraph: usize) -> usize {
        self.lengths.get(paragraph).copied().unwrap_or_default()
    }

    /// Each run of words as one.
    fn runs(&self) -> Vec<u64> {
        self.words.windows(RUN).map(hash).collect()
    }
}

/// The same within one comparison, and kept nowhere.
fn hash<T: Hash + ?Sized>(thing: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

/// The words that both have, by their places, rising in both.
fn pairs(left: &Text, right: &Text) -> Vec<(usize, usize)> {
    let mut known: Vec<(usize, usize)> = Vec::new();
    for (at, there) in anchors(&left.runs(), &right.runs()) {
        for pair in (0..RUN).map(|more| (at + more, there + more)) {
            if known.last().is_none_or(|last| last.0 < pair.0 && last.1 < pair.1) {
                known.push(pair);
            }
        }
    }
    without_chance(&filled(&known, &left.words, &right.words), (left.words.len(), right.words.len()))
}

/// Leaves out short runs of pairs between long gaps.
fn without_chance(pairs: &[(usize, usize)], ends: (usize, usize)) -> Vec<(usize, usize)> {
    let follows = |one: &(usize, usize), other: &(usize, usize)| (one.0 + 1, one.1 + 1) == *other;
    let mut kept: Vec<(usize, usize)> = Vec::with_capacity(pairs.len());
    let runs: Vec<&[(usize, usize)]> = pairs.chunk_by(follows).collect();
    for (nth, run) in runs.iter().enumerate() {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let before = kept.last().map_or(*first, |end| (first.0 - end.0 - 1, first.1 - end.1 - 1));
        let next = runs.get(nth + 1).and_then(|next| next.first()).copied().unwrap_or(ends);
        let after = (next.0 - last.0 - 1, next.1 - last.1 - 1);
        let gap = before.0.max(before.1).min(after.0.max(after.1));
        if run.len() > CHANCE || gap <= run.len() {
            kept.extend_from_slice(run);
        }
    }
    kept
}

/// The paragraphs in rows, nothing marked yet.
fn rows(left: &Text, right: &Text, pairs: &[(usize, usize)]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (lefts, rights) in linked(left, right, pairs) {
        alone(&mut rows, from..lefts.start, to..rights.start);
        (from, to) = (lefts.end, rights.end);
        rows.push(Row { left: passages(lefts), right: passages(rights) });
    }
    alone(&mut rows, from..left.lengths.len(), to..right.lengths.len());
    rows
}

fn passages(paragraphs: Range<usize>) -> Vec<Passage> {
    paragraphs.map(|paragraph| Passage { paragraph, differences: Vec::new() }).collect()
}

/// Paragraphs that only one text has: a row each.
fn alone(rows: &mut Vec<Row>, lefts: Range<usize>, rights: Range<usize>) {
    rows.extend(lefts.map(|at| Row { left: passages(at..at + 1), right: Vec::new() }));
    rows.extend(rights.map(|at| Row { left: Vec::new(), right: passages(at..at + 1) }));
}

/// Which paragraphs of both stand in one row: those that share words, and those between them.
fn linked(left: &Text, right: &Text, pairs: &[(usize, usize)]) -> Vec<(Range<usize>, Range<usize>)> {
    // A headline stands beside the other one, whatever they say.
    if (left.lengths.len(), right.lengths.len()) == (1, 1) {
        return vec![(0..1, 0..1)];
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, there) in pairs {
        *shared.entry((left.paragraph(*at), right.paragraph(*there))).or_default() += 1;
    }
    let mut linked: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for ((one, other), words) in shared {
        if words * SHARED < left.length(one).min(right.length(other)) {
            continue;
        }
        match linked.last_mut() {
            Some((lefts, rights)) if one < lefts.end || other < rights.end => {
                lefts.end = lefts.end.max(one + 1);
                rights.end = rights.end.max(other + 1);
            }
            _ => linked.push((one..one + 1, other..other + 1)),
        }
    }
    linked
}

/// Marks the words that are in no pair, and those of a pair that are written in two ways.
fn mark(rows: &mut [Row], left: &Text, right: &Text, pairs: &[(usize, usize)]) {
    let lefts = gaps(left, pairs.iter().map(|pair| pair.0));
    let rights = gaps(right, pairs.iter().map(|pair| pair.1));
    let other_forms = || pairs.iter().filter(|(at, there)| left.written(*at) != right.written(*there));
    let left_forms = forms(left, other_forms().map(|pair| pair.0));
    let right_forms = forms(right, other_forms().map(|pair| pair.1));
    for row in rows {
        let gaps_in = |passages: &[Passage], gaps: &Gaps| -> HashSet<usize> {
            let of = |passage: &Passage| gaps.get(&passage.paragraph).into_iter().flatten();
            passages.iter().flat_map(of).map(|(gap, _)| *gap).collect()
        };
        let (in_left, in_right) = (gaps_in(&row.left, &lefts), gaps_in(&row.right, &rights));
        let mark = |passages: &mut [Passage], gaps: &Gaps, forms: &Forms, others: &HashSet<usize>| {
            for passage in passages {
                let kind = |gap| {
                    if others.contains(gap) { DifferenceKind::Changed } else { DifferenceKind::Alone }
                };
                let words = gaps.get(&passage.paragraph).into_iter().flatten();
                let words = words.map(|(gap, range)| Difference { range: range.clone(), kind: kind(gap) });
                let forms = forms.get(&passage.paragraph).into_iter().flatten();
                let forms =
                    forms.map(|range| Difference { range: range.clone(), kind: DifferenceKind::Form });
                passage.differences = words.chain(forms).collect();
                passage.differences.sort_unstable_by_key(|difference| difference.range.start);
            }
        };
        mark(&mut row.left, &lefts, &left_forms, &in_right);
        mark(&mut row.right, &rights, &right_forms, &in_left);
    }
}

/// By paragraph: words, those that touch as one.
type Forms = HashMap<usize, Vec<Range<usize>>>;

fn forms(text: &Text, words: impl Iterator<Item = usize>) -> Forms {
    let mut forms = Forms::new();
    for (paragraph, range) in words.filter_map(|word| text.places.get(word)) {
        let of_paragraph = forms.entry(*paragraph).or_default();
        match of_paragraph.last_mut() {
            Some(known) if known.end == range.start => known.end = range.end,
            _ => of_paragraph.push(range.clone()),
        }
    }
    forms
}

/// By paragraph: the words that are in no pair, those that stand together as one, each with the number of the pairs
/// before them.
type Gaps = HashMap<usize, Vec<(usize, Range<usize>)>>;

fn gaps(text: &Text, paired: impl Iterator<Item = usize>) -> Gaps {
    let mut gaps = Gaps::new();
    let mut paired = paired.peekable();
    let mut before = 0;
    for (at, (paragraph, range)) in text.places.iter().enumerate() {
        if paired.next_if_eq(&at).is_some() {
            before += 1;
            continue;
        }
        let of_paragraph = gaps.entry(*paragraph).or_default();
        match of_paragraph.last_mut() {
            Some((gap, known)) if *gap == before => known.end = range.end,
            _ => of_paragraph.push((before, range.clone())),
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row a line, the sides parted by a bar, paragraphs by a slash; `[only here]`, `{worded differently}`,
    /// `<in other forms>`.
    #[track_caller]
    fn check(left: &[&str], right: &[&str], expect: &[&str]) {
        let shown = |texts: &[&str], passages: &[Passage]| {
            let passage = |passage: &Passage| {
                let text = texts[passage.paragraph];
                let mut shown = String::new();
                let mut from = 0;
                for Difference { range, kind } in &passage.differences {
                    let (open, close) = match kind {
                        DifferenceKind::Alone => ('[', ']'),
                        DifferenceKind::Changed => ('{', '}'),
                        DifferenceKind::Form => ('<', '>'),
                    };
                    shown += &text[from..range.start];
                    shown.push(open);
                    shown += &text[range.clone()];
                    shown.push(close);
                    from = range.end;
                }
                shown + &text[from..]
            };
            passages.iter().map(passage).collect::<Vec<_>>().join(" / ")
        };
        let rows = beside(left, right);
        let rows: Vec<String> = rows
            .iter()
            .map(|row| format!("{} | {}", shown(left, &row.left), shown(right, &row.right)))
            .collect();
        assert_eq!(rows, expect);
    }

    const FOG: &str = "晨霧散去之後，海面上漸漸熱鬧起來，沿海的產業鏈條正在延長。";

    #[test]
    fn the_other_script_is_the_same_in_other_forms_and_signs_are_no_difference() {
        check(
            &["沿海的產業鏈條正在延長。"],
            &["沿海的产业链条正在延长."],
            &["沿海的<產業鏈條>正在延<長>。 | 沿海的<产业链条>正在延<长>."],
        );
        check(
            &["ＧＤＰ增長，產能不變"],
            &["GDP增長，新产能不變"],
            &["<ＧＤＰ>增長，<產>能不變 | <GDP>增長，[新]<产>能不變"],
        );
    }

    #[test]
    fn words_are_added_left_out_and_changed() {
        check(
            &["工人忙着裝卸，新線今日開通，貨運量比去年多。"],
            &["工人清早忙着裝卸，新線昨天開通，貨運量比去年多三成。"],
            &[
                "工人忙着裝卸，新線{今日}開通，貨運量比去年多。 | 工人[清早]忙着裝卸，新線{昨天}開通，貨運量比去年多[三成]。",
            ],
        );
        check(
            &["The port opened on Monday."],
            &["The old port opened on Sunday."],
            &["The port opened on {Monday}. | The [old] port opened on {Sunday}."],
        );
    }

    #[test]
    fn paragraphs_that_only_one_has_stand_alone() {
        check(
            &[FOG, "責任編輯某某"],
            &["本網十日電", FOG],
            &[" | [本網十日電]", &format!("{FOG} | {FOG}"), "[責任編輯某某] | "],
        );
    }

    #[test]
    fn a_paragraph_that_was_parted_stands_beside_both_parts() {
        let (first, second) = ("晨霧散去之後，海面上漸漸熱鬧起來，", "沿海的產業鏈條正在延長。");
        check(&[FOG], &[first, second], &[&format!("{FOG} | {first} / {second}")]);
    }

    #[test]
    fn letters_that_two_stories_share_by_chance_are_not_the_same() {
        let (one, other) = ("圖書館的讀者在雨天多起來", "老街上的茶葉店也開了門，店主說新茶在漲價");
        check(
            &[one, FOG],
            &[other],
            &[
                &format!("[{one}] | "),
                &format!("[{}]。 | ", FOG.trim_end_matches('。')),
                &format!(" | [{other}]"),
            ],
        );
        check(&[one], &[other], &[&format!("{{{one}}} | {{{other}}}")]);
    }

    #[test]
    fn nothing_beside_nothing_is_no_row() {
        check(&[], &[], &[]);
        check(&[], &["一"], &[" | [一]"]);
    }
}
