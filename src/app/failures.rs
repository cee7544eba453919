//! Work of a worker has failed: the window says why, and takes back what it shows of that work alone.

use super::App;
use super::correcting::corrects;
use super::front::Shown;
use crate::jobs::{ImportId, Work};
use crate::library::StepName;
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn take_failure(&mut self, of: Work, why: String) {
        match of {
            Work::Import(import) => self.end_import(import),
            Work::Change(step) => self.take_failed_change(step),
            // What is on screen answers an older question, and no newer answer is waited for.
            Work::List => self.shelf.asked_at = None,
            Work::ToCorrect(clip) | Work::Decide(clip) => {
                if self.reading.correcting.as_ref().is_some_and(|of| of.clip == clip) {
                    self.correct_on();
                }
            }
            Work::Extraction => self.front.extracting = None,
            Work::BackUp => self.front.backups.runs = false,
            Work::Check => self.front.checking = None,
            Work::Versions | Work::Charsets | Work::Beside => self.close_waiting(of),
            Work::Quietly
            | Work::Undo
            | Work::Redo
            | Work::Purge
            | Work::Stories
            | Work::Excerpts
            | Work::Headed
            | Work::Picture
            | Work::Compare
            | Work::ListBackups
            | Work::PreviewBackup
            | Work::Upkeep => {}
        }
        self.front.toasts.push(Toast::failure(why));
    }

    fn take_failed_change(&mut self, step: StepName) {
        self.backstage.failed(step);
        if matches!(step, StepName::SetNote | StepName::AnnotateWords) {
            self.reading.margin.notebook.fail();
            self.reading.margin.taking = None;
        }
        // A correction was not made: what is on screen is still what the clip says.
        if corrects(step) {
            self.correct_on();
        }
    }

    /// An import has ended; progress is shown as long as others run.
    pub(super) fn end_import(&mut self, import: ImportId) {
        if !self.backstage.import_ended(import) {
            self.front.progress = None;
        }
    }

    /// A dialog that waits for this answer, and shows nothing yet, would wait for ever.
    fn close_waiting(&mut self, of: Work) {
        let waits = match (&self.front.dialog, of) {
            (Some(Shown::Versions(sheet)), Work::Versions) => sheet.rows.is_none(),
            (Some(Shown::Charsets(sheet)), Work::Charsets) => sheet.rows.is_none(),
            (Some(Shown::Story(view)), Work::Beside) => view.shown.is_none(),
            _ => false,
        };
        if waits {
            self.front.dialog = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Instant;

    use egui::Context;

    use super::*;
    use crate::app::correcting::Correcting;
    use crate::app::{Start, desktop};
    use crate::article::Article;
    use crate::command::{ClipId, NoteAct, NoteOf};
    use crate::jobs::JobEvent;
    use crate::library::Mark;
    use crate::ui::dialogs::{CharsetsSheet, StoryView, VersionsSheet};
    use crate::ui::status::{Progress, Work as Worked};
    use crate::ui::toasts::Toast;

    const CLIP: ClipId = ClipId(7);

    /// What the window waits for, or shows that it waits for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    #[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
    struct Waits {
        import: bool,
        extraction: bool,
        list: bool,
        correction: bool,
        note: bool,
        taking_notes: bool,
        backup: bool,
        check: bool,
        message: bool,
    }

    const ALL: Waits = Waits {
        import: true,
        extraction: true,
        list: true,
        correction: true,
        note: true,
        taking_notes: true,
        backup: true,
        check: true,
        message: true,
    };

    /// A window in which everything is waited for.
    fn busy(ctx: &Context, library: &std::path::Path) -> App {
        let start = Start { library: library.to_owned(), files: Vec::new() };
        let mut app = App::new(ctx, start, desktop::services(), Arc::new(|| {})).unwrap();
        let runs = |work| Some(Progress { done: 1, total: 9, work, stops: false });
        (app.front.progress, app.front.extracting) = (runs(Worked::Import), runs(Worked::Extraction));
        app.front.checking = runs(Worked::Check);
        app.front.backups.runs = true;
        app.shelf.asked_at = Some(Instant::now());
        let shown = crate::app::correcting::Shown { article: Article::default(), left_out: Vec::new() };
        app.reading.correcting = Some(Correcting { clip: CLIP, shown: Some(shown), waits: true });
        app.reading.margin.taking = Some(NoteAct::Copy);
        let notebook = &mut app.reading.margin.notebook;
        notebook.edit(NoteOf::Clip(CLIP), "");
        notebook.editing_mut(NoteOf::Clip(CLIP)).unwrap().text.push('註');
        notebook.keep().unwrap();
        app.backstage.await_only(StepName::MoveToTrash, Toast::plain("moved".to_owned()));
        app
    }

    fn waits(app: &mut App) -> Waits {
        Waits {
            import: app.front.progress.is_some(),
            extraction: app.front.extracting.is_some(),
            list: app.shelf.asked_at.is_some(),
            correction: app.correction_waits(),
            note: app.reading.margin.notebook.is_on_its_way(),
            taking_notes: app.reading.margin.taking.is_some(),
            backup: app.front.backups.runs,
            check: app.front.checking.is_some(),
            message: app.backstage.made(StepName::MoveToTrash).is_some(),
        }
    }

    #[track_caller]
    fn check(of: Work, expected: Waits) {
        let folder = tempfile::tempdir().unwrap();
        let ctx = Context::default();
        let mut app = busy(&ctx, folder.path());
        app.take(&ctx, JobEvent::Failed { of, why: "It could not be done".to_owned() });
        assert_eq!(waits(&mut app), expected, "{of:?}");
    }

    #[test]
    fn a_failed_import_ends_its_own_progress() {
        // The welcome page is the window's first import.
        check(Work::Import(ImportId(1)), Waits { import: false, ..ALL });
        check(Work::Import(ImportId(99)), ALL);
    }

    #[test]
    fn a_failed_extraction_ends_its_own_progress() {
        check(Work::Extraction, Waits { extraction: false, ..ALL });
    }

    #[test]
    fn a_failed_list_is_no_longer_waited_for() {
        check(Work::List, Waits { list: false, ..ALL });
    }

    #[test]
    fn a_failed_backup_can_be_asked_for_again() {
        check(Work::BackUp, Waits { backup: false, ..ALL });
    }

    #[test]
    fn a_failed_check_can_be_asked_for_again() {
        check(Work::Check, Waits { check: false, ..ALL });
    }

    #[test]
    fn a_failed_note_is_not_on_its_way_any_more() {
        for step in [StepName::SetNote, StepName::AnnotateWords] {
            check(Work::Change(step), Waits { note: false, taking_notes: false, ..ALL });
        }
    }

    #[test]
    fn a_failed_correction_lets_the_next_begin() {
        for of in [
            Work::ToCorrect(CLIP),
            Work::Decide(CLIP),
            Work::Change(StepName::DropBlock),
            Work::Change(StepName::KeepForSite),
        ] {
            check(of, Waits { correction: false, ..ALL });
        }
        check(Work::ToCorrect(ClipId(8)), ALL);
    }

    #[test]
    fn nothing_is_said_of_a_change_that_failed() {
        check(Work::Change(StepName::MoveToTrash), Waits { message: false, ..ALL });
        check(Work::Change(StepName::Mark(Mark::Starred)), ALL);
    }

    #[test]
    fn work_that_nothing_waits_for_leaves_all_as_it_is() {
        for of in [
            Work::Quietly,
            Work::Undo,
            Work::Redo,
            Work::Purge,
            Work::Stories,
            Work::Excerpts,
            Work::Headed,
            Work::Picture,
            Work::Versions,
            Work::Compare,
            Work::Charsets,
            Work::Beside,
            Work::ListBackups,
            Work::PreviewBackup,
            Work::Upkeep,
        ] {
            check(of, ALL);
        }
    }

    #[test]
    fn a_dialog_that_waits_for_what_failed_closes() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = Context::default();
        let mut app = busy(&ctx, folder.path());
        let dialogs = || {
            [
                (Work::Versions, Shown::Versions(VersionsSheet::default())),
                (Work::Charsets, Shown::Charsets(CharsetsSheet::default())),
                (Work::Beside, Shown::Story(Box::new(StoryView { shown: None }))),
            ]
        };
        for (of, _) in dialogs() {
            for (waited_for, dialog) in dialogs() {
                app.front.dialog = Some(dialog);
                app.take_failure(of, "It could not be done".to_owned());
                assert_eq!(app.front.dialog.is_none(), of == waited_for, "{of:?}, {waited_for:?}");
            }
        }
    }
}
