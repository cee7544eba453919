//! The moment by which a clip is ordered: when its article was published, in seconds since 1970. A clip without a date
//! is filed so long before the day it was added that it stands behind all others, and there the newest first.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use crate::article::Article;
use crate::library::{ClipId, LibraryError};

/// Seconds between the day a clip without a date was added and the moment it is filed at: longer than all years from
/// -9999 to 9999, which are what a date can be of.
const BEFORE_ALL: i64 = 1 << 40;
/// What is filed before this has no date.
const FIRST: i64 = -(1 << 39);

/// When the article was published, if it says so, else the moment behind all that have a date.
pub(super) fn dated_at(article: &Article, added: Timestamp) -> i64 {
    dated(article).unwrap_or(added.as_second() - BEFORE_ALL)
}

/// Whether a clip that is filed at this moment has a date.
pub(in crate::library) fn has_date(dated_at: i64) -> bool {
    dated_at >= FIRST
}

/// Writes the date by which the clip is ordered.
pub(in crate::library) fn put_date(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
) -> Result<(), LibraryError> {
    db.prepare_cached("UPDATE clip SET dated_at = coalesce(?2, added_at - ?3) WHERE id = ?1")?
        .execute(params![clip.0, dated(article), BEFORE_ALL])?;
    Ok(())
}

fn dated(article: &Article) -> Option<i64> {
    let published = article.meta.published.as_ref().or(article.meta.updated.as_ref());
    published.and_then(|date| date.value.sort_seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_date_is_filed_before_all_dates_there_are() {
        for moment in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
            assert!(has_date(moment.as_second()), "{moment}");
            assert!(!has_date(dated_at(&Article::default(), moment)), "added at {moment}");
        }
    }
}
