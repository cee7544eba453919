//! What the workers and other threads have sent since the last frame.

use std::collections::HashMap;

use egui::Context;

use super::front::Shown;
use super::{Answered, App};
use crate::command::{ClipId, Command, Dialog, StoryAct};
use crate::import::{Doubt, FileKind, Outcome, Report, Skipped};
use crate::jobs::{ChangedBy, ImportId, JobEvent};
use crate::library::{Changes, Mark, StepName, TRASH_DAYS};
use crate::ui::dialogs::{PassedOver, ReportData, ReportLine, Verdict};
use crate::ui::locale::Locale;
use crate::ui::pictures::Wanted;
use crate::ui::status::{Progress, Work};
use crate::ui::toasts::Toast;

impl App {
    /// Takes in what has arrived. Runs also while the window is hidden.
    pub(super) fn drain(&mut self, ctx: &Context) {
        for event in self.backstage.events() {
            self.take(ctx, event);
        }
        let answers: Vec<Answered> = self.answers.receiver.try_iter().collect();
        for answer in answers {
            match answer {
                Answered::Chosen(paths) => self.import_paths(paths),
                Answered::NoDialog(words) => {
                    self.front.toasts.push(Toast::failure(self.locale.text(words)));
                }
                Answered::Pasted(pasted) => self.take_pasted(pasted),
                Answered::SaveNotes(path, page) => self.write_notes(path, page),
                Answered::AskPlace(name, print) => self.ask_place(&name, print),
                Answered::SaveTo(path, print) => self.write_picture(path, print),
                Answered::Taken(taken) => self.take_taken(ctx, taken),
                Answered::Bring(purpose, bring) => self.bring(purpose, bring),
                Answered::Prepared(outcome) => self.take_prepared(ctx, outcome),
                Answered::Brought(purpose, brought) => self.take_brought(ctx, purpose, brought),
            }
        }
    }

    pub(super) fn take(&mut self, ctx: &Context, event: JobEvent) {
        match event {
            JobEvent::ImportProgress(progress) => {
                let stops = self.backstage.is_cancelled(progress.import);
                self.front.progress =
                    Some(Progress { done: progress.done, total: progress.of, work: Work::Import, stops });
            }
            JobEvent::ImportDone { import, report } => self.take_report(import, report),
            JobEvent::Changed { by, changes, undo, redo } => {
                (self.backstage.undo, self.backstage.redo) = (undo, redo);
                self.take_changes(by, &changes);
            }
            JobEvent::NothingToUndo => {}
            JobEvent::Listed { search, found } => {
                if search == self.question() {
                    self.shelf.take_list(search, found);
                }
            }
            JobEvent::Excerpts { search, excerpts } => {
                if self.shelf.listed.as_ref() == Some(&search) {
                    self.shelf.excerpts.take(excerpts);
                }
            }
            JobEvent::Nested(counts) => self.shelf.take_nested(counts, &self.view.open_collections),
            JobEvent::Headed { typed, clips } => self.offer_clips(&typed, clips),
            JobEvent::Film { print, max_side_px, frames } => {
                let frames = frames.unwrap_or_default().into_iter();
                let frames = frames.map(|frame| (frame.pixels.size_px, frame.pixels.rgba, frame.lasts));
                self.pictures.film_arrived(ctx, Wanted { print, max_side_px }, frames);
            }
            JobEvent::Picture { print, max_side_px, pixels, moves } => {
                self.pictures.note_moving(print, moves);
                let wanted = Wanted { print, max_side_px };
                match pixels {
                    Ok(pixels) => self.pictures.arrived(ctx, wanted, pixels.size_px, &pixels.rgba),
                    Err(_) => self.pictures.failed(wanted),
                }
            }
            JobEvent::Decided { decision, rule, change } => {
                self.take_decided(decision, rule.as_ref(), change);
            }
            JobEvent::Extracting { done, of } => {
                self.front.extracting =
                    Some(Progress { done, total: of, work: Work::Extraction, stops: false });
            }
            JobEvent::ExtractedAgain(extracted) => self.take_extracted(&extracted),
            JobEvent::Versions { clip, versions } => self.take_versions(clip, &versions),
            JobEvent::Compared { before, now, differences } => {
                self.take_differences((before, now), differences);
            }
            JobEvent::Charsets { clip, as_found, previews } => {
                self.take_charsets(clip, as_found, previews);
            }
            JobEvent::ToCorrect { clip, found } => self.take_to_correct(clip, found),
            JobEvent::Beside(laid) => self.take_laid(laid),
            JobEvent::StoriesFound => self.tell_of_stories(),
            JobEvent::Backups(backups) => self.take_backups(backups),
            JobEvent::BackedUp(made) => self.take_made(&made),
            JobEvent::Checking(progress) => self.take_checking(progress),
            JobEvent::Checked(checked) => self.take_checked(checked),
            JobEvent::BackupPreview(preview) => self.take_preview(preview),
            JobEvent::Failed { of, why } => self.take_failure(of, why),
        }
    }

