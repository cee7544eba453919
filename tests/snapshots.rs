//! Pictures of whole screens, light and dark, English and Chinese, compared pixel by pixel.
//!
//! They need Vulkan (a software one will do), so they run only where `JIANBAO_SNAPSHOTS=1` says there is one
//! (`.ci/run` brings it). Elsewhere they say that they were skipped. `UPDATE_SNAPSHOTS=1` makes new ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stderr)]
#![allow(dead_code, unreachable_pub, reason = "the desk is shared with the tests of the window")]

#[path = "window/desk.rs"]
mod desk;

use std::path::PathBuf;
use std::rc::Rc;

use desk::Desk;
use egui::Theme;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use jianbao::article::{Correction, Revision};
use jianbao::library::{ClipId, Library, Marking, Op, Reader, Tint};
use jianbao::text::anchor::Running;
use jiff::Timestamp;

/// A window drawn by Vulkan, or `None` where there is none.
fn window(theme: Theme, language: &'static str, view: &str, pixels_per_point: f32) -> Option<Desk> {
    if std::env::var_os("JIANBAO_SNAPSHOTS").is_none() {
        eprintln!("skipped: set JIANBAO_SNAPSHOTS=1 where Vulkan is (see .ci/run)");
        return None;
    }
    let folder = Rc::new(tempfile::tempdir().unwrap());
    std::fs::create_dir_all(folder.path().join("library")).unwrap();
    std::fs::write(folder.path().join("library/view.json"), view).unwrap();
    let builder = Harness::builder()
        .with_size(egui::vec2(1180.0, 760.0))
        .with_pixels_per_point(pixels_per_point)
        .with_theme(theme)
        .with_render_cursor(false)
        // Rounding differs by a hair between versions of the software renderer.
        .with_options(SnapshotOptions::default().threshold(1.0).max_failed_pixels(200))
        .wgpu();
    Some(Desk::build(folder, language, builder))
}

/// The same story in four scripts.
const PAGES: [(&str, &str, &str); 4] = [
    (
        "ferry.html",
        "After eleven years, the ferry comes home through the fog",
        include_str!("snapshots/pages/en.html"),
    ),
    ("渡轮.html", "新码头开港：第一班渡轮载着“老乘客”回家", include_str!("snapshots/pages/zh.html")),
    (
        "渡し船.html",
        "十一年ぶりに渡し船が戻る、霧の朝に三百人が桟橋へ",
        include_str!("snapshots/pages/ja.html"),
    ),
    (
        "나룻배.html",
        "열한 해 만에 돌아온 나룻배, 안개 낀 새벽 부두에 삼백 명",
        include_str!("snapshots/pages/ko.html"),
    ),
];

/// Four clips, the one of this place read.
fn read(desk: &mut Desk, place: usize) {
    let paths: Vec<PathBuf> = PAGES.iter().map(|(name, _, html)| desk.write(name, html)).collect();
    desk.drop_files(&paths);
    desk.until("four clips", |desk| desk.listed() == 4);
    let tells = |desk: &Desk| desk.says("Details") || desk.says("详情");
    desk.until("the message", tells);
    desk.until("the end of the message", |desk| !tells(desk));
    desk.click_clip(PAGES[place].1);
    desk.harness.remove_cursor();
    desk.settle();
}

/// Compares the window on the article of this place.
fn check(place: usize, theme: Theme, language: &'static str, name: &str) {
    let Some(mut desk) = window(theme, language, PLAIN, 1.0) else { return };
    read(&mut desk, place);
    desk.harness.snapshot(name);
}

const PLAIN: &str = r#"{"welcomed": true}"#;

#[test]
fn an_article_in_english_by_day() {
    check(0, Theme::Light, "en", "article-en-light");
}

#[test]
fn an_article_in_english_by_night() {
    check(0, Theme::Dark, "en", "article-en-dark");
}

#[test]
fn an_article_in_chinese_by_day() {
    check(1, Theme::Light, "zh-CN", "article-zh-light");
}

#[test]
fn an_article_in_chinese_by_night() {
    check(1, Theme::Dark, "zh-CN", "article-zh-dark");
}

#[test]
fn an_article_in_japanese_by_day() {
    check(2, Theme::Light, "en", "article-ja-light");
}

#[test]
fn an_article_in_japanese_by_night() {
    check(2, Theme::Dark, "en", "article-ja-dark");
}

#[test]
fn an_article_in_korean_by_day() {
    check(3, Theme::Light, "en", "article-ko-light");
}

#[test]
fn an_article_in_korean_by_night() {
    check(3, Theme::Dark, "en", "article-ko-dark");
}

#[test]
fn large_type_on_paper_with_paragraphs_set_in() {
    let view = r#"{"welcomed": true, "theme": "paper", "typography": {"size_percent": 200, "paragraphs": "indents"}}"#;
    let Some(mut desk) = window(Theme::Light, "zh-CN", view, 1.0) else { return };
    read(&mut desk, 1);
    desk.harness.snapshot("article-zh-paper-large");
}

