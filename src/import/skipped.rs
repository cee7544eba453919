//! Files of a folder that are no pages: counted by what they are called, so that nothing is passed over in silence.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// What a file is by the ending of its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    Pdf,
    Word,
    Sheet,
    Slides,
    Book,
    Picture,
    Sound,
    Film,
    Archive,
    Mail,
    Program,
    /// Another ending, in small letters.
    Called(String),
    NoEnding,
}

/// How many files of each kind were passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped(BTreeMap<FileKind, usize>);

/// An ending longer than this is rather a part of the name.
const LONGEST_ENDING: usize = 8;
/// What systems leave in folders for themselves.
const OF_THE_SYSTEM: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];

impl FileKind {
    fn of(path: &Path) -> Self {
        let ending =
            path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "pdf" => Self::Pdf,
            "doc" | "docx" | "odt" | "wps" | "pages" => Self::Word,
            "xls" | "xlsx" | "ods" | "numbers" => Self::Sheet,
            "ppt" | "pptx" | "odp" | "key" => Self::Slides,
            "epub" | "mobi" | "azw3" => Self::Book,
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "heic" | "avif" | "svg"
            | "ico" => Self::Picture,
            "mp3" | "m4a" | "wav" | "flac" | "ogg" | "aac" => Self::Sound,
            "mp4" | "mov" | "avi" | "mkv" | "webm" | "wmv" => Self::Film,
            "zip" | "rar" | "7z" | "gz" | "tgz" | "tar" | "bz2" | "xz" => Self::Archive,
            "eml" | "msg" | "mbox" => Self::Mail,
            "exe" | "msi" | "dmg" | "app" | "apk" | "deb" | "rpm" | "dll" => Self::Program,
            ending if !ending.is_empty() && ending.chars().count() <= LONGEST_ENDING => {
                Self::Called(ending.chars().filter(|c| c.is_alphanumeric()).collect())
            }
            _ => Self::NoEnding,
        }
    }
}

impl FileKind {
    /// The message of the window that names it with its number.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Pdf => "skipped-pdf",
            Self::Word => "skipped-word",
            Self::Sheet => "skipped-sheets",
            Self::Slides => "skipped-slides",
            Self::Book => "skipped-books",
            Self::Picture => "skipped-pictures",
            Self::Sound => "skipped-sounds",
            Self::Film => "skipped-films",
            Self::Archive => "skipped-archives",
            Self::Mail => "skipped-mails",
            Self::Program => "skipped-programs",
            Self::Called(_) => "skipped-called",
            Self::NoEnding => "skipped-no-ending",
        }
    }

    /// What names of such files end in, where that is all that is known of them.
    #[must_use]
    pub fn ending(&self) -> Option<&str> {
        if let Self::Called(ending) = self { Some(ending) } else { None }
    }
}

/// In the words of the command line; the window has its own.
impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Sheet => "spreadsheets",
            Self::Slides => "slides",
            Self::Book => "books",
            Self::Picture => "pictures",
            Self::Sound => "sounds",
            Self::Film => "films",
            Self::Archive => "archives",
            Self::Mail => "mails",
            Self::Program => "programs",
            Self::Called(ending) => return write!(f, ".{ending}"),
            Self::NoEnding => "without an ending",
        })
    }
}

impl Skipped {
    /// Counts a file that is no page, unless it was hidden or is the system's own.
    pub(super) fn add(&mut self, path: &Path) {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !name.starts_with('.') && !OF_THE_SYSTEM.contains(&name.as_str()) {
            *self.0.entry(FileKind::of(path)).or_default() += 1;
        }
    }

    /// How many files there were.
    #[must_use]
    pub fn files(&self) -> usize {
        self.0.values().sum()
    }

    /// The kinds with their numbers, the greatest first.
    #[must_use]
    pub fn by_number(&self) -> Vec<(&FileKind, usize)> {
        let mut kinds: Vec<(&FileKind, usize)> = self.0.iter().map(|(kind, files)| (kind, *files)).collect();
        kinds.sort_by_key(|(_, files)| std::cmp::Reverse(*files));
        kinds
    }
}

impl<'a> FromIterator<&'a str> for Skipped {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut skipped = Self::default();
        names.into_iter().for_each(|name| skipped.add(Path::new(name)));
        skipped
    }
}

/// `29 files that are no pages: 12 PDF, 9 Word, 8 pictures`.
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.files();
        write!(
            f,
            "{files} {}: ",
            if files == 1 { "file that is no page" } else { "files that are no pages" }
        )?;
        for (at, (kind, files)) in self.by_number().into_iter().enumerate() {
            write!(f, "{}{files} {kind}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_kind_the_most_first() {
        let names =
            ["甲.pdf", "乙.PDF", "丙.docx", "d.enex", "LICENSE", ".DS_Store", "Thumbs.db", "e.a long one"];
        let skipped: Skipped = names.into_iter().collect();
        assert_eq!(
            skipped.to_string(),
            "6 files that are no pages: 2 PDF, 2 without an ending, 1 Word, 1 .enex"
        );
    }
}
