//! Commands about backups. A restore is not done here: the window leaves the library first (`app/window.rs`).

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::{App, Errand};
use crate::article::When;
use crate::command::{BackupAct, Dialog};
use crate::library::backup::{Backup, Kind, Made, Preview};
use crate::ui::dialogs::{BackupPreview, BackupRow};
use crate::ui::locale::Locale;
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
        let key = if made.unchanged { "toast-backup-unchanged" } else { "toast-backed-up" };
        let words = self.locale.text(key);
        self.front.toasts.push(Toast::plain(words));
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
    };
    BackupRow { number: backup.number, made: moment(backup.made_at, locale), reason }
}

/// Day and time as the clock on the wall has them, in the form of all dates.
pub(in crate::app) fn moment(at: Timestamp, locale: &Locale) -> String {
    let offset = TimeZone::system().to_offset(at);
    locale.when(&When::Wall(offset.to_datetime(at)))
}
