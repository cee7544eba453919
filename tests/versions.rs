//! What an article is made of anew: corrections, new extractions and versions, each taken back and done again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod undo;

use jianbao::article::{
    Article, Block, Correction, Field, Figure, Found, Kind, ListStyle, Meta, PictureHash, Revision, Sourced,
};
use jianbao::import::{How, Reason, charset_previews, extract_again, left_out};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{
    Clip, ClipId, ClipRow, Edits, ImportStep, Library, LibraryError, Made, NewClip, Op, Order, Original,
    Said, Scope, StepName, Version,
};
use jianbao::page::{Origin, Page};
use jiff::Timestamp;
use tempfile::TempDir;
use undo::Noticed;

/// A library with one clip.
struct Desk {
    folder: TempDir,
    library: Library,
    clip: ClipId,
}

const PORT: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線</title><body>\
    <nav><a href=/>首頁</a> <a href=/a>港聞</a></nav><article><h1>港口新線</h1>\
    <p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班貨船離港</figcaption></figure>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>\
    <footer><p>版權所有，未經許可不得轉載本站的文章和圖片。</p></footer>";

impl Desk {
    fn with(clip: NewClip) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let (filed, _) = library.file(&[clip], None, &mut ImportStep::default(), now()).unwrap();
        Self { clip: filed[0].clip(), folder, library }
    }

    fn of_page(bytes: &[u8]) -> Self {
        Self::with(read(bytes))
    }

    fn new() -> Self {
        Self::of_page(PORT.as_bytes())
    }

    fn present(&self) -> Clip {
        self.library.reader().unwrap().clip(self.clip).unwrap().unwrap()
    }

    fn versions(&self) -> Vec<Version> {
        self.library.reader().unwrap().versions(self.clip).unwrap()
    }

    fn found(&self, words: &str) -> usize {
        let mut searcher = Searcher::open(self.folder.path()).unwrap();
        searcher.find(&Search { words: words.into(), ..Search::default() }).unwrap().ids.len()
    }

    fn correct(&self, correction: Correction) -> Op {
        Op::Revise { clip: self.clip, revisions: vec![Revision::Correct(correction)] }
    }

    fn apply(&mut self, op: &Op) {
        self.library.apply(op, now()).unwrap();
    }

    fn replace(&self, article: Article, edits: Edits) -> Op {
        Op::ReplaceArticle { clip: self.clip, article: Box::new(article), charset: None, edits }
    }
}

impl Noticed for Desk {
    type Shown = (ClipRow, Clip, Vec<Version>, usize, Vec<ClipId>);

    fn library(&mut self) -> &mut Library {
        &mut self.library
    }

    fn shown(&self) -> Self::Shown {
        let reader = self.library.reader().unwrap();
        let row = reader.rows(&[self.clip]).unwrap().remove(0);
        let found = self.found("新航線");
        (
            row,
            self.present(),
            self.versions(),
            found,
            reader.clip_ids(Scope::All, Order::NewestPublished).unwrap(),
        )
    }