    fn take_changes(&mut self, by: ChangedBy, changes: &Changes) {
        match by {
            ChangedBy::Step(StepName::SetNote | StepName::AnnotateWords) => {
                self.note_kept();
            }
            ChangedBy::Undo(_) | ChangedBy::Redo(_) | ChangedBy::Others => {
                self.reading.margin.notebook.doubt();
            }
            _ => {}
        }
        if matches!(by, ChangedBy::Quietly(_)) {
            return self.relist();
        }
        self.shelf.returning.clear();
        if matches!(by, ChangedBy::Undo(_) | ChangedBy::Redo(_)) {
            self.shelf.returning.clone_from(&changes.clips);
            self.shelf.returning.sort_unstable();
        }
        // An undo that a message offered would now undo something else; what others do is no step of this window.
        if !matches!(by, ChangedBy::Others | ChangedBy::Comparing | ChangedBy::Losing) {
            self.front.toasts.withdraw_undos();
        }
        let toast = match by {
            ChangedBy::Step(name) => self.backstage.made(name).filter(|_| !changes.is_empty()),
            ChangedBy::Undo(name) => Some(self.toast_of_step("toast-undone", name)),
            ChangedBy::Redo(name) => Some(self.toast_of_step("toast-redone", name)),
            ChangedBy::Purge(clips) => Some(self.toast_of_loss("toast-purged", clips)),
            ChangedBy::Time(clips) => Some(self.toast_of_loss("toast-trash-let-go", clips)),
            ChangedBy::Quietly(_)
            | ChangedBy::Import(_)
            | ChangedBy::Extraction
            | ChangedBy::Comparing
            | ChangedBy::Losing
            | ChangedBy::Others => None,
        };
        if let Some(toast) = toast {
            self.front.toasts.push(toast);
        }
        self.reread();
        self.relist_versions();
        self.lay_again(by);
    }

    fn toast_of_step(&self, key: &str, name: StepName) -> Toast {
        Toast::plain(self.locale.with(key, &[("what", step_words(name, &self.locale).into())]))
    }

    fn toast_of_loss(&self, key: &str, clips: usize) -> Toast {
        Toast::plain(self.locale.with(key, &[("count", clips.into()), ("days", TRASH_DAYS.into())]))
    }

    /// One page that has a clip is shown at once; more are told of in a sheet.
    fn take_report(&mut self, import: ImportId, report: Report) {
        self.end_import(import);
        let data = report_data(report, &self.locale);
        if self.front.welcome == Some(import) {
            data.lines.iter().filter_map(|line| line.verdict.clip()).for_each(|clip| self.reveal(clip));
            return;
        }
        let one = match data.lines.as_slice() {
            [line] if data.skipped.is_empty() => line.verdict.clip().map(|clip| (line.clone(), clip)),
            _ => None,
        };
        if let Some((line, clip)) = one {
            self.reveal(clip);
            let toast = Toast::plain(line.words(&self.locale));
            let compare = line.twin.map(|twin| Command::Story(StoryAct::CompareThese(twin, clip)));
            self.front.toasts.push(match compare {
                Some(compare) => toast.with_action(self.locale.text("reader-compare"), compare),
                None => toast,
            });
        } else if let Some(clip) = data.lines.iter().find_map(|line| line.verdict.clip()) {
            self.reveal(clip);
            self.tell_of_report(&data);
        } else {
            self.tell_of_report(&data);
        }
        self.front.report = Some(data);
    }

    /// The sheet opens by itself where something did not go as wished; else a message offers it.
    fn tell_of_report(&mut self, data: &ReportData) {
        if data.needs_reading() && self.front.dialog.is_none() {
            self.front.dialog = Some(Shown::Plain(Dialog::Report));
        } else {
            let details = self.locale.text("toast-details");
            let summary = [Some(data.summary(&self.locale)), data.passed_over(&self.locale)];
            let toast = Toast::plain(summary.into_iter().flatten().collect::<Vec<_>>().join("\n"));
            self.front.toasts.push(toast.with_action(details, Command::Open(Dialog::Report)));
        }
    }
}

fn report_data(report: Report, locale: &Locale) -> ReportData {
    let Report { lines, left, skipped, told_before } = report;
    let known: HashMap<ClipId, ClipId> = told_before.into_iter().collect();
    let lines = lines.into_iter().map(|line| ReportLine {
        source: line.path,
        twin: line.outcome.clip().and_then(|clip| known.get(&clip).copied()),
        verdict: match line.outcome {
            Outcome::Imported(clip) if line.doubt == Some(Doubt::NoText) => Verdict::WithoutText(clip),
            Outcome::Imported(clip) => Verdict::Imported(clip),
            Outcome::AlreadyHere(clip) => Verdict::AlreadyHere(clip),
            Outcome::Failed(reason) => Verdict::Failed(reason),
            Outcome::Unread(kind) => {
                Verdict::Failed(locale.with("report-unread", &[("format", locale.text(kind.key).into())]))
            }
        },
    });
    ReportData::new(lines.collect(), left, passed_over(&skipped))
}

