//! The files hold the same messages, the code uses all of them, and plurals are right.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Message keys with the names of the values each is filled with.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for source in language.sources() {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{language:?} does not parse: {errors:?}"));
        drop(resource);
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                name.clone_into(&mut key);
                let before = messages.insert(key.clone(), BTreeSet::new());
                assert!(before.is_none(), "{language:?} says `{key}` twice");
            }
            if let Some(values) = messages.get_mut(&key) {
                values.extend(values_named(line));
            }
        }
    }
    messages
}

/// `count` in `{ $count } clips`.
fn values_named(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect()
    })
}

/// The sources that may show words, with their text.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

/// What of a file is compiled into the program: no test uses up a message.
fn shipped(path: &Path, code: &str) -> String {
    if path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests") {
        return String::new();
    }
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// String literals that look like a message's key.
fn keys_written(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').filter(|text| {
        text.contains('-')
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    })
}

/// Keys that the code hands straight to a locale.
fn keys_asked_for(code: &str) -> impl Iterator<Item = &str> {
    ["locale.text(\"", "locale.with(\"", "self.with(\"", "self.text(\""]
        .into_iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
}

#[test]
fn both_languages_hold_the_same_messages_filled_with_the_same_values() {
    let (english, chinese) = (messages(Language::English), messages(Language::SimplifiedChinese));
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(&english, &chinese), Vec::<String>::new(), "not in Chinese");
    assert_eq!(only(&chinese, &english), Vec::<String>::new(), "not in English");
    for (key, values) in &english {
        assert_eq!(values, &chinese[key], "`{key}` is filled with other values");
    }
}

#[test]
fn every_message_that_the_code_asks_for_exists() {
    let english = messages(Language::English);
    for (path, code) in sources() {
        for key in keys_asked_for(&code) {
            assert!(english.contains_key(key), "{} asks for `{key}`", path.display());
        }
    }
}

#[test]
fn no_message_is_left_that_the_code_does_not_use() {
    let sources: Vec<String> = sources().iter().map(|(path, code)| shipped(path, code)).collect();
    let written: BTreeSet<&str> = sources.iter().flat_map(|code| keys_written(code)).collect();
    let unused: Vec<String> =
        messages(Language::English).into_keys().filter(|key| !written.contains(key.as_str())).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn plurals_follow_the_language() {
    let slots =
        |language, count: usize| Locale::new(language).with("reader-slots", &[("count", count.into())]);
    assert_eq!(slots(Language::English, 1), "1 picture");
    assert_eq!(slots(Language::English, 4), "4 pictures");
    assert_eq!(slots(Language::SimplifiedChinese, 1), "1 张图片");
}

#[test]
fn values_are_not_wrapped_in_invisible_marks() {
    let host =
        Locale::new(Language::English).with("reader-missing-remote", &[("host", "news.example".into())]);
    assert_eq!(host, "On the network: news.example");
}

#[test]
fn the_system_chooses_the_language() {
    for (tag, language) in [
        ("zh-CN", Language::SimplifiedChinese),
        ("zh_TW.UTF-8", Language::SimplifiedChinese),
        ("en-GB", Language::English),
        ("C", Language::English),
        ("zhx", Language::English),
    ] {
        assert_eq!(Language::of_system(tag), language, "{tag}");
    }
}
