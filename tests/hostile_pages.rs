//! Pages made to hurt: each must end soon, in little memory, with its words kept.
//!
//! `JIANBAO_FULL_SIZE=1 cargo test --test hostile_pages -- --nocapture --test-threads 1` makes them as large as pages may
//! be and prints how long each takes, and how much memory all of them took.

#![allow(clippy::unwrap_used, clippy::format_collect, clippy::print_stdout)]

use std::fs;

use cpu_time::ProcessTime;
use jianbao::extract::{Extraction, Warning, extract};
use jianbao::page::{MOST_BYTES, Origin, Page, PageError};

fn extracted(page: &str) -> Extraction {
    let start = ProcessTime::now();
    let origin = Origin { file_name: "page.html".into(), url: Some("https://news.example/a/1".into()) };
    let read = Page::from_bytes(page.as_bytes().to_vec(), origin).unwrap();
    let extraction = extract(&read);
    if is_full_size() {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        let shape = page.get(page.len() / 2..page.len() / 2 + 24).unwrap_or_default();
        println!(
            "{:6.2} s  {:5.1} MB  {shape:?}  {peak}",
            start.elapsed().as_secs_f64(),
            page.len() as f64 / 1e6
        );
    }
    extraction
}

fn is_full_size() -> bool {
    std::env::var_os("JIANBAO_FULL_SIZE").is_some()
}

/// So many, or as many as a page of `bytes` each may have.
fn times(small: usize, bytes: usize) -> usize {
    if is_full_size() { (MOST_BYTES - (1 << 20)) / bytes } else { small }
}

fn page(body: &str) -> String {
    format!("<!doctype html><html><head><title>A title</title></head><body>{body}</body></html>")
}

#[track_caller]
fn check_over_budget(body: &str) {
    let extraction = extracted(&page(&format!("the harbour opens at dawn{body}")));
    assert!(
        matches!(extraction.warnings.as_slice(), [Warning::OverBudget(_), ..]),
        "{:?}",
        extraction.warnings
    );
    assert!(extraction.article.text().contains("the harbour"), "the words are kept");
}

#[track_caller]
fn check_words(page: &str) {
    assert!(extracted(page).article.text().contains("harbour"), "{}", page.get(..200).unwrap_or(page));
}

const SENTENCE: &str = "<p>The harbour opens at dawn, and the boats go out, one after the other.</p>";

#[test]
fn a_hundred_thousand_nested_elements_leave_the_words() {
    for element in
        ["<div>", "<ul><li>", "<table><tr><td>", "<svg>", "<template>", "<blockquote>", "<ruby><rt>"]
    {
        check_over_budget(&element.repeat(times(100_000, element.len())));
    }
}

#[test]
fn formatting_left_open_over_and_over_leaves_the_words() {
    check_over_budget(&"<b><i>x</b>".repeat(times(50_000, 11)));
    let chain: String = (0..times(9_000, 24)).map(|size| format!("<font size={size}><p>")).collect();
    check_over_budget(&chain);
    let fonts: String = (0..2_000).map(|size| format!("<font size={size}>")).collect();
    check_over_budget(&format!("{fonts}{}", "<p>x".repeat(times(20_000, 4))));
}

#[test]
fn links_that_close_each_other_are_read() {
    check_words(&page(&format!("{SENTENCE}{}", "<a href=x><p>".repeat(times(20_000, 13).min(100_000)))));
}

#[test]
fn a_tag_with_eighty_thousand_attributes_leaves_the_words() {
    let attributes: String = (0..times(80_000, 14)).map(|number| format!(" a{number}=1")).collect();
    check_over_budget(&format!("<p{attributes}>x</p>"));
}

#[test]
fn many_tags_of_many_attributes_leave_the_words() {
    let attributes: String = (0..499).map(|number| format!(" a{number:03}")).collect();
    check_over_budget(&format!("<p{attributes}>x</p>").repeat(times(1_700, 2_500)));
}

#[test]
fn a_page_of_more_bytes_than_a_page_may_have_is_refused() {
    let bytes = vec![b'x'; MOST_BYTES + 1];
    assert!(matches!(Page::from_bytes(bytes, Origin::default()), Err(PageError::TooLarge(_))));
}

#[test]
fn ten_thousand_pictures_are_ten_thousand_slots() {
    let pictures: String = (0..10_000).map(|number| format!("<p>At dawn the harbour, once more and slowly, opens.</p><img src=\"https://i.example/p/{number}.jpg\">")).collect();
    let extraction = extracted(&page(&format!("<article>{pictures}</article>")));
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
        check_words(&page(&format!("{SENTENCE}{tail}")));
    }
}

