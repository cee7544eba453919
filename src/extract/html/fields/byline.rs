//! Names told from what stands beside them in a byline: labels, dates, handles, jobs, the paper.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::lines::measure::{is_cjk, units};

use super::site_words::says_site;

/// A name of more reading units is a sentence.
const LONGEST_NAME: usize = 14;

/// Names in a line: `By A. Writer and B. Writer`, `张三 李四`, `Erstellt von Jo Pier am 3. Mai`.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = without_label(text.trim());
    let parts = text.split([',', '、', '，', ';', '；', '|', '｜', '/', '／', '&', '\n', '•']);
    let parts = parts.flat_map(by_words).flat_map(by_middle_dot);
    parts
        .map(without_date)
        .map(|part| part.split_once(" - ").map_or(part, |(name, _)| name))
        .map(|part| bare(without_label(part.trim())).to_owned())
        .filter(|name| name.chars().any(char::is_alphabetic) && units(name) <= LONGEST_NAME)
        .filter(|name| !is_title(name) && !is_no_name(name) && !is_paper(name))
        .collect()
}

/// What follows a label at the start of a byline.
fn without_label(text: &str) -> &str {
    // A verb of publishing and the word "by" in the languages of the pages: `Posted by`, `Erstellt von`, `Publicado por`.
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?xi)^(?:
            (?:by|von|por|par|door|di)\s*:?\s+
            |(?:[\p{L}]+\s+){0,3}
             (?:posted|published|written|reported|created|submitted|posts|articles|erstellt|ver\u{f6}ffentlicht|eingestellt|geschrieben|verfasst
               |publiziert|gepostet|beitr\u{e4}ge|beitrag|artikel|rezept|publi\u{e9}|publicado|escrito|scritto|geplaatst)
             \s*(?:by|von|por|par|da|door)\s*:?\s*
            |(?:author|authors|autor|autorin|autoren|auteur|redactie|text|interview|words|reporting)\s*(?::|by|von)\s*
            |(?:作者|著者|撰文|撰稿|記者|记者|文)\s*[:：／/]\s*|(?:记者|記者)\s*
            )",
        )
        .ok()
    });
    let end = LABEL.as_ref().and_then(|label| label.find(text)).map_or(0, |found| found.end());
    text.get(end..).unwrap_or(text)
}

/// Parts at the word "and" in the languages of the pages.
fn by_words(part: &str) -> impl Iterator<Item = &str> {
    part.split(" and ")
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" et "))
        .flat_map(|part| part.split(" y "))
}

/// Parts at `・` between names in Han; between kana it joins the halves of one name.
fn by_middle_dot(part: &str) -> Vec<&str> {
    let pieces: Vec<&str> = part.split(['・', '·']).collect();
    let is_han = |piece: &&str| {
        let piece = piece.trim();
        (2..=5).contains(&piece.chars().count())
            && piece.chars().all(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
    };
    if pieces.len() > 1 && pieces.iter().all(is_han) { pieces } else { vec![part] }
}

/// A name without the handle, the job and the marks that stand around it: `April Ferry@aferry`, `홍길동 기자`.
fn bare(part: &str) -> &str {
    let part = match part.find('@') {
        Some(at) if at > 0 => part.get(..at).unwrap_or(part),
        _ => part,
    };
    let part = part
        .trim()
        .trim_matches(|mark: char| mark.is_whitespace() || "：:()（）[]【】-–—»«|~".contains(mark));
    let job = ["記者", "记者", "기자", "특파원", "特派員", "記", "通讯员", "通訊員"]
        .iter()
        .find_map(|job| part.strip_suffix(job));
    job.map(str::trim_end)
        .filter(|name| name.chars().count() >= 2 && name.chars().all(|c| is_cjk(c) || c == ' '))
        .unwrap_or(part)
}

/// `A. Writer December 25`, `A. WriterDec 18` and `A. Writer am 21.` are a name with the date that stands beside it.
fn without_date(part: &str) -> &str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_date = |at: usize| {
        let rest = part.get(at..).unwrap_or_default();
        let word = rest.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(rest.len());
        let day = rest.get(word..).unwrap_or_default().trim_start_matches(['.', ' ']);
        word <= "September".len() && day.starts_with(|character: char| character.is_ascii_digit())
    };
    let month = MONTHS
        .iter()
        .flat_map(|month| part.match_indices(month))
        .map(|(at, _)| at)
        .filter(|&at| is_date(at))
        .min();
    let number = part
        .match_indices(' ')
        .map(|(at, _)| at)
        .find(|&at| part.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    let end = [month, number].into_iter().flatten().min();
    let part = end.filter(|&end| end > 0).and_then(|end| part.get(..end)).unwrap_or(part);
    // The word that led to the date: `Jo Pier am 21.`
    [" am", " on", " le", " el", " um", " at"].iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part)
}

