//! The keys of each command, and the list of the commands that have some.

use super::correct::CorrectAct;
use super::keep::SearchAct;
use super::{
    Clips, Command, CopyAs, Dialog, Fold, HighlightAct, Key, Mark, NoteAct, Reach, Shortcut, SlotsAct, Step,
    StoryAct, Tint, Towards, Typeset, Which, Zoom,
};

impl Command {
    /// The commands that have keys, in the order in which help lists them.
    #[must_use]
    pub fn with_keys() -> Vec<Self> {
        Self::by_keys().into_iter().flat_map(|(_, commands)| commands).collect()
    }

    /// The same in groups, each with the key of its name.
    #[must_use]
    pub fn by_keys() -> Vec<(&'static str, Vec<Self>)> {
        vec![
            ("keys-go", going()),
            ("keys-read", reading()),
            ("keys-highlights", highlighting()),
            ("keys-clips", filing()),
            ("keys-steps", stepping()),
            ("keys-window", window()),
        ]
    }

    /// The first is shown; all work.
    pub(super) fn shortcuts(&self) -> &'static [Shortcut] {
        use Key::Letter;
        match self {
            Self::ImportPages => const { &[Shortcut::command(Letter('O'))] },
            Self::Paste => const { &[Shortcut::command(Letter('V'))] },
            Self::Quit => const { &[Shortcut::command(Letter('Q'))] },
            Self::Undo => const { &[Shortcut::command(Letter('Z'))] },
            Self::Redo => const { &[Shortcut::command_shift(Letter('Z')), Shortcut::command(Letter('Y'))] },
            Self::SelectAll => const { &[Shortcut::command(Letter('A'))] },
            Self::MoveToTrash(Clips::Selected) => {
                const { &[Shortcut::bare(Key::Delete), Shortcut::command(Key::Backspace)] }
            }
            Self::Mark(Clips::Selected, mark) | Self::Unmark(Clips::Selected, mark) => mark_keys(*mark),
            Self::ChooseTag => const { &[Shortcut::bare(Letter('T'))] },
            Self::Story(StoryAct::Compare) => const { &[Shortcut::bare(Letter('D'))] },
            Self::Saved(SearchAct::Save) => const { &[Shortcut::command_shift(Letter('S'))] },
            Self::Correct(CorrectAct::Start | CorrectAct::Stop) => {
                const { &[Shortcut::command(Letter('E'))] }
            }
            Self::Correct(CorrectAct::LeaveOut(_)) => const { &[Shortcut::bare(Key::Delete)] },
            Self::Find => const { &[Shortcut::command(Letter('F')), Shortcut::bare(Key::Slash)] },
            Self::ReadOn => const { &[Shortcut::bare(Key::Space)] },
            Self::NextHit => const { &[Shortcut::bare(Key::Function(3))] },
            Self::PreviousHit => const { &[Shortcut::shift(Key::Function(3))] },
            Self::StopLooking => const { &[Shortcut::bare(Key::Escape)] },
            Self::Shift(Towards::Top) => const { &[Shortcut::alt(Key::Up)] },
            Self::Shift(Towards::End) => const { &[Shortcut::alt(Key::Down)] },
            Self::ChooseCollection => const { &[Shortcut::command(Letter('L'))] },
            Self::NewCollection { inside: None } => const { &[Shortcut::command(Letter('N'))] },
            Self::StartRename(Which::Shown) | Self::Correct(CorrectAct::EditWords(_)) => {
                const { &[Shortcut::bare(Key::Function(2))] }
            }
            Self::Highlight(act) => highlight_keys(act),
            Self::Note(NoteAct::Annotate) => const { &[Shortcut::bare(Letter('N'))] },
            Self::Note(NoteAct::Panel) => const { &[Shortcut::command_shift(Letter('M'))] },
            Self::Step(step, reach) => step_keys(*step, *reach),
            Self::Zoom(Zoom::In) => const { &[Shortcut::command(Key::Plus), Shortcut::command(Key::Equals)] },
            Self::Zoom(Zoom::Out) => const { &[Shortcut::command(Key::Minus)] },
            Self::Zoom(Zoom::Reset) => const { &[Shortcut::command(Key::Digit(0))] },
            Self::Typeset(Typeset::Size(Zoom::In)) => {
                const { &[Shortcut::alt(Key::Plus), Shortcut::alt(Key::Equals)] }
            }
            Self::Typeset(Typeset::Size(Zoom::Out)) => const { &[Shortcut::alt(Key::Minus)] },
            Self::Typeset(Typeset::Size(Zoom::Reset)) => const { &[Shortcut::alt(Key::Digit(0))] },
            Self::Slots(SlotsAct::Strip(_)) => const { &[Shortcut::bare(Key::Function(4))] },
            Self::Open(Dialog::Outline) => const { &[Shortcut::command_shift(Letter('O'))] },
            Self::CopyArticle(CopyAs::WithSource) => const { &[Shortcut::command_shift(Letter('C'))] },
            Self::Open(Dialog::Palette) => const { &[Shortcut::command_shift(Letter('P'))] },
            Self::Open(Dialog::Jump) => const { &[Shortcut::command(Letter('P'))] },
            Self::Open(Dialog::Settings) => const { &[Shortcut::command(Key::Comma)] },
            Self::Open(Dialog::Shortcuts) => const { &[Shortcut::bare(Key::Function(1))] },
            Self::NextPane(Towards::End) => const { &[Shortcut::bare(Key::Function(6))] },
            Self::NextPane(Towards::Top) => const { &[Shortcut::shift(Key::Function(6))] },
            Self::OpenMenus => const { &[Shortcut::bare(Key::Function(10))] },
            _ => &[],
        }
    }
}

