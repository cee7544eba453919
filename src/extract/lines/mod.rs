//! What a line of a news page says, whatever its markup: its measure, standing phrases, dates, people, photo credits.
//! HTML pages and text pages read their lines here; no tree and no blocks.

pub(crate) mod credits;
pub(crate) mod measure;
mod names;
pub(crate) mod photo_credit;
pub(crate) mod phrase_list;
pub(crate) mod phrases;
mod place;
pub(crate) mod stamps;
pub(crate) mod who;
pub(crate) mod words;
