//! Telling the site's name from the headline in a `title`: learned from the page itself, and by words of the trade.

use crate::extract::lines::measure::units;
use crate::extract::lines::words::folded;

use super::Sources;

/// Names of the site as the page gives them, folded.
pub(super) fn names(sources: &Sources<'_>) -> Vec<String> {
    let signals = sources.signals;
    let said = signals.meta.first(&[
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "twitter:site",
        "twitter:creator",
        "al:iphone:app_name",
    ]);
    let mut names: Vec<String> = said
        .into_iter()
        .chain(signals.ld.publisher.as_deref())
        .chain(signals.ld.section.as_deref())
        .map(folded)
        .collect();
    if let Some(host) = signals.base.as_ref().and_then(url::Url::host_str) {
        names.push(folded(host));
        names.extend(host.split('.').filter(|label| label.len() > 3 && *label != "news").map(folded));
    }
    // Some pages give their headline as the name of their site.
    let headlines =
        [signals.title.as_deref(), signals.meta.first(&["og:title"]), signals.ld.headline.as_deref()];
    names.retain(|name| {
        let is_headline = || headlines.iter().flatten().any(|headline| folded(headline) == *name);
        name.chars().count() >= 2 && (name.chars().count() < LONG_NAME || !is_headline())
    });
    names.dedup();
    names
}

/// The name of a site is shorter (letters).
const LONG_NAME: usize = 10;

pub(super) fn is_separator(character: char) -> bool {
    matches!(
        character,
        '|' | '｜'
            | '_'
            | '＿'
            | '-'
            | '－'
            | '–'
            | '—'
            | '―'
            | '·'
            | '•'
            | '»'
            | '«'
            | '›'
            | '<'
            | '>'
            | '/'
            | '／'
            | ':'
            | '：'
            | '┃'
            | '│'
            | '~'
    )
}

/// A title without the site's name and channels at its end or start.
pub(super) fn without_site(title: &str, names: &[String]) -> String {
    let mut title = title.trim();
    while let Some((head, tail)) = cut_last(title) {
        if !(says_site(tail, names) || is_cut_hard(title, head, tail)) || head.trim().is_empty() {
            break;
        }
        title = head.trim();
    }
    while let Some((head, tail)) = cut_first(title) {
        let colon = title.get(head.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '：']));
        let names_it = if colon { names.contains(&folded(head)) } else { is_name(head, names) };
        if !names_it || tail.trim().is_empty() {
            break;
        }
        title = tail.trim();
    }
    without_page_number(bracketed_site(title, names)).to_owned()
}

/// `…（1/2ページ）` at the end: which part of the story the page is.
fn without_page_number(title: &str) -> &str {
    let Some((head, inner)) =
        title.strip_suffix([')', '）']).and_then(|inner| inner.rsplit_once(['(', '（']))
    else {
        return title;
    };
    let number = ["ページ", "页", "頁"].iter().find_map(|word| inner.strip_suffix(word)).unwrap_or_default();
    let is_number = number.split_once('/').is_some_and(|(page, of)| {
        [page, of]
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(|character| character.is_ascii_digit()))
    });
    if is_number && !head.trim().is_empty() { head.trim() } else { title }
}

/// Underscores and bars part channels from headlines; a dash or a colon may be the headline's own.
fn is_cut_hard(title: &str, head: &str, tail: &str) -> bool {
    let between = title.get(head.len()..title.len() - tail.len()).unwrap_or_default();
    between.contains(['|', '｜', '_', '┃', '│', '»']) && units(head) >= 8 && units(tail) <= 24
}

/// `…【港口网】`, `…(海边社)` at the end.
fn bracketed_site<'a>(title: &'a str, names: &[String]) -> &'a str {
    for (open, close) in [('【', '】'), ('(', ')'), ('（', '）'), ('[', ']'), ('「', '」')] {
        if let Some((head, name)) = title.strip_suffix(close).and_then(|inner| inner.rsplit_once(open))
            && !head.trim().is_empty()
            && is_name(name, names)
        {
            return head.trim();
        }
    }
    title
}

/// The title before and after its last separator. A hyphen inside a word is none.
fn cut_last(title: &str) -> Option<(&str, &str)> {
    separators(title).last().and_then(|(start, end)| Some((title.get(..start)?, title.get(end..)?)))
}

fn cut_first(title: &str) -> Option<(&str, &str)> {
    separators(title).next().and_then(|(start, end)| Some((title.get(..start)?, title.get(end..)?)))
}

