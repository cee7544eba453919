//! Where raw text ends, and how many attributes a tag has: byte scans beside the tokenizer.

/// Where the inside of the raw text element `name` that starts at `start` ends: before its end tag, or at the end.
pub(super) fn end_of_raw(text: &str, start: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut from = start;
    while let Some(found) = bytes.get(from..).and_then(|rest| rest.windows(2).position(|pair| pair == b"</"))
    {
        let tag = from + found;
        let after = tag + 2 + name.len();
        let same = bytes.get(tag + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        let ends =
            bytes.get(after).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        if same && ends && !inside_double_escape(bytes.get(start..tag).unwrap_or_default()) {
            return tag;
        }
        from = tag + 2;
    }
    text.len()
}

/// Looking back through a large script for each of its end tags would be quadratic, and such scripts are short.
const LONGEST_LOOK_BACK: usize = 64 << 10;

/// A script that writes a script inside a comment: `<!-- <script>` keeps the first `</script>` for itself.
fn inside_double_escape(body: &[u8]) -> bool {
    let last = |needle: &[u8]| body.windows(needle.len()).rposition(|part| part.eq_ignore_ascii_case(needle));
    if body.len() > LONGEST_LOOK_BACK {
        return false;
    }
    let Some(comment) = last(b"<!--") else { return false };
    last(b"-->").is_none_or(|end| end < comment)
        && last(b"<script")
            .is_some_and(|script| script > comment && last(b"</script").is_none_or(|end| end < script))
}

/// Whether a tag in `text` has more than `limit` attributes.
pub(super) fn many_attributes(text: &str, limit: usize) -> bool {
    let mut place = Place::Outside;
    let mut attributes = 0;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        place = match (place, byte) {
            (Place::Outside, b'<') if bytes.peek().is_some_and(u8::is_ascii_alphabetic) => {
                attributes = 0;
                Place::Name
            }
            (Place::Outside, _) | (Place::Name | Place::Between, b'>') => Place::Outside,
            (Place::Name | Place::Between, b'"' | b'\'') => Place::Quoted(byte),
            (Place::Name | Place::Between, b' ' | b'\t' | b'\n' | b'\r' | b'/') => Place::Between,
            (Place::Between, _) => {
                attributes += 1;
                if attributes > limit {
                    return true;
                }
                Place::Name
            }
            (Place::Quoted(quote), _) if quote == byte => Place::Between,
            (place, _) => place,
        };
    }
    false
}

/// Where in a tag a byte stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Outside,
    Name,
    Between,
    Quoted(u8),
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
    }

    #[test]
    fn attributes_are_counted_tag_by_tag_and_not_in_quotes() {
        assert!(many_attributes("<p a b=1 c='x y z' d", 3));
        assert!(!many_attributes("<p a b=1 c='x y z w'><p a b c>", 3));
        assert!(!many_attributes("a text of many words < 3 and more words", 3));
    }
}
