//! The window: drains events, runs commands, draws the panels.

mod acts;
mod aside;
mod backstage;
mod bring;
mod correcting;
mod desktop;
mod door;
mod drags;
mod errand;
mod events;
mod failed;
mod failures;
mod front;
mod goodbye;
mod input;
mod needs;
mod notes;
mod opening;
mod panics;
mod pasted;
#[cfg(target_os = "linux")]
mod portal;
mod preparer;
mod reading;
mod services;
mod shelf;
mod shell;
mod start;
mod take;
mod view_file;
mod view_state;
mod window;
#[cfg(target_os = "linux")]
mod xdnd;

use std::path::{Path, PathBuf};
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, unbounded};
use egui::{Context, Ui};

pub use door::DoorError;
pub use drags::{Carries, Drag, Drags, Untold};
pub use services::{Answer, Clipboard, Dialogs, NoDialog, OpenError, Opener, Services, Wake};
pub use start::{RunError, Start, StartError, run};
pub use window::Window;

use crate::article::Print;
use crate::command::{Command, Commands, Dialog, Order, Scope, Situation};
use crate::import::Source;
use crate::library::Surroundings;
use crate::library::search::Search;
use crate::pictures::is_called_picture;
use crate::ui::fonts;
use crate::ui::list::Selection;
use crate::ui::locale::{Arg, Locale};
use crate::ui::pictures::Pictures;
use crate::ui::theme;
use crate::ui::toasts::Toast;
use crate::ui::welcome;
use backstage::Backstage;
use bring::{Bring, Brought, Place, Purpose};
use errand::Errand;
use front::{Front, Shown};
use goodbye::{Goodbye, LastEnd};
use input::Focus;
use pasted::Pasted;
use preparer::Preparer;
use reading::ReadingRoom;
use shelf::Shelf;
use take::Taken;
use view_file::ViewFile;
use view_state::ViewState;

/// The window of one library.
pub struct App {
    folder: PathBuf,
    services: Services,
    backstage: Backstage,
    preparer: Preparer,
    answers: Answers,
    view: ViewState,
    view_file: ViewFile,
    shelf: Shelf,
    reading: ReadingRoom,
    front: Front,
    pictures: Pictures,
    locale: Locale,
    commands: Commands,
    /// What is to be done once the window has left the library.
    errand: Option<Errand>,
    /// Said when all else is over.
    _goodbye: Goodbye,
}

/// What threads that wait for the user or for another program send back.
struct Answers {
    sender: Sender<Answered>,
    receiver: Receiver<Answered>,
    wake: Wake,
}

enum Answered {
    Chosen(Vec<PathBuf>),
    /// There is no dialog to choose in; the message of this key says what can be done without.
    NoDialog(&'static str),
    Pasted(Pasted),
    /// Pictures were chosen, and are to be read.
    Bring(Purpose, Bring),
    /// Pictures were read.
    Brought(Purpose, Brought),
    /// A place was chosen for this page of highlights and notes.
    SaveNotes(PathBuf, String),
    /// A picture was looked at, and a place is to be asked for it under this name.
    AskPlace(String, Print),
    /// A place was chosen for a picture.
    SaveTo(PathBuf, Print),
    /// A picture was copied or saved, or not.
    Taken(Taken),
    /// The preparer has done some work.
    Prepared(preparer::Outcome),
}

impl App {
    /// Opens the library in `start.library` and asks for what the window showed last. `wake` must make the
    /// window draw again.
    pub fn new(ctx: &Context, start: Start, services: Services, wake: Wake) -> Result<Self, StartError> {
        let backstage = Backstage::start(&start.library, Wake::clone(&wake))?;
        let (view_file, view) = ViewFile::open(&start.library);
        let locale = Locale::new(acts::spoken(view.language, &services.system_language));
        set_up(ctx, &view, &locale);
        let (sender, receiver) = unbounded();
        let preparer = Preparer::start(
            backstage.reader().another()?,
            Locale::new(locale.language()),
            sender.clone(),
            Wake::clone(&wake),
        )?;
        let (goodbye, last_end) = Goodbye::arrive(&start.library);
        let selection = Selection::of(view.list.selected.iter().copied(), view.list.lead);
        let mut reading = ReadingRoom::new(view.reading);
        // What the last window could not bear is not opened again without being asked for.
        let selection = match last_end {
            LastEnd::Good => selection,
            LastEnd::Sudden => {
                reading.unopened = selection.only();
                if reading.unopened.is_some() { Selection::default() } else { selection }
            }
        };
        let mut app = Self {
            shelf: Shelf::new(selection, view.list.scroll),
            folder: start.library,
            services,
            backstage,
            preparer,
            answers: Answers { sender, receiver, wake },
            reading,
            view,
            view_file,
            front: Front::default(),
            pictures: Pictures::default(),
            locale,
            commands: Commands::default(),
            errand: None,
            _goodbye: goodbye,
        };
        app.reread();
        app.welcome();
        if !start.files.is_empty() {
            app.import_paths(start.files);
        }
        Ok(app)
    }