fn going() -> Vec<Command> {
    vec![
        Command::Open(Dialog::Palette),
        Command::Open(Dialog::Jump),
        Command::Find,
        Command::StopLooking,
        Command::Saved(SearchAct::Save),
        Command::NextHit,
        Command::PreviousHit,
    ]
}

fn reading() -> Vec<Command> {
    let mut all = vec![
        Command::ReadOn,
        Command::Open(Dialog::Outline),
        Command::Slots(SlotsAct::Strip(Fold::Open)),
        Command::Slots(SlotsAct::Strip(Fold::Close)),
        Command::CopyArticle(CopyAs::WithSource),
        Command::Correct(CorrectAct::Start),
    ];
    all.extend([Zoom::In, Zoom::Out, Zoom::Reset].map(|zoom| Command::Typeset(Typeset::Size(zoom))));
    all
}

fn highlighting() -> Vec<Command> {
    let paint = Tint::ALL.map(HighlightAct::Paint);
    let step = [Towards::End, Towards::Top].map(HighlightAct::Step);
    let mut all: Vec<Command> = paint.into_iter().chain(step).map(Command::Highlight).collect();
    all.extend([NoteAct::Annotate, NoteAct::Panel].map(Command::Note));
    all
}

fn filing() -> Vec<Command> {
    vec![
        Command::ImportPages,
        Command::Paste,
        Command::NewCollection { inside: None },
        Command::StartRename(Which::Shown),
        Command::ChooseCollection,
        Command::Shift(Towards::Top),
        Command::Shift(Towards::End),
        Command::Mark(Clips::Selected, Mark::Starred),
        Command::Unmark(Clips::Selected, Mark::Starred),
        Command::Mark(Clips::Selected, Mark::Read),
        Command::Unmark(Clips::Selected, Mark::Read),
        Command::Mark(Clips::Selected, Mark::Archived),
        Command::Unmark(Clips::Selected, Mark::Archived),
        Command::ChooseTag,
        Command::Story(StoryAct::Compare),
        Command::MoveToTrash(Clips::Selected),
        Command::SelectAll,
        Command::Undo,
        Command::Redo,
    ]
}

fn stepping() -> Vec<Command> {
    let steps = [Step::Down, Step::Up, Step::PageDown, Step::PageUp, Step::First, Step::Last];
    let reaches = [Reach::Only, Reach::Through];
    reaches.into_iter().flat_map(|reach| steps.map(|step| Command::Step(step, reach))).collect()
}

