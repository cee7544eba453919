//! A library to try operations on, and what a person could notice of it.

use jianbao::article::{Article, Block, Found, Meta, Sourced};
use jianbao::library::{
    Changes, ClipId, CollectionId, CollectionName, CollectionPlace, Filed, ImportStep, Library, NewClip, Op,
    Order, Original, Scope,
};
use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::undo::Noticed;

/// A library in a folder of its own, with a clock that stands still.
pub(super) struct Desk {
    pub(super) folder: TempDir,
    pub(super) library: Library,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        Self { folder, library }
    }

    /// Files one page a headline, as one import.
    pub(super) fn file(&mut self, headlines: &[&str]) -> Vec<ClipId> {
        let batch: Vec<NewClip> = headlines.iter().map(|headline| page(headline)).collect();
        let mut step = ImportStep::default();
        let (filed, _) = self.library.file(&batch, None, &mut step, now()).unwrap();
        self.library.finish_import(step);
        filed.into_iter().map(Filed::clip).collect()
    }

    pub(super) fn collection(&mut self, name: &str, parent: Option<CollectionId>) -> CollectionId {
        let op = Op::CreateCollection { name: named(name), place: CollectionPlace::last_in(parent) };
        self.apply(&op).created.unwrap()
    }

    #[track_caller]
    pub(super) fn apply(&mut self, op: &Op) -> Changes {
        self.library.apply(op, now()).unwrap().changes
    }

    pub(super) fn ids(&self, scope: Scope) -> Vec<ClipId> {
        self.library.reader().unwrap().clip_ids(scope, Order::OldestAdded).unwrap()
    }

    /// The tree as lines: name, clips, indented by depth.
    pub(super) fn tree(&self) -> String {
        let all = self.library.reader().unwrap().collections().unwrap();
        let mut lines = Vec::new();
        let mut stack: Vec<_> = all.iter().rev().filter(|c| c.parent.is_none()).map(|c| (c, 0)).collect();
        while let Some((collection, depth)) = stack.pop() {
            lines.push(format!("{}{} {}", "  ".repeat(depth), collection.name, collection.clips));
            stack
                .extend(all.iter().rev().filter(|c| c.parent == Some(collection.id)).map(|c| (c, depth + 1)));
        }
        lines.join("\n")
    }

    /// All that a person could notice, row by row.
    pub(super) fn dump(&self) -> String {
        let db = Connection::open(self.folder.path().join("library.sqlite")).unwrap();
        let tables = [
            ("clip", "id"),
            ("clip_card", "clip_id"),
            ("collection", "id"),
            ("collection_clip", "collection_id, clip_id"),
            ("badge", "name"),
            ("tag", "id"),
            ("clip_tag", "tag_id, clip_id"),
            ("clip_note", "clip_id"),
            ("highlight", "id"),
            ("saved_search", "id"),
            ("rule", "id"),
        ];
        tables.iter().map(|(table, order)| dump_table(&db, table, order)).collect()
    }
}

impl Noticed for Desk {
    type Shown = String;

    fn library(&mut self) -> &mut Library {
        &mut self.library
    }

    fn shown(&self) -> String {
        self.dump()
    }

    fn now(&self) -> Timestamp {
        now()
    }
}

fn dump_table(db: &Connection, table: &str, order: &str) -> String {
    let mut select = db.prepare(&format!("SELECT * FROM {table} ORDER BY {order}")).unwrap();
    let columns = select.column_count();
    let rows = select.query_map([], |row| {
        let cells = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap()));
        Ok(format!("{table} {}\n", cells.collect::<Vec<_>>().join(" ")))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

pub(super) fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

pub(super) fn named(name: &str) -> CollectionName {
    CollectionName::parse(name).unwrap()
}

pub(super) fn page(headline: &str) -> NewClip {
    let meta = Meta { headline: Some(Sourced::new(headline.into(), Found::Heading)), ..Meta::default() };
    let blocks = vec![Block::paragraph(&format!("{headline}。港口新線通車。"))];
    NewClip {
        further: Vec::new(),
        article: Article { meta, blocks },
        original: Original {
            bytes: format!("<h1>{headline}</h1>").into(),
            file_name: "a.html".into(),
            url: None,
        },
        pictures: Vec::new(),
    }
}
