//! What fills the window: the library, the reasons why it cannot be opened, or an errand that runs.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, unbounded};
use egui::{Context, Ui, ViewportCommand};

use super::door::{Letter, Mailbox};
use super::errand::{self, Done, Errand};
use super::failed::{Failed, Way};
use super::services::{Services, Wake};
use super::{App, Start, StartError, door, panics};
use crate::jobs::hand;
use crate::library::{LibraryError, surroundings};
use crate::log::{Kind, OrLog as _};
use crate::ui::locale::{Language, Locale};
use crate::ui::theme::space;

/// The window from its start to its end.
pub struct Window {
    library: PathBuf,
    services: Box<dyn Fn() -> Services>,
    wake: Wake,
    stage: Stage,
    letters: Option<Letters>,
}

/// What later starts have asked for; the thread that brings it ends with the window.
struct Letters {
    came: Receiver<Letter>,
    _ends: Sender<()>,
}

enum Stage {
    Library(Box<App>),
    Failed(Failed),
    /// A restore or a salvage runs.
    Working {
        done: Receiver<Done>,
        locale: Locale,
    },
}

impl Window {
    /// Opens the library, or shows why it cannot be opened.
    pub fn new(ctx: &Context, start: Start, services: impl Fn() -> Services + 'static, wake: Wake) -> Self {
        let library = start.library.clone();
        // A desktop that does not say what it prefers gets paper.
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        let stage = match App::new(ctx, start, services(), Arc::clone(&wake)) {
            Ok(mut app) => {
                app.tell_of_an_end(panics::last_report(&library).as_deref());
                app.warn_of(surroundings(&library));
                Stage::Library(Box::new(app))
            }
            Err(error) => Stage::Failed(Failed::new(ctx, &library, &error, &services().system_language)),
        };
        Self { library, services: Box::new(services), wake, stage, letters: None }
    }

    /// Takes in what later starts ask for.
    #[must_use]
    pub(super) fn with_letters(mut self, mut mailbox: Mailbox) -> Self {
        let (sender, came) = unbounded();
        let (ends, ended) = bounded::<()>(0);
        let wake = Arc::clone(&self.wake);
        let wait = move || {
            while ended.recv_timeout(door::EVERY) == Err(RecvTimeoutError::Timeout) {
                for letter in mailbox.letters() {
                    if hand(&sender, letter) {
                        wake();
                    }
                }
            }
        };
        // Without a thread more, later starts wait and their letters are read at the next start.
        thread::Builder::new()
            .name("doorkeeper".to_owned())
            .spawn(wait)
            .or_log("later starts are not heard: their thread was not started");
        self.letters = Some(Letters { came, _ends: ends });
        self
    }

    /// Imports what a later start was given, and comes to the front.
    fn read_letters(&mut self, ctx: &Context) {
        let (Some(letters), Stage::Library(app)) = (&self.letters, &mut self.stage) else { return };
        for letter in letters.came.try_iter() {
            if !letter.files.is_empty() {
                app.import_paths(letter.files);
            }
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    /// The library's own part, while it is shown.
    pub fn app(&self) -> Option<&App> {
        if let Stage::Library(app) = &self.stage { Some(app) } else { None }
    }

    fn look_for_errands(&mut self, ctx: &Context) {
        let errand = match &mut self.stage {
            Stage::Library(app) => app.errand.take(),
            Stage::Failed(failed) => match failed.way.take() {
                Some(Way::Errand(errand)) => Some(errand),
                Some(Way::ShowFolder) => {
                    // Where no file manager is, there is nobody to show it; the path stands on screen.
                    let shown = (self.services)().opener.open_folder(&self.library);
                    shown.map_err(Kind).or_log("the folder of the library was not shown");
                    None
                }
                None => None,
            },
            Stage::Working { done, .. } => {
                if let Ok(done) = done.try_recv() {
                    self.finish(ctx, done);
                }
                None
            }
        };
        if let Some(errand) = errand {
            self.begin(ctx, errand);
        }
    }

    /// Leaves the library, so that its files are closed, and does the work on a thread of its own.
    fn begin(&mut self, ctx: &Context, errand: Errand) {
        let (sender, done) = bounded(1);
        let locale = Locale::new(Language::of_system(&(self.services)().system_language));
        self.stage = Stage::Working { done, locale };
        let (library, wake) = (self.library.clone(), Arc::clone(&self.wake));
        let work = move || {
            hand(&sender, errand::perform(&library, &errand));
            wake();
        };
        if thread::Builder::new().name("restorer".to_owned()).spawn(work).is_err() {
            let error = LibraryError::Stopped;
            self.finish(ctx, Done::Restored(Err(error)));
        }
        ctx.request_repaint();
    }

    fn finish(&mut self, ctx: &Context, done: Done) {
        let start = Start { library: self.library.clone(), files: Vec::new() };
        self.stage = match App::new(ctx, start, (self.services)(), Arc::clone(&self.wake)) {
            Ok(mut app) => {
                match done {
                    Done::Restored(Ok(())) => app.tell("toast-restored-backup", &[]),
                    Done::Salvaged(Ok((salvaged, kept))) => app.tell(
                        "toast-salvaged",
                        &[
                            ("clips", salvaged.clips.into()),
                            ("lost", salvaged.lost.len().into()),
                            ("folder", kept.display().to_string().into()),
                        ],
                    ),
                    Done::Restored(Err(error)) | Done::Salvaged(Err(error)) => app.fail(&error.to_string()),
                }
                Stage::Library(Box::new(app))
            }
            Err(error) => {
                let error = match done {
                    Done::Restored(Err(error)) | Done::Salvaged(Err(error)) => StartError::from(error),
                    _ => error,
                };
                Stage::Failed(Failed::new(ctx, &self.library, &error, &(self.services)().system_language))
            }
        };
        ctx.request_repaint();
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.look_for_errands(ctx);
        self.read_letters(ctx);
        if let Stage::Library(app) = &mut self.stage {
            app.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        match &mut self.stage {
            Stage::Library(app) => app.ui(ui, frame),
            Stage::Failed(failed) => failed.ui(ui, frame),
            Stage::Working { locale, .. } => {
                egui::CentralPanel::default().show(ui, |ui| {
                    ui.vertical_centered(|ui| {
                        ui.add_space(ui.available_height() * 0.4);
                        ui.spinner();
                        ui.add_space(space::M);
                        ui.label(locale.text("start-working"));
                    });
                });
            }
        }
        // A command of this frame may have asked for an errand.
        if matches!(&self.stage, Stage::Library(app) if app.errand.is_some())
            || matches!(&self.stage, Stage::Failed(failed) if failed.way.is_some())
        {
            ui.ctx().request_repaint();
        }
    }
}