fn passed_over(skipped: &Skipped) -> Vec<PassedOver> {
    let kind = |(kind, files): (&FileKind, usize)| {
        let ending = kind.ending().map(str::to_owned);
        PassedOver { key: kind.key(), ending, files }
    };
    skipped.by_number().into_iter().map(kind).collect()
}

/// A step as menus name it after Undo and Redo.
pub(super) fn step_words(name: StepName, locale: &Locale) -> String {
    locale.text(match name {
        StepName::MoveToTrash => "step-move-to-trash",
        StepName::Restore => "step-restore",
        StepName::CreateCollection => "step-create-collection",
        StepName::RenameCollection => "step-rename-collection",
        StepName::MoveCollection => "step-move-collection",
        StepName::DeleteCollection => "step-delete-collection",
        StepName::AddToCollection => "step-add-to-collection",
        StepName::RemoveFromCollection => "step-remove-from-collection",
        StepName::ReorderInCollection => "step-reorder",
        StepName::Import => "step-import",
        StepName::MoveClips => "step-move-clips",
        StepName::SetLook => "step-set-look",
        StepName::Mark(Mark::Starred) => "step-star",
        StepName::Unmark(Mark::Starred) => "step-unstar",
        StepName::Mark(Mark::Read) => "step-mark-read",
        StepName::Unmark(Mark::Read) => "step-mark-unread",
        StepName::Mark(Mark::Archived) => "step-archive",
        StepName::Unmark(Mark::Archived) => "step-unarchive",
        StepName::AddTag => "step-add-tag",
        StepName::RemoveTag => "step-remove-tag",
        StepName::CreateTag => "step-create-tag",
        StepName::RenameTag => "step-rename-tag",
        StepName::RecolourTag => "step-recolour-tag",
        StepName::MergeTags => "step-merge-tags",
        StepName::DeleteTag => "step-delete-tag",
        StepName::SetNote => "step-set-note",
        StepName::MarkWords => "step-mark-words",
        StepName::RecolourWords => "step-recolour-words",
        StepName::AnnotateWords => "step-annotate-words",
        StepName::UnmarkWords => "step-unmark-words",
        StepName::SaveSearch => "step-save-search",
        StepName::ChangeSearch => "step-change-search",
        StepName::MoveSearch => "step-move-search",
        StepName::DeleteSearch => "step-delete-search",
        StepName::CreateRule => "step-create-rule",
        StepName::ChangeRule => "step-change-rule",
        StepName::MoveRule => "step-move-rule",
        StepName::DeleteRule => "step-delete-rule",
        StepName::RunRules => "step-run-rules",
        StepName::MergeClips => "step-merge-clips",
        StepName::PartStories => "step-part-stories",
        StepName::FillSlot => "step-fill-slot",
        StepName::FillSlots => "step-fill-slots",
        StepName::ClearSlot => "step-clear-slot",
        StepName::TurnPicture => "step-turn-picture",
        StepName::ExchangePictures => "step-exchange-pictures",
        StepName::MoveSlot => "step-move-slot",
        StepName::EditCaption => "step-edit-caption",
        StepName::EditCredit => "step-edit-credit",
        StepName::AddSlot => "step-add-slot",
        StepName::RemoveSlot => "step-remove-slot",
        StepName::EditArticle => "step-edit-article",
        StepName::PutBlock => "step-put-block",
        StepName::DropBlock => "step-drop-block",
        StepName::EditText => "step-edit-text",
        StepName::SplitBlock => "step-split-block",
        StepName::MergeBlocks => "step-merge-blocks",
        StepName::ChangeKind => "step-change-kind",
        StepName::EditField => "step-edit-field",
        StepName::ExtractAgain => "step-extract-again",
        StepName::KeepForSite => "step-keep-for-site",
        StepName::DeleteSiteRule => "step-delete-site-rule",
        StepName::RestoreVersion => "step-restore-version",
        StepName::RemoveVersion => "step-remove-version",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::locale::Language;

    #[test]
    fn each_kind_of_file_that_is_passed_over_has_a_name() {
        let endings = "pdf docx xlsx pptx epub png mp3 mp4 zip eml exe enex".split(' ');
        let names: Vec<String> = endings.map(|ending| format!("a.{ending}")).collect();
        let skipped: Skipped = names.iter().map(String::as_str).chain(["LICENSE"]).collect();
        assert_eq!(skipped.by_number().len(), 13);
        for kind in passed_over(&skipped) {
            let report = ReportData::new(Vec::new(), 0, vec![kind.clone()]);
            for language in Language::ALL {
                // A message that is not there is told by a panic.
                let words = report.passed_over(&Locale::new(language)).unwrap();
                assert!(words.contains('1'), "{words}");
            }
        }
    }
}