    /// A library that is new starts with a clip that explains itself, once.
    fn welcome(&mut self) {
        if !self.view.welcomed && self.shelf.is_empty() {
            let text = welcome::page(self.locale.language()).to_owned();
            let import = self.backstage.import(vec![Source::Html { text, url: None }], None);
            self.front.welcome = Some(import);
        }
        self.view.welcomed = true;
    }

    fn question(&self) -> Search {
        let search = &self.view.search;
        Search {
            words: search.words.clone(),
            spelling: search.spelling,
            scope: self.view.scope,
            order: self.view.order(),
            narrowed: search.narrowed.clone(),
        }
    }

    fn ask_for_list(&mut self) {
        self.shelf.asked_at = Some(Instant::now());
        self.backstage.list(self.question());
    }

    /// Reads again what is shown: the library has changed.
    fn reread(&mut self) {
        self.reading.forget();
        self.relist();
    }

    /// Reads tree and list again, where the article is still the same.
    fn relist(&mut self) {
        if let Err(error) = self.shelf.reread(self.backstage.reader(), &self.view.open_collections) {
            self.tell_of_reading(&error.to_string());
        }
        self.view.scope = self.shelf.existing(self.view.scope);
        self.ask_for_list();
    }

    /// Whether clips can be put in another place of the list that is shown.
    fn is_by_hand(&self) -> bool {
        let in_collection = matches!(self.view.scope, Scope::Collection(_));
        in_collection && self.view.order() == Order::ByHand && !self.view.search.is_on()
    }

    fn tell_of_reading(&mut self, reason: &str) {
        let words = self.locale.with("toast-list-failed", &[("reason", reason.into())]);
        self.front.toasts.push(Toast::failure(words));
    }

    /// Says something that happened while the library was closed.
    fn tell(&mut self, key: &str, args: &[(&str, Arg)]) {
        let toast = Toast::plain(self.locale.with(key, args));
        let folder = self.locale.text("command-show-library-folder");
        self.front.toasts.push(toast.with_action(folder, Command::ShowLibraryFolder));
    }

    fn fail(&mut self, words: &str) {
        self.front.toasts.push(Toast::failure(words.to_owned()));
    }

    /// Warns of a place where a library may come to harm.
    fn warn_of(&mut self, surroundings: Option<Surroundings>) {
        let words = match surroundings {
            None => return,
            Some(Surroundings::Network) => self.locale.text("toast-network-folder"),
            Some(Surroundings::Synced(service)) => {
                self.locale.with("toast-synced-folder", &[("service", service.into())])
            }
        };
        self.front.toasts.push(Toast::failure(words));
    }

    /// Tells of the mistake that ended the last start, if one did.
    fn tell_of_an_end(&mut self, report: Option<&Path>) {
        if let Some(report) = report {
            self.front.mistake = Some(report.display().to_string());
            self.front.dialog = Some(Shown::Plain(Dialog::Mistake));
        }
    }

