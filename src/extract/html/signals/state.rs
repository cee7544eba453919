//! The article's text in the data that a page hands to its scripts: `__NEXT_DATA__`, `window.__STATE__ = {…}`.
//!
//! Such data has no common form. What is looked for is the shape of a story in it: one long string, or a list whose
//! members say a paragraph each.

use serde_json::Value;

use crate::extract::dom::{Dom, NodeId, strip_tags};
use crate::extract::lines::measure::Measure;

use super::json_repair::first_value;

/// Bytes of scripts looked at on one page, values in them, and places in one script where data may begin.
const MOST_BYTES: usize = 4 << 20;
const MOST_VALUES: usize = 200_000;
const MOST_BEGINNINGS: usize = 12;
/// A shorter script holds no story (bytes), and a shorter story is a teaser (reading units).
const SHORTEST_SCRIPT: usize = 400;
const SHORTEST_STORY: usize = 60;
/// A line counts no more than a long paragraph, so that the list of paragraphs outdoes what holds it as one.
const MOST_FOR_LINE: usize = 200;

/// Keys under which words of a story stand.
#[rustfmt::skip]
const WORDS: [&str; 14] = [
    "text", "value", "content", "contents", "html", "body", "children", "paragraph", "paragraphs", "articleBody", "bodyHtml",
    "contentHtml", "blocks", "nodes",
];
/// Keys of what is told beside the story.
const BESIDE: [&str; 8] =
    ["related", "recommend", "comments", "teaser", "footer", "navigation", "menu", "promo"];
/// Keys by which a member of a list is a story of its own.
const OF_STORIES: [&str; 4] = ["headline", "title", "slug", "permalink"];

/// The paragraphs of the story that the page's scripts hold, a line each.
pub(crate) fn story(dom: &Dom, scripts: &[NodeId]) -> Option<String> {
    let mut best = Best::default();
    let mut left = MOST_BYTES;
    let mut stream = String::new();
    for raw in scripts.iter().filter_map(|&node| dom.raw(node)) {
        if raw.len() < SHORTEST_SCRIPT || raw.len() > left {
            continue;
        }
        left -= raw.len();
        for value in values(raw) {
            best.look(&value);
        }
        if raw.contains("__next_f") {
            stream.push_str(&pushed(raw));
        }
    }
    for line in stream.lines() {
        if let Some(value) = line.split_once(':').and_then(|(_, json)| first_value(json)) {
            best.look(&value);
        }
    }
    best.found.filter(|_| best.worth >= SHORTEST_STORY)
}

/// The data in a script: the script itself, what is assigned in it, or what is written in it as a string of JSON.
fn values(raw: &str) -> Vec<Value> {
    let whole = raw.trim_start();
    if whole.starts_with(['{', '[']) {
        return first_value(whole).into_iter().collect();
    }
    let mut values = Vec::new();
    let mut rest = raw;
    for _ in 0..MOST_BEGINNINGS {
        let Some(at) = rest.find('=') else { break };
        let after = rest.get(at + 1..).unwrap_or_default();
        let data = after.trim_start();
        let found = if data.starts_with(['{', '[']) {
            first_value(data)
        } else {
            let string = data.strip_prefix("JSON.parse(").filter(|string| string.starts_with('"'));
            string.and_then(first_value).and_then(|string| first_value(string.as_str()?))
        };
        values.extend(found);
        rest = after;
    }
    values
}

/// The strings that a page sends in pieces: `self.__next_f.push([1,"…"])`.
fn pushed(raw: &str) -> String {
    let pieces = raw.match_indices("push(").filter_map(|(at, call)| first_value(raw.get(at + call.len()..)?));
    let strings = pieces.filter_map(|piece| piece.get(1)?.as_str().map(str::to_owned));
    strings.collect()
}

/// The best story seen so far.
#[derive(Default)]
struct Best {
    found: Option<String>,
    worth: usize,
    seen: usize,
}

