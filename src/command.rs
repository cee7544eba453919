//! Every intention of the user, with its label, its keys, and when it makes sense.
//!
//! Menus, buttons, keys and drops all push these; `app/` alone carries them out. No window is known here.

mod again;
mod choices;
mod correct;
mod face;
mod highlight;
mod keep;
mod keys;
mod note;
mod offers;
mod place;
mod queue;
mod shortcut;
mod situation;
mod slot;
mod story;
mod typeset;

use std::path::PathBuf;

pub use crate::article::Lang;
pub use crate::library::search::Spelling;
pub use crate::library::{
    ClipId, CollectionId, Colour, HighlightId, Look, Mark, Marks, Order, Rule, RuleId, SavedSearchId, Scope,
    SiteRuleId, Symbol, TagId, TagName, Tint, VersionId,
};

pub use again::AgainAct;
pub use correct::{CorrectAct, kind_label};
pub use face::Face;
pub use highlight::{HighlightAct, Pointed, tint_name};
pub use keep::{BackupAct, Loss, RuleAct, RunOn, SearchAct};
pub use note::{NoteAct, NoteOf, Writing};
pub use place::PlaceAct;
pub use queue::Commands;
pub use shortcut::{Held, Key, Shortcut};
pub use situation::Situation;
pub use slot::{SlotAct, SlotsAct};
pub use story::{Side, StoryAct};
pub use typeset::{Breadth, Leading, Margin, Paragraphs, Typeset, Typography};

/// Something the user wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Ask for page files and import them.
    ImportPages,
    /// Ask for a folder and import the pages in it.
    ImportFolder,
    /// Import what these paths hold: pages, or folders of pages.
    Import(Vec<PathBuf>),
    /// Make a clip of what is on the clipboard.
    Paste,
    /// Stop the import that runs; what is committed stays.
    CancelImport,
    /// Show the folder of the library in the system's file manager.
    ShowLibraryFolder,
    /// Open the log in the program of the system that reads text.
    ShowLog,
    Backup(BackupAct),
    Quit,

    Undo,
    Redo,
    SelectAll,
    /// Copy these words to the clipboard.
    CopyText(String),

    MoveToTrash(Clips),
    Restore(Clips),
    AddTo(Clips, CollectionId),
    /// Ask for a collection to put the selected clips in.
    ChooseCollection,
    /// Put the selected clips one place up or down in the order by hand.
    Shift(Towards),
    /// Put clips before another, or at the end, in the order by hand.
    PlaceBefore(Clips, Option<ClipId>),
    /// Take clips out of the collection that is shown; they stay in the library.
    RemoveFromCollection(Clips),
    /// Star, mark as read, archive.
    Mark(Clips, Mark),
    Unmark(Clips, Mark),
    /// Ask for tags for the selected clips.
    ChooseTag,
    AddTag(Clips, TagId),
    RemoveTag(Clips, TagId),
    /// Give clips the tag of this name, and make it if it is not there.
    TagAs(Clips, TagName),

    /// Let the name of a tag be typed anew; the name of another tag makes the two one.
    RenameTag(TagId),
    RecolourTag(TagId, Option<Colour>),
    MergeTags {
        from: TagId,
        into: TagId,
    },
    DeleteTag(TagId),
    Story(StoryAct),
    Place(PlaceAct),

    /// Let the name of a new collection be typed, at the top or inside another.
    NewCollection {
        inside: Option<CollectionId>,
    },
    StartRename(Which),
    /// The name that was typed: makes the new collection, or renames the one that has it.
    FinishName(String),
    StopNaming,
    MoveCollection(CollectionId, Destination),
    /// Give a collection a sign and a colour.
    SetLook(CollectionId, Look),
    DeleteCollection(Which),

    Show(Scope),
    Fold(CollectionId, Fold),
    Select(ClipId, Reach),
    Step(Step, Reach),
    /// Scroll the article by a page; from its end go to the next clip.
    ReadOn,
    /// Show a clip wherever it is filed, and select it.
    Reveal(ClipId),
    FocusPane(Pane),
    /// Give the keyboard to the next pane, or to the one before.
    NextPane(Towards),
    /// Give the keyboard to the menus above.
    OpenMenus,

    /// Do something with the slot of this number in the article that is open.
    Slot(u32, SlotAct),
    /// Do something with the slots of the article that is open.
    Slots(SlotsAct),
    /// Correct the extraction of the article that is open.
    Correct(CorrectAct),
    Again(AgainAct),
    /// Take a decision for a site back.
    DeleteSiteRule(SiteRuleId),
    /// Pictures were let go over the article.
    DropPictures(Vec<PathBuf>),
    /// Do what the sheet that is open says, and close it.
    KeepSheet,

    /// Put the keyboard into the search field.
    Find,
    /// Look for these words, as far as they are typed.
    LookFor(String),
    /// The words are typed: remember them.
    LookedFor,
    /// Look among all clips, not only in the collection that is shown.
    LookEverywhere,
    /// Show all clips again.
    StopLooking,
    UseSpelling(Spelling),
    /// Open the field that finds words in the article.
    FindInArticle,
    StopFinding,
    /// Show the next place of the words that are looked for.
    NextHit,
    PreviousHit,
    /// Choose a value of a filter, or let it go again.
    Narrow(Facet),

    /// Clips of the Trash go for good.
    Lose(Loss),
    Saved(SearchAct),
    Rule(RuleAct),

    SortBy(Order),
    UseTheme(ThemeChoice),
    UseLanguage(LanguageChoice),
    Zoom(Zoom),
    /// Set articles in another way.
    Typeset(Typeset),

    /// Select all words of the article.
    SelectArticle,
    /// Copy what is selected in the article, or all of it.
    CopyArticle(CopyAs),
    /// Do something with marked words, or mark some.
    Highlight(HighlightAct),
    Note(NoteAct),
    /// Show this item of the article.
    GoToItem(usize),

    Open(Dialog),
    CloseDialog,
    /// Open an address in the system's browser.
    OpenAddress(String),
}

