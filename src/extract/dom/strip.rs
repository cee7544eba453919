//! The words of a page without its tree, for pages that break the budget.

use super::raw::end_of_raw;

/// How much of a page over budget is read.
const LONGEST: usize = 4 << 20;

/// The lines of a page's text: tags end a line unless they stand inside one, scripts and styles are left out.
pub(crate) fn strip_tags(html: &str) -> Vec<String> {
    let html = html.get(..html.floor_char_boundary(LONGEST)).unwrap_or(html);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut rest = html;
    while let Some(tag_at) = rest.find('<') {
        let (words, tag) = rest.split_at(tag_at);
        line.push_str(words);
        let name = tag.trim_start_matches(['<', '/']);
        let name: String = name
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        if !INLINE.contains(&name.as_str()) {
            finish_line(&mut line, &mut lines);
        }
        rest = after_tag(tag, &name);
    }
    line.push_str(rest);
    finish_line(&mut line, &mut lines);
    lines
}

/// Elements that stand inside a line.
const INLINE: [&str; 10] = ["a", "b", "i", "em", "strong", "span", "font", "u", "sup", "sub"];

/// What follows the tag at the start of `text`, and the inside of it where that is no text.
fn after_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let end = if text.starts_with("<!--") {
        text.find("-->").map(|at| at + 3)
    } else {
        text.find('>').map(|at| at + 1)
    };
    let rest = text.get(end.unwrap_or(text.len())..).unwrap_or_default();
    match name {
        "script" | "style" | "noscript" if !text.starts_with("</") => {
            rest.get(end_of_raw(rest, 0, name)..).unwrap_or_default()
        }
        _ => rest,
    }
}

fn finish_line(line: &mut String, lines: &mut Vec<String>) {
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().any(char::is_alphanumeric) {
        lines.push(unescape(&words));
    }
    line.clear();
}

/// The few named characters that running text is full of.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (name, character)| text.replace(name, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_remain_by_line_and_scripts_do_not() {
        let lines = strip_tags(
            "<p>潮が<B>満</B>ちる。<p>船 &amp; 港<script>if (a < b) {}</script><!-- no --><SCRIPT>a()</SCRIPT><div> </div>",
        );
        assert_eq!(lines, ["潮が満ちる。", "船 & 港"]);
    }
}