fn window() -> Vec<Command> {
    let mut all: Vec<Command> = [Towards::End, Towards::Top].map(Command::NextPane).into();
    all.push(Command::OpenMenus);
    all.extend([Zoom::In, Zoom::Out, Zoom::Reset].map(Command::Zoom));
    all.extend([Command::Open(Dialog::Settings), Command::Open(Dialog::Shortcuts), Command::Quit]);
    all
}

/// The same key gives a mark and takes it away.
fn mark_keys(mark: Mark) -> &'static [Shortcut] {
    use Key::Letter;
    match mark {
        Mark::Starred => const { &[Shortcut::bare(Letter('S'))] },
        Mark::Read => const { &[Shortcut::bare(Letter('M')), Shortcut::bare(Letter('R'))] },
        Mark::Archived => const { &[Shortcut::bare(Letter('A'))] },
    }
}

fn highlight_keys(act: &HighlightAct) -> &'static [Shortcut] {
    match act {
        HighlightAct::Paint(Tint::Yellow) => const { &[Shortcut::bare(Key::Digit(1))] },
        HighlightAct::Paint(Tint::Green) => const { &[Shortcut::bare(Key::Digit(2))] },
        HighlightAct::Paint(Tint::Blue) => const { &[Shortcut::bare(Key::Digit(3))] },
        HighlightAct::Paint(Tint::Pink) => const { &[Shortcut::bare(Key::Digit(4))] },
        HighlightAct::Step(Towards::End) => const { &[Shortcut::bare(Key::Function(8))] },
        HighlightAct::Step(Towards::Top) => const { &[Shortcut::shift(Key::Function(8))] },
        HighlightAct::Remove | HighlightAct::Choose(_) | HighlightAct::Show(_) => &[],
    }
}

fn step_keys(step: Step, reach: Reach) -> &'static [Shortcut] {
    use Key::Letter;
    match (step, reach) {
        (Step::Down, Reach::Only) => const { &[Shortcut::bare(Key::Down), Shortcut::bare(Letter('J'))] },
        (Step::Up, Reach::Only) => const { &[Shortcut::bare(Key::Up), Shortcut::bare(Letter('K'))] },
        (Step::PageDown, Reach::Only) => const { &[Shortcut::bare(Key::PageDown)] },
        (Step::PageUp, Reach::Only) => const { &[Shortcut::bare(Key::PageUp)] },
        (Step::First, Reach::Only) => const { &[Shortcut::bare(Key::Home)] },
        (Step::Last, Reach::Only) => const { &[Shortcut::bare(Key::End)] },
        (Step::Down, Reach::Through) => const { &[Shortcut::shift(Key::Down)] },
        (Step::Up, Reach::Through) => const { &[Shortcut::shift(Key::Up)] },
        (Step::PageDown, Reach::Through) => const { &[Shortcut::shift(Key::PageDown)] },
        (Step::PageUp, Reach::Through) => const { &[Shortcut::shift(Key::PageUp)] },
        (Step::First, Reach::Through) => const { &[Shortcut::shift(Key::Home)] },
        (Step::Last, Reach::Through) => const { &[Shortcut::shift(Key::End)] },
        (_, Reach::Toggle) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let commands = Command::with_keys();
        // A key that gives also takes away, one that unfolds also folds; `Situation` never allows both.
        let is_back = |command: &&Command| {
            matches!(command, Command::Unmark(..) | Command::Slots(SlotsAct::Strip(Fold::Close)))
        };
        let giving = commands.iter().filter(|command| !is_back(command));
        let keys: Vec<Shortcut> = giving.flat_map(Command::shortcuts).copied().collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{key:?} is used twice");
        }
    }

    #[test]
    fn a_key_that_opens_closes_as_well() {
        let commands = Command::with_keys();
        for fold in [Fold::Open, Fold::Close] {
            assert!(commands.contains(&Command::Slots(SlotsAct::Strip(fold))), "{fold:?}");
        }
    }

    #[test]
    fn every_command_listed_for_its_keys_has_some() {
        for command in Command::with_keys() {
            assert!(command.face().is_some_and(|face| !face.shortcuts.is_empty()), "{command:?}");
        }
    }
}
