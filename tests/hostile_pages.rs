//! Pages made to hurt: each must end soon, in little memory, with its words kept.

#![allow(clippy::unwrap_used, clippy::format_collect)]

use jianbao::extract::{Extraction, Warning, extract};
use jianbao::page::{Origin, Page};

fn extracted(html: String) -> Extraction {
    let page =
        Page::from_bytes(html.into_bytes(), Origin { file_name: "page.html".into(), url: None }).unwrap();
    extract(&page)
}

#[track_caller]
fn check_over_budget(html: String) {
    let extraction = extracted(html);
    assert!(
        matches!(extraction.warnings.as_slice(), [Warning::OverBudget(_), ..]),
        "{:?}",
        extraction.warnings
    );
    assert!(extraction.article.text().contains("the harbour"), "the words are kept");
}

fn page(body: &str) -> String {
    format!("<!doctype html><html><head><title>A title</title></head><body>{body}</body></html>")
}

#[test]
fn a_hundred_thousand_nested_elements_leave_the_words() {
    check_over_budget(page(&format!("{}the harbour opens at dawn", "<div>".repeat(100_000))));
    check_over_budget(page(&format!("{}the harbour opens at dawn", "<ul><li>".repeat(100_000))));
}

#[test]
fn formatting_left_open_over_and_over_leaves_the_words() {
    check_over_budget(page(&format!("{}the harbour opens at dawn", "<b><i>x</b>".repeat(50_000))));
    let chain: String = (0..9_000).map(|size| format!("<font size={size}><p>")).collect();
    check_over_budget(page(&format!("{chain}the harbour opens at dawn")));
    let fonts: String = (0..2_000).map(|size| format!("<font size={size}>")).collect();
    check_over_budget(page(&format!("{fonts}{}the harbour opens at dawn", "<p>x".repeat(20_000))));
}

#[test]
fn a_tag_with_eighty_thousand_attributes_leaves_the_words() {
    let attributes: String = (0..80_000).map(|number| format!(" a{number}=1")).collect();
    check_over_budget(page(&format!("<p{attributes}>the harbour opens at dawn</p>")));
}

#[test]
fn ten_thousand_pictures_are_ten_thousand_slots() {
    let pictures: String = (0..10_000).map(|number| format!("<p>At dawn the harbour, once more and slowly, opens.</p><img src=\"https://i.example/p/{number}.jpg\">")).collect();
    let extraction = extracted(page(&format!("<article>{pictures}</article>")));
    assert!(extraction.article.figures().count() >= 9_000, "{}", extraction.article.figures().count());
}

#[test]
fn scripts_and_comments_without_an_end_do_no_harm() {
    for tail in [
        "<script>var a = '<p>'",
        "<style>p {",
        "<!-- never closed",
        "<title>",
        "<textarea>",
        "<noscript><img src=a",
        "<p title=\"",
        "<svg><style><p>",
    ] {
        let extraction = extracted(page(&format!(
            "<p>The harbour opens at dawn, and the boats go out, one after the other.</p>{tail}"
        )));
        assert!(extraction.article.text().contains("harbour"), "{tail}");
    }
}
