//! Ids are types: a clip's cannot be passed where a collection's is due.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A clip's number in its library, never given twice.
    ClipId
);
id!(
    /// A collection's number in its library, never given twice.
    CollectionId
);
id!(
    /// A tag's number in its library, never given twice.
    TagId
);
id!(
    /// A saved search's number in its library, never given twice.
    SavedSearchId
);
id!(
    /// A rule's number in its library, never given twice.
    RuleId
);
id!(
    /// A highlight's number in its library, never given twice.
    HighlightId
);
id!(
    /// A site rule's number in its library, never given twice.
    SiteRuleId
);
id!(
    /// A version's number in its library, never given twice.
    VersionId
);
