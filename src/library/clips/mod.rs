//! What happens to clips: filed, revised, extracted again, marked, annotated, moved to the Trash and back. One file a verb.

pub(super) mod badges;
pub(super) mod dated;
pub(super) mod differences;
pub(super) mod file;
pub(super) mod identity;
pub(super) mod mark;
pub(super) mod note;
pub(super) mod purge;
pub(super) mod revise;
pub(super) mod standing;
pub(super) mod trash;
pub(super) mod versions;

use serde::Serialize;

/// Ids as a JSON array, for `json_each(?)`: one bound parameter for any number of them.
pub(super) fn bind<T: Serialize>(ids: &[T]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".into())
}
