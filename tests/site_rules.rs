//! What a reader has decided for a site: later pages are extracted by it, and without it as before.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::{Block, Sign, SiteRule, SiteRules, Verdict};
use jianbao::extract::{Reason, extract, extract_by, sign_of};
use jianbao::import::{Cancel, How, Item, Outcome, extract_again, left_out, run, site_rule};
use jianbao::library::{ClipId, ImportStep, Library, Op, Ranked, StepName};
use jianbao::page::{Origin, Page};
use jiff::Timestamp;
use tempfile::TempDir;

const HARBOUR: [&str; 2] = [
    "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。",
    "當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。",
];
const LIGHTHOUSE: [&str; 2] = [
    "守塔人週六最後一次點亮北山燈塔。三十一年來，他每天傍晚都沿着同一條石階走上塔頂，從未缺席。",
    "他說，海上的人看不見守塔人，只看得見光；光還在，守塔人就還在，這就已經足夠了，不必再多說。",
];

/// A page of the site: a line beside the text that its makers mark by a class alone, and one that only words tell.
fn page(title: &str, [first, second]: [&str; 2], note: &str, count: u32) -> String {
    format!(
        "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>{title}</title>\
         <div class='intro-line post-{count}88'><p>{note}小引：{title}的來龍去脈。</p></div>\
         <article><h1>{title}</h1><p>{first}</p><div class='house-note css-1x{count}k9q'><p>{note}，敬請讀者留意今後的安排。</p></div>\
         <p>{second}</p><p>本文已有{count}位讀者讀過了。</p></article>"
    )
}

fn read(html: &str, url: &str) -> Page {
    let origin = Origin { file_name: "a.html".into(), url: Some(url.into()) };
    Page::from_bytes(html.as_bytes().to_vec(), origin).unwrap()
}

fn harbour() -> String {
    page("港口新線", HARBOUR, "編輯部正在整理本週的來信", 12)
}

fn lighthouse() -> String {
    page("燈塔守望者", LIGHTHOUSE, "下週的版面將有所調整", 3456)
}

struct Desk {
    _folder: TempDir,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { library: Library::open(folder.path()).unwrap(), _folder: folder }
    }

    fn import(&mut self, html: &str, url: &str) -> ClipId {
        let origin = Origin { file_name: "a.html".into(), url: Some(url.into()) };
        let items = [Item::Pasted { bytes: html.as_bytes().to_vec(), origin }];
        let rules = self.library.reader().unwrap().decided().unwrap();
        let library = &mut self.library;
        let mut commit = |batch: Vec<_>| {
            let filed = library.file(&batch, None, &mut ImportStep::default(), now());
            filed.map(|(filed, _)| filed).map_err(|error| error.to_string())
        };
        let report = run(&items, &rules, &Cancel::default(), &mut commit, &mut |_| {});
        let Outcome::Imported(clip) = report.lines[0].outcome else { panic!("{:?}", report.lines) };
        clip
    }

    fn says(&self, clip: ClipId, words: &str) -> bool {
        let clip = self.library.reader().unwrap().clip(clip).unwrap().unwrap();
        clip.article.text().contains(words)
    }

    fn block(&self, clip: ClipId, words: &str) -> Block {
        let clip = self.library.reader().unwrap().clip(clip).unwrap().unwrap();
        let is_meant = |block: &Block| block.words().is_some_and(|said| said.contains(words));
        clip.article.blocks.into_iter().find(is_meant).unwrap()
    }

    fn rule(&self, clip: ClipId, block: &Block, verdict: Verdict) -> Option<SiteRule> {
        site_rule(&self.library.reader().unwrap(), clip, block, verdict).unwrap()
    }

    fn add(&mut self, rule: &SiteRule) {
        let change = self.library.reader().unwrap().adds(rule).unwrap().unwrap();
        self.library.apply(&Op::SiteRules(change), now()).unwrap();
    }

    fn rules(&self) -> Vec<SiteRule> {
        self.library.reader().unwrap().site_rules().unwrap().into_iter().map(|(_, rule)| rule).collect()
    }
}

fn now() -> Timestamp {
    "2026-11-26T08:00:00Z".parse().unwrap()
}

const NOTE: &str = "敬請讀者留意";

#[test]
fn what_is_left_out_for_a_site_is_left_out_of_its_next_page_until_the_rule_goes() {
    let mut desk = Desk::new();
    let first = desk.import(&harbour(), "https://www.example.org/a/1.html");
    assert!(desk.says(first, NOTE), "extraction keeps it by itself");
    let rule = desk.rule(first, &desk.block(first, NOTE), Verdict::LeaveOut).unwrap();
    assert_eq!((rule.host.as_str(), &rule.sign), ("example.org", &Sign::Place("div.house-note p".into())));
    desk.add(&rule);

    let second = desk.import(&lighthouse(), "https://example.org/b/2.html");
    assert!(!desk.says(second, NOTE));
    assert!(LIGHTHOUSE.iter().all(|words| desk.says(second, words)));
    let reader = desk.library.reader().unwrap();
    let again = extract_again(&reader, first, How::default()).unwrap().unwrap();
    assert!(!again.article.text().contains(NOTE), "an extraction again asks the rule too");
    let other = desk.import(&lighthouse().replace("燈塔", "海塔"), "https://example.com/b/2.html");
    assert!(desk.says(other, NOTE), "another site is another matter");

    let reason = left_out(&reader, second).unwrap().into_iter().find(|out| out.block == desk_note());
    assert!(matches!(reason.map(|out| out.reason), Some(Reason::SiteRule(1))));

    let (id, _) = reader.site_rules().unwrap()[0].clone();
    desk.library.apply(&Op::SiteRules(Ranked::Delete { id }), now()).unwrap();
    let third = desk.import(&lighthouse().replace("燈塔", "山塔"), "https://example.org/b/3.html");
    assert!(desk.says(third, NOTE), "without the rule it is let in again");
}

