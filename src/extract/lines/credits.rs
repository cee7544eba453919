//! Lines that name the paper, the people and the place of a story, in the customs of five scripts.
//!
//! A line is only taken apart when its form says that it is such a line; a sentence of the story is not.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::article::{Byline, Role};

use super::measure::{is_cjk, units};
use super::phrase_list::PhraseList;

/// What a line of credits says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Credits {
    /// The paper or agency.
    pub(crate) source: Option<String>,
    pub(crate) people: Vec<Byline>,
    /// The place line.
    pub(crate) place: Option<String>,
}

/// Longer lines are sentences, whatever they begin with (characters).
const LONGEST_LINE: usize = 90;
/// A paper's name is no longer (characters).
const LONGEST_NAME: usize = 24;

/// Reads a line that is nothing but credits; `None` for any other.
pub(crate) fn read(line: &str) -> Option<Credits> {
    let line = line.trim().trim_matches(['（', '）', '(', ')', '【', '】', '［', '］']).trim();
    if line.is_empty() || line.chars().count() > LONGEST_LINE {
        return None;
    }
    labelled(line).or_else(|| reporter_line(line)).or_else(|| by_line(line)).or_else(|| korean(line))
}

/// `來源：…　作者：…　責任編輯：…`, `文/王五 圖/趙六`.
fn labelled(line: &str) -> Option<Credits> {
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            "(?P<source>文章来源|文章來源|稿件来源|来源|來源|出典|출처)[:：]\
             |(?P<editor>责任编辑|責任編輯|责编|責編|编辑|編輯|編集)[:：]\
             |(?P<photo>摄影|攝影|撮影|图片|圖片|사진)[:：]|[图圖][/／]\
             |(?P<author>作者|撰文|文字|記者|记者)[:：]|文[/／]",
        )
        .ok()
    });
    // Each label ends in one of these.
    if !line.contains([':', '：', '/', '／']) {
        return None;
    }
    let labels: Vec<Captures> = LABEL.as_ref()?.captures_iter(line).collect();
    let first = labels.first()?.get(0)?;
    // What stands before the first label is a date, a section, an adornment, but no sentence.
    if line.get(..first.start())?.contains(['。', '，', '！', '？']) {
        return None;
    }
    let mut credits = Credits::default();
    for (at, label) in labels.iter().enumerate() {
        let whole = label.get(0)?;
        let end = labels.get(at + 1).and_then(|next| next.get(0)).map_or(line.len(), |next| next.start());
        let value = line.get(whole.end()..end)?.trim();
        if label.name("source").is_some() {
            credits.source = name(value.split([' ', '\u{3000}', '|', '｜']).next().unwrap_or_default());
        } else {
            let role = match () {
                () if label.name("editor").is_some() => Role::Editor,
                () if label.name("photo").is_some() || whole.as_str().starts_with(['图', '圖']) => {
                    Role::Photographer
                }
                () if whole.as_str().starts_with(['記', '记']) => Role::Reporter,
                () => Role::Author,
            };
            credits.people.extend(people(value, role));
        }
    }
    (credits != Credits::default()).then_some(credits)
}

/// `大衆網·海報新聞記者張璐 日照報道`, `中央社記者王小明台北1日電`, `本報記者 王小明／台北報導`.
fn reporter_line(line: &str) -> Option<Credits> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^(?P<source>\S{0,20}?)(?:特派|实习|實習|见习|首席)?(?:记者|記者|通讯员|通訊員)[ \u{3000}:：]*(?P<rest>.{2,40}?)(?:摄影|攝影|综合)?(?P<end>报道|報道|报导|報導|电|電|讯|訊|撰稿)?$",
        )
        .ok()
    });
    if !line.contains(['记', '記', '员', '員']) {
        return None;
    }
    let form = FORM.as_ref()?.captures(line)?;
    let (source, rest) = (form.name("source")?.as_str(), form.name("rest")?.as_str());
    if rest.contains(['。', '，', '、', '！', '？', ','])
        || form.name("end").is_none() && rest.chars().count() > 12
    {
        return None;
    }
    let (names, place) = match form.name("end") {
        Some(_) => names_and_place(rest),
        None => (rest, None),
    };
    let people = people(names, Role::Reporter);
    (!people.is_empty()).then(|| Credits {
        source: name(source)
            .filter(|source| !matches!(source.as_str(), "本报" | "本報" | "本网" | "本網" | "本刊")),
        people,
        place: place.and_then(name),
    })
}

