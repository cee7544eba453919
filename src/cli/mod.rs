//! The same verbs without a window.
//!
//! Words go to standard output, what went wrong to standard error; the exit code is 0 when everything was done,
//! 1 when something failed, 2 when the command line makes no sense.

mod again;
mod backup;
mod change;
mod check;
mod collections;
mod correct;
mod duplicates;
mod extract;
mod file_into;
mod import;
mod list;
mod log;
mod mark;
mod marks;
mod note;
mod output;
mod place;
mod rules;
mod salvage;
mod search;
mod searches;
mod show;
mod site_rules;
mod slots;
mod stats;
mod tag;
mod versions;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::library::{CollectionName, LibraryError, Mark};
use output::Output;

/// Jianbao 剪報 keeps news clippings: drop saved pages on its window, or use the verbs below.
#[derive(Debug, Parser)]
#[command(version, subcommand_precedence_over_arg = true)]
struct CommandLine {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Pages and folders to import into the window (a file named like a verb: ./import)
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Place {
    /// The library's folder, instead of the system's place for data
    #[arg(long, global = true, value_name = "DIR", env = "JIANBAO_LIBRARY")]
    library: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print the articles of pages, one JSON object a line; nothing is filed
    Extract(extract::Arguments),
    /// Import pages and folders; a line for each page once it is safely in the library
    Import(import::Arguments),
    /// List the clips, newest first
    List(list::Arguments),
    /// List the picture slots of a clip
    Slots(slots::Arguments),
    /// Put a picture file into a slot of a clip
    Fill(slots::FillArguments),
    /// Show a clip: its fields, its words, its picture slots
    Show(show::Arguments),
    /// List the blocks of a clip's article; correct its words, blocks and fields
    Correct(correct::Arguments),
    /// Extract the pages of clips again; what a clip was before is kept as a version
    ExtractAgain(again::Arguments),
    /// Show how the page of a clip begins in each charset that makes sense of it
    Charsets(again::CharsetArguments),
    /// List what the article of a clip was before, or compare it
    Versions(versions::Arguments),
    /// Put an older version of a clip back
    VersionRestore(versions::RestoreArguments),
    /// Find clips by their words, in any form of their characters
    Search(search::Arguments),
    /// List the collections
    Collections(collections::Arguments),
    /// Give clips tags, or take them away
    Tag(tag::Arguments),
    /// List the tags; rename, colour, delete one
    Tags(tag::TagsArguments),
    /// Put clips into a collection, and out of others
    Move(file_into::Arguments),
    /// Star clips
    Star(mark::MarkArguments),
    /// Mark clips as read
    Read(mark::MarkArguments),
    /// Archive clips: out of Unread and Unfiled
    Archive(mark::MarkArguments),
    /// Move clips to the Trash
    Trash(mark::ClipArguments),
    /// Delete for good what is in the Trash
    EmptyTrash(mark::EmptyArguments),
    /// Show or write the note beside a clip
    Note(note::Arguments),
    /// List the words that are marked in a clip; mark, colour, annotate them
    Marks(marks::Arguments),
    /// List the rules; add, run, delete them
    Rules(rules::Arguments),
    /// List what is left out or kept on the pages of sites; add to it, delete from it
    SiteRules(site_rules::Arguments),
    /// List the saved searches; save, run, delete them
    Searches(searches::Arguments),
    /// Tell the library in numbers
    Stats(stats::Arguments),
    /// List the clips that tell the same story: from another site, in the other script, shortened
    Duplicates(duplicates::Arguments),
    /// Make one clip of several that tell the same story
    Merge(duplicates::MergeArguments),
    /// Say of clips that they tell different stories
    Part(duplicates::PartArguments),
    /// Back the library up: words in full, pages and pictures by what is new
    Backup(backup::Arguments),
    /// List the backups, newest first
    Backups(backup::ListArguments),
    /// Take clips out of the Trash, by their numbers; or put a backup in the library's place, by its file
    Restore(backup::RestoreArguments),
    /// Read what can be read of a damaged library into a new one
    Salvage(salvage::Arguments),
    /// Print the log: what failed and was gone on without, without a word of any clip
    Log,
    /// Look the library over; exit code 1 when something is wrong
    Check,
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Request {
    /// The window, and what to import into it.
    Window { library: PathBuf, files: Vec<PathBuf> },
    /// A verb that was done, or failed.
    Done(ExitCode),
}

/// Why a verb could not be done.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Manifest(#[from] extract::ManifestError),
    #[error("there is no collection {0}; `jianbao collections` lists them")]
    NoCollection(String),
    #[error("there is no clip {0}; `jianbao list` lists them")]
    NoClip(i64),
    #[error("there is no tag {0}; `jianbao tags` lists them")]
    NoTag(String),
    #[error("there is no saved search {0}; `jianbao searches` lists them")]
    NoSavedSearch(String),
    #[error(
        "there is no colour {0}; there are red, orange, yellow, green, teal, blue, purple, pink, grey and none"
    )]
    NoColour(String),
    #[error("{0} names no language; write it as in en, ja, zh-TW")]
    NoLanguage(String),
    #[error(
        "{0} clips would be deleted for good, and nothing brings them back; `jianbao empty-trash --yes` does it"
    )]
    NotConfirmed(u64),
    #[error("there is no backup {0}; `jianbao backups` lists them")]
    NoBackup(String),
    #[error("a name needs something to read: {0:?}")]
    EmptyName(String),
    #[error("clip {clip} has no picture slot {slot}; `jianbao slots {clip}` lists them")]
    NoSlot { clip: i64, slot: u32 },
    #[error("clip {clip} has no block {block}; `jianbao correct {clip}` lists them")]
    NoBlock { clip: i64, block: usize },
    #[error(
        "nothing that clip {clip} leaves out has the number {number}; `jianbao correct {clip} left-out` lists it"
    )]
    NotLeftOut { clip: i64, number: usize },
    #[error("clip {clip} does not say {words:?}; `jianbao show {clip}` shows what it says")]
    NoSuchWords { clip: i64, words: String },
    #[error("clip {clip} has no marked words of the number {number}; `jianbao marks {clip}` lists them")]
    NoHighlight { clip: i64, number: i64 },
    #[error("this block could not be told from others on the pages of its site, or its site is not known")]
    NotKnownAgain,
    #[error("no charset is called {0}; there are utf-8, gb18030, Big5, Shift_JIS, EUC-JP, EUC-KR and others")]
    NoCharset(String),
    #[error("{0} is no date; write it as in 2024, 2024-08, 2024-08-25, --08-25 or 2024-08-25T23:23:36+08:00")]
    NotADate(String),
    #[error("{why}: {}", path.display())]
    Picture { why: &'static str, path: PathBuf },
    #[error("this system names no folder for data; give one with --library DIR")]
    NoPlace,
    #[error("the log could not be read: {0}")]
    Log(std::io::ErrorKind),
    #[error("the output could not be written: {0}")]
    Output(#[from] std::io::Error),
}

/// How a verb ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    AllDone,
    SomethingFailed,
}

