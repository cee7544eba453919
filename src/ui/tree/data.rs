//! What the tree shows: All, Unfiled, Unread, Starred, the collections in their order, the tags, Duplicates, Archive,
//! Trash. Nothing is drawn here.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::{CollectionId, Colour, Destination, Look, Scope, TagId};
use crate::library::{Collection, Counts, Tag};

/// The rows of the tree from top to bottom, folded ones left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TreeData {
    pub rows: Vec<TreeRow>,
    /// Every collection with the names above it, for choosing one.
    pub paths: Vec<CollectionPath>,
    /// Every tag, in the order of the folded names.
    pub tags: Vec<TagLabel>,
}

/// A tag as it is shown on clips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagLabel {
    pub id: TagId,
    pub name: String,
    pub colour: Option<Colour>,
}

/// One row of the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TreeRow {
    pub scope: Scope,
    /// The name of the collection or the tag; empty for the others, whose names are the interface's.
    pub name: String,
    pub look: Look,
    pub clips: u64,
    /// 0 at the top.
    pub depth: usize,
    pub branch: Branch,
    /// Where it stands among its siblings.
    pub place: Place,
}

/// Whether a collection has others inside, and whether they are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Branch {
    #[default]
    Leaf,
    Open,
    Closed,
}

/// Where a collection stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    pub parent: Option<CollectionId>,
    /// Counted from 0 among the children of `parent`.
    pub position: usize,
    pub siblings: usize,
}

/// A collection with the names of those it lies in, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionPath {
    pub id: CollectionId,
    pub names: Vec<String>,
    /// The ids along the path, itself last.
    pub ids: Vec<CollectionId>,
}

impl TreeData {
    /// The rows for these collections, siblings in their order, of which those in `open` show what is inside them.
    #[must_use]
    pub fn new(
        collections: &[Collection],
        tags: &[Tag],
        counts: Counts,
        open: &BTreeSet<CollectionId>,
    ) -> Self {
        let mut children: BTreeMap<Option<CollectionId>, Vec<&Collection>> = BTreeMap::new();
        for collection in collections {
            children.entry(collection.parent).or_default().push(collection);
        }
        let mut data = Self::default();
        data.rows.push(TreeRow::fixed(Scope::All, counts.all));
        data.rows.push(TreeRow::fixed(Scope::Unfiled, counts.unfiled));
        data.rows.push(TreeRow::fixed(Scope::Unread, counts.unread));
        data.rows.push(TreeRow::fixed(Scope::Starred, counts.starred));
        Walk { children: &children, open, data: &mut data }.below(None, &mut Vec::new(), true);
        data.rows.extend(tags.iter().map(TreeRow::of_tag));
        data.rows.push(TreeRow::fixed(Scope::Duplicates, counts.duplicates));
        data.rows.push(TreeRow::fixed(Scope::Archive, counts.archive));
        data.rows.push(TreeRow::fixed(Scope::Trash, counts.trash));
        data.tags = tags.iter().map(TagLabel::of).collect();
        data
    }

    /// The row of a scope, unless it is folded away.
    #[must_use]
    pub fn row(&self, scope: Scope) -> Option<&TreeRow> {
        self.rows.iter().find(|row| row.scope == scope)
    }

    /// The collection's name, wherever it lies.
    #[must_use]
    pub fn name(&self, id: CollectionId) -> Option<&str> {
        self.paths.iter().find(|path| path.id == id).and_then(|path| path.names.last()).map(String::as_str)
    }

    /// Whether `inner` is `outer` or lies in it: nothing can be moved into itself.
    #[must_use]
    pub fn lies_in(&self, inner: CollectionId, outer: CollectionId) -> bool {
        self.paths.iter().any(|path| path.id == inner && path.ids.contains(&outer))
    }

