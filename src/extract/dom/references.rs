//! Character references: `&amp;`, `&#x6e2f;`, and those that old pages leave without a semicolon.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr;

/// Where a reference stands; in an attribute `&copy=1` is part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// The text with its references decoded.
pub(super) fn decoded(text: &str, place: Place) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    out.push_str(before);
    while let Some(after) = rest.strip_prefix('&') {
        let length = if let Some(number) = after.strip_prefix('#') {
            numeric(number, &mut out).map(|length| length + 1)
        } else {
            named(after, place, &mut out)
        };
        if length.is_none() {
            out.push('&');
        }
        let after = after.get(length.unwrap_or(0)..).unwrap_or_default();
        let words = memchr(b'&', after.as_bytes()).unwrap_or(after.len());
        out.push_str(after.get(..words).unwrap_or_default());
        rest = after.get(words..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// Writes the character of a number, `38;` or `x26;`, and says how long that is.
fn numeric(text: &str, out: &mut String) -> Option<usize> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let mut number = 0_u32;
    let mut length = 0;
    for digit in digits.chars().map_while(|character| character.to_digit(radix)) {
        // Whatever is above the last character stays so.
        number = (number * radix + digit).min(0x11_0000);
        length += 1;
    }
    if length == 0 {
        return None;
    }
    out.push(character(number));
    length += usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some(length + text.len() - digits.len())
}

fn character(number: u32) -> char {
    match number {
        0 => '\u{fffd}',
        // Numbers of Windows' Latin charset.
        0x80..=0x9f => {
            let replaced = C1_REPLACEMENTS.get(number as usize - 0x80).copied().flatten();
            replaced.or(char::from_u32(number)).unwrap_or('\u{fffd}')
        }
        _ => char::from_u32(number).unwrap_or('\u{fffd}'),
    }
}

/// The few that nearly all references on pages are.
const COMMON: [(&str, char); 5] =
    [("nbsp;", '\u{a0}'), ("amp;", '&'), ("quot;", '"'), ("lt;", '<'), ("gt;", '>')];

/// Writes the characters of a name, the longest that the standard knows, and says how long the name is.
fn named(text: &str, place: Place, out: &mut String) -> Option<usize> {
    if let Some((name, character)) = COMMON.iter().find(|(name, _)| text.starts_with(name)) {
        out.push(*character);
        return Some(name.len());
    }
    let mut found = None;
    for end in 1..=text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b';').count() {
        let Some(name) = text.get(..end) else { break };
        match NAMED_ENTITIES.get(name) {
            Some(&(0, _)) => {}
            Some(&characters) => found = Some((end, characters)),
            // The table has every beginning of a name too.
            None => break,
        }
    }
    let (end, (first, second)) = found?;
    let (name, rest) = text.split_at(end);
    let goes_on = rest.bytes().next().is_some_and(|byte| byte == b'=' || byte.is_ascii_alphanumeric());
    if place == Place::Attribute && !name.ends_with(';') && goes_on {
        return None;
    }
    out.extend([first, second].into_iter().filter(|&number| number != 0).filter_map(char::from_u32));
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(decoded(text, Place::Text), expect);
    }

    #[test]
    fn references_by_name_and_number_are_characters() {
        check("港&amp;船&nbsp;&mdash; &#28207; &#x6E2F;&hellip;", "港&船\u{a0}— 港 港…");
        check("&#0; &#x110000; &#xD800; &#150;", "\u{fffd} \u{fffd} \u{fffd} –");
        check("&acE;", "\u{223e}\u{333}");
    }

    #[test]
    fn what_is_no_reference_stays() {
        check("R&D, &, &; &#; &#x; &unknown; 3 &", "R&D, &, &; &#; &#x; &unknown; 3 &");
    }

    #[test]
    fn a_missing_semicolon_is_forgiven_but_not_in_an_address() {
        check("&copy 2024 &notit;", "© 2024 ¬it;");
        assert_eq!(decoded("?a=1&copy=2&amp;b&lt", Place::Attribute), "?a=1&copy=2&b<");
        assert_eq!(decoded("&ampx", Place::Attribute), "&ampx");
    }
}
