//! What survives a restart besides the library: what is open, selected, scrolled and how wide.
//!
//! Kept as `view.json` in the library's own folder, so that each library has its own and tests need no
//! toolkit's storage; `view_file.rs` reads and writes it.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use crate::command::{
    ClipId, CollectionId, LanguageChoice, Order, Pane, Scope, ThemeChoice, Typography, Zoom,
};
use crate::library::search::{Narrowed, Spelling};
use crate::log::OrLog as _;
use crate::ui::list::Selection;
use crate::ui::reader::{Anchor, Place};

/// The state of the window. Every field may be absent in the file: an older or a newer one is read alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ViewState {
    pub window: WindowPlace,
    pub widths: Widths,
    #[serde(deserialize_with = "known_or_default")]
    pub scope: Scope,
    #[serde(deserialize_with = "known_or_default")]
    pub open_collections: BTreeSet<CollectionId>,
    pub list: ListView,
    pub search: SearchView,
    /// The orders that were chosen, by what they were chosen for.
    #[serde(deserialize_with = "known_or_default")]
    pub orders: Vec<(Scope, Order)>,
    /// The clip that is read, and the place in it.
    #[serde(deserialize_with = "known_or_default")]
    pub reading: Option<(ClipId, Place)>,
    /// Where articles were left that were not left at their beginning, the one left last first.
    #[serde(deserialize_with = "known_or_default")]
    pub places: Vec<(ClipId, Anchor)>,
    /// The clips that were read last, newest first.
    #[serde(deserialize_with = "known_or_default")]
    pub recent: Vec<ClipId>,
    #[serde(deserialize_with = "known_or_default")]
    pub pane: Pane,
    #[serde(deserialize_with = "known_or_default")]
    pub theme: ThemeChoice,
    #[serde(deserialize_with = "known_or_default")]
    pub language: LanguageChoice,
    /// How articles are set.
    #[serde(deserialize_with = "known_or_default")]
    pub typography: Typography,
    /// All slots of an article are shown at its foot.
    #[serde(deserialize_with = "known_or_default")]
    pub strip: bool,
    /// The panel of highlights and notes.
    #[serde(deserialize_with = "known_or_default")]
    pub notes: NotesView,
    /// 1.0 is the system's own size.
    pub zoom: f32,
    /// The welcome clip was imported once; it does not come back after it was thrown away.
    pub welcomed: bool,
}

/// Size of the window in points, and whether it fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WindowPlace {
    pub width: f32,
    pub height: f32,
    pub maximized: bool,
}

/// Widths of the panes in points; the reader takes what is left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Widths {
    pub tree: f32,
    pub list: f32,
}

/// The panel of highlights and notes beside the article.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NotesView {
    pub open: bool,
    /// In points.
    pub width: f32,
}

impl Default for NotesView {
    fn default() -> Self {
        Self { open: false, width: 300.0 }
    }
}

/// What the list remembers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ListView {
    /// Points from the top.
    pub scroll: f32,
    pub lead: Option<ClipId>,
    pub selected: Vec<ClipId>,
}

/// So many of the last searches are offered again.
const MAX_SEARCHES: usize = 12;
/// The jump box offers so many of the clips that were read last.
const MAX_RECENT: usize = 40;
/// So many places in articles are kept, in about 60 bytes of the file each.
const MAX_PLACES: usize = 500;
/// More are not kept between starts.
const MAX_SELECTED_KEPT: usize = 500;
/// Below a half nothing can be read, above three little fits.
const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.5..=3.0;
const ZOOM_STEP: f32 = 0.1;

/// What is looked for, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SearchView {
    pub words: String,
    #[serde(deserialize_with = "known_or_default")]
    pub spelling: Spelling,
    #[serde(deserialize_with = "known_or_default")]
    pub narrowed: Narrowed,
    #[serde(deserialize_with = "known_or_default")]
    pub order: Order,
    /// What was looked for lately, newest first.
    #[serde(deserialize_with = "known_or_default")]
    pub recent: Vec<String>,
}