impl Best {
    /// Looks at a value and all inside it. The reader of JSON allows no deeper nesting than a call stack does.
    fn look(&mut self, value: &Value) {
        self.seen += 1;
        if self.seen > MOST_VALUES {
            return;
        }
        match value {
            Value::String(text) if text.len() >= SHORTEST_SCRIPT => self.offer(&paragraphs(text)),
            Value::Array(members) => {
                if !members.iter().any(is_story) {
                    let lines: Vec<String> =
                        members.iter().map(line).filter(|line| !line.is_empty()).collect();
                    self.offer(&lines);
                }
                for member in members {
                    self.look(member);
                }
            }
            Value::Object(object) => {
                let inside = object.iter().filter(|(key, _)| !is_beside(key));
                for (_, value) in inside {
                    self.look(value);
                }
            }
            _ => {}
        }
    }

    fn offer(&mut self, lines: &[String]) {
        let units = |line: &String| Some(Measure::of_text(line)).filter(|measure| measure.is_prose());
        let worth = lines.iter().filter_map(units).map(|measure| measure.units.min(MOST_FOR_LINE)).sum();
        if worth > self.worth {
            self.worth = worth;
            self.found = Some(lines.join("\n"));
        }
    }
}

fn is_beside(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    BESIDE.iter().any(|word| key.contains(word))
}

fn is_story(member: &Value) -> bool {
    OF_STORIES.iter().any(|key| member.get(key).is_some_and(Value::is_string))
}

/// The words of a member of a list: of its strings that are words, whatever they are nested in.
fn line(member: &Value) -> String {
    let mut words = String::new();
    push_words(member, &mut words);
    let line = paragraphs(&words).join(" ");
    line.trim().to_owned()
}

fn push_words(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => words.push_str(text),
        // An element as some pages send it: `["$", "p", null, {"children": …}]`.
        Value::Array(element) if element.first().and_then(Value::as_str) == Some("$") => {
            element.iter().skip(3).for_each(|properties| push_words(properties, words));
        }
        Value::Array(members) => members.iter().for_each(|member| push_words(member, words)),
        Value::Object(object) => {
            let spoken = WORDS.iter().filter_map(|key| object.get(*key));
            spoken.for_each(|value| push_words(value, words));
        }
        _ => {}
    }
}

/// The paragraphs of a string that may be marked up.
fn paragraphs(text: &str) -> Vec<String> {
    if text.contains("</") || text.contains("<br") {
        return strip_tags(text);
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::dom::{Budget, parse};
    use crate::extract::html::survey::survey;

    const FIRST: &str =
        "The first ship left the new harbour on Monday, and the people on the pier waved it off. ";
    const SECOND: &str =
        "Her captain said that the voyage takes two days, with three small ports on the way. ";

    #[track_caller]
    fn check(script: &str, expect: Option<&str>) {
        let page = format!("<body><script>{script}</script></body>");
        let dom = parse(&page, Budget::default()).unwrap();
        let (_, landmarks) = survey(&dom);
        assert_eq!(story(&dom, &landmarks.scripts).as_deref(), expect, "{script}");
    }

    #[test]
    fn a_story_is_found_in_the_data_of_scripts_whatever_its_form() {
        let (one, two) = (FIRST.repeat(2), SECOND.repeat(3));
        let (one, two) = (one.trim(), two.trim());
        let expect = format!("{one}\n{two}");
        let menu = r#""menu":[{"title":"News","url":"/news"}]"#;
        check(
            &format!(r#"{{"props":{{{menu},"body":[{{"text":"{one}"}},{{"text":"{two}"}}]}}}}"#),
            Some(&expect),
        );
        check(
            &format!(r#"window.__STATE__ = {{"a":{{"html":"<p>{one}</p><p>{two}</p>"}}}};"#),
            Some(&expect),
        );
        check(
            &format!(
                r#"self.__next_f.push([1,"2:[[\"$\",\"p\",null,{{\"children\":\"{one}\"}}],[\"$\",\"p\",null,{{\"children\":\"{two}\"}}]]\n"])"#
            ),
            Some(&expect),
        );
    }

    #[test]
    fn a_list_of_stories_is_no_story() {
        let one = FIRST.repeat(4);
        check(
            &format!(r#"{{"list":[{{"title":"A","text":"{one}"}},{{"title":"B","text":"{one}"}}]}}"#),
            None,
        );
        check(&"var a = {'not': 'json'}; ".repeat(40), None);
    }
}
