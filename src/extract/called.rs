//! What an article without a headline is called: by its first line, else by its file.

use std::path::Path;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Extraction;
use crate::article::{Found, Sourced};

/// A longer line is cut (columns: two for a Han character).
const LONGEST: usize = 80;

/// Gives the article a headline if the page has none, so that a clip is never without a title.
pub(super) fn call(extraction: &mut Extraction, file_name: &str) {
    let article = &mut extraction.article;
    if article.meta.headline().is_some_and(|headline| !headline.trim().is_empty()) {
        return;
    }
    let first_line = article.blocks.iter().find_map(|block| {
        let mut texts = Vec::new();
        block.push_texts(&mut texts);
        texts.iter().flat_map(|text| text.lines()).find_map(title)
    });
    let called = first_line.map(|line| Sourced::new(line, Found::TitleElement));
    // A page without a word is known by what it was saved as.
    article.meta.headline = called.or_else(|| Some(Sourced::new(stem(file_name)?, Found::Address)));
}

fn stem(file_name: &str) -> Option<String> {
    title(&Path::new(file_name).file_stem()?.to_string_lossy())
}

/// The line as a title, cut where a word or a clause ends; nothing where it says nothing.
fn title(line: &str) -> Option<String> {
    let line = line.trim();
    if !line.contains(char::is_alphanumeric) {
        return None;
    }
    // Columns are counted up to the limit only: a line may have megabytes.
    let mut columns = 0;
    let end = line.char_indices().find_map(|(at, character)| {
        columns += character.width().unwrap_or_default();
        (columns > LONGEST).then_some(at)
    });
    let Some(end) = end else { return Some(line.to_owned()) };
    let fits = line.get(..end)?;
    let ends = |character: char| character.is_whitespace() || "，。；：！？、,;:".contains(character);
    // What comes next may be the end of the last word that fits.
    let next = line.get(end..)?.chars().next().map_or(end, |next| end + next.len_utf8());
    let last = line.get(..next)?.rfind(ends);
    let whole = last.and_then(|at| line.get(..at)).filter(|whole| whole.width() * 2 > LONGEST);
    Some(format!("{}…", whole.unwrap_or(fits).trim_end_matches(|c: char| !c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;

    #[track_caller]
    fn check(lines: &[&str], file_name: &str, expect: Option<&str>) {
        let mut extraction = Extraction::default();
        extraction.article.blocks = lines.iter().map(|line| Block::paragraph(line)).collect();
        call(&mut extraction, file_name);
        assert_eq!(extraction.article.meta.headline(), expect, "{lines:?}");
    }

    #[test]
    fn it_is_the_first_line_else_the_name_of_the_file() {
        check(&["买牛奶"], "a.txt", Some("买牛奶"));
        check(&["", "— — —", "The harbour works begin."], "a.txt", Some("The harbour works begin."));
        check(&[], "港口 100%.html", Some("港口 100%"));
        check(&["…"], "clipboard.txt", Some("clipboard"));
        check(&[], "", None);
    }

    #[test]
    fn a_long_line_is_cut_where_a_word_or_a_clause_ends() {
        let english = "The harbour works begin this month, the city says, and the ferry will leave from the old pier until May.";
        check(
            &[english],
            "a.txt",
            Some("The harbour works begin this month, the city says, and the ferry will leave from…"),
        );
        let chinese = "港口扩建工程本月开工，市政府说渡轮在五月以前改从旧码头开出，沿岸居民可以到渡轮公司领取新的时刻表和船票。";
        check(&[chinese], "a.txt", Some("港口扩建工程本月开工，市政府说渡轮在五月以前改从旧码头开出…"));
        check(&[&"字".repeat(1000)], "a.txt", Some(&format!("{}…", "字".repeat(40))));
    }
}