    fn now(&self) -> Timestamp {
        now()
    }
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

fn read(bytes: &[u8]) -> NewClip {
    let origin = Origin { file_name: "a.html".into(), url: Some("https://example.org/a/1.html".into()) };
    jianbao::import::prepare(Page::from_bytes(bytes.to_vec(), origin).unwrap())
}

fn article(words: &[&str]) -> Article {
    let headline = Sourced::new("港口新線".to_owned(), Found::Heading);
    let meta = Meta { headline: Some(headline), ..Meta::default() };
    Article { meta, blocks: words.iter().map(|words| Block::paragraph(words)).collect() }
}

fn lines(article: &Article) -> Vec<String> {
    article.text().lines().map(str::to_owned).collect()
}

#[test]
fn every_correction_is_undone_and_done_again() {
    let mut desk = Desk::new();
    let block = Box::new(Block::paragraph("新航線"));
    let text = |at, text: &str| Correction::SetText { at, text: text.to_owned() };
    let steps = [
        (Correction::PutBlock { before: 1, block }, StepName::PutBlock),
        (Correction::DropBlock { at: 0 }, StepName::DropBlock),
        (text(0, "又一條新航線開通。"), StepName::EditText),
        (Correction::Split { at: 0, byte: "又一條".len() }, StepName::SplitBlock),
        (Correction::MergeWithNext { at: 0 }, StepName::MergeBlocks),
        (Correction::SetKind { at: 0, kind: Kind::Heading(3) }, StepName::ChangeKind),
        (Correction::SetKind { at: 0, kind: Kind::List(ListStyle::Numbered) }, StepName::ChangeKind),
        (Correction::SetKind { at: 0, kind: Kind::Caption }, StepName::ChangeKind),
        (Correction::SetField(Field::Headline.parse("港口新航線").unwrap()), StepName::EditField),
        (Correction::SetField(Field::Byline.parse("林一、陳二").unwrap()), StepName::EditField),
        (Correction::SetField(Field::Published.parse("2024-04-01").unwrap()), StepName::EditField),
    ];
    for (correction, name) in steps {
        let op = desk.correct(correction);
        desk.check_undo(&op, name);
    }
    let present = desk.present();
    assert_eq!(present.made, Made::Edited);
    assert_eq!(present.article.meta.headline(), Some("港口新航線"));
    assert_eq!(
        present.article.figures().next().unwrap().caption.as_deref(),
        Some("首班貨船離港 又一條新航線開通。")
    );
}

#[test]
fn what_was_put_in_is_found_and_what_was_dropped_is_not() {
    let mut desk = Desk::new();
    let op = desk.correct(Correction::SetText { at: 0, text: "藍鯨擱淺。".into() });
    desk.apply(&op);
    assert_eq!((desk.found("蓝鲸"), desk.found("集裝箱")), (1, 0));
    desk.library.undo(now()).unwrap();
    assert_eq!((desk.found("蓝鲸"), desk.found("集裝箱")), (0, 1));
}

#[test]
fn a_new_extraction_makes_a_version_that_can_be_put_back() {
    let mut desk = Desk::new();
    let before = desk.present().article;
    let op = desk.replace(article(&["新航線"]), Edits::SetAside);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(desk.present().article.text(), "新航線");
    let versions = desk.versions();
    assert_eq!((versions.len(), &versions[0].article, versions[0].made), (1, &before, Made::Extracted));

    let op = Op::RestoreVersion { clip: desk.clip, version: versions[0].id };
    desk.check_undo(&op, StepName::RestoreVersion);
    assert_eq!(desk.present().article, before);
    let versions = desk.versions();
    assert_eq!((versions.len(), versions[0].article.text().as_str()), (1, "新航線"));

    let op = Op::RemoveVersion { clip: desk.clip, version: versions[0].id };
    desk.check_undo(&op, StepName::RemoveVersion);
    let gone = desk.library.apply(&op, now()).unwrap_err();
    assert!(matches!(gone, LibraryError::NoVersion { .. }), "{gone}");
}

#[test]
fn a_clip_that_its_reader_has_changed_is_spared_or_kept_as_an_edited_version() {
    let mut desk = Desk::new();
    let op = desk.correct(Correction::DropBlock { at: 0 });
    desk.apply(&op);
    let edited = desk.present();
    let op = desk.replace(article(&["新航線"]), Edits::Spare);
    assert!(desk.library.apply(&op, now()).unwrap().changes.is_empty());
    assert_eq!((desk.present(), desk.versions().len()), (edited.clone(), 0));

    let op = desk.replace(article(&["新航線"]), Edits::SetAside);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!((desk.present().made, desk.versions()[0].made), (Made::Extracted, Made::Edited));
    assert_eq!(desk.versions()[0].article, edited.article);
}

#[test]
fn the_same_extraction_makes_no_version() {
    let mut desk = Desk::new();
    let reader = desk.library.reader().unwrap();
    let fresh = extract_again(&reader, desk.clip, How::default()).unwrap().unwrap();
    let op = desk.replace(fresh.article, Edits::SetAside);
    assert!(desk.library.apply(&op, now()).unwrap().changes.is_empty());
    assert_eq!((desk.versions().len(), desk.library.next_undo()), (0, None));
}

#[test]
fn a_picture_stays_in_its_slot_and_as_long_as_a_version_holds_it() {
    let mut desk = Desk::new();
    let picture = desk.library.keep_picture(b"picture").unwrap();
    desk.apply(&Op::Revise { clip: desk.clip, revisions: vec![Revision::Fill { slot: 1, picture }] });
    let reader = desk.library.reader().unwrap();
    let mut fresh = extract_again(&reader, desk.clip, How::default()).unwrap().unwrap().article;
    fresh.blocks.push(Block::paragraph("新航線"));
    // A picture that was put in makes no clip an edited one: it stays whatever the page gives.
    let op = desk.replace(fresh, Edits::Spare);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(held(&desk), [Some(picture)]);

    // Now only the version holds it.
    desk.apply(&Op::Revise { clip: desk.clip, revisions: vec![Revision::RemoveSlot { slot: 1 }] });
    assert_eq!(held(&desk), []);
    assert_eq!(desk.library.check().unwrap(), []);
    let clip = desk.clip;
    desk.apply(&Op::MoveToTrash { clips: vec![clip] });
    // A step that could still be undone would hold it too.
    desk.library = Library::open(desk.folder.path()).unwrap();
    desk.library.empty_trash().unwrap();
    let reader = desk.library.reader().unwrap();
    assert_eq!((reader.picture(picture).unwrap(), reader.versions(clip).unwrap()), (None, Vec::new()));
}

fn held(desk: &Desk) -> Vec<Option<PictureHash>> {
    desk.present().article.figures().map(Figure::kept).collect()
}

#[test]
fn what_was_left_out_is_had_again_and_what_its_reader_dropped_with_it() {
    let mut desk = Desk::new();
    let listed = |desk: &Desk| left_out(&desk.library.reader().unwrap(), desk.clip).unwrap();
    let footer = listed(&desk)
        .into_iter()
        .find(|out| out.block.words().is_some_and(|w| w.starts_with("版權")))
        .unwrap();
    assert_eq!(footer.before, desk.present().article.blocks.len());

    let back = Correction::PutBlock { before: footer.before, block: Box::new(footer.block.clone()) };
    let op = desk.correct(back);
    desk.apply(&op);
    assert!(lines(&desk.present().article).last().unwrap().starts_with("版權"));
    assert!(!listed(&desk).iter().any(|out| out.block == footer.block));

    let op = desk.correct(Correction::DropBlock { at: 0 });
    desk.apply(&op);
    let dropped = listed(&desk).into_iter().find(|out| out.reason == Reason::Reader).unwrap();
    assert_eq!((dropped.before, dropped.block.words().unwrap().starts_with("四月一日")), (0, true));
}

#[test]
fn a_page_in_a_falsely_declared_charset_is_read_in_the_one_that_is_chosen_and_that_is_kept() {
    let page = PORT.replace("utf-8", "big5");
    let bytes = encoding_rs::BIG5.encode(&page).0.into_owned();
    let mut desk = Desk::of_page(&bytes);
    let reader = desk.library.reader().unwrap();
    let previews = charset_previews(&reader, desk.clip).unwrap();
    assert_eq!((previews[0].charset, previews[0].lines[0].as_str()), ("Big5", "港口新線"));
    assert!(previews.iter().any(|preview| preview.lines[0] != "港口新線"), "{previews:?}");

    let read = |charset| extract_again(&reader, desk.clip, How { charset: Some(charset) }).unwrap().unwrap();
    let (garbled, right) = (read("gb18030"), read("Big5"));
    assert_ne!(garbled.article.meta.headline(), Some("港口新線"));
    let replace = |article, charset: &str| Op::ReplaceArticle {
        clip: desk.clip,
        article: Box::new(article),
        charset: Some(charset.to_owned()),
        edits: Edits::SetAside,
    };
    let (garble, mend) = (replace(garbled.article, "gb18030"), replace(right.article, "Big5"));
    desk.check_undo(&garble, StepName::ExtractAgain);
    desk.check_undo(&mend, StepName::ExtractAgain);
    assert_eq!(desk.present().charset.as_deref(), Some("Big5"));
    assert_eq!(desk.present().article.meta.headline(), Some("港口新線"));
}

#[test]
fn the_check_finds_a_version_that_cannot_be_read() {
    let mut desk = Desk::new();
    let op = desk.replace(article(&["新航線"]), Edits::SetAside);
    desk.apply(&op);
    let db = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    db.execute("UPDATE clip_version SET article = x'00'", []).unwrap();
    let findings = desk.library.check().unwrap();
    assert_eq!(
        findings.iter().map(|finding| finding.what.as_str()).collect::<Vec<_>>(),
        ["version 1 of clip 1 is not as it was written", "version 1 of clip 1 cannot be read"]
    );
}

#[test]
fn the_pages_of_one_article_are_extracted_again_as_one() {
    let mut first = read(PORT.as_bytes());
    let second = "<!doctype html><meta charset=utf-8><title>港口新線（2）</title><article><h1>港口新線（2）</h1>\
        <p>港務部門又說，第二條新線將在明年春天開工，預計後年秋天通車，屆時來往兩岸的時間可以縮短一半以上。</p></article>";
    let original = Original {
        bytes: second.as_bytes().to_vec(),
        file_name: "a_2.html".into(),
        url: Some("https://example.org/a/1_2.html".into()),
    };
    first.further.push(original);
    let desk = Desk::with(first);
    let fresh = extract_again(&desk.library.reader().unwrap(), desk.clip, How::default()).unwrap().unwrap();
    let text = fresh.article.text();
    assert!(text.contains("四月一日") && text.contains("第二條新線"), "{text}");
}

#[test]
fn an_edited_clip_stays_and_what_was_extracted_is_a_version_beside_it() {
    let mut desk = Desk::new();
    desk.apply(&desk.correct(Correction::SetText { at: 0, text: "新線開通。".into() }));
    let edited = desk.present();
    let op = desk.replace(read(PORT.as_bytes()).article, Edits::KeepBoth);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(desk.present(), edited);
    let versions = desk.versions();
    assert_eq!(versions.iter().map(|version| version.made).collect::<Vec<_>>(), [Made::Extracted]);
    assert!(desk.library.apply(&op, now()).unwrap().changes.is_empty(), "it is not kept twice");

    let differences =
        desk.library.reader().unwrap().differences(desk.clip, Some(versions[0].id), None).unwrap();
    let of =
        |said: Said| differences.iter().filter(move |line| line.said == said).map(|line| line.line.as_str());
    assert!(of(Said::Before).all(|line| line.starts_with("四月一日")));
    assert_eq!(of(Said::Now).collect::<Vec<_>>(), ["新線開通。"]);
}
