//! What can be asked for about the collection or the tag that is shown, to be chosen from a list.

/// Asks for something that is then given to the place that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceAct {
    /// The colour of a collection or a tag.
    Colour,
    /// The sign of a collection.
    Sign,
    /// The collection that this one shall lie in.
    Parent,
    /// The tag that this one shall become.
    Merge,
}

impl PlaceAct {
    pub const ALL: [Self; 4] = [Self::Colour, Self::Sign, Self::Parent, Self::Merge];

    /// The key of its label in the locale files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Colour => "command-choose-colour",
            Self::Sign => "command-choose-sign",
            Self::Parent => "command-choose-parent",
            Self::Merge => "command-choose-merge",
        }
    }
}
