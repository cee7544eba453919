//! Commands about backups. A restore is not done here: the window leaves the library first (`app/window.rs`).

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::front::Shown;
use super::super::{App, Errand};
use crate::article::When;
use crate::command::{BackupAct, Dialog};
use crate::library::backup::{Backup, Kind, Made, Preview};
use crate::library::{CheckProgress, Checked};
use crate::ui::dialogs::{BackupPreview, BackupRow, CheckSheet};
use crate::ui::locale::Locale;
use crate::ui::status::{Progress, Work};
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_on_backups(&mut self, act: BackupAct) {
        match act {
            BackupAct::Make => {
                self.front.backups.runs = true;
                self.backstage.back_up();
            }
            BackupAct::Choose(number) => {
                self.front.backups.chosen = Some(number);
                self.front.backups.preview = None;
                if let Some(backup) = self.backup(number) {
                    self.backstage.preview_backup(backup);
                }
            }
            BackupAct::Restore(number) => {
                self.errand = self.backup(number).map(|backup| Errand::Restore(backup.path));
            }
            BackupAct::Check => {
                // One at a time; a second answer would say the same.
                if self.front.checking.is_none() {
                    self.front.checking = Some(Progress { work: Work::Check, ..Progress::default() });
                    self.backstage.check();
                }
            }
            BackupAct::StopCheck => self.backstage.stop_checking(),
        }
    }

    /// What settings and the dialog of backups show is read when they open.
    pub(super) fn look_at_backups(&mut self, dialog: Dialog) {
        if matches!(dialog, Dialog::Settings | Dialog::Backups) {
            self.backstage.list_backups();
        }
    }

    fn backup(&self, number: u64) -> Option<Backup> {
        self.front.known_backups.iter().find(|backup| backup.number == number).cloned()
    }

    pub(in crate::app) fn take_backups(&mut self, backups: Vec<Backup>) {
        self.front.backups.rows = Some(backups.iter().map(|backup| row(backup, &self.locale)).collect());
        self.front.known_backups = backups;
    }

    pub(in crate::app) fn take_made(&mut self, made: &Made) {
        self.front.backups.runs = false;
        let spoilt = made.damaged.len() as u64 + made.unreadable;
        self.front.toasts.push(if spoilt > 0 {
            Toast::failure(self.locale.with("toast-backup-damaged", &[("count", spoilt.into())]))
        } else {
            let key = if made.unchanged { "toast-backup-unchanged" } else { "toast-backed-up" };
            Toast::plain(self.locale.text(key))
        });
    }

    pub(in crate::app) fn take_checking(&mut self, progress: CheckProgress) {
        let (done, total) = (progress.done as usize, progress.of as usize);
        self.front.checking = Some(Progress { done, total, work: Work::Check, ..Progress::default() });
    }

    /// A check has ended; nothing where it was stopped.
    pub(in crate::app) fn take_checked(&mut self, checked: Option<Checked>) {
        self.front.checking = None;
        let Some(checked) = checked else {
            return self.front.toasts.push(Toast::plain(self.locale.text("toast-check-stopped")));
        };
        let clips = [("count", (checked.clips + checked.trashed).into())];
        if checked.findings.is_empty() && checked.unsummed == 0 {
            return self.front.toasts.push(Toast::plain(self.locale.with("toast-sound", &clips)));
        }
        if checked.findings.is_empty() {
            let args = [clips[0].clone(), ("unsummed", checked.unsummed.into())];
            return self.front.toasts.push(Toast::plain(self.locale.with("toast-sound-in-part", &args)));
        }
        self.front.dialog = Some(Shown::Checked(CheckSheet {
            damaged: checked.damaged.len(),
            headlines: checked.headlines,
            findings: checked.findings.into_iter().map(|finding| finding.what).collect(),
        }));
    }

    pub(in crate::app) fn take_preview(&mut self, preview: Preview) {
        if self.front.backups.chosen == Some(preview.backup.number) {
            self.front.backups.preview = Some(BackupPreview {
                clips: preview.clips,
                trashed: preview.trashed,
                collections: preview.collections,
                newest: preview.newest.map(|(headline, _)| headline),
                difference: preview.difference.map(|difference| (difference.come_back, difference.go)),
            });
        }
    }
}

fn row(backup: &Backup, locale: &Locale) -> BackupRow {
    let reason = match backup.kind {
        Kind::Daily => "backup-daily",
        Kind::ByHand => "backup-by-hand",
        Kind::BeforeUpdate => "backup-before-update",
        Kind::Replaced => "backup-replaced",
        Kind::Damaged => "backup-damaged",
    };
    BackupRow { number: backup.number, made: moment(backup.made_at, locale), reason }
}

/// Day and time as the clock on the wall has them, in the form of all dates.
pub(in crate::app) fn moment(at: Timestamp, locale: &Locale) -> String {
    let offset = TimeZone::system().to_offset(at);
    locale.when(&When::Wall(offset.to_datetime(at)))
}
