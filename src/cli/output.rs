//! Standard output: lines for people, one JSON object a line for programs.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    pub(super) fn standard() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()) }
    }

    pub(super) fn line(&mut self, line: &str) -> io::Result<()> {
        // What a page says must not steer the terminal.
        let tame: String = line.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        writeln!(self.out, "{}", tame.trim_end())
    }

    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// Lets the reader see what was written so far.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
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
}