/// What costs a look through the rest of the page must not be asked for at each of many places.
#[test]
fn what_never_ends_is_looked_for_once() {
    for bit in [
        "<![CDATA[>",
        "<!-",
        "</",
        "<?",
        "<!--x--",
        "&#",
        "&noti",
        "<a b='",
        "<script>/*</scrip",
        "\r",
        "harbour \0",
    ] {
        check_words(&page(&format!("{SENTENCE}{}", bit.repeat(times(30_000, bit.len())))));
    }
}

#[test]
fn many_parts_beside_each_other_are_each_looked_at_once() {
    let many = |bit: &str| bit.repeat(times(20_000, bit.len()).min(120_000));
    check_words(&page(&format!(
        "<div>{}<section>{}</section></div>",
        many("<div>short</div>"),
        SENTENCE.repeat(9)
    )));
    check_words(&page(&format!(
        "<article>{}</article>{}",
        SENTENCE.repeat(9),
        many("<p>a<img src=/p/1.jpg width=600>")
    )));
    check_words(&page(&format!("{}{}", SENTENCE.repeat(9), many("<p class=meta>2024"))));
}

#[test]
fn data_of_any_size_is_compared_in_time() {
    let data = |body: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"A title\",{body}}}</script>"
        )
    };
    let lines: String = (0..times(2_000, 64).min(100_000))
        .map(|line| format!("<p>Line {line} of the harbour, and of nothing else at all.</p>"))
        .collect();
    let body = "another harbour, ".repeat(times(20_000, 40));
    check_words(&page(&format!("{}{lines}", data(&format!("\"articleBody\":\"{body}\"")))));
    let images: String =
        (0..times(2_000, 64).min(50_000)).map(|image| format!("\"/p/{image}-harbour.jpg\",")).collect();
    let pictures: String =
        (0..times(2_000, 64).min(50_000)).map(|image| format!("<img src=/q/{image}-harbour.jpg>")).collect();
    check_words(&page(&format!(
        "{}{}{pictures}",
        data(&format!("\"image\":[{images}\"\"]")),
        SENTENCE.repeat(9)
    )));
    check_words(&page(&format!("{}{SENTENCE}", data(&format!("\"a\":{}", "[".repeat(times(100_000, 2)))))));
    check_words(&page(&format!(
        "{}{SENTENCE}",
        data(&format!("\"datePublished\":\"{}\"", "令和6年".repeat(times(10_000, 10))))
    )));
}

#[test]
fn a_crowd_of_authors_is_no_byline() {
    let authors: String =
        (0..times(40_000, 32)).map(|author| format!("{{\"name\":\"Ann Pier{author}\"}},")).collect();
    let data = format!(
        "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"A title\",\"author\":[{authors}\"\"]}}</script>"
    );
    let extraction = extracted(&page(&format!("{data}{}", SENTENCE.repeat(9))));
    assert!(extraction.article.text().contains("harbour"));
    assert!(extraction.article.meta.writers().count() <= 50);
    let line = "<p itemprop=author>Ann Pier, Jo Ferry</p>".repeat(times(20_000, 44));
    let extraction = extracted(&page(&format!("{line}{}", SENTENCE.repeat(9))));
    assert!(extraction.article.meta.writers().count() <= 50);
}

#[test]
fn titles_and_lines_of_marks_end() {
    let marks = "'|".repeat(times(20_000, 5));
    check_words(&format!("<!doctype html><title>{marks}</title>{SENTENCE}"));
    check_words(&page(&format!("{SENTENCE}<h1>{marks}</h1><p>{marks}</p>")));
}

#[test]
fn a_text_of_more_lines_than_any_text_has_keeps_the_first() {
    let extraction = extracted(&"harbour\n4月1日\n".repeat(times(150_000, 20)));
    assert!(matches!(extraction.warnings.as_slice(), [Warning::OverBudget(_)]), "{:?}", extraction.warnings);
    assert!(extraction.article.text().contains("harbour"));
}

#[test]
fn text_pages_of_any_shape_end() {
    for line in [
        "The harbour opens at dawn, and the boats go out.\n",
        "The harbour opens at dawn, and the boats go out, one after the other, into the fog.\ncopyright\n",
        "港口新线\nharbour\n4月1日\n",
        "harbour ",
        "- harbour\n\n\n",
    ] {
        check_words(&line.repeat(times(5_000, line.len())));
    }
    let days: String = (0..times(5_000, 40))
        .map(|day| format!("{}年{}月{}日 harbour. ", day % 9000 + 1000, day % 12 + 1, day % 28 + 1))
        .collect();
    check_words(&days);
}
