//! The menu bar of the window.

use egui::containers::menu;
use egui::{Button, Context, EventFilter, FocusDirection, Id, Key, Memory, Modifiers, Popup, Sense, Ui};

use super::item::{choice_ui, item_ui, named_item_ui, roomy};
use crate::command::{
    self, AgainAct, BackupAct, Clips, Command, Commands, CopyAs, CorrectAct, Dialog, Fold, HighlightAct,
    LanguageChoice, Loss, Mark, NoteAct, Order, PlaceAct, Scope, SearchAct, Situation, SlotsAct, Spelling,
    StoryAct, ThemeChoice, Towards, Typeset, Which, Zoom,
};
use crate::ui::locale::Locale;

/// What the menus need to know.
pub struct MenuBar<'a> {
    pub situation: Situation,
    /// What would be undone and redone, in words.
    pub undo: Option<&'a str>,
    pub redo: Option<&'a str>,
    pub order: Order,
    pub spelling: Spelling,
    pub theme: ThemeChoice,
    pub language: LanguageChoice,
    pub locale: &'a Locale,
    pub keys: &'a mut MenuKeys,
    pub commands: &'a mut Commands,
}

/// The keyboard among the menus: the Tab key passes them by, F10 and Alt lead to them.
#[derive(Debug, Clone, Default)]
pub struct MenuKeys {
    /// The menus from left to right, as they were drawn last.
    ids: Vec<Id>,
    /// The first is to take the focus.
    wanted: bool,
    /// The menu that is open is to give the focus to its first item.
    enters: bool,
}

impl MenuKeys {
    /// Gives the keyboard to the first menu.
    pub fn take_keys(&mut self) {
        self.wanted = true;
    }

    /// Whether one of the menus has the keyboard.
    #[must_use]
    pub fn has_keys(&self, ctx: &Context) -> bool {
        self.wanted || self.place(ctx).is_some()
    }

    /// Which menu has the keyboard.
    fn place(&self, ctx: &Context) -> Option<usize> {
        let focused = ctx.memory(Memory::focused)?;
        self.ids.iter().position(|id| *id == focused)
    }

    /// Left and right lead from menu to menu, down opens one.
    fn read(&mut self, ui: &Ui) {
        if std::mem::take(&mut self.enters) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Down));
        }
        let Some(here) = self.place(ui.ctx()) else { return };
        let Some(id) = self.ids.get(here).copied() else { return };
        let popup = id.with("popup");
        let is_open = Popup::is_id_open(ui.ctx(), popup);
        let arrows =
            EventFilter { horizontal_arrows: true, vertical_arrows: !is_open, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) && !is_open {
            Popup::open_id(ui.ctx(), popup);
            self.enters = true;
            ui.ctx().request_repaint();
        }
        let count = self.ids.len();
        let by = usize::from(pressed(Key::ArrowRight)) + (count - 1) * usize::from(pressed(Key::ArrowLeft));
        if let Some(next) = self.ids.get((here + by) % count).filter(|_| by > 0) {
            ui.memory_mut(|memory| memory.request_focus(*next));
            if is_open {
                Popup::open_id(ui.ctx(), next.with("popup"));
            }
        }
    }
}

/// Menus are this wide at least, so that keys stand clear of labels.
const WIDTH: f32 = 220.0;

/// For each mark what makes sense of the selected clips: to give it or to take it away.
#[must_use]
pub fn marks(situation: &Situation) -> [Command; 3] {
    [Mark::Starred, Mark::Read, Mark::Archived].map(|mark| {
        let make = if situation.marks.has(mark) { Command::Unmark } else { Command::Mark };
        make(Clips::Selected, mark)
    })
}