impl Default for SearchView {
    fn default() -> Self {
        Self {
            words: String::new(),
            spelling: Spelling::default(),
            narrowed: Narrowed::default(),
            order: Order::Relevance,
            recent: Vec::new(),
        }
    }
}

impl SearchView {
    /// Whether the list shows finds.
    pub(super) fn is_on(&self) -> bool {
        !self.words.trim().is_empty() || !self.narrowed.is_empty()
    }

    /// Remembers the words; of those that the newest goes on from, only the newest is worth keeping.
    pub(super) fn remember(&mut self) {
        let words = self.words.trim();
        if words.is_empty() {
            return;
        }
        self.recent.retain(|recent| !words.starts_with(recent.as_str()));
        self.recent.insert(0, words.to_owned());
        self.recent.truncate(MAX_SEARCHES);
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.narrowed = Narrowed::default();
    }
}

impl ListView {
    /// Keeps the selection. Beyond a limit the file would grow for little; the clip chosen last is kept all the same.
    pub(super) fn keep(&mut self, selection: &Selection) {
        let few = selection.len() <= MAX_SELECTED_KEPT;
        let same = few
            && self.selected.len() == selection.len()
            && self.selected.iter().copied().eq(selection.iter());
        if self.lead == selection.lead() && (same || (!few && self.selected.iter().copied().eq(self.lead))) {
            return;
        }
        self.lead = selection.lead();
        self.selected = if few { selection.iter().collect() } else { self.lead.into_iter().collect() };
    }
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            window: WindowPlace::default(),
            widths: Widths::default(),
            scope: Scope::All,
            open_collections: BTreeSet::new(),
            list: ListView::default(),
            search: SearchView::default(),
            orders: Vec::new(),
            reading: None,
            places: Vec::new(),
            recent: Vec::new(),
            pane: Pane::default(),
            theme: ThemeChoice::default(),
            language: LanguageChoice::default(),
            typography: Typography::default(),
            strip: false,
            notes: NotesView::default(),
            zoom: 1.0,
            welcomed: false,
        }
    }
}

impl Default for WindowPlace {
    fn default() -> Self {
        Self { width: 1240.0, height: 800.0, maximized: false }
    }
}

impl Default for Widths {
    fn default() -> Self {
        Self { tree: 216.0, list: 348.0 }
    }
}

impl ViewState {
    /// Reads what was kept. Nonsense in the file (an edit by hand, a disk's fault) gives the defaults.
    #[must_use]
    pub(super) fn from_json(text: &str) -> Self {
        serde_json::from_str::<Self>(text)
            .or_log("the view state was not understood")
            .unwrap_or_default()
            .sound()
    }

    #[must_use]
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The order that was chosen for what is shown, or the usual one.
    pub(super) fn order(&self) -> Order {
        if self.search.is_on() {
            return self.search.order;
        }
        self.orders
            .iter()
            .find(|(scope, _)| *scope == self.scope)
            .map(|(_, order)| *order)
            .unwrap_or_default()
    }

    /// Finds have an order of their own; it does not change that of the collection they are in.
    pub(super) fn choose_order(&mut self, order: Order) {
        if self.search.is_on() {
            self.search.order = order;
            return;
        }
        let scope = self.scope;
        self.orders.retain(|(of, _)| *of != scope);
        self.orders.push((scope, order));
    }

    /// Remembers where an article was left.
    pub(super) fn note_place(&mut self, clip: ClipId, anchor: Anchor) {
        self.places.retain(|(of, _)| *of != clip);
        if !anchor.is_start() {
            self.places.insert(0, (clip, anchor));
            self.places.truncate(MAX_PLACES);
        }
    }

    /// Where an article was left, unless that was its beginning.
    pub(super) fn place_in(&self, clip: ClipId) -> Option<Anchor> {
        self.places.iter().find(|(of, _)| *of == clip).map(|(_, anchor)| *anchor)
    }

    /// Remembers that a clip was read.
    pub(super) fn note_read(&mut self, clip: ClipId) {
        self.recent.retain(|recent| *recent != clip);
        self.recent.insert(0, clip);
        self.recent.truncate(MAX_RECENT);
    }

