//! Two tags become one.

use rusqlite::Transaction;

use super::{delete, find, members};
use crate::library::op::{Changes, Op};
use crate::library::{LibraryError, TagId, rules};

/// Clips and rules with `from` get `into` instead, and `from` is gone.
pub(in crate::library) fn merge(
    db: &Transaction,
    from: TagId,
    into: TagId,
) -> Result<(Op, Changes), LibraryError> {
    find(db, from)?;
    find(db, into)?;
    if from == into {
        return Ok((Op::Several(Vec::new()), Changes::default()));
    }
    let mut inverses = Vec::new();
    let (inverse, mut changes) = members::add(db, &delete::clips_of(db, from)?, into)?;
    inverses.push(inverse);
    let (inverse, touched) = delete::delete(db, from)?;
    inverses.push(inverse);
    changes.merge(touched);
    let (inverse, touched) = rules::replace_tag(db, from, into)?;
    inverses.push(inverse);
    changes.merge(touched);
    inverses.reverse();
    Ok((Op::Several(inverses), changes))
}
