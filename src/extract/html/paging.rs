//! Where the other pages of an article are, as its page links to them.

use html5ever::local_name;

use crate::extract::dom::{Dom, NodeId};
use crate::extract::outcome::Paging;

use super::signals::Signals;
use super::survey::Landmarks;

/// Links looked at on one page, and kept of them.
const MOST_LOOKED_AT: usize = 4_000;
const MOST_KEPT: usize = 60;
/// A pager's link says a number or a word or two (characters).
const LONGEST_WORD: usize = 16;

/// Reads `rel` and the links of the pager. Whether they lead to pages of the same article is told when those are there.
pub(super) fn read(dom: &Dom, landmarks: &Landmarks, signals: &Signals) -> Paging {
    let mut paging = Paging { own: signals.url.clone(), ..Paging::default() };
    let anchors = landmarks.anchors.iter().take(MOST_LOOKED_AT);
    for &node in landmarks.links.iter().chain(anchors) {
        let Some(href) = dom.attr(node, "href").map(str::trim).filter(|href| leads_to_a_page(href)) else {
            continue;
        };
        let address = || signals.absolute(href).unwrap_or_else(|| href.to_owned());
        match step(dom, node) {
            Some(Step::Next) if paging.next.is_none() => paging.next = Some(address()),
            Some(Step::Previous) if paging.previous.is_none() => paging.previous = Some(address()),
            Some(Step::Number) if paging.numbered.len() < MOST_KEPT => paging.numbered.push(address()),
            _ => {}
        }
    }
    paging
}

fn leads_to_a_page(href: &str) -> bool {
    !href.is_empty() && !href.starts_with(['#', '{']) && !href.starts_with("javascript:")
}

enum Step {
    Next,
    Previous,
    Number,
}

/// What a link of a pager leads to, by its `rel`, else by its words.
fn step(dom: &Dom, node: NodeId) -> Option<Step> {
    let says = |rel: &str| rel.split_ascii_whitespace().map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let rel = dom.attr(node, "rel").map(says).unwrap_or_default();
    if rel.iter().any(|word| word == "next") {
        return Some(Step::Next);
    }
    if rel.iter().any(|word| matches!(word.as_str(), "prev" | "previous")) {
        return Some(Step::Previous);
    }
    if dom.name(node) != Some(&local_name!("a")) {
        return None;
    }
    if !may_say_a_step(dom, node) {
        return None;
    }
    let words = dom.line(node).to_lowercase();
    let words = words.trim_matches(|c: char| c.is_whitespace() || "[]【】()（）<>‹›«»←→".contains(c));
    let is_number = (1..=3).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit());
    match words {
        _ if words.chars().count() > LONGEST_WORD => None,
        _ if is_number => Some(Step::Number),
        "下一页" | "下页" | "下一頁" | "下頁" | "次へ" | "次のページ" | "次ページ" | "다음"
        | "다음 페이지" | "next" | "next page" => Some(Step::Next),
        "上一页" | "上页" | "上一頁" | "上頁" | "前へ" | "前のページ" | "前ページ" | "이전"
        | "이전 페이지" | "previous" | "prev" | "previous page" => Some(Step::Previous),
        _ => None,
    }
}

/// Whether the first letter below a node is one that a number or a word of a pager begins with. Nearly all links of a
/// page are told so.
fn may_say_a_step(dom: &Dom, node: NodeId) -> bool {
    let first = dom.texts(node).flat_map(str::chars).find(|&c| c.is_alphanumeric());
    first.is_some_and(|first| first.is_ascii_digit() || "下次다nN上前이pP".contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::dom::{Budget, parse};
    use crate::extract::html::survey::survey;

    #[test]
    fn the_pager_and_the_head_lead_to_the_other_pages() {
        let page = r##"<html><head><link rel="next" href="/a_2.html"></head><body>
            <a href="#">上一页</a> <a href="a.html">1</a> <a href="a_3.html">3</a> <a href="b.html">港口</a></body></html>"##;
        let dom = parse(page, Budget::default()).unwrap();
        let (_, landmarks) = survey(&dom);
        let signals = Signals::read(&dom, &landmarks, Some("https://news.example/x/a.html"));
        let paging = read(&dom, &landmarks, &signals);
        assert_eq!(paging.next.unwrap(), "https://news.example/a_2.html");
        assert_eq!(paging.previous, None);
        assert_eq!(paging.numbered, ["https://news.example/x/a.html", "https://news.example/x/a_3.html"]);
    }
}
