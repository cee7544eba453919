//! Pictures of the page: their addresses under many attribute names, which are decoration, and whose caption is whose.

pub(super) mod address;
pub(super) mod attach;
pub(super) mod caption;
pub(super) mod decoration;
pub(super) mod raw;
pub(super) mod select;

pub(crate) use raw::RawPicture;
