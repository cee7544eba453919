//! The address that browsers and savers write into the pages they save.

use std::sync::LazyLock;

use regex::Regex;

/// Both comments stand before or shortly after the `html` tag; what comes later was written by the page.
const HEAD: usize = 4096;

/// `<!-- saved from url=(0042)https://… -->`, and SingleFile's ` url: https://…`.
static SAVED_FROM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)|saved with SingleFile\s+url:\s*(https?://\S+)",
    )
    .ok()
});

pub(super) fn find(text: &str) -> Option<String> {
    let mut end = HEAD.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = SAVED_FROM.as_ref()?.captures(text.get(..end)?)?;
    found.get(1).or(found.get(2)).map(|address| address.as_str().trim_end_matches("-->").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comments_of_savers_name_the_address() {
        let browser = "<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.org/a/1 -->\n<html>";
        assert_eq!(find(browser).as_deref(), Some("https://example.org/a/1"));
        let single = "<!DOCTYPE html> <html lang=zh><!--\n Page saved with SingleFile \n url: https://example.org/新 \n";
        assert_eq!(find(single).as_deref(), Some("https://example.org/新"));
        assert_eq!(find("<html><p>saved from a fire"), None);
    }
}
