//! The line below the headline: paper, re-publisher, people, place, dates and the original page.

use crate::article::{Mark, MarkKind, Meta, Prose, Role, Sourced, When};
use crate::ui::locale::{Arg, Locale};

use super::address;
use super::clean::clean_text;

/// Between the parts of the line.
const BETWEEN: &str = " · ";
/// More days than these say little; the text has them all.
const EVENT_DAYS_SHOWN: usize = 3;

/// The source line, unless nothing at all is known.
pub(super) fn source_line(meta: &Meta, locale: &Locale) -> Option<Prose> {
    let mut parts = papers(meta, locale);
    parts.extend(people(meta, locale));
    parts.extend(
        meta.dateline.as_ref().map(|place| filled(locale, "reader-place", "place", clean_text(&place.value))),
    );
    parts.extend(dates(meta, locale));
    let mut prose = Prose::plain(parts.join(BETWEEN));
    if let Some(url) = meta.url.as_deref().filter(|url| address::may_open(url)) {
        if !prose.text.is_empty() {
            prose.text.push_str(BETWEEN);
        }
        let start = prose.text.len();
        prose.text.push_str(&filled(locale, "reader-original-page", "host", address::host(url).to_owned()));
        prose.marks.push(Mark { range: start..prose.text.len(), kind: MarkKind::Link(url.to_owned()) });
    }
    (!prose.text.is_empty()).then_some(prose)
}

fn filled(locale: &Locale, key: &str, name: &str, value: String) -> String {
    locale.with(key, &[(name, Arg::Words(value))])
}

/// The paper the story comes from, and who published it again.
fn papers(meta: &Meta, locale: &Locale) -> Vec<String> {
    let source = meta.source.as_ref().map(|source| clean_text(&source.value));
    let site = meta.site.as_ref().map(|site| clean_text(&site.value));
    match (source, site) {
        (Some(source), Some(site)) if source != site => {
            vec![source, filled(locale, "reader-republished", "site", site)]
        }
        (source, site) => source.or(site).into_iter().collect(),
    }
}

/// People by what they did, in the order of the page.
fn people(meta: &Meta, locale: &Locale) -> Vec<String> {
    let roles = [
        (Role::Author, "reader-author"),
        (Role::Reporter, "reader-reporter"),
        (Role::Translator, "reader-translator"),
        (Role::Photographer, "reader-photographer"),
        (Role::Editor, "reader-editor"),
    ];
    let of_role = |(role, key): (Role, &str)| {
        let bylines = meta.bylines.iter().map(|byline| &byline.value).filter(|byline| byline.role == role);
        let names: Vec<String> = bylines.map(|byline| clean_text(&byline.name)).collect();
        let says_it = names.iter().any(|name| says_role(name));
        let names = (!names.is_empty()).then(|| names.join(&locale.text("reader-names-between")))?;
        Some(if says_it { names } else { filled(locale, key, "names", names) })
    };
    roles.into_iter().filter_map(of_role).collect()
}

/// Whether words say themselves what somebody did: `By …`, `記者…攝`, `사진 …`. No label says it again.
pub(super) fn says_role(words: &str) -> bool {
    let lower = words.trim_start().to_lowercase();
    ROLES_BEFORE.iter().any(|role| lower.starts_with(role))
        || ROLES_IN.iter().any(|role| words.contains(role))
        || words.ends_with(['摄', '攝'])
}

const ROLES_BEFORE: [&str; 9] =
    ["by ", "words by ", "photo:", "photo by", "photograph", "image:", "credit", "illustration", "foto:"];
const ROLES_IN: [&str; 22] = [
    "记者",
    "記者",
    "기자",
    "특파원",
    "通讯员",
    "通訊員",
    "摄影",
    "攝影",
    "摄)",
    "攝)",
    "摄）",
    "攝）",
    "撮影",
    "写真",
    "사진",
    "编辑",
    "編輯",
    "編集",
    "文・",
    "文/",
    "图/",
    "圖/",
];

fn dates(meta: &Meta, locale: &Locale) -> Vec<String> {
    let mut dates = Vec::new();
    // A date stays in one row.
    let whole = |date: String| date.replace(' ', "\u{a0}");
    let words = |date: &Option<Sourced<When>>| date.as_ref().map(|date| whole(locale.when(&date.value)));
    let published = words(&meta.published);
    // Pages repeat the one as the other, to the second.
    let updated = words(&meta.updated).filter(|updated| Some(updated) != published.as_ref());
    dates.extend(published.map(|date| filled(locale, "reader-published", "date", date)));
    dates.extend(updated.map(|date| filled(locale, "reader-updated", "date", date)));
    let mut days: Vec<String> = Vec::new();
    for day in meta.event_days.iter().map(|day| locale.day(&day.value)) {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    if !days.is_empty() {
        days.truncate(EVENT_DAYS_SHOWN);
        dates.push(filled(
            locale,
            "reader-event-days",
            "days",
            days.join(&locale.text("reader-names-between")),
        ));
    }
    dates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_what_somebody_did_get_no_label() {
        for words in [
            "By Ada Lovelace",
            "記者林書豪攝",
            "김하늘 기자 sky@news.example",
            "文・写真 佐藤健太",
            "Photo by Ada",
        ] {
            assert!(says_role(words), "{words}");
        }
        for words in ["Ada Lovelace", "林佩珊", "김하늘", "Byron Bay Times", "Photon Labs"] {
            assert!(!says_role(words), "{words}");
        }
    }
}
