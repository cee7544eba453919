//! What stands below the source line that is not of the page: the clip's tags, and where else its story is.

use crate::command::ClipId;
use crate::ui::locale::Locale;
use crate::ui::tree::TagLabel;

use super::data::{Item, Reading};

/// What a clip's reader, and the library, know of it, with the words of the interface around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    pub tags: Vec<TagLabel>,
    pub change: Change,
    /// Other clips of the same story, the likest first.
    pub twins: Vec<Twin>,
    pub(super) words: Words,
}

/// The words of the interface in these lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub add_tag: String,
    pub same_story: String,
    /// How many twins there are beyond those that are named.
    pub more_twins: Option<String>,
    pub compare: String,
}

/// More twins are counted, not named.
pub const MOST_TWINS: usize = 5;

/// Whether tags can be given and taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Change {
    #[default]
    Allowed,
    /// The clip is in the Trash.
    NotNow,
}

/// Another clip of the same story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    pub clip: ClipId,
    /// Paper and day.
    pub words: String,
}

impl Labels {
    /// The first of these twins are named.
    #[must_use]
    pub fn new(
        tags: Vec<TagLabel>,
        change: Change,
        mut twins: Vec<Twin>,
        of: usize,
        locale: &Locale,
    ) -> Self {
        twins.truncate(MOST_TWINS);
        let more = of.saturating_sub(twins.len());
        let words = Words {
            add_tag: locale.text("reader-add-tag"),
            same_story: locale.text("reader-same-story"),
            more_twins: (more > 0).then(|| locale.with("reader-same-story-more", &[("count", more.into())])),
            compare: locale.text("reader-compare"),
        };
        Self { tags, change, twins, words }
    }
}

impl Reading {
    /// With a line of tags, which is there also where there are none yet, and a line of the same story elsewhere.
    #[must_use]
    pub fn with_labels(mut self, labels: Labels) -> Self {
        let is_of_page = |item: &Item| {
            let item = item.itself();
            matches!(item, Item::Kicker(_) | Item::Headline(_) | Item::Deck(_) | Item::SourceLine(_))
        };
        let at = self.items.iter().take_while(|item| is_of_page(item)).count();
        let lines: Vec<Item> = [(!labels.twins.is_empty()).then_some(Item::SameStory), Some(Item::Tags)]
            .into_iter()
            .flatten()
            .collect();
        self.insert(at, lines);
        self.labels = labels;
        self
    }
}
