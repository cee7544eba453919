//! The library: clips and collections in SQLite, and every change to them. Only this room names `rusqlite`.

mod ids;

pub use ids::{ClipId, CollectionId};
