//! Finds the pages in what was dropped: files as they are, folders walked, links not followed.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Cancel, Outcome, ReportLine, Skipped, Source};
use crate::log::OrLog as _;
use crate::page::{Origin, Parts};

/// One page to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    File(PathBuf),
    Pasted { bytes: Vec<u8>, origin: Origin },
}

/// What was found in the sources.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Pages in the order of the sources; inside a folder by name, numbers by value.
    pub items: Vec<Item>,
    /// Sources in which nothing could be found, and why.
    pub failed: Vec<ReportLine>,
    /// Files of folders that are no pages.
    pub skipped: Skipped,
}

/// More pages in one import were dropped by mistake: a whole disk, say.
const MOST_PAGES: usize = 100_000;
/// Folders are entered at most so deep.
const MOST_DEPTH: usize = 64;
/// In a folder only these are taken to be pages; archives are among them so that they are not passed over in silence.
const PAGE_ENDINGS: [&str; 9] =
    ["html", "htm", "xhtml", "shtml", "txt", "text", "mht", "mhtml", "webarchive"];

impl Item {
    /// The path, or what the clipboard held.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Pasted { origin, .. } => origin.file_name.clone(),
        }
    }

    /// How many bytes the page has, as far as that can be told without reading it.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::File(path) => fs::metadata(path).map_or(0, |file| file.len() as usize),
            Self::Pasted { bytes, .. } => bytes.len(),
        }
    }
}

/// Lists the pages in `sources`. Reads folders, but no page.
#[must_use]
pub fn gather(sources: Vec<Source>, cancel: &Cancel) -> Gathered {
    let mut gathered = Gathered::default();
    for source in sources {
        match source {
            Source::Path(path) if path.is_dir() => walk(&path, cancel, &mut gathered),
            Source::Path(path) => gathered.items.push(Item::File(path)),
            Source::Html { text, url } => gathered.items.push(pasted(text, url, "clipboard.html")),
            Source::Text(text) => gathered.items.push(pasted(text, None, "clipboard.txt")),
        }
    }
    if gathered.items.len() > MOST_PAGES {
        let left_out = gathered.items.len() - MOST_PAGES;
        gathered.items.truncate(MOST_PAGES);
        let why = format!(
            "Only the first {MOST_PAGES} pages were taken; {left_out} more were left. Import them apart."
        );
        gathered.failed.push(ReportLine::new(String::new(), Outcome::Failed(why)));
    }
    gathered
}

fn pasted(text: String, url: Option<String>, file_name: &str) -> Item {
    Item::Pasted { bytes: text.into_bytes(), origin: Origin { file_name: file_name.to_owned(), url } }
}

/// Walks a folder without recursion. Links are passed over: they lead in circles, or out of what was dropped.
fn walk(top: &Path, cancel: &Cancel, gathered: &mut Gathered) {
    let before = gathered.items.len();
    let mut waiting = vec![(top.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        if cancel.is_cancelled() || gathered.items.len() > MOST_PAGES {
            return;
        }
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let why = format!("The folder could not be read ({error}). Please check its permissions.");
                let path = folder.display().to_string();
                gathered.failed.push(ReportLine::new(path, Outcome::Failed(why)));
                continue;
            }
        };
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        for entry in entries.filter_map(|entry| entry.or_log("a name in a folder of pages was not read")) {
            let Some(kind) = entry.file_type().or_log("a file in a folder of pages was not looked at") else {
                continue;
            };
            let path = entry.path();
            if kind.is_file() && is_page_name(&path) {
                files.push(path);
            } else if kind.is_file() {
                gathered.skipped.add(&path);
            } else if kind.is_dir() && depth < MOST_DEPTH && !Parts::is_parts_folder(&path) {
                folders.push(path);
            }
        }
        files.sort_by(|a, b| by_name(a, b));
        folders.sort_by(|a, b| by_name(b, a));
        gathered.items.extend(files.into_iter().map(Item::File));
        waiting.extend(folders.into_iter().map(|folder| (folder, depth + 1)));
    }
    if gathered.items.len() == before {
        let why =
            "No pages were found in this folder. Pages are files that end in .html, .htm or .txt.".to_owned();
        gathered.failed.push(ReportLine::new(top.display().to_string(), Outcome::Failed(why)));
    }
}

fn is_page_name(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !is_hidden && PAGE_ENDINGS.contains(&ending.as_str())
}

/// Page 2 comes before page 10.
fn by_name(a: &Path, b: &Path) -> Ordering {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    natural(&name(a), &name(b)).then_with(|| a.cmp(b))
}

fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len());
        };
        let (digits_a, digits_b) = (leading_digits(a), leading_digits(b));
        let order = if digits_a.is_empty() || digits_b.is_empty() {
            (a, b) = (a.get(x.len_utf8()..).unwrap_or_default(), b.get(y.len_utf8()..).unwrap_or_default());
            x.to_lowercase().cmp(y.to_lowercase())
        } else {
            (a, b) =
                (a.get(digits_a.len()..).unwrap_or_default(), b.get(digits_b.len()..).unwrap_or_default());
            let (x, y) = (digits_a.trim_start_matches('0'), digits_b.trim_start_matches('0'));
            x.len().cmp(&y.len()).then_with(|| x.cmp(y))
        };
        if order.is_ne() {
            return order;
        }
    }
}

fn leading_digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(gathered: &Gathered) -> Vec<String> {
        let name = |item: &Item| item.name().rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        gathered.items.iter().map(name).collect()
    }

    #[test]
    fn a_folder_gives_its_pages_by_name_and_by_number() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "page10.html",
            "page2.html",
            "b/港口.htm",
            "notes.txt",
            "logo.png",
            ".hidden.html",
            "b_files/x.html",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        fs::write(folder.path().join("b.html"), "x").unwrap();
        let gathered = gather(vec![Source::Path(folder.path().into())], &Cancel::default());
        assert_eq!(names(&gathered), ["b.html", "notes.txt", "page2.html", "page10.html", "港口.htm"]);
        assert_eq!(gathered.failed, []);
        assert_eq!(gathered.skipped, Skipped::from_iter(["logo.png"]), "what is hidden is not told of");
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_is_not_walked() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.html"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let gathered = gather(vec![Source::Path(folder.path().into())], &Cancel::default());
        assert_eq!(names(&gathered), ["a.html"]);
    }

    #[test]
    fn a_folder_without_pages_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let gathered = gather(vec![Source::Path(folder.path().into())], &Cancel::default());
        assert!(matches!(&gathered.failed[0].outcome, Outcome::Failed(why) if why.contains("No pages")));
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        assert_eq!(natural("a2", "a10"), Ordering::Less);
        assert_eq!(natural("a02", "a2"), Ordering::Equal);
        assert_eq!(natural("第2版", "第11版"), Ordering::Less);
        assert_eq!(natural("a", "ab"), Ordering::Less);
    }
}