/// Draws the bar.
pub fn menu_bar_ui(ui: &mut Ui, mut bar: MenuBar<'_>) {
    menu::MenuBar::new().ui(ui, |ui| {
        bar.keys.read(ui);
        let sense = if bar.keys.has_keys(ui.ctx()) { Sense::click() } else { Sense::CLICK };
        bar.keys.ids.clear();
        bar.menu(ui, sense, "menu-file", MenuBar::file);
        bar.menu(ui, sense, "menu-edit", MenuBar::edit);
        bar.menu(ui, sense, "menu-collection", MenuBar::collection);
        bar.menu(ui, sense, "menu-view", MenuBar::view);
        bar.menu(ui, sense, "menu-help", MenuBar::help);
    });
}

impl MenuBar<'_> {
    fn menu(&mut self, ui: &mut Ui, sense: Sense, key: &str, content: fn(&mut Self, &mut Ui)) {
        let button = Button::new(self.locale.text(key)).sense(sense);
        let (response, _) = menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.set_min_width(WIDTH);
            roomy(ui);
            content(self, ui);
        });
        if std::mem::take(&mut self.keys.wanted) {
            response.request_focus();
        }
        self.keys.ids.push(response.id);
    }

    fn item(&mut self, ui: &mut Ui, command: Command) {
        let enabled = self.situation.allows(&command);
        item_ui(ui, command, enabled, self.locale, self.commands);
    }

    fn file(&mut self, ui: &mut Ui) {
        self.item(ui, Command::ImportPages);
        self.item(ui, Command::ImportFolder);
        self.item(ui, Command::Paste);
        ui.separator();
        self.item(ui, Command::Open(Dialog::Report));
        self.item(ui, Command::Backup(BackupAct::Make));
        self.item(ui, Command::Open(Dialog::Backups));
        self.item(ui, Command::Backup(BackupAct::Check));
        self.item(ui, Command::ShowLibraryFolder);
        ui.separator();
        self.item(ui, Command::Open(Dialog::Settings));
        self.item(ui, Command::Quit);
    }

    fn edit(&mut self, ui: &mut Ui) {
        self.step(ui, Command::Undo, self.undo, "undo-what");
        self.step(ui, Command::Redo, self.redo, "redo-what");
        ui.separator();
        self.item(ui, Command::Find);
        self.item(ui, Command::FindInArticle);
        self.item(ui, Command::SelectAll);
        ui.separator();
        self.item(ui, Command::SelectArticle);
        for form in [CopyAs::Words, CopyAs::WithSource, CopyAs::Markdown] {
            self.item(ui, Command::CopyArticle(form));
        }
        self.highlights(ui);
        self.extraction(ui);
        self.item(ui, Command::Slots(SlotsAct::Fill));
        self.item(ui, Command::Slots(SlotsAct::FillFromFolder));
        self.item(ui, Command::Slots(SlotsAct::Add));
        ui.separator();
        self.item(ui, Command::ChooseCollection);
        self.item(ui, Command::RemoveFromCollection(Clips::Selected));
        self.item(ui, Command::ChooseTag);
        self.item(ui, Command::Story(StoryAct::Compare));
        self.marks(ui);
        ui.separator();
        // One of the two makes sense, and the menu must not be higher than a window.
        let in_trash = self.situation.scope == Scope::Trash;
        let act = if in_trash { Command::Restore } else { Command::MoveToTrash };
        self.item(ui, act(Clips::Selected));
    }

    fn extraction(&mut self, ui: &mut Ui) {
        ui.menu_button(self.locale.text("menu-extraction"), |ui| {
            roomy(ui);
            let act = if self.situation.correcting { CorrectAct::Stop } else { CorrectAct::Start };
            self.item(ui, Command::Correct(act));
            self.item(ui, Command::Again(AgainAct::Charsets));
            ui.separator();
            self.item(ui, Command::Again(AgainAct::Extract(Clips::Selected)));
            self.item(ui, Command::Again(AgainAct::Versions));
        });
    }

    fn highlights(&mut self, ui: &mut Ui) {
        ui.menu_button(self.locale.text("menu-highlight"), |ui| {
            roomy(ui);
            for act in HighlightAct::of_words() {
                self.item(ui, Command::Highlight(act));
            }
            self.item(ui, Command::Note(NoteAct::Annotate));
            ui.separator();
            for towards in [Towards::End, Towards::Top] {
                self.item(ui, Command::Highlight(HighlightAct::Step(towards)));
            }
            ui.separator();
            self.item(ui, Command::Note(NoteAct::Copy));
            self.item(ui, Command::Note(NoteAct::Save));
        });
    }

    /// Each mark can be given, or taken away where it is.
    fn marks(&mut self, ui: &mut Ui) {
        for command in marks(&self.situation) {
            self.item(ui, command);
        }
    }

    /// Undo and redo name the act.
    fn step(&mut self, ui: &mut Ui, command: Command, what: Option<&str>, key: &str) {
        let Some(what) = what else { return self.item(ui, command) };
        let words = self.locale.with(key, &[("what", what.into())]);
        named_item_ui(ui, &words, command, true, self.locale, self.commands);
    }

    fn collection(&mut self, ui: &mut Ui) {
        self.item(ui, Command::NewCollection { inside: None });
        if let Scope::Collection(id) = self.situation.scope {
            self.item(ui, Command::NewCollection { inside: Some(id) });
        }
        ui.separator();
        self.item(ui, Command::StartRename(Which::Shown));
        self.item(ui, Command::DeleteCollection(Which::Shown));
        for act in PlaceAct::ALL {
            self.item(ui, Command::Place(act));
        }
        ui.separator();
        self.item(ui, Command::Saved(SearchAct::Save));
        self.item(ui, Command::Open(Dialog::Rules));
        self.item(ui, Command::Story(StoryAct::Find));
        ui.separator();
        self.item(ui, Command::Lose(Loss::AskAll));
    }

    fn view(&mut self, ui: &mut Ui) {
        let choices = |bar: &mut Self, ui: &mut Ui, key: &str, all: &[(Command, bool)]| {
            ui.menu_button(bar.locale.text(key), |ui| {
                roomy(ui);
                for (command, chosen) in all {
                    choice_ui(ui, command.clone(), *chosen, bar.locale, bar.commands);
                }
            });
        };
        let orders: Vec<_> = command::orders(self.situation.scope, self.situation.looking)
            .into_iter()
            .map(|order| (Command::SortBy(order), order == self.order))
            .collect();
        choices(self, ui, "menu-sort", &orders);
        let themes = ThemeChoice::ALL.map(|theme| (Command::UseTheme(theme), theme == self.theme));
        choices(self, ui, "menu-theme", &themes);
        let languages = [LanguageChoice::System, LanguageChoice::English, LanguageChoice::SimplifiedChinese]
            .map(|language| (Command::UseLanguage(language), language == self.language));
        choices(self, ui, "menu-language", &languages);
        ui.separator();
        self.item(ui, Command::Open(Dialog::Jump));
        self.item(ui, Command::Open(Dialog::Outline));
        self.item(ui, Command::Note(NoteAct::Panel));
        let strip = if self.situation.strip { Fold::Close } else { Fold::Open };
        self.item(ui, Command::Slots(SlotsAct::Strip(strip)));
        ui.separator();
        for zoom in [Zoom::In, Zoom::Out, Zoom::Reset] {
            self.item(ui, Command::Zoom(zoom));
        }
        ui.separator();
        for zoom in [Zoom::In, Zoom::Out, Zoom::Reset] {
            self.item(ui, Command::Typeset(Typeset::Size(zoom)));
        }
    }

    fn help(&mut self, ui: &mut Ui) {
        self.item(ui, Command::Open(Dialog::Palette));
        self.item(ui, Command::Open(Dialog::Shortcuts));
        self.item(ui, Command::ShowLog);
        self.item(ui, Command::Open(Dialog::About));
    }
}
