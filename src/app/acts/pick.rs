//! What the palette of commands, the jump box and the choice of a collection offer.

use super::super::App;
use super::super::front::Shown;
use crate::command::{Clips, Command, Scope, SearchAct, Towards};
use crate::library::ClipRow;
use crate::log::OrLog as _;
use crate::ui::dialogs::{Choice, Kind, Line, Picker};
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::locale::{Language, Locale};
use crate::ui::menu;
use crate::ui::reader;

impl App {
    pub(super) fn open_palette(&mut self, ctx: &egui::Context) {
        let others: Vec<Locale> = Language::ALL
            .into_iter()
            .filter(|other| *other != self.locale.language())
            .map(Locale::new)
            .collect();
        let situation = self.situation();
        let line = |command: Command| {
            let keys = command.face().and_then(|face| face.shortcuts.first().copied());
            let allowed = situation.allows(&command);
            Line {
                words: menu::full_label(&command, &self.locale),
                beside: keys.map(|keys| keys::written(ctx, keys)).unwrap_or_default(),
                icon: None,
                also: others.iter().map(|other| menu::full_label(&command, other)).collect(),
                choice: if allowed { Choice::Runs(command) } else { Choice::NotNow },
            }
        };
        let mut commands = Command::of_palette(self.view.scope, self.view.search.is_on());
        commands.extend(self.of_saved_search());
        let lines = commands.into_iter().map(line).collect();
        self.pick(Kind::Command, lines);
    }

    /// What can be done with the saved search that is shown.
    fn of_saved_search(&self) -> Vec<Command> {
        let shown = self.shelf.saved_rows(&self.question()).into_iter().find(|row| row.shown);
        let acts = |id| {
            [
                SearchAct::StartRename(id),
                SearchAct::Move(id, Towards::Top),
                SearchAct::Move(id, Towards::End),
                SearchAct::Delete(id),
            ]
        };
        shown.into_iter().flat_map(|row| acts(row.id)).map(Command::Saved).collect()
    }

    pub(super) fn open_jump(&mut self) {
        let mut lines: Vec<Line> = self.places().collect();
        lines.extend(self.collection_lines(Command::Show, "jump-collection"));
        lines.extend(self.saved_lines());
        lines.extend(self.recent_clips());
        self.pick(Kind::Place, lines);
    }

    /// The headings of the article.
    pub(super) fn open_outline(&mut self) {
        let line = |heading: reader::Heading<'_>| Line {
            words: format!("{}{}", "    ".repeat(heading.depth), heading.words),
            beside: String::new(),
            icon: None,
            also: Vec::new(),
            choice: Choice::Runs(Command::GoToItem(heading.item)),
        };
        let lines = self.reading.outline().into_iter().map(line).collect();
        self.pick(Kind::Heading, lines);
    }

    pub(super) fn choose_collection(&mut self) {
        let add = |scope| match scope {
            Scope::Collection(id) => Command::AddTo(Clips::Selected, id),
            scope => Command::Show(scope),
        };
        let mut lines: Vec<Line> = self.collection_lines(add, "jump-collection").collect();
        for line in &mut lines {
            line.beside.clear();
        }
        self.pick(Kind::Collection { clips: self.shelf.chosen().len() }, lines);
    }

    pub(super) fn pick(&mut self, kind: Kind, lines: Vec<Line>) {
        self.front.dialog = Some(Shown::Picker(Box::new(Picker::new(kind, lines))));
    }

    fn places(&self) -> impl Iterator<Item = Line> {
        let fixed = [
            Scope::All,
            Scope::Unfiled,
            Scope::Unread,
            Scope::Starred,
            Scope::Duplicates,
            Scope::Archive,
            Scope::Trash,
        ];
        let tags = self.shelf.tree.tags.iter().map(|tag| Scope::Tag(tag.id));
        fixed.into_iter().chain(tags).map(|scope| Line {
            words: self.scope_name(scope),
            beside: match scope {
                Scope::Tag(_) => self.locale.text("jump-tag"),
                _ => String::new(),
            },
            icon: Some(Icon::of(scope)),
            also: Vec::new(),
            choice: Choice::Runs(Command::Show(scope)),
        })
    }

    fn collection_lines(
        &self,
        command: impl Fn(Scope) -> Command,
        beside: &str,
    ) -> impl Iterator<Item = Line> {
        let beside = self.locale.text(beside);
        self.shelf.tree.paths.iter().map(move |path| Line {
            words: path.names.join(" › "),
            beside: beside.clone(),
            icon: Some(Icon::Collection),
            also: Vec::new(),
            choice: Choice::Runs(command(Scope::Collection(path.id))),
        })
    }

    fn saved_lines(&self) -> Vec<Line> {
        let beside = self.locale.text("jump-saved-search");
        let line = |(id, saved): &(_, crate::library::SavedSearch)| Line {
            words: saved.name.to_string(),
            beside: beside.clone(),
            icon: Some(Icon::Glass),
            also: vec![saved.search.words.clone()],
            choice: Choice::Runs(Command::Saved(SearchAct::Show(*id))),
        };
        self.shelf.saved.iter().map(line).collect()
    }

    /// Clips that are gone by now are left out; a library that cannot be read says so where the list is drawn.
    fn recent_clips(&self) -> Vec<Line> {
        let rows = self.backstage.reader().rows(&self.view.recent).or_log("recent clips were not read");
        self.clip_lines(rows.unwrap_or_default(), "jump-recent")
    }

    fn clip_lines(&self, rows: Vec<ClipRow>, beside: &str) -> Vec<Line> {
        let beside = self.locale.text(beside);
        let line = |row: ClipRow| Line {
            words: reader::clean_text(&row.headline),
            beside: row.site.as_deref().map_or_else(|| beside.clone(), reader::clean_text),
            icon: Some(Icon::Page),
            also: Vec::new(),
            choice: Choice::Runs(Command::Reveal(row.id)),
        };
        rows.into_iter().filter(|row| !row.headline.trim().is_empty()).map(line).collect()
    }

    /// Asks for the clips that the jump box is to offer for what has been typed into it.
    pub(in crate::app) fn look_for_clips(&mut self) {
        if let Some(Shown::Picker(picker)) = &mut self.front.dialog
            && let Some(typed) = picker.take_question()
        {
            self.backstage.headed(typed);
        }
    }

    pub(in crate::app) fn offer_clips(&mut self, typed: &str, clips: Vec<ClipRow>) {
        let lines = self.clip_lines(clips, "jump-clip");
        if let Some(Shown::Picker(picker)) = &mut self.front.dialog {
            picker.take_found(typed, lines);
        }
    }
}