#[test]
fn the_strongest_contrast_at_twice_the_density() {
    let view = r#"{"welcomed": true, "theme": "high_contrast"}"#;
    let Some(mut desk) = window(Theme::Dark, "en", view, 2.0) else { return };
    read(&mut desk, 2);
    desk.harness.snapshot("article-ja-contrast-2x");
}

#[test]
fn an_empty_library() {
    let Some(mut desk) = window(Theme::Light, "en", PLAIN, 1.0) else { return };
    desk.settle();
    desk.harness.snapshot("empty-en-light");
}

#[test]
fn an_empty_library_in_chinese_at_twice_the_density() {
    let Some(mut desk) = window(Theme::Light, "zh-CN", PLAIN, 2.0) else { return };
    desk.settle();
    desk.harness.snapshot("empty-zh-light-2x");
}

/// The same story from two papers, in both scripts, and another one.
fn told_twice(theme: Theme, language: &'static str) -> Option<Desk> {
    let mut desk = window(theme, language, PLAIN, 1.0)?;
    let (first, other) = (PAGES[1].2, include_str!("snapshots/pages/zh-twin.html"));
    let pages = [("渡轮.html", first), ("渡輪.html", other), ("ferry.html", PAGES[0].2)];
    let paths: Vec<PathBuf> = pages.iter().map(|(name, html)| desk.write(name, html)).collect();
    desk.drop_files(&paths);
    desk.until("three clips", |desk| desk.listed() == 3);
    let tells = |desk: &Desk| desk.says("Details") || desk.says("详情");
    desk.until("the message", tells);
    desk.until("the end of the message", |desk| !tells(desk));
    desk.click_clip(PAGES[1].1);
    desk.harness.remove_cursor();
    desk.settle();
    Some(desk)
}

fn side_by_side(theme: Theme, language: &'static str, name: &str) {
    let Some(mut desk) = told_twice(theme, language) else { return };
    for tag in ["航運", "青石島"] {
        desk.press(egui::Modifiers::NONE, egui::Key::T);
        desk.type_and_enter(tag);
        desk.until("the tag", |desk| desk.has_row(tag));
    }
    desk.press(egui::Modifiers::NONE, egui::Key::D);
    desk.until("both side by side", |desk| desk.says("The same story, ") || desk.says("同一则报道，"));
    desk.until("the end of the message", |desk| !desk.says("Undo") && !desk.says("撤销"));
    desk.settle();
    desk.harness.snapshot(name);
}

#[test]
fn one_story_from_two_papers_in_english_by_day() {
    side_by_side(Theme::Light, "en", "side-by-side-en-light");
}

#[test]
fn one_story_from_two_papers_in_chinese_by_night() {
    side_by_side(Theme::Dark, "zh-CN", "side-by-side-zh-dark");
}

fn duplicates(theme: Theme, language: &'static str, name: &str) {
    let Some(mut desk) = told_twice(theme, language) else { return };
    desk.press(egui::Modifiers::NONE, egui::Key::T);
    desk.type_and_enter("航運");
    desk.until("the tag", |desk| desk.has_row("航運"));
    desk.click_row(if language == "en" { "Duplicates" } else { "重复" });
    desk.until("both clips", |desk| desk.listed() == 2);
    desk.until("the end of the message", |desk| !desk.says("Undo") && !desk.says("撤销"));
    desk.click_clip(PAGES[1].1);
    desk.harness.remove_cursor();
    desk.settle();
    desk.harness.snapshot(name);
}

#[test]
fn duplicates_in_chinese_by_day() {
    duplicates(Theme::Light, "zh-CN", "duplicates-zh-light");
}

#[test]
fn duplicates_in_english_by_night() {
    duplicates(Theme::Dark, "en", "duplicates-en-dark");
}

/// Compares the window on an article that has notes and words in all four colours, some of them lost.
fn check_notes(
    place: usize,
    words: [&str; 5],
    notes: [&str; 2],
    theme: Theme,
    language: &'static str,
    name: &str,
) {
    let view =
        r#"{"welcomed": true, "notes": {"open": true, "width": 300}, "widths": {"tree": 150, "list": 230}}"#;
    let Some(mut desk) = window(theme, language, view, 1.0) else { return };
    read(&mut desk, place);
    let mut library = Library::open(&desk.folder.path().join("library")).unwrap();
    let reader = library.reader().unwrap();
    let clip = clip_of(&reader, place);
    let article = reader.clip(clip).unwrap().unwrap().article;
    let running = Running::of(&article);
    let mut steps = vec![Op::SetNote { clip, note: notes[0].into() }];
    for (number, words) in words.iter().enumerate() {
        let anchor = running.quoted(words, 0).expect(words);
        let note = if number == 1 { notes[1] } else { "" }.to_owned();
        steps.push(Op::Highlights(Marking::Add { clip, anchor, tint: Tint::ALL[number % 4], note }));
    }
    let last =
        article.blocks.iter().position(|block| block.words().is_some_and(|all| all.contains(words[4])));
    steps.push(Op::Revise {
        clip,
        revisions: vec![Revision::Correct(Correction::DropBlock { at: last.unwrap() })],
    });
    library.apply(&Op::Several(steps), Timestamp::now()).unwrap();
    desk.until("what is lost", |desk| desk.says("no longer in the article") || desk.says("已不在文中"));
    desk.settle();
    desk.harness.remove_cursor();
    desk.settle();
    desk.harness.snapshot(name);
}

