//! `jianbao backup`, `backups` and `restore` of one: copies of the library, what there is of them, and back again.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, mark};
use crate::library::Library;
use crate::library::backup::{self, Backup, Kind, Stop};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Where to; without it, to the library's own folder of backups
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ListArguments {
    /// Where from; without it, from the library's own folder of backups
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    /// Numbers of clips in the Trash; or a backup's file, or a folder of backups for its newest
    #[arg(required = true, value_name = "CLIP|BACKUP")]
    what: Vec<String>,
    /// Only say what the restore would bring
    #[arg(long)]
    preview: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    number: u64,
    made: String,
    kind: &'static str,
    path: &'a Path,
}

#[derive(Serialize)]
struct Made<'a> {
    backup: Line<'a>,
    unchanged: bool,
    originals: u64,
    unreadable: u64,
    damaged: Vec<&'a str>,
}

#[derive(Serialize)]
struct Preview<'a> {
    backup: Line<'a>,
    clips: u64,
    trashed: u64,
    collections: u64,
    newest: Option<&'a str>,
    come_back: Option<u64>,
    go: Option<u64>,
}

#[derive(Serialize)]
struct Restored<'a> {
    backup: &'a Path,
    kept: Option<&'a Path>,
    originals: u64,
}

impl<'a> Line<'a> {
    fn of(backup: &'a Backup) -> Self {
        let made = backup.made_at.to_string();
        Self { number: backup.number, made, kind: backup.kind.word(), path: &backup.path }
    }
}

pub(super) fn run(library: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    // An older library is brought up to date first, so that the copy can be read by this program.
    Library::open(library)?;
    let folder = arguments.folder.clone().unwrap_or_else(|| backup::folder_of(library));
    let made = backup::make(library, &folder, Kind::ByHand, Timestamp::now(), &Stop::default())?;
    if arguments.json {
        let (unchanged, originals, unreadable) = (made.unchanged, made.originals, made.unreadable);
        let damaged = made.damaged.iter().map(|finding| finding.what.as_str()).collect();
        output.json(&Made { backup: Line::of(&made.backup), unchanged, originals, unreadable, damaged })?;
    } else {
        let path = made.backup.path.display();
        let what = if made.unchanged { "nothing has changed since" } else { "backed up to" };
        output.line(&format!("{what} {path}; {} new pages and pictures", made.originals))?;
        if made.unreadable > 0 {
            output.line(&format!("{} pages and pictures are damaged and not in it", made.unreadable))?;
        }
        for finding in &made.damaged {
            output.line(&finding.what)?;
        }
        if !made.damaged.is_empty() {
            output.line("the words of this copy are damaged; older backups stay as they are")?;
        }
    }
    output.flush()?;
    Ok(if made.unreadable == 0 && made.damaged.is_empty() {
        Ending::AllDone
    } else {
        Ending::SomethingFailed
    })
}

pub(super) fn list(
    library: &Path,
    arguments: &ListArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let folder = arguments.folder.clone().unwrap_or_else(|| backup::folder_of(library));
    for backup in backup::list(&folder) {
        let line = Line::of(&backup);
        if arguments.json {
            output.json(&line)?;
        } else {
            let path = backup.path.display();
            output.line(&format!("{:>6}  {}  {:<13}  {path}", line.number, line.made, line.kind))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

pub(super) fn restore(
    library: &Path,
    arguments: &RestoreArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let clips: Result<Vec<i64>, _> = arguments.what.iter().map(|word| word.parse()).collect();
    if let Ok(clips) = clips {
        return mark::restore(library, &clips, output);
    }
    let path = find(&arguments.what)?;
    if arguments.preview {
        let backup = Backup::of(&path).ok_or_else(|| CliError::NoBackup(path.display().to_string()))?;
        return preview(library, backup, arguments.json, output);
    }
    let restored = backup::restore(&path, library, Timestamp::now(), &Stop::default())?;
    if arguments.json {
        let kept = restored.kept.as_deref();
        output.json(&Restored { backup: &path, kept, originals: restored.originals })?;
    } else {
        output.line(&format!("restored {}", path.display()))?;
        if let Some(kept) = &restored.kept {
            output.line(&format!("the library before it is kept: {}", kept.display()))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn preview(library: &Path, backup: Backup, json: bool, output: &mut Output) -> Result<Ending, CliError> {
    let preview = backup::preview(backup, library)?;
    let line = Preview {
        backup: Line::of(&preview.backup),
        clips: preview.clips,
        trashed: preview.trashed,
        collections: preview.collections,
        newest: preview.newest.as_ref().map(|(headline, _)| headline.as_str()),
        come_back: preview.difference.map(|difference| difference.come_back),
        go: preview.difference.map(|difference| difference.go),
    };
    if json {
        output.json(&line)?;
    } else {
        output.line(&format!(
            "{} clips, {} in the Trash, {} collections; newest: {}",
            line.clips,
            line.trashed,
            line.collections,
            line.newest.unwrap_or("none")
        ))?;
        if let Some(difference) = preview.difference {
            let (back, go) = (difference.come_back, difference.go);
            output.line(&format!("{back} clips come back, {go} clips of now are not in it"))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

/// The file that a person means.
fn find(words: &[String]) -> Result<PathBuf, CliError> {
    let no_backup = || CliError::NoBackup(words.join(" "));
    let [word] = words else { return Err(no_backup()) };
    let path = PathBuf::from(word);
    let newest = |folder: &Path| {
        let mut backups = backup::list(folder);
        backups.retain(|backup| backup.kind != Kind::Replaced);
        backup::best(&backups).map(|backup| backup.path.clone())
    };
    let found = if path.is_dir() { newest(&path) } else { path.is_file().then_some(path) };
    found.ok_or_else(no_backup)
}
