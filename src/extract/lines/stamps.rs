//! The dates of a line beside a headline, published told from updated.

use std::sync::LazyLock;

use crate::article::When;

use super::phrase_list::PhraseList;
use crate::text::stamp::{SlashOrder, beginning, first_date_by};

/// What a line says of when.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Stamps {
    pub(crate) published: Option<When>,
    pub(crate) updated: Option<When>,
}

/// Words by which a date is the last change.
const UPDATED: [&str; 6] = ["更新", "修改", "수정", "updated", "last modified", "改稿"];
/// Words by which a date is the first one.
#[rustfmt::skip]
const PUBLISHED: [&str; 15] = [
    "发布", "發布", "发表", "發表", "刊登", "公開", "配信", "掲載", "投稿", "입력", "등록", "승인", "published", "posted", "작성",
];

/// The date of the last change, if the line gives one.
pub(crate) fn updated(line: &str, order: SlashOrder) -> Option<When> {
    static SAYS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::in_any_case(&UPDATED));
    // Nearly no line does, and to know that is cheaper than to read one.
    SAYS.stands_in(beginning(line)).then(|| read(line, order).updated)?
}

/// Reads the dates of a line. A date that no word explains is the first one.
pub(crate) fn read(line: &str, order: SlashOrder) -> Stamps {
    let line = beginning(line);
    let lower = line.to_ascii_lowercase();
    let labels = labels(&lower);
    let ends = labels.iter().map(|label| label.start).skip(1).chain([line.len()]);
    let before = line.get(..labels.first().map_or(line.len(), |label| label.start)).unwrap_or_default();
    let after = labels.iter().zip(ends).map(|(label, end)| line.get(label.end..end).unwrap_or_default());
    let dates: Vec<Option<When>> =
        std::iter::once(before).chain(after).map(|part| first_date_by(part, order)).collect();
    // `4月1日公開 4月2日更新`: each word follows its date.
    let follow = !labels.is_empty()
        && dates.first().is_some_and(Option::is_some)
        && dates.last().is_some_and(Option::is_none);
    let mut stamps = Stamps::default();
    for (at, date) in dates.iter().enumerate() {
        let label = if follow { labels.get(at) } else { at.checked_sub(1).and_then(|at| labels.get(at)) };
        let slot = match label {
            Some(Label { updated: true, .. }) => &mut stamps.updated,
            _ => &mut stamps.published,
        };
        *slot = slot.or(*date);
    }
    stamps
}

/// Where a word stands that explains a date, in bytes.
struct Label {
    start: usize,
    end: usize,
    updated: bool,
}

fn labels(lower: &str) -> Vec<Label> {
    let words = UPDATED.iter().map(|word| (word, true)).chain(PUBLISHED.iter().map(|word| (word, false)));
    let mut labels: Vec<Label> = words
        .flat_map(|(word, updated)| {
            let found = lower.match_indices(word);
            found.map(move |(start, word)| Label { start, end: start + word.len(), updated })
        })
        .collect();
    labels.sort_by_key(|label| label.start);
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, published: &str, updated: &str) {
        let stamps = read(line, SlashOrder::Unknown);
        let shown = |when: Option<When>| when.map(|when| when.to_string()).unwrap_or_default();
        assert_eq!(
            (shown(stamps.published), shown(stamps.updated)),
            (published.into(), updated.into()),
            "{line}"
        );
    }

    #[test]
    fn published_is_told_from_updated_in_five_scripts() {
        check("发布时间：2024-04-01 更新时间：2024-04-02", "2024-04-01", "2024-04-02");
        check("更新：2024/04/02　發布：2024/04/01", "2024-04-01", "2024-04-02");
        check("2024年4月1日 公開 2024年4月2日 更新", "2024-04-01", "2024-04-02");
        check("입력 2024.04.01. 수정 2024.04.02.", "2024-04-01", "2024-04-02");
        check("Apr 1, 2024 | Updated: Apr 2, 2024", "2024-04-01", "2024-04-02");
    }

    #[test]
    fn a_date_alone_is_the_first_one_unless_a_word_says_otherwise() {
        check("2024-04-01 08:00", "2024-04-01T08:00:00", "");
        check("Updated April 2, 2024", "", "2024-04-02");
        check("2024年4月2日更新", "", "2024-04-02");
        check("港口今晨开放", "", "");
    }
}
