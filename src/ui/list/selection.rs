//! Which clips of the list are selected, and which was chosen last.

use super::clip_set::ClipSet;
use crate::command::{ClipId, Reach, Step};

/// The selection. The `lead` is the clip that keys move from; the `anchor` is where a range starts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    clips: ClipSet,
    lead: Option<ClipId>,
    anchor: Option<ClipId>,
}

impl Selection {
    #[must_use]
    pub fn of(clips: impl IntoIterator<Item = ClipId>, lead: Option<ClipId>) -> Self {
        Self { clips: clips.into_iter().collect(), lead, anchor: lead }
    }

    #[must_use]
    pub fn contains(&self, clip: ClipId) -> bool {
        self.clips.contains(clip)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.clips.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clips.is_empty()
    }

    /// The clip chosen last.
    #[must_use]
    pub fn lead(&self) -> Option<ClipId> {
        self.lead
    }

    /// The one selected clip, if it is one.
    #[must_use]
    pub fn only(&self) -> Option<ClipId> {
        if self.clips.len() == 1 { self.clips.iter().next() } else { None }
    }

    /// The selected clips by their numbers.
    pub fn iter(&self) -> impl Iterator<Item = ClipId> {
        self.clips.iter()
    }

    /// The selected clips in the order of the list.
    #[must_use]
    pub fn in_order(&self, ids: &[ClipId]) -> Vec<ClipId> {
        ids.iter().copied().filter(|clip| self.contains(*clip)).collect()
    }

    /// What of it is in this list.
    #[must_use]
    pub fn of_those_in(&self, ids: &[ClipId]) -> Self {
        let clips = self.in_order(ids);
        let first = clips.first().copied();
        let clips: ClipSet = clips.into_iter().collect();
        let lead = self.lead.filter(|lead| clips.contains(*lead)).or(first);
        Self { clips, lead, anchor: lead }
    }

    /// Chooses a clip of the list `ids`.
    pub fn choose(&mut self, clip: ClipId, reach: Reach, ids: &[ClipId]) {
        match reach {
            Reach::Only => *self = Self::of([clip], Some(clip)),
            Reach::Toggle => {
                if self.clips.contains(clip) {
                    self.clips.remove(clip);
                } else {
                    self.clips.insert(clip);
                }
                self.lead = Some(clip);
                self.anchor = Some(clip);
            }
            Reach::Through => self.through(clip, ids),
        }
    }

    pub fn choose_all(&mut self, ids: &[ClipId]) {
        self.clips = ids.iter().copied().collect();
        self.lead = self.lead.or_else(|| ids.first().copied());
    }

    /// Moves by a key; a page is `page` rows.
    pub fn step(&mut self, step: Step, reach: Reach, ids: &[ClipId], page: usize) {
        let last = ids.len().saturating_sub(1);
        let at = self.lead.and_then(|lead| ids.iter().position(|clip| *clip == lead));
        let next = match (step, at) {
            (Step::First, _) | (Step::Down | Step::PageDown, None) => 0,
            (Step::Last, _) | (Step::Up | Step::PageUp, None) => last,
            (Step::Up, Some(at)) => at.saturating_sub(1),
            (Step::Down, Some(at)) => (at + 1).min(last),
            (Step::PageUp, Some(at)) => at.saturating_sub(page),
            (Step::PageDown, Some(at)) => (at + page).min(last),
        };
        if let Some(clip) = ids.get(next) {
            self.choose(*clip, reach, ids);
        }
    }

    /// Drops what is no longer in the list. When nothing is left, the clip that took the lead's place follows.
    pub fn keep_to(&mut self, before: &[ClipId], now: &[ClipId]) {
        let there: ClipSet = now.iter().copied().collect();
        let had_some = !self.clips.is_empty();
        self.clips = self.in_order(now).into_iter().collect();
        if self.lead.is_some_and(|lead| !there.contains(lead)) {
            let follower = self.follower(before, &there);
            self.lead = self.clips.iter().next().or(follower);
            self.anchor = self.lead;
        }
        if had_some && self.clips.is_empty() {
            self.clips.extend(self.lead);
        }
    }

