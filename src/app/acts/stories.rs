//! Commands about clips that tell one story: found, laid side by side, made one, parted.

use super::super::App;
use super::super::front::Shown;
use super::super::opening::source_and_day;
use crate::command::{ClipId, Pane, Scope, Side, StoryAct, TagId};
use crate::jobs::{BesideWanted, ChangedBy, Laid};
use crate::library::{Beside, Mark, Op, StepName, Twin};
use crate::ui::compare::{Text, Texts};
use crate::ui::dialogs::{Head, Pair};
use crate::ui::reader::clean_text;
use crate::ui::toasts::Toast;

/// Between the parts of a line.
const BETWEEN: &str = " · ";

impl App {
    pub(super) fn act_on_stories(&mut self, act: StoryAct) {
        match act {
            StoryAct::Find => {
                self.backstage.find_stories();
                self.view.search.clear();
                self.view.pane = Pane::List;
                self.show(Scope::Duplicates);
            }
            StoryAct::Compare => {
                let pair = match self.shelf.chosen_in_order().as_slice() {
                    [left, right] => Some((*left, *right)),
                    [only] => self.reading.twins().first().map(|twin| (*only, twin.clip)),
                    _ => None,
                };
                if let Some((left, right)) = pair {
                    self.lay_side_by_side(left, right);
                }
            }
            StoryAct::CompareThese(left, right) => self.lay_side_by_side(left, right),
            StoryAct::Next => self.turn_pair(1),
            StoryAct::Previous => self.turn_pair(-1),
            StoryAct::Keep(side) => self.keep_side(side),
            StoryAct::Part => {
                if let Some(pair) = self.pair_shown() {
                    let words = self.locale.text("toast-parted");
                    self.change_clips(Op::PartStories { pairs: vec![pair] }, words);
                }
            }
            StoryAct::Show(side) => {
                if let Some((left, right)) = self.pair_shown() {
                    self.front.dialog = None;
                    self.reveal(if side == Side::Left { left } else { right });
                }
            }
        }
    }

    fn lay_side_by_side(&mut self, left: ClipId, right: ClipId) {
        self.front.dialog = Some(Shown::Story(Box::default()));
        self.backstage.beside(BesideWanted::These(left, right));
    }

    /// Lays the pair beside each other that is so many further on, round and round.
    fn turn_pair(&mut self, by: isize) {
        let Some(Shown::Story(view)) = &self.front.dialog else { return };
        if let Some((at, of)) = view.shown.as_ref().and_then(|pair| pair.place) {
            let to = (at as isize + by).rem_euclid(of.max(1) as isize);
            self.backstage.beside(BesideWanted::Pair(to as usize));
        }
    }

    fn keep_side(&mut self, side: Side) {
        let Some((left, right)) = self.pair_shown() else { return };
        let (keep, other) = if side == Side::Left { (left, right) } else { (right, left) };
        let row = self.shelf.rows.row(keep, self.backstage.reader());
        let headline = row.map(|row| row.headline.clone()).unwrap_or_default();
        let words = self.locale.with("toast-merged", &[("headline", headline.into())]);
        self.change_clips(Op::MergeClips { keep, others: vec![other] }, words);
    }

    fn pair_shown(&self) -> Option<(ClipId, ClipId)> {
        match &self.front.dialog {
            Some(Shown::Story(view)) => view.shown.as_ref().map(Pair::clips),
            _ => None,
        }
    }

    /// The library has changed while two clips lie side by side: what is shown may not be so any more.
    pub(in crate::app) fn lay_again(&mut self, by: ChangedBy) {
        let Some(Shown::Story(view)) = &self.front.dialog else { return };
        let Some(pair) = &view.shown else { return };
        let settled = matches!(by, ChangedBy::Step(StepName::MergeClips | StepName::PartStories));
        match (settled, pair.place) {
            // The next pair has taken its place.
            (true, Some((at, _))) => self.backstage.beside(BesideWanted::Pair(at)),
            (true, None) => self.front.dialog = None,
            (false, _) => {
                let (left, right) = pair.clips();
                self.backstage.beside(BesideWanted::These(left, right));
            }
        }
    }

    /// Two clips were laid beside each other.
    pub(in crate::app) fn take_laid(&mut self, laid: Laid) {
        let Some(Shown::Story(_)) = &self.front.dialog else { return };
        let Some(beside) = laid.beside else {
            // What was wanted is gone: the last pair was settled.
            self.front.dialog = None;
            self.front.toasts.push(Toast::plain(self.locale.text("toast-no-more-pairs")));
            return;
        };
        let pair = self.pair(*beside, laid.at.map(|at| (at, laid.of)));
        if let Some(Shown::Story(view)) = &mut self.front.dialog {
            view.show(pair);
        }
    }

    fn pair(&self, beside: Beside, place: Option<(usize, usize)>) -> Pair {
        let Beside { left, right, rows, likeness } = beside;
        let alike = likeness.map(|thousandths| (thousandths + 5) / 10);
        let heads = (self.head(&left), self.head(&right));
        let texts = Texts::new(text(left), text(right), rows, 1);
        Pair::new(heads.0, heads.1, texts, place, alike)
    }

    fn head(&self, twin: &Twin) -> Head {
        let source = source_and_day(&twin.row, BETWEEN, &self.locale);
        Head { clip: twin.row.id, source, belongings: self.belongings(twin) }
    }

    /// Where a clip is filed, its tags, its star and its note.
    fn belongings(&self, twin: &Twin) -> String {
        let between = self.locale.text("reader-names-between");
        let collections: Vec<&str> =
            twin.collections.iter().filter_map(|collection| self.shelf.tree.name(*collection)).collect();
        let tags: Vec<&str> =
            twin.row.tags.iter().filter_map(|tag: &TagId| self.shelf.tag_name(*tag)).collect();
        let named = |names: Vec<&str>, key: &str| {
            (!names.is_empty()).then(|| self.locale.with(key, &[("names", names.join(&between).into())]))
        };
        let mut parts = Vec::new();
        parts.extend(twin.row.marks.has(Mark::Starred).then(|| self.locale.text("list-starred")));
        parts.extend(named(collections, "compare-in"));
        parts.extend(named(tags, "compare-tagged"));
        parts.extend(
            twin.note
                .as_deref()
                .map(|note| self.locale.with("compare-note", &[("note", clean_text(note).into())])),
        );
        if parts.is_empty() { self.locale.text("compare-nothing") } else { parts.join(BETWEEN) }
    }

    /// All clips are compared.
    pub(in crate::app) fn tell_of_stories(&mut self) {
        let words =
            self.locale.with("toast-stories-found", &[("count", self.shelf.counts().duplicates.into())]);
        self.front.toasts.push(Toast::plain(words));
    }
}

fn text(twin: Twin) -> Text {
    let paragraphs = twin.paragraphs;
    Text { lang: twin.row.lang, paragraphs }
}
