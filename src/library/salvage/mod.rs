//! Reads what can be read of a damaged library, row by row, into a new one, and lists what could not.
//!
//! The damaged files are opened for reading only and left as they are.

mod mend;
mod rows;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;

use super::backup;
use super::check::Watch;
use super::clips::file::{ImportStep, NewClip, Original};
use super::{Finding, Library, LibraryError, durable, migrate, originals, store, sums};

/// Makes a clip of a page once more, where only the page can be read.
pub type Again<'a> = dyn FnMut(Original) -> Option<NewClip> + 'a;

/// What a salvage has brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// Clips of the new library.
    pub clips: u64,
    /// What could not be read, or only in part.
    pub lost: Vec<Finding>,
}

/// Lines about lost things; a wholly broken disk would give a million.
const MOST_LINES: usize = 10_000;

#[derive(Default)]
struct Lost(Vec<Finding>);

impl Lost {
    fn add(&mut self, what: impl Into<String>) {
        if self.0.len() < MOST_LINES {
            self.0.push(Finding::new(what));
        }
    }
}

/// Salvages the library in `from` into the folder `into`, which must not have one.
pub fn salvage(
    from: &Path,
    into: &Path,
    again: &mut Again,
    now: Timestamp,
) -> Result<Salvaged, LibraryError> {
    if [store::WORDS_FILE, store::ORIGINALS_FILE].iter().any(|name| into.join(name).exists()) {
        return Err(LibraryError::AlreadyALibrary { folder: into.to_owned() });
    }
    fs::create_dir_all(into).map_err(|error| LibraryError::of_file(&error, into))?;
    let mut lost = Lost::default();
    let whole = copy_words(from, into, &mut lost)?;
    let mut library = Library::open(into)?;
    tell_of_rot(&library, &mut lost)?;
    copy_originals(from, &library, &mut lost)?;
    backup::bring_back_packs(&backup::folder_of(from), into, now)?;
    let gone = mend::mend(&mut library, again, now, &mut lost)?;
    if !whole || gone {
        file_again(&mut library, again, now, &mut lost)?;
    }
    let clips = library.reader()?.counts()?;
    Ok(Salvaged { clips: clips.all + clips.trash, lost: lost.0 })
}

/// Salvages the library in `folder` and puts the new one in its place. The damaged files are kept in a folder beside
/// it, whose path is returned.
pub fn salvage_in_place(
    folder: &Path,
    again: &mut Again,
    now: Timestamp,
) -> Result<(Salvaged, PathBuf), LibraryError> {
    let new = folder.join("salvaging");
    if new.exists() {
        // One that was not finished; it holds copies only.
        fs::remove_dir_all(&new).map_err(|error| LibraryError::of_file(&error, &new))?;
    }
    let salvaged = salvage(folder, &new, again, now)?;
    let names = [store::ORIGINALS_FILE, store::WORDS_FILE];
    for name in names {
        let path = new.join(name);
        store::close_single(store::open_alone(&path)?, &path)?;
    }
    let kept = backup::set_aside(folder, &names, now)?;
    for name in names {
        durable::publish(&new.join(name), &folder.join(name))?;
    }
    fs::remove_dir_all(&new).map_err(|error| LibraryError::of_file(&error, &new))?;
    Ok((salvaged, kept))
}

/// Copies the rows of the words. `false` if not all could be read.
fn copy_words(from: &Path, into: &Path, lost: &mut Lost) -> Result<bool, LibraryError> {
    let path = from.join(store::WORDS_FILE);
    let opened = store::open_for_reading(&path)
        .and_then(|db| Ok((migrate::format_of(&db, &migrate::WORDS, &path)?, db)));
    let (steps, db) = match opened {
        Ok((steps, db)) => (steps, db),
        Err(error @ LibraryError::Newer { .. }) => return Err(error),
        Err(error) => {
            lost.add(format!("no word of the library could be read: {error}"));
            return Ok(false);
        }
    };
    let path = into.join(store::WORDS_FILE);
    let older = migrate::Format { steps, ..migrate::WORDS };
    let mut new = store::open_for_writing(&path, &older)?;
    // What points at nothing is mended when everything is there.
    new.pragma_update(None, "foreign_keys", false)?;
    let copied = rows::copy_all(&db, &mut new, lost)?;
    drop(new);
    Ok(copied)
}

/// Tells of rows that were read, and are not as they were written.
fn tell_of_rot(library: &Library, lost: &mut Lost) -> Result<(), LibraryError> {
    let never = backup::Stop::default();
    let verified = sums::verify(&library.store.words, &mut Watch::new(&never, |_| ()))?;
    verified.findings.into_iter().for_each(|finding| lost.add(finding.what));
    Ok(())
}

/// Copies every page and picture whose bytes are what their hash says.
fn copy_originals(from: &Path, library: &Library, lost: &mut Lost) -> Result<(), LibraryError> {
    let Ok(db) = store::open_for_reading(&from.join(store::ORIGINALS_FILE)) else {
        lost.add("no page and no picture of the library could be read");
        return Ok(());
    };
    let to = &library.store.originals;
    let mut unreadable = 0_u64;
    for some in rows::ids(&db, "original").chunks(256) {
        let step = to.unchecked_transaction()?;
        for id in some {
            match backup::copy_original(&db, *id, &step) {
                Ok(Some(_)) => {}
                Err(error @ (LibraryError::DiskFull | LibraryError::ReadOnly)) => return Err(error),
                Ok(None) | Err(_) => unreadable += u64::from(is_there(&db, *id)),
            }
        }
        step.commit()?;
    }
    if unreadable > 0 {
        lost.add(format!("{unreadable} pages or pictures could not be read"));
    }
    Ok(())
}

/// Whether a row that cannot be read is known to be there.
fn is_there(db: &Connection, id: i64) -> bool {
    let found =
        db.prepare_cached("SELECT 1 FROM original WHERE id = ?1").and_then(|mut row| row.exists([id]));
    found.unwrap_or(true)
}

/// Makes clips of pages that no clip points at any more.
fn file_again(
    library: &mut Library,
    again: &mut Again,
    now: Timestamp,
    lost: &mut Lost,
) -> Result<(), LibraryError> {
    let words = &library.store.words;
    let mut orphans = Vec::new();
    for hash in originals::pages(&library.store.originals)? {
        let known = words.prepare_cached("SELECT 1 FROM clip_origin WHERE page = ?1")?.exists([hash])?;
        orphans.extend((!known).then_some(hash));
    }
    for (number, hash) in orphans.into_iter().enumerate() {
        let Some(bytes) = originals::fetch(&library.store.originals, &hash)? else { continue };
        let file_name = format!("salvaged {}.html", number + 1);
        let Some(clip) = again(Original { bytes, file_name, url: None }) else { continue };
        let (filed, _) = library.file(&[clip], None, &mut ImportStep::default(), now)?;
        for filed in filed {
            lost.add(format!("clip {} was made anew from a page whose clip could not be read", filed.clip()));
        }
    }
    Ok(())
}
