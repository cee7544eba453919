//! The one way out of the command line: lines for people, one JSON object a line for programs, sentences for what went
//! wrong. Whatever a page, a file's name or the system says passes here, and steers neither terminal nor reader.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use unicode_width::UnicodeWidthChar;

use crate::text::tame::{one_line, steers};

pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    pub(super) fn standard() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()) }
    }

    /// One line, whatever stands in it: a file's name with a line break in it makes no second one.
    pub(super) fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", one_line(line).trim_end())
    }

    /// Words that have lines of their own: a list, a table, verses.
    pub(super) fn lines(&mut self, text: &str) -> io::Result<()> {
        text.split('\n').try_for_each(|line| self.line(line))
    }

    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        write_json(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// JSON that a worker made with [`json`].
    pub(super) fn made(&mut self, json: &str) -> io::Result<()> {
        writeln!(self.out, "{json}")
    }

    /// Lets the reader see what was written so far.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The value as JSON, on one line.
pub(super) fn json(value: &impl Serialize) -> String {
    let mut written = Vec::new();
    // Strings, numbers and lists: there is nothing in what is told that JSON cannot say.
    match write_json(&mut written, value) {
        Ok(()) => String::from_utf8_lossy(&written).into_owned(),
        Err(error) => format!("{{\"error\":\"{error}\"}}"),
    }
}

/// Says on standard error what went wrong, in one line.
pub(super) fn wrong(what: &dyn Display) {
    // When even this cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "{}", one_line(what.to_string().trim_end()));
}

/// The same for words that have lines of their own: how a verb is used.
pub(super) fn wrong_lines(what: &dyn Display) {
    what.to_string().trim_end().split('\n').for_each(|line| wrong(&line));
}

/// A mistake of the program is told so too: it may quote what was being read.
pub(super) fn tell_mistakes() {
    std::panic::set_hook(Box::new(|panic| wrong(&format_args!("jianbao: a mistake of its own: {panic}"))));
}

fn write_json(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Escaped(CompactFormatter));
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// JSON in which every character that steers is written as an escape. It reads back the same.
struct Escaped(CompactFormatter);

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| steers(*c)) {
            let (before, from) = rest.split_at(at);
            self.0.write_string_fragment(out, before)?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = from.get(c.len_utf8()..).unwrap_or_default();
        }
        self.0.write_string_fragment(out, rest)
    }
}

/// The text cut or filled to `columns` of a terminal; Han characters take two.
pub(super) fn column(text: &str, columns: usize) -> String {
    let mut cut = String::new();
    let mut used = 0;
    for c in text.chars() {
        let width = c.width().unwrap_or(0);
        if used + width > columns {
            while used >= columns {
                used -= cut.pop().and_then(UnicodeWidthChar::width).unwrap_or(0);
            }
            cut.push('…');
            used += 1;
            break;
        }
        used += width;
        cut.push(c);
    }
    cut + &" ".repeat(columns.saturating_sub(used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_script() {
        assert_eq!(column("港口", 6), "港口  ");
        assert_eq!(column("port", 6), "port  ");
        assert_eq!(column("港口新線", 6), "港口… ");
        assert_eq!(column("harbours", 6), "harbo…");
    }

    #[test]
    fn json_says_what_steers_in_escapes_and_reads_back_the_same() {
        let every: String = ('\0'..=char::MAX).filter(|c| steers(*c)).chain("港\"\\口".chars()).collect();
        let written = json(&[&every]);
        assert!(!written.contains(steers), "{written}");
        assert!(
            written.contains("\\u202e") && written.contains("\\u009b") && written.contains("港"),
            "{written}"
        );
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [every]);
    }
}