/// The clip of the page at this place.
fn clip_of(reader: &Reader, place: usize) -> ClipId {
    let rows = reader.rows(&reader.live_ids().unwrap()).unwrap();
    rows.into_iter().find(|row| row.headline == PAGES[place].1).unwrap().id
}

#[test]
fn notes_beside_a_chinese_article_by_night() {
    let words = [
        "老乘客",
        "首航的280个座位在4分钟内订完",
        "岛上的居民要绕行40公里的公路",
        "重建中的栈桥",
        "汽笛响了三声",
    ];
    let notes = [
        "**待查**：票价与旧线相同吗？\n\n- 问船公司\n- 问市议会",
        "与《第七号报告》不符，见[原文](https://council.example/7)。",
    ];
    check_notes(1, words, notes, Theme::Dark, "zh-CN", "notes-zh-dark");
}

#[test]
fn notes_beside_an_english_article_by_day() {
    let words = [
        "the ferry comes home",
        "The 280 seats of the first crossing were gone in four minutes",
        "islanders have had to drive 40 km around the bay",
        "The pier being rebuilt",
        "the horn blew three times",
    ];
    let notes =
        ["Ask the **council** what the line will cost.\n\n1. fares\n2. staff", "Report No. 7 says *six*."];
    check_notes(0, words, notes, Theme::Light, "en", "notes-en-light");
}

fn hits(theme: Theme, language: &'static str, name: &str) {
    let Some(mut desk) = window(theme, language, PLAIN, 1.0) else { return };
    read(&mut desk, 1);
    desk.press(egui::Modifiers::COMMAND, egui::Key::F);
    desk.type_text("旧船票");
    desk.until("the find", |desk| desk.listed() == 1);
    desk.press(egui::Modifiers::NONE, egui::Key::Enter);
    desk.rest();
    desk.press(egui::Modifiers::NONE, egui::Key::F3);
    desk.harness.remove_cursor();
    desk.settle();
    desk.harness.snapshot(name);
}

#[test]
fn the_hit_that_is_shown_by_day() {
    hits(Theme::Light, "zh-CN", "hits-zh-light");
}

#[test]
fn the_hit_that_is_shown_by_night() {
    hits(Theme::Dark, "en", "hits-en-dark");
}

/// A picture like a morning at sea, 3:2.
fn morning() -> Vec<u8> {
    let shade = |x: u32, y: u32| {
        let sun = ((x as f32 - 400.0).powi(2) + (y as f32 - 170.0).powi(2)).sqrt();
        let light = (255.0 - sun / 2.0).max(0.0) as u8 / 3;
        let sea = if y > 250 { 40 } else { 0 };
        image::Rgb([150 - sea + light, 160 - sea / 2 + light / 2, 175_u8 - (y / 8) as u8])
    };
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(600, 400, shade).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Compares the window on an article with a filled and an empty slot, and the strip of both.
fn check_slots(place: usize, theme: Theme, language: &'static str, name: &str) {
    let Some(mut desk) = window(theme, language, PLAIN, 1.0) else { return };
    read(&mut desk, place);
    let mut library = Library::open(&desk.folder.path().join("library")).unwrap();
    let reader = library.reader().unwrap();
    let clip = clip_of(&reader, place);
    let picture = library.keep_picture(&morning()).unwrap();
    let revisions = vec![Revision::Fill { slot: 1, picture }, Revision::AddSlot { before: 99 }];
    library.apply(&Op::Revise { clip, revisions }, Timestamp::now()).unwrap();
    desk.until("two slots", |desk| desk.says("2 pictures, 1 empty") || desk.says("2 张图片，1 张空缺"));
    desk.press(egui::Modifiers::NONE, egui::Key::F4);
    desk.rest();
    let way = if language == "en" { "Go to Picture 1" } else { "转到" };
    desk.harness.query_all_by_label_contains(way).next().unwrap().click();
    desk.rest();
    desk.harness.remove_cursor();
    desk.rest();
    desk.harness.snapshot(name);
}

#[test]
fn filled_and_empty_slots_in_a_chinese_article_by_day() {
    check_slots(1, Theme::Light, "zh-CN", "slots-zh-light");
}

#[test]
fn filled_and_empty_slots_in_a_korean_article_by_night() {
    check_slots(3, Theme::Dark, "en", "slots-ko-dark");
}