/// Byte ranges of the runs of separators. A hyphen, a colon or a slash only counts with space around it or beside CJK.
fn separators(title: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut from = 0;
    // A pair of these quotes; one alone parts the title.
    let quotes = title.contains('«') && title.contains('»');
    let parts = move |character: char| is_separator(character) && !(quotes && matches!(character, '«' | '»'));
    std::iter::from_fn(move || {
        loop {
            let rest = title.get(from..)?;
            let start = from + rest.find(parts)?;
            let run = title.get(start..)?;
            let length =
                run.find(|character: char| !parts(character) && character != ' ').unwrap_or(run.len());
            from = start + length;
            if parts_words(title, start, from) {
                return Some((start, from));
            }
        }
    })
}

fn parts_words(title: &str, start: usize, end: usize) -> bool {
    let before = title.get(..start).and_then(|text| text.chars().next_back());
    let after = title.get(end..).and_then(|text| text.chars().next());
    let joins =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
    let spaced = title.get(start..end).is_some_and(|run| run.contains(' ')) || before == Some(' ');
    let strong = title.get(start..end).is_some_and(|run| run.contains(['|', '｜', '_', '»', '┃', '│']));
    strong || spaced || !(joins(before) && joins(after))
}

fn is_name(text: &str, names: &[String]) -> bool {
    let words = folded(text);
    !words.is_empty()
        && names.iter().any(|name| {
            *name == words
                || words.len() >= 6 && name.starts_with(&words)
                || name.len() >= 6 && words.starts_with(name.as_str())
        })
}

/// Channels and sites are short; a clause of the headline after a dash mostly is not.
const LONGEST_SITE: usize = 14;

/// Whether the last part of a title names a site or a channel of it.
pub(super) fn says_site(text: &str, names: &[String]) -> bool {
    let text = text.trim();
    if is_name(text, names) {
        return true;
    }
    let lower = text.to_lowercase();
    let length = text.chars().count();
    let is_ascii = text.is_ascii();
    let short = if is_ascii { length <= 32 } else { length <= LONGEST_SITE };
    short
        && (CJK_ENDS.iter().any(|end| lower.ends_with(end))
            || is_ascii && LATIN_WORDS.iter().any(|word| lower.split([' ', '.']).any(|part| part == *word)))
}

/// How names of sites and channels end, as a trade.
#[rustfmt::skip]
const CJK_ENDS: &[&str] = &[
    "网", "網", "网站", "網站", "新闻", "新聞", "频道", "頻道", "新闻网", "新聞網", "日报", "日報", "晚报", "晚報", "时报", "時報", "周刊", "週刊", "杂志", "雜誌", "中心", "在线", "在線", "资讯", "資訊", "论坛", "論壇", "社区", "博客", "財經", "财经", "体育", "娱乐",
    "科技", "國際", "国际", "社会", "社會", "军事", "教育", "健康", "政治", "兩岸", "两岸", "旅游", "汽车", "房产", "文化", "历史", "专栏", "頭條", "头条", "要闻", "要聞", "生活", "门户", "传媒", "电视台", "通讯社", "通訊社", "即時", "评论", "滚动", "国内", "國內", "产经", "时尚", "女性", "游戏", "图片", "视频", "焦点", "客户端", "号",
    "新聞社", "ニュース", "オンライン", "デジタル", "通信", "放送", "テレビ", "経済", "スポーツ", "ウェブ", "web", "电子版", "電子版", "日刊", "뉴스", "신문", "일보", "방송", "닷컴", "타임즈", "com", ".cn", ".net", ".tw", "news",
];

/// Words that names of English papers are made of.
const LATIN_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "daily",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "magazine",
    "online",
    "com",
    "net",
    "org",
    "tv",
    "radio",
    "guardian",
    "telegraph",
    "blog",
    "weekly",
    "chronicle",
    "review",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, names: &[&str], expect: &str) {
        let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
        assert_eq!(without_site(title, &names), expect);
    }

    #[test]
    fn site_and_channel_are_cut_from_the_end() {
        check("港口今晨开放_国内新闻_海边网", &[], "港口今晨开放");
        check("The harbour opens at dawn | The Sea Post", &[], "The harbour opens at dawn");
        check("The harbour opens - Wave", &["Wave"], "The harbour opens");
        check("港が開く：海辺新聞デジタル", &[], "港が開く");
        check("港が開く（1/2ページ） - 海辺新聞", &[], "港が開く");
    }

    #[test]
    fn a_clause_of_the_headline_stays() {
        check("Well-known harbour - what we know", &[], "Well-known harbour - what we know");
        check("港口开放—渔民说等了三年", &[], "港口开放—渔民说等了三年");
        check("Q&A: why it opens", &[], "Q&A: why it opens");
        check("Le port « rouvre », dit la ville", &[], "Le port « rouvre », dit la ville");
        check("Das »Hafenfest« beginnt", &[], "Das »Hafenfest« beginnt");
    }
}