/// The orders that a list of this scope can have, with those of finds.
#[must_use]
pub fn orders(scope: Scope, looking: bool) -> Vec<Order> {
    let mut orders: Vec<Order> = looking.then_some(Order::Relevance).into_iter().collect();
    orders.extend([
        Order::NewestPublished,
        Order::OldestPublished,
        Order::NewestAdded,
        Order::OldestAdded,
        Order::Headline,
        Order::Site,
    ]);
    orders.extend(matches!(scope, Scope::Collection(_)).then_some(Order::ByHand));
    orders
}

/// A value that finds can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    Site(String),
    Year(i16),
    Lang(Lang),
    Tag(String),
}

/// Towards the top of a list or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    Top,
    End,
}

/// Which clips a command is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clips {
    /// The selection of the list.
    Selected,
    These(Vec<ClipId>),
}

/// Which collection a command is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one that is shown.
    Shown,
    This(CollectionId),
}

/// Where a collection is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// One place up among its siblings.
    Up,
    /// One place down among its siblings.
    Down,
    /// To the end of another collection.
    Into(CollectionId),
    /// Beside its parent, after it.
    Out,
    /// Among the children of a parent (or at the top), at this place counted without itself.
    At { parent: Option<CollectionId>, position: usize },
}

/// Whether the collections inside another are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    Open,
    Close,
}

/// What becomes of the selection when a clip is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// That clip alone.
    Only,
    /// That clip is added, or taken out if it was in.
    Toggle,
    /// All from the last clip chosen alone to that one.
    Through,
}

/// A step in the list or the tree by keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The three panes of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pane {
    Tree,
    #[default]
    List,
    Reader,
}

/// Light or dark, or what the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    /// Yellowed, easy on the eyes.
    Paper,
    /// Black on white, or at night white on black.
    HighContrast,
}

impl ThemeChoice {
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::Paper, Self::HighContrast];
}

/// In which form words are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyAs {
    /// The words alone.
    Words,
    /// The words, and below them the headline, the paper, the date and the address.
    WithSource,
    Markdown,
}

/// The language of the interface, or what the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    #[default]
    System,
    English,
    SimplifiedChinese,
}

/// A change of the size of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    In,
    Out,
    Reset,
}

/// The dialogs that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// All commands, found by some letters.
    Palette,
    /// Collections and clips to go to, found by some letters.
    Jump,
    /// The headings of the article, to go to.
    Outline,
    Settings,
    /// What is done by itself with clips that come in.
    Rules,
    /// What is left out or kept on the pages of sites.
    SiteRules,
    /// The backups, and what each would bring.
    Backups,
    Shortcuts,
    About,
    /// What became of each page of the last import.
    Report,
    /// That a mistake of the program ended its last start.
    Mistake,
}