    pub(super) fn change_zoom(&mut self, zoom: Zoom) {
        let steps = (self.zoom / ZOOM_STEP).round();
        let wanted = match zoom {
            Zoom::In => (steps + 1.0) * ZOOM_STEP,
            Zoom::Out => (steps - 1.0) * ZOOM_STEP,
            Zoom::Reset => 1.0,
        };
        self.zoom = wanted.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    }

    /// Numbers that a window can be drawn with.
    fn sound(mut self) -> Self {
        let finite = |value: f32, fallback: f32| if value.is_finite() { value } else { fallback };
        self.zoom = finite(self.zoom, 1.0).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        self.typography = self.typography.sound();
        self.widths.tree = finite(self.widths.tree, Widths::default().tree);
        self.widths.list = finite(self.widths.list, Widths::default().list);
        self.notes.width = finite(self.notes.width, NotesView::default().width);
        self.places.retain(|(_, anchor)| anchor.part.is_finite());
        self.places.truncate(MAX_PLACES);
        self.list.scroll = finite(self.list.scroll, 0.0).max(0.0);
        self.window.width = finite(self.window.width, WindowPlace::default().width);
        self.window.height = finite(self.window.height, WindowPlace::default().height);
        self
    }
}

/// A value that another version has written and this one does not know is no reason to forget all others.
fn known_or_default<'de, T: DeserializeOwned + Default, D: Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_alike() {
        let state = ViewState {
            scope: Scope::Collection(CollectionId(7)),
            strip: true,
            zoom: 1.3,
            list: ListView { lead: Some(ClipId(4)), selected: vec![ClipId(4)], scroll: 120.0 },
            theme: ThemeChoice::Paper,
            notes: NotesView { open: true, width: 260.0 },
            typography: Typography { size_percent: 150, measure: 30, ..Typography::default() },
            reading: Some((ClipId(4), Place { item: 3, into: 0.25 })),
            places: vec![(ClipId(9), Anchor { block: Some(12), part: 0.5 })],
            ..ViewState::default()
        };
        assert_eq!(ViewState::from_json(&state.to_json()), state);
    }

    #[test]
    fn a_file_of_another_version_or_none_at_all_gives_a_window() {
        assert_eq!(ViewState::from_json(""), ViewState::default());
        assert_eq!(ViewState::from_json(r#"{"scope": "framed", "colour": 3}"#), ViewState::default());
        let wild = ViewState::from_json(r#"{"zoom": 900, "list": {"scroll": -3}}"#);
        assert_eq!((wild.zoom, wild.list.scroll), (3.0, 0.0));
    }

    #[test]
    fn one_value_that_is_not_known_does_not_lose_the_others() {
        let read = ViewState::from_json(r#"{"language": "klingon", "theme": 7, "pane": [], "zoom": 2.0}"#);
        assert_eq!(read, ViewState { zoom: 2.0, ..ViewState::default() });
    }

    #[test]
    fn places_are_kept_for_the_articles_left_last_and_none_for_a_beginning() {
        let mut state = ViewState::default();
        let anchor = Anchor { block: Some(3), part: 0.5 };
        (0..600).for_each(|clip| state.note_place(ClipId(clip), anchor));
        assert_eq!(state.places.len(), MAX_PLACES);
        assert_eq!((state.place_in(ClipId(599)), state.place_in(ClipId(99))), (Some(anchor), None));
        assert!(state.to_json().len() < 100_000, "{}", state.to_json().len());
        state.note_place(ClipId(599), Anchor::default());
        assert_eq!(state.place_in(ClipId(599)), None);
    }

    #[test]
    fn zoom_goes_by_tenths_and_stops() {
        let mut state = ViewState::default();
        state.change_zoom(Zoom::In);
        assert!((state.zoom - 1.1).abs() < 1e-6);
        (0..60).for_each(|_| state.change_zoom(Zoom::Out));
        assert!((state.zoom - 0.5).abs() < 1e-6);
        state.change_zoom(Zoom::Reset);
        assert!((state.zoom - 1.0).abs() < 1e-6);
    }
}