    /// The parent and the place that a move ends at, counted without the moved one; `None` if it goes nowhere.
    #[must_use]
    pub fn landing(&self, id: CollectionId, to: Destination) -> Option<(Option<CollectionId>, usize)> {
        let place = self.place(id)?;
        match to {
            Destination::Up => Some((place.parent, place.position.checked_sub(1)?)),
            Destination::Down if place.position + 1 < place.siblings => {
                Some((place.parent, place.position + 1))
            }
            Destination::Down => None,
            Destination::Out => {
                let parent = self.place(place.parent?)?;
                Some((parent.parent, parent.position + 1))
            }
            Destination::Into(outer) if self.lies_in(outer, id) || place.parent == Some(outer) => None,
            Destination::Into(outer) => Some((Some(outer), self.children_of(Some(outer)))),
            Destination::At { parent: Some(outer), .. } if self.lies_in(outer, id) => None,
            Destination::At { parent, position } => {
                // A place is counted with the moved one on screen and without it in the library.
                let before = parent == place.parent && place.position < position;
                let position = if before { position - 1 } else { position };
                ((parent, position) != (place.parent, place.position)).then_some((parent, position))
            }
        }
    }

    /// How many collections lie in no other.
    #[must_use]
    pub fn top_level(&self) -> usize {
        self.children_of(None)
    }

    /// The row so many rows below (or above) that of a scope.
    #[must_use]
    pub fn neighbour(&self, scope: Scope, by: isize) -> Option<Scope> {
        let at = self.rows.iter().position(|row| row.scope == scope)?;
        self.rows.get(at.checked_add_signed(by)?).map(|row| row.scope)
    }

    /// The collection that stands before this one among its siblings.
    #[must_use]
    pub fn sibling_before(&self, id: CollectionId) -> Option<CollectionId> {
        let place = self.place(id)?;
        self.siblings(place.parent).get(place.position.checked_sub(1)?).copied()
    }

    fn place(&self, id: CollectionId) -> Option<Place> {
        let path = self.paths.iter().find(|path| path.id == id)?;
        let parent = path.ids.len().checked_sub(2).and_then(|at| path.ids.get(at)).copied();
        let siblings = self.siblings(parent);
        let position = siblings.iter().position(|sibling| *sibling == id)?;
        Some(Place { parent, position, siblings: siblings.len() })
    }

    fn children_of(&self, parent: Option<CollectionId>) -> usize {
        self.siblings(parent).len()
    }

    /// The children of a collection, or the collections at the top, in their order.
    fn siblings(&self, parent: Option<CollectionId>) -> Vec<CollectionId> {
        let depth = parent.map_or(Some(1), |outer| {
            self.paths.iter().find(|path| path.id == outer).map(|path| path.ids.len() + 1)
        });
        let inside = |path: &&CollectionPath| parent.is_none_or(|outer| path.ids.contains(&outer));
        self.paths.iter().filter(inside).filter(|path| Some(path.ids.len()) == depth).map(|p| p.id).collect()
    }
}

impl TreeRow {
    fn fixed(scope: Scope, clips: u64) -> Self {
        Self {
            scope,
            name: String::new(),
            look: Look::default(),
            clips,
            depth: 0,
            branch: Branch::Leaf,
            place: Place::default(),
        }
    }

    fn of_tag(tag: &Tag) -> Self {
        let look = Look { colour: tag.colour, ..Look::default() };
        Self { name: tag.name.to_string(), look, ..Self::fixed(Scope::Tag(tag.id), tag.clips) }
    }

    /// The collection of this row, if it is one.
    #[must_use]
    pub fn collection(&self) -> Option<CollectionId> {
        match self.scope {
            Scope::Collection(id) => Some(id),
            _ => None,
        }
    }
}

impl TagLabel {
    fn of(tag: &Tag) -> Self {
        Self { id: tag.id, name: tag.name.to_string(), colour: tag.colour }
    }
}

/// Walks the collections depth first.
struct Walk<'a> {
    children: &'a BTreeMap<Option<CollectionId>, Vec<&'a Collection>>,
    open: &'a BTreeSet<CollectionId>,
    data: &'a mut TreeData,
}

