//! The names of elements and attributes, each looked up in the standard's table once a page.

use html5ever::LocalName;

/// Places for names. Two that want the same place push each other out, which costs time only.
const PLACES: usize = 256;

/// Names seen on this page.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<LocalName>);

impl Names {
    /// The name in lower case.
    pub(super) fn name(&mut self, written: &str) -> LocalName {
        if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.lower_case(&written.to_ascii_lowercase());
        }
        self.lower_case(written)
    }

    fn lower_case(&mut self, name: &str) -> LocalName {
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

/// Length, ends and middle tell most names apart.
fn place(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |index: usize| usize::from(bytes.get(index).copied().unwrap_or_default());
    let mixed = at(0) * 31 + at(bytes.len() / 2) * 7 + at(bytes.len().saturating_sub(1)) * 17 + bytes.len();
    mixed % PLACES
}
