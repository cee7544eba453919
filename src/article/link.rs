//! What of an address is kept, shown and opened: of the web without a name and password, of a letter its address, subject
//! and words alone.

use std::borrow::Cow;

/// The address without what could act beside opening it. Cut where it is stored, and once more where it is opened: a
/// library may hold older ones.
#[must_use]
pub fn harmless(address: &str) -> Cow<'_, str> {
    let address = address.trim();
    match address.split_once(':') {
        Some((scheme, rest)) if is(scheme, "http") || is(scheme, "https") => {
            without_password(scheme, rest).map_or(Cow::Borrowed(address), Cow::Owned)
        }
        Some((scheme, rest)) if is(scheme, "mailto") => Cow::Owned(letter(rest)),
        _ => Cow::Borrowed(address),
    }
}

fn is(scheme: &str, name: &str) -> bool {
    scheme.eq_ignore_ascii_case(name)
}

/// The address without what stands before an `@` of its host; nothing where nothing does.
fn without_password(scheme: &str, rest: &str) -> Option<String> {
    // Browsers take any number of slashes, of both kinds, for the two.
    let from_host = rest.trim_start_matches(['/', '\\']);
    let end = from_host.find(['/', '\\', '?', '#']).unwrap_or(from_host.len());
    let (authority, path) = from_host.split_at(end);
    let (_, host) = authority.rsplit_once('@')?;
    Some(format!("{scheme}://{host}{path}"))
}

/// `mailto:` with address, subject and body. Other fields attach files of the computer or add readers; a line break in
/// an address or a subject begins such a field.
fn letter(rest: &str) -> String {
    let rest = rest.split('#').next().unwrap_or_default();
    let (to, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let mut letter = format!("mailto:{}", in_one_line(to));
    let mut mark = '?';
    for name in ["subject", "body"] {
        let of = |field: &&str| field.split_once('=').is_some_and(|(known, _)| is(known, name));
        let Some((_, value)) = fields.split('&').find(of).and_then(|field| field.split_once('=')) else {
            continue;
        };
        let value = if name == "body" { value.to_owned() } else { in_one_line(value) };
        letter.extend([&*mark.encode_utf8(&mut [0; 4]), name, "=", &without_controls(&value)]);
        mark = '&';
    }
    letter
}

/// Without line breaks, written as they are or as `%0D%0A`, nor what taking one out makes.
fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control()) {
        line.push(c);
        let before = line.len().saturating_sub(3);
        if line.as_bytes().get(before..).is_some_and(is_escaped_control) {
            line.truncate(before);
        }
    }
    line
}

/// `%00` to `%1F`, and `%7F`.
fn is_escaped_control(escape: &[u8]) -> bool {
    matches!(escape, [b'%', b'0' | b'1', low] if low.is_ascii_hexdigit())
        || escape.eq_ignore_ascii_case(b"%7f")
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expect: &str) {
        assert_eq!(harmless(address), expect, "{address}");
        assert_eq!(harmless(expect), expect, "once more");
    }

    #[test]
    fn names_and_passwords_are_no_part_of_an_address() {
        check("https://reader:secret@news.example/a@b?c=d@e#f@g", "https://news.example/a@b?c=d@e#f@g");
        check("HTTP://bank.example@evil.example", "HTTP://evil.example");
        check("https://a@b@news.example:8080/", "https://news.example:8080/");
        check("https:/\\a:b@news.example\\c", "https://news.example\\c");
        check("https:a@news.example", "https://news.example");
        check(" https://news.example/@desk/1 ", "https://news.example/@desk/1");
        check("https://news.example?a@b", "https://news.example?a@b");
        check("ftp://a:b@c", "ftp://a:b@c");
    }

    #[test]
    fn a_letter_has_an_address_a_subject_and_words() {
        check("mailto:desk@news.example", "mailto:desk@news.example");
        check(
            "MAILTO:desk@news.example?cc=x@y&subject=%E6%B8%AF&attach=/etc/passwd&Body=a%0D%0Ab&bcc=z@y",
            "mailto:desk@news.example?subject=%E6%B8%AF&body=a%0D%0Ab",
        );
        check("mailto:a@b%0D%0ABcc:c@d?subject=x%0aBcc:%20c@d", "mailto:a@bBcc:c@d?subject=xBcc:%20c@d");
        check("mailto:a@b%0%0DD%0AX?subject=a\r\nBcc: x", "mailto:a@bX?subject=aBcc: x");
        check("mailto:?attachment=/a&%61ttach=/b&body=c&body=d#attach=e", "mailto:?body=c");
        check("mailto:a@b?attach=/etc/passwd", "mailto:a@b");
    }
}
