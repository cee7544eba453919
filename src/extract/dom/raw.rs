//! Where the text inside `script`, `style`, `title` and the like ends.

use memchr::{memchr, memchr2};

/// Where the inside of the raw text element `name` that starts at `start` ends: before its end tag, or at the end.
pub(super) fn end_of_raw(text: &str, start: usize, name: &str) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let end = if name == "script" { end_of_script(rest) } else { end_of_plain(rest, name) };
    start + end
}

fn end_of_plain(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += found;
        if is_tag(bytes, at, b"</", name) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// How a script reads an end tag: one that writes a script inside a comment, `<!-- <script>`, keeps the first for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    Comment,
    Inner,
}

fn end_of_script(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut state = Script::Plain;
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let found = if state == Script::Plain { memchr(b'<', rest) } else { memchr2(b'<', b'-', rest) };
        let Some(found) = found else { return text.len() };
        at += found;
        let here = bytes.get(at..).unwrap_or_default();
        match state {
            _ if state != Script::Inner && is_tag(bytes, at, b"</", "script") => return at,
            Script::Plain if here.starts_with(b"<!--") => {
                state = Script::Comment;
                // Its dashes may be those of the end: `<!-->`.
                at += 1;
            }
            Script::Comment if is_tag(bytes, at, b"<", "script") => state = Script::Inner,
            Script::Inner if is_tag(bytes, at, b"</", "script") => state = Script::Comment,
            _ if here.starts_with(b"-->") => state = Script::Plain,
            _ => {}
        }
        at += 1;
    }
}

/// Whether `opening` and `name` stand at `at`, and the name ends there.
fn is_tag(bytes: &[u8], at: usize, opening: &[u8], name: &str) -> bool {
    let Some(rest) = bytes.get(at..).and_then(|rest| rest.strip_prefix(opening)) else { return false };
    let same = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
    same && rest.get(name.len()).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_end(text: &str, rest: &str) {
        assert_eq!(&text[end_of_raw(text, 0, "script")..], rest);
    }

    #[test]
    fn a_script_ends_at_its_end_tag_in_any_case() {
        check_end("var a = '</div>';</SCRIPT >x", "</SCRIPT >x");
        check_end("var a = '</scripts>';</script>", "</script>");
        check_end("never closed", "");
    }

    #[test]
    fn a_script_written_inside_a_commented_script_does_not_end_it() {
        check_end("<!-- write('<script>a</script>') --></script>b", "</script>b");
        check_end("<!-- write('<script>a') --></script>b", "</script>b");
        check_end("<!--><script></script>b", "</script>b");
    }

    #[test]
    fn a_title_ends_at_its_own_end_tag() {
        assert_eq!(end_of_raw("a </b> c</title>", 0, "title"), 8);
    }
}
