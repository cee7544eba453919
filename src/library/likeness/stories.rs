//! Groups of clips that tell the same story, read from the pairs.

use std::collections::BTreeMap;

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
        let mut select = self.words().prepare_cached(
            "SELECT one, other FROM clip_pair
             JOIN clip AS first ON first.id = one JOIN clip AS second ON second.id = other
             WHERE NOT parted AND first.trashed_at IS NULL AND second.trashed_at IS NULL",
        )?;
        let rows = select.query_map([], |row| Ok((ClipId(row.get(0)?), ClipId(row.get(1)?))))?;
        let mut groups = Groups::default();
        for pair in rows {
            let (one, other) = pair?;
            groups.join(one, other);
        }
        Ok(groups.of_two_and_more())
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
