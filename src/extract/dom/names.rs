//! The names of elements, each looked up in the standard's table once a page.

use std::borrow::Cow;

use html5ever::LocalName;

/// Places for names. Two that want the same place push each other out, which costs time only.
const PLACES: usize = 256;

/// Names seen on this page.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<LocalName>);

impl Names {
    /// The name in lower case.
    pub(super) fn name(&mut self, written: &str) -> LocalName {
        let name = &*lower_case(written);
        if self.0.is_empty() {
            self.0.resize(PLACES, LocalName::default());
        }
        let Some(place) = self.0.get_mut(place(name)) else { return LocalName::from(name) };
        if &**place != name {
            *place = LocalName::from(name);
        }
        place.clone()
    }
}

/// A name as the standard reads it.
pub(crate) fn lower_case(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(written.to_ascii_lowercase());
    }
    Cow::Borrowed(written)
}

/// Length, ends and middle tell most names apart.
fn place(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |index: usize| usize::from(bytes.get(index).copied().unwrap_or_default());
    let mixed = at(0) * 31 + at(bytes.len() / 2) * 7 + at(bytes.len().saturating_sub(1)) * 17 + bytes.len();
    mixed % PLACES
}