impl Walk<'_> {
    fn below(&mut self, parent: Option<CollectionId>, path: &mut Vec<(CollectionId, String)>, shown: bool) {
        let Some(siblings) = self.children.get(&parent) else { return };
        for (position, collection) in siblings.iter().enumerate() {
            let id = collection.id;
            if path.iter().any(|(above, _)| *above == id) {
                continue;
            }
            let branch = self.branch(id);
            if shown {
                let place = Place { parent, position, siblings: siblings.len() };
                self.data.rows.push(TreeRow {
                    scope: Scope::Collection(id),
                    name: collection.name.to_string(),
                    look: collection.look,
                    clips: collection.clips,
                    depth: path.len(),
                    branch,
                    place,
                });
            }
            path.push((id, collection.name.to_string()));
            let (ids, names) = path.iter().cloned().unzip();
            self.data.paths.push(CollectionPath { id, names, ids });
            self.below(Some(id), path, shown && branch == Branch::Open);
            path.pop();
        }
    }

    fn branch(&self, id: CollectionId) -> Branch {
        match (self.children.contains_key(&Some(id)), self.open.contains(&id)) {
            (false, _) => Branch::Leaf,
            (true, true) => Branch::Open,
            (true, false) => Branch::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{CollectionName, Look};

    fn collection(id: i64, name: &str, parent: Option<i64>) -> Collection {
        let name = CollectionName::parse(name).unwrap();
        Collection {
            id: CollectionId(id),
            name,
            parent: parent.map(CollectionId),
            clips: 0,
            look: Look::default(),
        }
    }

    /// 港口 (船、灯塔)、Weather.
    fn sample(open: &[i64]) -> TreeData {
        let collections = [
            collection(1, "港口", None),
            collection(4, "Weather", None),
            collection(2, "船", Some(1)),
            collection(3, "灯塔", Some(1)),
        ];
        let open = open.iter().copied().map(CollectionId).collect();
        TreeData::new(&collections, &[], Counts::default(), &open)
    }

    fn outline(data: &TreeData) -> String {
        let line = |row: &TreeRow| match row.scope {
            Scope::Collection(_) => format!("{}{}", "  ".repeat(row.depth), row.name),
            scope => format!("{scope:?}"),
        };
        data.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_closed_collection_hides_what_is_inside() {
        assert_eq!(
            outline(&sample(&[])),
            "All\nUnfiled\nUnread\nStarred\n港口\nWeather\nDuplicates\nArchive\nTrash"
        );
        let open = "All\nUnfiled\nUnread\nStarred\n港口\n  船\n  灯塔\nWeather\nDuplicates\nArchive\nTrash";
        assert_eq!(outline(&sample(&[1])), open);
    }

    #[test]
    fn moves_by_key_end_beside_their_siblings() {
        let data = sample(&[]);
        let landing = |id, to| data.landing(CollectionId(id), to);
        assert_eq!(landing(3, Destination::Up), Some((Some(CollectionId(1)), 0)));
        assert_eq!(landing(2, Destination::Up), None);
        assert_eq!(landing(3, Destination::Down), None);
        assert_eq!(landing(2, Destination::Out), Some((None, 1)));
        assert_eq!(landing(4, Destination::Into(CollectionId(1))), Some((Some(CollectionId(1)), 2)));
    }

    #[test]
    fn the_sibling_before_is_of_the_same_parent() {
        let data = sample(&[]);
        let before = |id| data.sibling_before(CollectionId(id));
        assert_eq!((before(4), before(3)), (Some(CollectionId(1)), Some(CollectionId(2))));
        assert_eq!((before(1), before(2)), (None, None));
    }

    #[test]
    fn nothing_moves_into_itself_or_to_where_it_is() {
        let data = sample(&[]);
        assert_eq!(data.landing(CollectionId(1), Destination::Into(CollectionId(2))), None);
        assert_eq!(data.landing(CollectionId(1), Destination::Into(CollectionId(1))), None);
        let at = |position| Destination::At { parent: None, position };
        assert_eq!(data.landing(CollectionId(1), at(0)), None);
        assert_eq!(data.landing(CollectionId(1), at(1)), None, "before the next one is where it is");
        assert_eq!(data.landing(CollectionId(1), at(2)), Some((None, 1)));
    }
}