/// Reads the command line; does the verb if it names one.
#[must_use]
pub fn request() -> Request {
    output::tell_mistakes();
    let line = CommandLine::try_parse().unwrap_or_else(|error| misunderstood(&error));
    let library = match line.place.library.map_or_else(place::default_library, Ok) {
        Ok(library) => library,
        Err(error) => return Request::Done(failed(&error)),
    };
    let Some(verb) = line.verb else { return Request::Window { library, files: line.files } };
    if !line.files.is_empty() {
        let words = "files for the window and a verb do not go together (a file named like a verb: ./import)";
        misunderstood(&CommandLine::command().error(clap::error::ErrorKind::ArgumentConflict, words));
    }
    crate::log::write_to(&library);
    let mut output = Output::standard();
    let ending = match verb {
        Verb::Extract(arguments) => extract::run(&library, &arguments, &mut output),
        Verb::Import(arguments) => import::run(&library, arguments, &mut output),
        Verb::List(arguments) => list::run(&library, &arguments, &mut output),
        Verb::Slots(arguments) => slots::run(&library, &arguments, &mut output),
        Verb::Fill(arguments) => slots::fill(&library, &arguments, &mut output),
        Verb::Show(arguments) => show::run(&library, &arguments, &mut output),
        Verb::Correct(arguments) => correct::run(&library, &arguments, &mut output),
        Verb::ExtractAgain(arguments) => again::run(&library, &arguments, &mut output),
        Verb::Charsets(arguments) => again::charsets(&library, &arguments, &mut output),
        Verb::Versions(arguments) => versions::run(&library, &arguments, &mut output),
        Verb::VersionRestore(arguments) => versions::restore(&library, &arguments, &mut output),
        Verb::Search(arguments) => search::run(&library, &arguments, &mut output),
        Verb::Collections(arguments) => collections::run(&library, &arguments, &mut output),
        Verb::Tag(arguments) => tag::run(&library, &arguments, &mut output),
        Verb::Tags(arguments) => tag::tags(&library, &arguments, &mut output),
        Verb::Move(arguments) => file_into::run(&library, &arguments, &mut output),
        Verb::Star(arguments) => mark::mark(&library, &arguments, Mark::Starred, &mut output),
        Verb::Read(arguments) => mark::mark(&library, &arguments, Mark::Read, &mut output),
        Verb::Archive(arguments) => mark::mark(&library, &arguments, Mark::Archived, &mut output),
        Verb::Trash(arguments) => mark::trash(&library, &arguments, &mut output),
        Verb::EmptyTrash(arguments) => mark::empty(&library, &arguments, &mut output),
        Verb::Note(arguments) => note::run(&library, &arguments, &mut output),
        Verb::Marks(arguments) => marks::run(&library, &arguments, &mut output),
        Verb::Rules(arguments) => rules::run(&library, &arguments, &mut output),
        Verb::SiteRules(arguments) => site_rules::run(&library, &arguments, &mut output),
        Verb::Searches(arguments) => searches::run(&library, &arguments, &mut output),
        Verb::Stats(arguments) => stats::run(&library, &arguments, &mut output),
        Verb::Duplicates(arguments) => duplicates::run(&library, &arguments, &mut output),
        Verb::Merge(arguments) => duplicates::merge(&library, &arguments, &mut output),
        Verb::Part(arguments) => duplicates::part(&library, &arguments, &mut output),
        Verb::Backup(arguments) => backup::run(&library, &arguments, &mut output),
        Verb::Backups(arguments) => backup::list(&library, &arguments, &mut output),
        Verb::Restore(arguments) => backup::restore(&library, &arguments, &mut output),
        Verb::Salvage(arguments) => salvage::run(&library, &arguments, &mut output),
        Verb::Log => log::run(&library, &mut output),
        Verb::Check => check::run(&library, &mut output),
    };
    Request::Done(match ending {
        Ok(Ending::AllDone) => ExitCode::SUCCESS,
        Ok(Ending::SomethingFailed) => ExitCode::FAILURE,
        // Whoever read the output has seen enough: `jianbao list | head`.
        Err(CliError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    })
}

/// Ends with help, or with why the command line makes no sense; what it quotes of the line may hold anything.
fn misunderstood(error: &clap::Error) -> ! {
    if error.use_stderr() {
        output::wrong_lines(error);
    } else {
        let _ = error.print();
    }
    std::process::exit(error.exit_code())
}

/// Says on standard error what went wrong.
pub fn failed(error: &dyn std::error::Error) -> ExitCode {
    output::wrong(&format_args!("jianbao: {error}"));
    ExitCode::FAILURE
}

/// The names along a path such as `產業/港口`.
fn collection_path(text: &str) -> Result<Vec<CollectionName>, CliError> {
    let name = |part: &str| CollectionName::parse(part).ok_or_else(|| CliError::EmptyName(text.to_owned()));
    text.split('/').map(name).collect()
}
