//! The keys of the labels of what commands choose among: orders, themes, steps, dialogs.

use super::{
    Breadth, CollectionId, CopyAs, Destination, Dialog, Fold, LanguageChoice, Leading, Margin, Mark, Order,
    Paragraphs, Reach, Step, ThemeChoice, Towards, Typeset, Zoom,
};

pub(super) fn mark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "command-star",
        Mark::Read => "command-mark-read",
        Mark::Archived => "command-archive",
    }
}

pub(super) fn unmark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "command-unstar",
        Mark::Read => "command-mark-unread",
        Mark::Archived => "command-unarchive",
    }
}

pub(super) fn copy_label(form: CopyAs) -> &'static str {
    match form {
        CopyAs::Words => "command-copy-words",
        CopyAs::WithSource => "command-copy-with-source",
        CopyAs::Markdown => "command-copy-markdown",
    }
}

pub(super) fn new_collection_label(inside: Option<CollectionId>) -> &'static str {
    if inside.is_some() { "command-new-collection-inside" } else { "command-new-collection" }
}

pub(super) fn fold_label(fold: Fold) -> &'static str {
    if fold == Fold::Open { "command-unfold" } else { "command-fold" }
}

pub(super) fn shift_label(towards: Towards) -> &'static str {
    if towards == Towards::Top { "command-shift-up" } else { "command-shift-down" }
}

pub(super) fn step_label(step: Step, reach: Reach) -> &'static str {
    match (step, reach) {
        (Step::Down, Reach::Only | Reach::Toggle) => "command-next-clip",
        (Step::Up, Reach::Only | Reach::Toggle) => "command-previous-clip",
        (Step::PageDown, Reach::Only | Reach::Toggle) => "command-page-down",
        (Step::PageUp, Reach::Only | Reach::Toggle) => "command-page-up",
        (Step::First, Reach::Only | Reach::Toggle) => "command-first-clip",
        (Step::Last, Reach::Only | Reach::Toggle) => "command-last-clip",
        (Step::Down | Step::PageDown | Step::Last, Reach::Through) => "command-extend-down",
        (Step::Up | Step::PageUp | Step::First, Reach::Through) => "command-extend-up",
    }
}

pub(super) fn destination_label(destination: Destination) -> Option<&'static str> {
    match destination {
        Destination::Up => Some("command-move-up"),
        Destination::Down => Some("command-move-down"),
        Destination::Out => Some("command-move-out"),
        Destination::Into(_) => Some("command-move-into"),
        Destination::At { .. } => None,
    }
}

pub(super) fn order_label(order: Order) -> &'static str {
    match order {
        Order::NewestPublished => "command-sort-newest-published",
        Order::OldestPublished => "command-sort-oldest-published",
        Order::NewestAdded => "command-sort-newest-added",
        Order::OldestAdded => "command-sort-oldest-added",
        Order::Headline => "command-sort-headline",
        Order::Site => "command-sort-site",
        Order::ByHand => "command-sort-by-hand",
        Order::Relevance => "command-sort-relevance",
    }
}

pub(super) fn theme_label(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::System => "command-theme-system",
        ThemeChoice::Light => "command-theme-light",
        ThemeChoice::Dark => "command-theme-dark",
        ThemeChoice::Paper => "command-theme-paper",
        ThemeChoice::HighContrast => "command-theme-contrast",
    }
}

pub(super) fn language_label(language: LanguageChoice) -> &'static str {
    match language {
        LanguageChoice::System => "command-language-system",
        LanguageChoice::English => "command-language-english",
        LanguageChoice::SimplifiedChinese => "command-language-simplified-chinese",
    }
}

pub(super) fn zoom_label(zoom: Zoom) -> &'static str {
    match zoom {
        Zoom::In => "command-zoom-in",
        Zoom::Out => "command-zoom-out",
        Zoom::Reset => "command-zoom-reset",
    }
}

pub(super) fn typeset_label(typeset: Typeset) -> &'static str {
    match typeset {
        Typeset::Size(Zoom::In) => "command-text-larger",
        Typeset::Size(Zoom::Out) => "command-text-smaller",
        Typeset::Size(Zoom::Reset) => "command-text-usual",
        Typeset::Measure(Breadth::Wider) => "command-rows-wider",
        Typeset::Measure(Breadth::Narrower) => "command-rows-narrower",
        Typeset::Leading(Leading::Tight) => "command-leading-tight",
        Typeset::Leading(Leading::Usual) => "command-leading-usual",
        Typeset::Leading(Leading::Airy) => "command-leading-airy",
        Typeset::Margin(Margin::ByLanguage) => "command-margin-by-language",
        Typeset::Margin(Margin::Even) => "command-margin-even",
        Typeset::Margin(Margin::Ragged) => "command-margin-ragged",
        Typeset::Paragraphs(Paragraphs::Gaps) => "command-paragraph-gaps",
        Typeset::Paragraphs(Paragraphs::Indents) => "command-paragraph-indents",
    }
}

pub(super) fn dialog_label(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Palette => "command-palette",
        Dialog::Jump => "command-jump",
        Dialog::Outline => "command-outline",
        Dialog::Backups => "command-backups",
        Dialog::Mistake => "mistake-heading",
        Dialog::Settings => "command-settings",
        Dialog::Rules => "command-rules",
        Dialog::SiteRules => "command-site-rules",
        Dialog::Shortcuts => "command-shortcuts",
        Dialog::About => "command-about",
        Dialog::Report => "command-show-report",
    }
}
