//! Pure text: folding of variants, tokens, CJK rules, dates. No files, no pages.

mod align;
pub mod anchor;
pub mod beside;
pub mod compare;
pub mod date;
mod era;
pub mod excerpts;
pub mod fold;
pub mod glyphs;
pub mod lang;
pub mod likeness;
pub mod markdown;
pub mod near;
pub mod phrase;
pub mod sounds;
pub(crate) mod stamp;
pub mod tame;
pub mod units;