    /// The next clip after the lead that is still there, else the one before it.
    fn follower(&self, before: &[ClipId], there: &ClipSet) -> Option<ClipId> {
        let at = before.iter().position(|clip| Some(*clip) == self.lead)?;
        let (above, below) = before.split_at(at);
        below.iter().chain(above.iter().rev()).copied().find(|clip| there.contains(*clip))
    }

    fn through(&mut self, clip: ClipId, ids: &[ClipId]) {
        let place = |of: Option<ClipId>| of.and_then(|of| ids.iter().position(|id| *id == of));
        let (Some(from), Some(to)) = (place(self.anchor), place(Some(clip))) else {
            *self = Self::of([clip], Some(clip));
            return;
        };
        let range = from.min(to)..=from.max(to);
        self.clips = ids.get(range).unwrap_or_default().iter().copied().collect();
        self.lead = Some(clip);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [ClipId; 5] = [ClipId(9), ClipId(7), ClipId(5), ClipId(3), ClipId(1)];

    fn chosen(selection: &Selection) -> Vec<i64> {
        selection.in_order(&IDS).into_iter().map(|clip| clip.0).collect()
    }

    fn one(clip: i64) -> Selection {
        Selection::of([ClipId(clip)], Some(ClipId(clip)))
    }

    #[test]
    fn shift_reaches_from_the_last_plain_choice_both_ways() {
        let mut selection = one(5);
        selection.choose(ClipId(1), Reach::Through, &IDS);
        assert_eq!(chosen(&selection), [5, 3, 1]);
        selection.choose(ClipId(9), Reach::Through, &IDS);
        assert_eq!(chosen(&selection), [9, 7, 5]);
    }

    #[test]
    fn ctrl_adds_one_and_takes_it_out_again() {
        let mut selection = one(5);
        selection.choose(ClipId(9), Reach::Toggle, &IDS);
        assert_eq!(chosen(&selection), [9, 5]);
        selection.choose(ClipId(9), Reach::Toggle, &IDS);
        assert_eq!(chosen(&selection), [5]);
    }

    #[test]
    fn keys_stop_at_both_ends() {
        let mut selection = Selection::default();
        selection.step(Step::Down, Reach::Only, &IDS, 2);
        assert_eq!(chosen(&selection), [9]);
        selection.step(Step::Up, Reach::Only, &IDS, 2);
        assert_eq!(chosen(&selection), [9]);
        selection.step(Step::PageDown, Reach::Only, &IDS, 2);
        assert_eq!(chosen(&selection), [5]);
        selection.step(Step::Last, Reach::Through, &IDS, 2);
        assert_eq!(chosen(&selection), [5, 3, 1]);
    }

    #[test]
    fn after_a_clip_leaves_the_next_one_takes_its_place() {
        let mut selection = one(5);
        selection.keep_to(&IDS, &[ClipId(9), ClipId(7), ClipId(3), ClipId(1)]);
        assert_eq!(chosen(&selection), [3]);
        let mut selection = one(1);
        selection.keep_to(&IDS, &[ClipId(9), ClipId(7)]);
        assert_eq!(chosen(&selection), [7]);
    }

    #[test]
    fn a_hundred_thousand_are_chosen_at_once_and_a_range_of_them_too() {
        let ids: Vec<ClipId> = (1..=100_000).rev().map(ClipId).collect();
        let mut selection = Selection::default();
        selection.choose_all(&ids);
        assert_eq!((selection.len(), selection.lead()), (100_000, Some(ClipId(100_000))));
        selection.choose(ClipId(7), Reach::Toggle, &ids);
        assert_eq!((selection.len(), selection.contains(ClipId(7))), (99_999, false));
        selection.choose(ClipId(90_000), Reach::Only, &ids);
        selection.choose(ClipId(10), Reach::Through, &ids);
        assert_eq!((selection.len(), selection.in_order(&ids).len()), (89_991, 89_991));
    }

    #[test]
    fn nothing_selected_stays_nothing_selected() {
        let mut selection = Selection::default();
        selection.keep_to(&IDS, &IDS[1..]);
        assert!(selection.is_empty());
    }
}