fn desk_note() -> Block {
    Block::paragraph("下週的版面將有所調整，敬請讀者留意今後的安排。")
}

#[test]
fn what_is_kept_for_a_site_is_kept_on_its_next_page() {
    let mut desk = Desk::new();
    let first = desk.import(&harbour(), "https://example.org/a/1.html");
    let reader = desk.library.reader().unwrap();
    let out = left_out(&reader, first).unwrap();
    let intro =
        out.into_iter().find(|out| out.block.words().is_some_and(|said| said.contains("小引"))).unwrap();
    let rule = desk.rule(first, &intro.block, Verdict::Keep).unwrap();
    assert_eq!(rule.sign, Sign::Place("div.intro-line p".into()));
    desk.add(&rule);
    let second = desk.import(&lighthouse(), "https://example.org/b/2.html");
    assert!(desk.says(second, "小引：燈塔守望者的來龍去脈。"));
}

#[test]
fn a_line_without_a_name_of_its_own_is_known_by_its_words_whatever_their_numbers() {
    let mut desk = Desk::new();
    let first = desk.import(&harbour(), "https://example.org/a/1.html");
    let rule = desk.rule(first, &desk.block(first, "位讀者讀過了"), Verdict::LeaveOut).unwrap();
    assert_eq!(rule.sign, Sign::Words("本文已有0位讀者讀過了".into()));
    desk.add(&rule);
    let second = desk.import(&lighthouse(), "https://example.org/b/2.html");
    assert!(!desk.says(second, "位讀者讀過了"));
    assert!(LIGHTHOUSE.iter().all(|words| desk.says(second, words)));
}

#[test]
fn a_decision_is_taken_back_and_made_again_and_is_never_kept_twice() {
    let mut desk = Desk::new();
    let first = desk.import(&harbour(), "https://example.org/a/1.html");
    let rule = desk.rule(first, &desk.block(first, NOTE), Verdict::LeaveOut).unwrap();
    desk.add(&rule);
    assert_eq!(desk.library.next_undo(), Some(StepName::KeepForSite));
    for _ in 0..2 {
        desk.library.undo(now()).unwrap().unwrap();
        assert_eq!(desk.rules(), []);
        desk.library.redo(now()).unwrap().unwrap();
        assert_eq!(desk.rules(), std::slice::from_ref(&rule));
    }
    assert_eq!(desk.library.reader().unwrap().adds(&rule).unwrap(), None);
    assert_eq!(desk.library.check().unwrap(), []);
    let (id, _) = desk.library.reader().unwrap().site_rules().unwrap()[0].clone();
    desk.library.apply(&Op::SiteRules(Ranked::Delete { id }), now()).unwrap();
    assert_eq!(desk.library.next_undo(), Some(StepName::DeleteSiteRule));
    desk.library.undo(now()).unwrap().unwrap();
    assert_eq!(desk.rules(), [rule]);
}

#[test]
fn a_block_that_could_be_any_other_makes_no_rule() {
    let plain = format!(
        "<!doctype html><title>港口新線</title><article><h1>港口新線</h1>{}</article>",
        HARBOUR.map(|words| format!("<p>{words}{words}{words}{words}{words}</p>")).concat()
    );
    let mut desk = Desk::new();
    let clip = desk.import(&plain, "https://example.org/a/1.html");
    assert_eq!(desk.rule(clip, &desk.block(clip, "集裝箱"), Verdict::LeaveOut), None);
    let nowhere = read(&harbour(), "file:///tmp/a.html");
    assert!(extract(&nowhere).article.text().contains(NOTE));
}

#[test]
fn rules_of_other_sites_and_none_at_all_change_nothing_and_text_pages_have_their_words() {
    let rule = |host: &str, words: &str| SiteRule {
        host: host.into(),
        verdict: Verdict::LeaveOut,
        sign: Sign::Words(words.into()),
        example: String::new(),
    };
    let page = read(&harbour(), "https://example.org/a/1.html");
    let elsewhere = SiteRules(vec![(1, rule("example.com", "本文已有0位讀者讀過了"))]);
    assert_eq!(extract_by(&page, &elsewhere), extract(&page));

    let text = format!("港口新線\n\n{}\n\n{}\n\n本文已有12位讀者讀過了。", HARBOUR[0], HARBOUR[1]);
    let page = read(&text, "https://example.org/a/1.txt");
    let kept = extract(&page).article;
    let line = kept.blocks.iter().find(|block| block.words().is_some_and(|said| said.contains("讀過")));
    let line = line.expect("extraction keeps it by itself");
    let sign = sign_of(&page, line, &kept.blocks[..1], Verdict::LeaveOut).unwrap();
    let rules = SiteRules(vec![(7, SiteRule { sign, ..rule("example.org", "") })]);
    let by_rule = extract_by(&page, &rules);
    assert!(!by_rule.article.text().contains("讀過") && by_rule.article.text().contains(HARBOUR[1]));
    assert!(by_rule.left_out.iter().any(|out| out.reason == Reason::SiteRule(7)));
}