    fn situation(&self) -> Situation {
        Situation {
            scope: self.view.scope,
            listed: self.shelf.ids.len(),
            selected: self.shelf.chosen().len(),
            marks: self.shelf.lead_marks,
            looking: self.view.search.is_on(),
            reading: self.reading.title().is_some(),
            strip: self.view.strip,
            pointed: self.reading.pointed(),
            highlights: self.reading.highlights().standing(),
            correcting: self.reading.corrects(),
            twins: !self.reading.twins().is_empty(),
            hits: self.reading.hits(),
            finding: self.front.find_bar.is_some(),
            by_hand: self.is_by_hand(),
            can_undo: self.backstage.undo.is_some(),
            can_redo: self.backstage.redo.is_some(),
            importing: self.front.progress.is_some_and(|progress| !progress.stops),
            has_report: self.front.report.is_some(),
        }
    }

    /// Keys, drops and pastes of this frame.
    fn read_input(&mut self, ctx: &Context) {
        let covered = self.reading.shows_picture();
        let focus = match Focus::of(ctx, self.view.pane) {
            _ if covered || self.front.menus.has_keys(ctx) => Focus::Overlay,
            // Escape ends a note, and nothing else.
            Focus::Pane(_) if self.reading.margin.notebook.is_open() => Focus::Text,
            focus => focus,
        };
        // On macOS the key writes signs.
        if self.front.alt.is_tapped(ctx)
            && ctx.os() != egui::os::OperatingSystem::Mac
            && focus != Focus::Overlay
        {
            self.commands.push(Command::OpenMenus);
        }
        let situation = self.situation();
        input::read_keys(ctx, focus, &situation, &self.shelf.tree, &mut self.commands);
        self.read_drags(ctx);
        let dropped = input::dropped_files(ctx);
        if !dropped.is_empty() {
            let for_slots = self.takes_pictures() && dropped.iter().all(|path| is_called_picture(path));
            let command = if for_slots { Command::DropPictures } else { Command::Import };
            self.commands.push(command(dropped));
        }
        if let (Some(pixels), Some(clip)) = (input::take_pasted_picture(ctx, focus), self.reading.clip()) {
            self.bring(Purpose { clip, place: Place::BestFit }, Bring::Pixels(pixels));
        }
        if let Some(text) = input::take_paste(ctx, focus) {
            self.paste(Some(text));
        }
    }

    /// Whether pictures that are dropped go into slots: an article with some is open, and nothing lies over it.
    fn takes_pictures(&self) -> bool {
        !self.reading.slots().is_empty() && self.front.dialog.is_none()
    }

    fn run_commands(&mut self, ctx: &Context) {
        let commands = self.commands.take();
        if !commands.is_empty() {
            // What they change is on screen with the next frame.
            ctx.request_repaint();
        }
        for command in commands {
            self.act(ctx, command);
        }
    }

    /// Hands what is to survive a restart to the file; an unchanged state costs a comparison.
    fn keep_view(&mut self, ctx: &Context) {
        self.view.list.keep(&self.shelf.chosen());
        self.view.reading = self.reading.place();
        ctx.input(|input| {
            let viewport = input.viewport();
            let maximized = viewport.maximized.unwrap_or_default();
            self.view.window.maximized = maximized;
            if let Some(size) = viewport.inner_rect.map(|rect| rect.size()).filter(|_| !maximized) {
                self.view.window.width = size.x * self.view.zoom;
                self.view.window.height = size.y * self.view.zoom;
            }
        });
        self.view_file.keep(&self.view);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.drain(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.shelf.look_at_lead(self.backstage.reader());
        self.read_input(&ctx);
        self.open_selected(&ctx);
        self.mark_hits();
        self.shell_ui(ui);
        self.title_ui(&ctx);
        if let Some(reason) = self.shelf.rows.take_failure() {
            self.tell_of_reading(&reason);
        }
        for wanted in self.pictures.take_questions() {
            self.backstage.picture(wanted);
        }
        if let Some(wanted) = self.pictures.take_film_question() {
            self.backstage.film(wanted);
        }
        self.run_commands(&ctx);
        self.keep_view(&ctx);
    }
}

fn set_up(ctx: &Context, view: &ViewState, locale: &Locale) {
    fonts::install(ctx, &locale.language().lang());
    theme::apply(ctx);
    theme::choose(ctx, view.theme);
    ctx.set_zoom_factor(view.zoom);
    // Zoom keys are commands like all others.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}