/// Parts `張璐 日照`, `王小明／台北`, `王小明台北1日` into the people and the place.
fn names_and_place(rest: &str) -> (&str, Option<&str>) {
    let rest =
        rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '日' | '月' | ' ' | '\u{3000}'));
    if let Some(at) = rest.rfind([' ', '\u{3000}', '／', '/']) {
        let place = rest.get(at..).unwrap_or_default().trim_start_matches([' ', '\u{3000}', '／', '/']);
        return (rest.get(..at).unwrap_or_default(), Some(place));
    }
    // A name has three characters more often than two; the place is what follows.
    let letters: Vec<(usize, char)> = rest.char_indices().collect();
    match letters.get(3) {
        Some((at, _)) if letters.len() >= 5 => {
            rest.split_at_checked(*at).map_or((rest, None), |(n, p)| (n, Some(p)))
        }
        _ => (rest, None),
    }
}

/// `By JANE DOE and JOHN SMITH`, `By Jane Doe, Sea News`.
fn by_line(line: &str) -> Option<Credits> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?i:by|written by|reporting by)[: ]\s*(?P<names>\p{Lu}[\p{L}.’' -]+(?:(?:, | and | & )\p{Lu}[\p{L}.’' -]+)*)(?:[|•·/,].*)?$").ok()
    });
    let names = FORM.as_ref()?.captures(line)?.name("names")?.as_str();
    let people: Vec<Byline> = names
        .split(" and ")
        .flat_map(|part| part.split([',', '&']))
        .map(str::trim)
        .filter(|part| (2..=5).contains(&part.split_whitespace().count()))
        .map(|part| Byline { name: part.to_owned(), role: Role::Author })
        .collect();
    (!people.is_empty()).then(|| Credits { people, ..Credits::default() })
}

/// A line of nothing but names, as some papers set it above the text: `Ann Ferry`, `Ann Ferry/Jo Pier`.
pub(crate) fn names_alone(line: &str) -> Option<Vec<Byline>> {
    const MOST_NAMES: usize = 4;
    let parts: Vec<&str> = line.split(" and ").flat_map(|part| part.split(['/', ',', '&'])).collect();
    let is_name = |part: &str| {
        let mut words = part.split_whitespace();
        (2..=4).contains(&part.split_whitespace().count())
            && words.all(|word| {
                word.starts_with(|c: char| c.is_uppercase())
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
                    && !word.chars().any(is_cjk)
            })
    };
    (parts.len() <= MOST_NAMES && parts.iter().all(|part| is_name(part))).then(|| {
        parts.iter().map(|part| Byline { name: part.trim().to_owned(), role: Role::Author }).collect()
    })
}

/// `홍길동 기자`, `(서울=바다통신) 홍길동 기자 =`.
fn korean(line: &str) -> Option<Credits> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:\(?(?P<place>[가-힣]{2,6})=(?P<source>\S{2,12})\)\s*)?(?P<names>[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})*)\s*(?:선임)?기자\s*=?$").ok()
    });
    if !line.contains("기자") {
        return None;
    }
    let form = FORM.as_ref()?.captures(line)?;
    let text = |part: &str| form.name(part).map(|found| found.as_str().trim_end_matches(')').to_owned());
    let people = people(form.name("names")?.as_str(), Role::Reporter);
    Some(Credits { source: text("source"), people, place: text("place") })
}

/// Names one by one; what is longer than a name is none.
fn people(text: &str, role: Role) -> Vec<Byline> {
    let parts = text.split([' ', '\u{3000}', '、', '，', ',', '/', '／', '·', ';', '；', '|']);
    let names =
        parts.map(|part| part.trim_matches(['（', '）', '(', ')', ':', '：', '】', '【', '］', ']']).trim());
    let is_name = |part: &&str| {
        (2..=LONGEST_NAME / 2).contains(&part.chars().count()) && !part.contains(char::is_numeric)
    };
    // What stands behind another label is none: `责任编辑：林渡 标签：游轮 大海`.
    let names = names.take_while(|part| !part.contains([':', '：']));
    names.filter(is_name).map(|name| Byline { name: name.to_owned(), role }).collect()
}

fn name(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '（' | '）' | '(' | ')' | '：' | ':' | '《' | '》')
    });
    ((2..=LONGEST_NAME).contains(&text.chars().count())).then(|| text.to_owned())
}

const SOURCES: [&str; 10] =
    ["来源：", "來源：", "来源:", "來源:", "来源 ", "來源 ", "出典：", "출처 : ", "출처: ", "Source: "];
