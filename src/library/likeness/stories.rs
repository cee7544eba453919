//! Groups of clips that tell the same story, read from the pairs.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{ClipId, LibraryError, Reader};

/// Another clip with the same story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Like {
    pub clip: ClipId,
    /// Of the words of both, in runs of four, those that both have: in thousandths.
    pub likeness: u16,
}

impl Reader {
    /// The groups of two and more clips that tell one story, the group with the newest clip first, in each the oldest
    /// clip first. Clips in the Trash and those that were parted by the reader are in none.
    pub fn stories(&self) -> Result<Vec<Vec<ClipId>>, LibraryError> {
        Ok(grouped(&self.live_pairs()?))
    }

    fn live_pairs(&self) -> Result<Vec<(ClipId, ClipId)>, LibraryError> {
        let mut select = self.words().prepare_cached(
            "SELECT one, other FROM clip_pair
             JOIN clip AS first ON first.id = one JOIN clip AS second ON second.id = other
             WHERE NOT parted AND first.trashed_at IS NULL AND second.trashed_at IS NULL",
        )?;
        let rows = select.query_map([], |row| Ok((ClipId(row.get(0)?), ClipId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The pairs of clips that are taken for one story, those of a group together, in the order of the groups.
    pub fn story_pairs(&self) -> Result<Vec<(ClipId, ClipId)>, LibraryError> {
        let mut pairs = self.live_pairs()?;
        let place: BTreeMap<ClipId, usize> =
            grouped(&pairs).iter().flatten().enumerate().map(|(place, clip)| (*clip, place)).collect();
        pairs.sort_by_key(|(one, other)| (place.get(one).copied(), place.get(other).copied()));
        Ok(pairs)
    }

    /// Those of these clips that tell the story of one that is not among them, each with the likest.
    pub fn told_before(&self, clips: &[ClipId]) -> Result<Vec<(ClipId, ClipId)>, LibraryError> {
        let mut found = Vec::new();
        let among: BTreeSet<ClipId> = clips.iter().copied().collect();
        for clip in clips {
            let others = self.same_story(*clip)?;
            let other = others.iter().find(|like| !among.contains(&like.clip));
            found.extend(other.map(|other| (*clip, other.clip)));
        }
        Ok(found)
    }

    /// The other clips that tell this one's story, the likest first; none in the Trash.
    pub fn same_story(&self, clip: ClipId) -> Result<Vec<Like>, LibraryError> {
        let mut select = self.words().prepare_cached(
            "SELECT id, likeness FROM (
                 SELECT other AS id, likeness FROM clip_pair WHERE one = ?1 AND NOT parted
                 UNION ALL SELECT one, likeness FROM clip_pair WHERE other = ?1 AND NOT parted)
             JOIN clip USING (id) WHERE trashed_at IS NULL ORDER BY likeness DESC, id",
        )?;
        let rows = select
            .query_map([clip.0], |row| Ok(Like { clip: ClipId(row.get(0)?), likeness: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Puts the clips of a story together, each story where its first clip stands in the list; returns the places where
/// another story begins. Clips of no story are left out.
pub(in crate::library) fn together(ids: &[ClipId], stories: &[Vec<ClipId>]) -> (Vec<ClipId>, Vec<usize>) {
    let story: BTreeMap<ClipId, usize> = (0..)
        .zip(stories)
        .flat_map(|(number, clips)| clips.iter().map(move |clip| (*clip, number)))
        .collect();
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut placed: Vec<(usize, ClipId)> = Vec::with_capacity(ids.len());
    for (place, clip) in ids.iter().enumerate() {
        let Some(story) = story.get(clip) else { continue };
        placed.push((*first.entry(*story).or_insert(place), *clip));
    }
    placed.sort_by_key(|(first, _)| *first);
    let starts = placed.chunk_by(|one, other| one.0 == other.0).scan(0, |at, story| {
        let start = *at;
        *at += story.len();
        Some(start)
    });
    let starts = starts.collect();
    (placed.into_iter().map(|(_, clip)| clip).collect(), starts)
}

fn grouped(pairs: &[(ClipId, ClipId)]) -> Vec<Vec<ClipId>> {
    let mut groups = Groups::default();
    for (one, other) in pairs {
        groups.join(*one, *other);
    }
    groups.of_two_and_more()
}

/// Disjoint sets: each clip leads to another of its group, in the end to the oldest.
#[derive(Default)]
struct Groups(BTreeMap<ClipId, ClipId>);

impl Groups {
    fn join(&mut self, one: ClipId, other: ClipId) {
        let (one, other) = (self.oldest(one), self.oldest(other));
        self.0.insert(one.max(other), one.min(other));
    }

    fn oldest(&mut self, clip: ClipId) -> ClipId {
        let mut at = clip;
        let mut way = Vec::new();
        while let Some(next) = self.0.get(&at).copied().filter(|next| *next != at) {
            way.push(at);
            at = next;
        }
        // The way is made short for those who go it after.
        for clip in way {
            self.0.insert(clip, at);
        }
        self.0.entry(at).or_insert(at);
        at
    }

    fn of_two_and_more(mut self) -> Vec<Vec<ClipId>> {
        let clips: Vec<ClipId> = self.0.keys().copied().collect();
        let mut groups: BTreeMap<ClipId, Vec<ClipId>> = BTreeMap::new();
        for clip in clips {
            groups.entry(self.oldest(clip)).or_default().push(clip);
        }
        let mut groups: Vec<Vec<ClipId>> = groups.into_values().filter(|group| group.len() > 1).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.last().copied()));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_of_a_story_stand_together_where_the_first_of_them_stands() {
        let clips = |numbers: &[i64]| numbers.iter().copied().map(ClipId).collect::<Vec<_>>();
        let stories = [clips(&[2, 9]), clips(&[1, 4, 7])];
        let (ids, starts) = together(&clips(&[7, 9, 5, 1, 2, 4]), &stories);
        assert_eq!((ids, starts), (clips(&[7, 1, 4, 9, 2]), vec![0, 3]));
    }

    #[test]
    fn clips_that_are_joined_by_others_are_one_group() {
        let mut groups = Groups::default();
        for (one, other) in [(4, 9), (1, 2), (7, 4), (2, 8), (5, 6)] {
            groups.join(ClipId(one), ClipId(other));
        }
        let shown: Vec<Vec<i64>> = groups
            .of_two_and_more()
            .into_iter()
            .map(|group| group.into_iter().map(|clip| clip.0).collect())
            .collect();
        assert_eq!(shown, [vec![4, 7, 9], vec![1, 2, 8], vec![5, 6]]);
    }
}
