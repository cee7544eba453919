//! Finds the same story under another address, in the other script, shortened or with foreign lines around it.
//!
//! Each new clip is compared with those that share a band with it, and what was found is kept as pairs
//! (`compare`); groups are read from the pairs (`stories`), two of one laid beside each other (`beside`). Merging and
//! parting are operations like any other.

pub(super) mod acts;
mod beside;
mod compare;
mod stories;

pub use beside::{Beside, Twin};
pub use compare::Compared;
pub use stories::Like;
pub(super) use stories::together;

pub(super) use compare::{FORGET_ALL, compare_anew, file, forget};
