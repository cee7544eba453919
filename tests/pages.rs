//! Pages of our own and the articles that must come out of them: `tests/pages/<case>/page.*` beside `expected.json`.
//!
//! `expected.json` names what matters in its case; a field it does not name is not looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use jianbao::article::Block;
use jianbao::extract::{Extraction, extract};
use jianbao::page::{Origin, Page};
use serde_json::{Map, Value, json};

/// Every case has to come out whole, so this number is the floor of what is known to work. It only rises.
const FEWEST_CASES: usize = 121;

#[test]
fn every_page_gives_the_article_expected_of_it() {
    let cases = cases();
    assert!(cases.len() >= FEWEST_CASES, "only {} cases", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(|case| differences(case)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_same_page_gives_the_same_article_twice() {
    for case in cases() {
        let page = Page::read(&page_of(&case)).unwrap();
        assert_eq!(extract(&page), extract(&page), "{}", case.display());
    }
}

/// Characters that the charsets of five scripts all have.
const IN_EVERY_CHARSET: &str = "東京港的新航路今日開通，首班貨船午前八時出港，二日後到達南方三港。";

#[test]
fn the_same_article_in_eight_charsets_gives_the_same_text() {
    let page = |declaration: &str| {
        format!(
            "<html><head>{declaration}<title>東京港</title></head><body><h1>東京港</h1><p>{IN_EVERY_CHARSET}</p></body></html>"
        )
    };
    let labels = ["utf-8", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp"];
    for label in labels {
        // Declared, silent, and falsely declared as the charset of most pages.
        for declaration in [&format!("<meta charset={label}>"), "", "<meta charset=utf-8>"] {
            let page = page(declaration);
            let (bytes, _, lossy) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&page);
            assert!(!lossy, "{label}");
            assert_eq!(text_of(&bytes), IN_EVERY_CHARSET, "{label}, declared as {declaration:?}");
        }
    }
    let utf_16: Vec<u8> = page("<meta charset=utf-16>").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text_of(&utf_16), IN_EVERY_CHARSET, "utf-16 without a mark");
}

fn text_of(bytes: &[u8]) -> String {
    let origin = Origin { file_name: "page.html".to_owned(), url: None };
    extract(&Page::from_bytes(bytes.to_vec(), origin).unwrap()).article.text()
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("expected.json").is_file());
    cases.sort();
    cases
}

fn page_of(case: &Path) -> PathBuf {
    let pages = ["page.html", "page.htm", "page.txt"].map(|name| case.join(name));
    pages.into_iter().find(|page| page.is_file()).unwrap_or_else(|| panic!("no page in {}", case.display()))
}

/// What differs from what is expected, a line each.
fn differences(case: &Path) -> Vec<String> {
    let expected: Map<String, Value> =
        serde_json::from_slice(&fs::read(case.join("expected.json")).unwrap()).unwrap();
    let mut page = Page::read(&page_of(case)).unwrap();
    page.url = expected.get("url").and_then(Value::as_str).map(str::to_owned).or(page.url);
    let found = shown(&extract(&page));
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let fields = expected.iter().filter(|(field, _)| *field != "url");
    fields
        .filter(|(field, value)| !fits(value, found.get(field.as_str()).unwrap_or(&Value::Null)))
        .map(|(field, value)| {
            format!(
                "{name}: {field}\n  expected {value}\n  found    {}",
                found.get(field.as_str()).unwrap_or(&Value::Null)
            )
        })
        .collect()
}

/// Whether what was found is what is expected; of an object only the named fields count.
fn fits(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(key, value)| fits(value, found.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| fits(expected, found))
        }
        _ => expected == found,
    }
}

fn words_of(block: &Block) -> String {
    let mut texts = Vec::new();
    block.push_texts(&mut texts);
    texts.join("\n")
}

/// An extraction as the cases write it.
fn shown(extraction: &Extraction) -> Value {
    let article = &extraction.article;
    let meta = &article.meta;
    let words =
        |field: &Option<jianbao::article::Sourced<String>>| field.as_ref().map(|field| field.value.clone());
    let when = |field: &Option<jianbao::article::Sourced<jianbao::article::When>>| {
        field.as_ref().map(|field| field.value.to_string())
    };
    let people = meta.bylines.iter().map(|byline| json!([byline.value.name, byline.value.role]));
    let left_out =
        extraction.left_out.iter().map(|out| (words_of(&out.block), Value::from(out.reason.to_string())));
    json!({
        "title": words(&meta.headline), "deck": words(&meta.deck), "site": words(&meta.site), "source": words(&meta.source),
        "section": words(&meta.section), "dateline": words(&meta.dateline), "lang": meta.lang.tag(), "address": meta.url,
        "byline": meta.writers().collect::<Vec<_>>(), "date": when(&meta.published), "updated": when(&meta.updated),
        "people": people.collect::<Vec<_>>(),
        "event_days": meta.event_days.iter().map(|day| day.value.to_string()).collect::<Vec<_>>(),
        "found": {
            "title": meta.headline.as_ref().map(|field| field.found), "date": meta.published.as_ref().map(|field| field.found),
            "updated": meta.updated.as_ref().map(|field| field.found), "section": meta.section.as_ref().map(|field| field.found),
            "byline": meta.bylines.first().map(|field| field.found),
        },
        "kept": extraction.kept.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "left_out": left_out.collect::<Map<_, _>>(),
        "text": article.text().split('\n').collect::<Vec<_>>(),
        "kinds": article.blocks.iter().map(Block::kind).collect::<Vec<_>>(),
        "blocks": article.blocks,
        "images": article.figures().map(|figure| json!({
            "slot": figure.slot, "caption": figure.caption, "credit": figure.credit, "alt": figure.alt, "src": figure.source,
            "size": figure.size_px.map(|size| [size.width, size.height]), "picture": figure.picture,
            "came_along": extraction.pictures.iter().any(|picture| picture.slot == figure.slot),
        })).collect::<Vec<_>>(),
        "warnings": extraction.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
