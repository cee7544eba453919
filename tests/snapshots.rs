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

use desk::{Desk, FOG, LIGHTHOUSE};
use egui::Theme;
use egui_kittest::{Harness, SnapshotOptions};

/// A window drawn by Vulkan, or `None` where there is none.
fn window(theme: Theme, language: &'static str, pixels_per_point: f32) -> Option<Desk> {
    if std::env::var_os("JIANBAO_SNAPSHOTS").is_none() {
        eprintln!("skipped: set JIANBAO_SNAPSHOTS=1 where Vulkan is (see .ci/run)");
        return None;
    }
    let folder = Rc::new(tempfile::tempdir().unwrap());
    std::fs::create_dir_all(folder.path().join("library")).unwrap();
    std::fs::write(folder.path().join("library/view.json"), r#"{"welcomed": true}"#).unwrap();
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

/// Three clips, one of them read.
fn fill(desk: &mut Desk, read: &str) {
    let pages = [("fog.html", desk::fog()), ("灯塔.html", desk::lighthouse()), ("시장.html", desk::market())];
    let paths: Vec<PathBuf> = pages.iter().map(|(name, html)| desk.write(name, html)).collect();
    desk.drop_files(&paths);
    desk.until("three clips", |desk| desk.listed() == 3);
    let tells = |desk: &Desk| desk.says("Details") || desk.says("详情");
    desk.until("the message", tells);
    desk.until("the end of the message", |desk| !tells(desk));
    desk.click_clip(read);
    desk.harness.remove_cursor();
    desk.settle();
}

#[test]
fn an_article_in_english_by_day() {
    let Some(mut desk) = window(Theme::Light, "en", 1.0) else { return };
    fill(&mut desk, FOG);
    desk.harness.snapshot("article-en-light");
}

#[test]
fn an_article_in_chinese_by_night() {
    let Some(mut desk) = window(Theme::Dark, "zh-CN", 1.0) else { return };
    fill(&mut desk, LIGHTHOUSE);
    desk.harness.snapshot("article-zh-dark");
}

#[test]
fn an_empty_library() {
    let Some(mut desk) = window(Theme::Light, "en", 1.0) else { return };
    desk.settle();
    desk.harness.snapshot("empty-en-light");
}

#[test]
fn an_empty_library_in_chinese_at_twice_the_density() {
    let Some(mut desk) = window(Theme::Light, "zh-CN", 2.0) else { return };
    desk.settle();
    desk.harness.snapshot("empty-zh-light-2x");
}
