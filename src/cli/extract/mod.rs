//! `jianbao extract`: pages to articles, one JSON object a line, nothing filed.

mod explain;
mod line;
mod manifest;

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use cpu_time::ThreadTime;

use crate::article::SiteRules;
use crate::extract::{Extraction, extract_by};
use crate::library::Library;
use crate::page::Page;

use super::output::Output;
use super::{CliError, Ending};
pub(super) use manifest::ManifestError;
use manifest::Task;

/// Which pages, and how they are shown.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Pages to read
    #[arg(required_unless_present = "manifest", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A file of lines {"id", "path", "url"}; paths are relative to its folder
    #[arg(long, conflicts_with = "files", value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Pages read at a time
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256), value_name = "N")]
    threads: u16,
    /// Say of every block why it was kept or left out, instead of JSON
    #[arg(long)]
    explain: bool,
    /// Do what the site rules of the library say
    #[arg(long)]
    site_rules: bool,
}

/// Prints the article of every page, in the order they were given.
pub(super) fn run(library: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let rules = if arguments.site_rules {
        Library::open(library)?.reader()?.decided()?
    } else {
        SiteRules::default()
    };
    let tasks = match &arguments.manifest {
        Some(path) => manifest::read(path)?,
        None => arguments.files.iter().map(|path| Task::of_file(path)).collect(),
    };
    Ok(print_all(&tasks, &rules, arguments, output)?)
}

/// What one page printed.
struct Printed {
    words: Words,
    ending: Ending,
}

enum Words {
    Json(String),
    Lines(Vec<String>),
}

/// Reads the tasks on several threads and prints them in their order.
fn print_all(
    tasks: &[Task],
    rules: &SiteRules,
    arguments: &Arguments,
    output: &mut Output,
) -> io::Result<Ending> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::sync_channel::<(usize, Printed)>(usize::from(arguments.threads) * 4);
    thread::scope(|scope| {
        for _ in 0..arguments.threads {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                while let Some((at, task)) = take(tasks, next) {
                    if sender.send((at, print_one(task, rules, arguments.explain))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        in_order(receiver, output)
    })
}

fn take<'a>(tasks: &'a [Task], next: &AtomicUsize) -> Option<(usize, &'a Task)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    tasks.get(at).map(|task| (at, task))
}

/// Prints what comes, holding back what comes before its turn.
fn in_order(receiver: mpsc::Receiver<(usize, Printed)>, output: &mut Output) -> io::Result<Ending> {
    let mut early = BTreeMap::new();
    let mut ending = Ending::AllDone;
    let mut due = 0;
    for (at, printed) in receiver {
        early.insert(at, printed);
        while let Some(printed) = early.remove(&due) {
            due += 1;
            if printed.ending == Ending::SomethingFailed {
                ending = Ending::SomethingFailed;
            }
            match printed.words {
                Words::Json(json) => output.made(&json)?,
                Words::Lines(lines) => lines.iter().try_for_each(|line| output.line(line))?,
            }
        }
    }
    output.flush()?;
    Ok(ending)
}

fn print_one(task: &Task, rules: &SiteRules, explain: bool) -> Printed {
    match read_one(task, rules) {
        Ok((extraction, cpu_ms)) => {
            let words = if explain {
                Words::Lines(explain::lines(task, &extraction))
            } else {
                Words::Json(line::article(task, &extraction, cpu_ms))
            };
            Printed { words, ending: Ending::AllDone }
        }
        Err(reason) => {
            Printed { words: Words::Json(line::failure(task, &reason)), ending: Ending::SomethingFailed }
        }
    }
}

/// The article of a page and the processor time it took, in milliseconds.
fn read_one(task: &Task, rules: &SiteRules) -> Result<(Extraction, f64), String> {
    let started = ThreadTime::now();
    // A page that finds a fault in the reader fails alone; the others are still read.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let mut page = Page::read(&task.path).map_err(|error| error.to_string())?;
        page.url = task.url.clone().or(page.url);
        Ok(extract_by(&page, rules))
    }));
    let cpu_ms = started.elapsed().as_secs_f64() * 1_000.0;
    match article {
        Ok(article) => article.map(|article| (article, cpu_ms)),
        Err(_) => Err("The page could not be taken apart. Please report it, with the page.".to_owned()),
    }
}