const NEXT_LABELS: [&str; 6] = ["责任编辑", "責任編輯", "编辑：", "編輯：", "作者：", "作者:"];
static SOURCE_LABELS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::anywhere(&SOURCES));

/// The paper behind a label anywhere in a line: `来源：某报`, `來源: …`, `出典：…`, `출처 : …`.
pub(super) fn source_in(text: &str) -> Option<String> {
    if !SOURCE_LABELS.stands_in(text) {
        return None;
    }
    let rest = SOURCES.iter().find_map(|label| text.split_once(label)).map(|(_, rest)| rest)?;
    let end = rest
        .trim_start()
        .find([' ', '\u{3000}', '\n', '|', '（', '(', '）', ')', '】'])
        .unwrap_or(rest.trim_start().len());
    let source = rest.trim_start().get(..end)?.trim();
    // Some lines set the next label close to the name: `某报作者：林渡`.
    let label = NEXT_LABELS.iter().filter_map(|label| source.find(label)).min();
    let source = source.get(..label.unwrap_or(source.len()))?;
    (!source.is_empty() && units(source) <= 16).then(|| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, source: Option<&str>, people: &[(&str, Role)], place: Option<&str>) {
        let people =
            people.iter().map(|(name, role)| Byline { name: (*name).to_owned(), role: *role }).collect();
        let expect = Credits { source: source.map(str::to_owned), people, place: place.map(str::to_owned) };
        assert_eq!(read(line), Some(expect), "{line}");
    }

    #[test]
    fn the_paper_the_reporter_and_the_place_are_told_apart() {
        check(
            "海邊網·潮汐新聞記者林晚 東港報道",
            Some("海邊網·潮汐新聞"),
            &[("林晚", Role::Reporter)],
            Some("東港"),
        );
        check("本報記者 王小明／台北報導", None, &[("王小明", Role::Reporter)], Some("台北"));
        check("（海邊社記者王小明台北1日電）", Some("海邊社"), &[("王小明", Role::Reporter)], Some("台北"));
    }

    #[test]
    fn labels_tell_what_each_is() {
        check(
            "来源：海边日报　作者：张三 责任编辑：李四",
            Some("海边日报"),
            &[("张三", Role::Author), ("李四", Role::Editor)],
            None,
        );
        check("文/王五 圖/趙六", None, &[("王五", Role::Author), ("趙六", Role::Photographer)], None);
        check("2024-08-25 08:00 来源: 海边晚报", Some("海边晚报"), &[], None);
    }

    #[test]
    fn what_stands_behind_another_label_is_no_name() {
        check("责任编辑：林渡 标签：游轮 大海", None, &[("林渡", Role::Editor)], None);
        assert_eq!(source_in("2024-04-01 来源：海边日报作者：林渡").as_deref(), Some("海边日报"));
        assert_eq!(source_in("来源：作者:"), None);
        assert_eq!(source_in("港口开放，居民说这是好消息的来源之一。"), None);
    }

    #[test]
    fn names_of_other_scripts_are_read() {
        check(
            "By JANE DOE and JOHN SMITH",
            None,
            &[("JANE DOE", Role::Author), ("JOHN SMITH", Role::Author)],
            None,
        );
        check("(서울=바다통신) 홍길동 기자 =", Some("바다통신"), &[("홍길동", Role::Reporter)], Some("서울"));
        check("記者 佐藤太郎", None, &[("佐藤太郎", Role::Reporter)], None);
    }

    #[test]
    fn a_line_of_names_is_told_from_a_heading() {
        let names =
            |line| names_alone(line).map(|people| people.into_iter().map(|p| p.name).collect::<Vec<_>>());
        assert_eq!(names("Ann Ferry/Jo Pier").unwrap(), ["Ann Ferry", "Jo Pier"]);
        assert_eq!(names("Ann B. Ferry and Jo O'Pier").unwrap(), ["Ann B. Ferry", "Jo O'Pier"]);
        assert_eq!(names("The new harbour"), None);
        assert_eq!(names("Harbour"), None);
        assert_eq!(names("Harbour Opens In 2024"), None);
    }

    #[test]
    fn a_sentence_is_no_line_of_credits() {
        for line in [
            "记者从港务部门获悉，新线将于下月开通。",
            "By the end of the year the harbour will open again.",
            "一位記者問，港口何時開放？",
            "他是一名记者。",
            "기자가 항구에서 만난 주민들은 기대가 크다고 말했다.",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
