//! What the list says where it has no clips.

use crate::command::{Command, Scope, StoryAct};
use crate::ui::icons::Icon;
use crate::ui::parts::Empty;

pub(super) fn of(scope: Scope, looking: bool) -> Empty {
    if looking {
        let mut commands = vec![Command::StopLooking];
        // Perhaps it is elsewhere.
        commands.extend((scope != Scope::All).then_some(Command::LookEverywhere));
        return Empty { icon: Icon::Glass, heading: "empty-search", words: "empty-search-words", commands };
    }
    match scope {
        Scope::All => Empty {
            icon: Icon::Import,
            heading: "empty-library",
            words: "empty-library-words",
            commands: vec![Command::ImportPages, Command::ImportFolder, Command::Paste],
        },
        Scope::Unfiled => quiet("empty-unfiled", "empty-unfiled-words"),
        Scope::Starred => quiet("empty-starred", "empty-starred-words"),
        Scope::Unread => quiet("empty-unread", "empty-unread-words"),
        Scope::Archive => quiet("empty-archive", "empty-archive-words"),
        Scope::Tag(_) => quiet("empty-tag", "empty-tag-words"),
        Scope::Duplicates => Empty {
            icon: Icon::Check,
            heading: "empty-duplicates",
            words: "empty-duplicates-words",
            commands: vec![Command::Story(StoryAct::Find)],
        },
        Scope::Trash => Empty {
            icon: Icon::Trash,
            heading: "empty-trash",
            words: "empty-trash-words",
            commands: Vec::new(),
        },
        Scope::Collection(_) => Empty {
            icon: Icon::Collection,
            heading: "empty-collection",
            words: "empty-collection-words",
            commands: vec![Command::ImportPages],
        },
    }
}

/// Nothing is there, and nothing is asked for.
fn quiet(heading: &'static str, words: &'static str) -> Empty {
    Empty { icon: Icon::Check, heading, words, commands: Vec::new() }
}
