//! A library in which a reader has done something of every kind, and what others then do to its files.

use std::path::PathBuf;

use jianbao::article::{Article, Block, Figure, Found, Meta, Picture, PictureHash, Sourced};
use jianbao::library::backup::{self, Kind, Made, Stop};
use jianbao::library::salvage::{Salvaged, salvage};
use jianbao::library::search::Search;
use jianbao::library::{
    Checked, ClipId, CollectionName, CollectionPlace, Colour, Edits, Filed, ImportStep, Library, Mark,
    Marking, Name, NewClip, Op, Original, Ranked, Rule, SavedSearch, TagName, Tint, check_beside,
};
use jianbao::text::anchor::Running;
use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

pub const WORDS: &str = "library.sqlite";
pub const ORIGINALS: &str = "originals.sqlite";
/// The format before libraries kept sums.
pub const WITHOUT_SUMS: i64 = 11;

pub fn now() -> Timestamp {
    "2026-11-28T08:00:00Z".parse().unwrap()
}

/// A clip with a picture and a second page.
pub fn clip(headline: &str, text: &str) -> NewClip {
    let picture = format!("picture of {headline} ").repeat(20).into_bytes();
    let hash = PictureHash::of(&picture);
    let figure = Figure { slot: 1, picture: Picture::Kept(hash), ..Figure::default() };
    let blocks = vec![Block::paragraph(text), Block::Figure(figure)];
    let meta = Meta {
        headline: Some(Sourced::new(headline.to_owned(), Found::Heading)),
        source: Some(Sourced::new("港口日報".to_owned(), Found::Heading)),
        ..Meta::default()
    };
    let page = |part: u32| {
        let html = format!("<!doctype html><meta charset=utf-8><h1>{headline}</h1><p>{part} {text}</p>");
        Original {
            bytes: html.into(),
            file_name: format!("{headline} {part}.html"),
            url: Some(format!("https://news.example/{part}/{headline}")),
        }
    };
    NewClip {
        article: Article { meta, blocks },
        original: page(1),
        further: vec![page(2)],
        pictures: vec![(hash, picture)],
    }
}

pub const STORIES: [(&str, &str); 4] = [
    ("港口新線通車", "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口。"),
    ("沿线企业受益", "沿线企业说，港口的变化看得见，希望今后还有更多航线从这里出发。"),
    ("港湾の新航路", "港湾当局によると、新しい航路は来月から毎日運航される予定だという。"),
    ("Harbour line opens", "The harbour line opens this month, the city says, and 항만 물류도 늘어난다."),
];

/// A library in which a reader has done something of every kind.
pub struct Desk(pub TempDir);

impl Desk {
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let mut library = desk.open();
        let batch: Vec<NewClip> = STORIES.iter().map(|(headline, text)| clip(headline, text)).collect();
        let filed = library.file(&batch, None, &mut ImportStep::default(), now()).unwrap().0;
        let clips: Vec<ClipId> = filed.into_iter().map(Filed::clip).collect();
        let anchor =
            Running::of(&library.reader().unwrap().clip(clips[1]).unwrap().unwrap().article).anchor(2..6);
        let name = CollectionName::parse("港口").unwrap();
        let fresh =
            Article { blocks: vec![Block::paragraph("重新提取的文字。")], ..Article::default() };
        let search = SavedSearch { name: Name::parse("港口").unwrap(), search: Search::default() };
        for op in [
            Op::CreateCollection { name, place: CollectionPlace::last_in(None) },
            Op::Tag { clips: clips[..2].to_vec(), name: TagName::parse("產業").unwrap() },
            Op::CreateTag { name: TagName::parse("GDP").unwrap(), colour: Some(Colour::ALL[1]) },
            Op::SetNote { clip: clips[0], note: "見第三段".into() },
            Op::Highlights(Marking::Add {
                clip: clips[1],
                anchor: anchor.unwrap(),
                tint: Tint::ALL[1],
                note: "要".into(),
            }),
            Op::Mark { clips: clips[1..3].to_vec(), mark: Mark::Starred },
            Op::MoveToTrash { clips: clips[3..].to_vec() },
            Op::ReplaceArticle {
                clip: clips[2],
                article: Box::new(fresh),
                charset: Some("big5".into()),
                edits: Edits::SetAside,
            },
            Op::Rules(Ranked::Create { what: Rule { words: "港口".into(), ..Rule::default() }, index: 0 }),
            Op::Searches(Ranked::Create { what: search, index: 0 }),
        ] {
            library.apply(&op, now()).unwrap();
        }
        let into = library.reader().unwrap().collections().unwrap()[0].id;
        library.apply(&Op::AddToCollection { clips: clips[..3].to_vec(), collection: into }, now()).unwrap();
        desk
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("library")
    }

    pub fn open(&self) -> Library {
        Library::open(&self.path()).unwrap()
    }

    pub fn raw(&self, file: &str) -> Connection {
        let db = Connection::open(self.path().join(file)).unwrap();
        db.pragma_update(None, "foreign_keys", false).unwrap();
        db
    }

    pub fn check(&self) -> Checked {
        check_beside(&self.path(), &Stop::default(), |_| ()).unwrap()
    }

    pub fn back_up(&self) -> Made {
        let folder = backup::folder_of(&self.path());
        backup::make(&self.path(), &folder, Kind::Daily, now(), &Stop::default()).unwrap()
    }

    pub fn salvage(&self) -> Salvaged {
        let into = self.0.path().join("salvaged");
        let salvaged = salvage(&self.path(), &into, &mut |_| None, now()).unwrap();
        assert_eq!(Library::open(&into).unwrap().check().unwrap(), [], "{:?}", salvaged.lost);
        salvaged
    }

    /// What the first version has left: the same rows, and no sums.
    pub fn forget_sums(&self) {
        self.raw(WORDS)
            .execute_batch(&format!(
                "DROP TABLE clip_sum; DROP TABLE version_sum; DROP TABLE shelf_sum; DROP TABLE clip_unsummed;
                 PRAGMA user_version = {WITHOUT_SUMS};"
            ))
            .unwrap();
    }
}