/// The label of a form, a button, the key of a template, the credit of a picture, an account of nobody.
fn is_no_name(name: &str) -> bool {
    const WORDS: [&str; 24] = [
        "by",
        "von",
        "posted",
        "posted on",
        "published",
        "publiziert am",
        "updated",
        "see full bio",
        "full bio",
        "bio",
        "follow",
        "share",
        "read more",
        "more",
        "admin",
        "administrator",
        "webmaster",
        "author",
        "autor",
        "guest",
        "anonymous",
        "name",
        "comments",
        "unknown",
    ];
    const PARTS: [&str; 12] = [
        "image:",
        "photo:",
        "picture:",
        "getty images",
        "istock",
        "shutterstock",
        "(required",
        "(erforderlich",
        "designed",
        "copyright",
        "powered",
        "minute read",
    ];
    let lower = name.to_lowercase();
    WORDS.contains(&lower.as_str())
        || name.contains(['*', '{', '}', '_', '=', '…'])
        || !name.contains(' ') && name.split('.').filter(|part| part.len() > 1).count() > 2
        || PARTS.iter().any(|word| lower.contains(word))
        || [" says", " sagt", " dit", " dice"].iter().any(|verb| lower.ends_with(verb))
}

/// `Harbour Journal Sentinel`, behind the name of the person who writes for it.
fn is_paper(name: &str) -> bool {
    name.split_whitespace().count() > 2 && says_site(name, &[])
}

/// Whether a name is that of a paper, a desk or a company in the words of its trade: a person goes before it.
pub(super) fn is_organisation(name: &str) -> bool {
    const ENDS: [&str; 30] = [
        "社",
        "報",
        "报",
        "网",
        "網",
        "新聞",
        "新闻",
        "電視",
        "电视",
        "電視台",
        "电视台",
        "中心",
        "編輯部",
        "编辑部",
        "編集部",
        "取材班",
        "ニュース",
        "オンライン",
        "デジタル",
        "通信",
        "放送",
        "뉴스",
        "신문",
        "일보",
        "방송",
        "뉴스팀",
        "뉴스부",
        "편집국",
        "株式会社",
        "公司",
    ];
    let name = name.trim();
    let lower = name.to_lowercase();
    name.chars().any(is_cjk) && ENDS.iter().any(|end| name.ends_with(end))
        || ["株式会社", "(株)", "㈜"].iter().any(|word| name.contains(word))
        || [
            " inc", " inc.", " ltd", " ltd.", " gmbh", " e.v.", " e. v.", " llc", " news", ".com", ".de",
            ".net", ".org", " online", " media",
        ]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// What a person is, behind the name: `Sr. Director of Operations`.
fn is_title(part: &str) -> bool {
    const TITLES: [&str; 14] = [
        "director",
        "editor",
        "reporter",
        "correspondent",
        "writer",
        "staff",
        "manager",
        "president",
        "producer",
        "columnist",
        "contributor",
        "phd",
        "md",
        "ceo",
    ];
    let lower = part.to_lowercase();
    lower.split([' ', '.']).any(|word| TITLES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{is_organisation, names};

    #[test]
    fn a_name_is_told_from_what_stands_beside_it() {
        for (line, expected) in [
            ("By Ann Ferry December 25, 2024", vec!["Ann Ferry"]),
            ("Ann FerryDec 18", vec!["Ann Ferry"]),
            ("May Harbour and Jo Pier", vec!["May Harbour", "Jo Pier"]),
            ("Ann Ferry; Image: Getty Images", vec!["Ann Ferry"]),
            ("Ann Ferry, Port City Journal Sentinel", vec!["Ann Ferry"]),
            ("Ann Ferry - Harbour jobs", vec!["Ann Ferry"]),
            ("page.head.author", vec![]),
            ("记者张潮生、李望海", vec!["张潮生", "李望海"]),
            ("作者：张潮生／李望海", vec!["张潮生", "李望海"]),
            ("林晚舟・周渡", vec!["林晚舟", "周渡"]),
            ("アン・フェリー", vec!["アン・フェリー"]),
            ("홍길동 기자", vec!["홍길동"]),
            ("Erstellt von Jo Pier am 3. Mai 2024", vec!["Jo Pier"]),
            ("Alle Beiträge von Jo Pier", vec!["Jo Pier"]),
            ("Publicado por Ana Muelle y Juan Faro", vec!["Ana Muelle", "Juan Faro"]),
            ("Jo von Pier", vec!["Jo von Pier"]),
            ("Ann Ferry@annferry", vec!["Ann Ferry"]),
            ("Ann Ferry 5 minute Read", vec!["Ann Ferry"]),
            ("See full bio", vec![]),
            ("By", vec![]),
            ("Name (required)", vec![]),
            ("Ann Ferry says", vec![]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }

    #[test]
    fn a_paper_a_desk_and_a_company_are_told_from_a_person() {
        for name in [
            "海边日报",
            "東港電視台",
            "港町新聞デジタル",
            "바다일보",
            "디지털뉴스부",
            "Harbour GmbH",
            "harbour.com",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for name in ["林晚舟", "佐藤太郎", "홍길동", "Ann Ferry", "Jo von Pier"] {
            assert!(!is_organisation(name), "{name}");
        }
    }
}
