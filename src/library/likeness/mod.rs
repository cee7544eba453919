//! Finds the same story under another address, in the other script, shortened or with foreign lines around it.
//!
//! Each new clip is compared with those that share a band with it, and what was found is kept as pairs
//! (`compare`); groups are read from the pairs (`stories`). Merging and parting are operations like any other.

pub(super) mod acts;
mod compare;
mod stories;

pub use stories::Like;

pub(super) use compare::{FORGET_ALL, compare_anew, file, forget};
