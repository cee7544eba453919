//! Undoes UTF-8 that was read as Latin-1 and written as UTF-8 once more, as some pages are saved: `itâ\u{80}\u{99}s`.

use memchr::memchr_iter;

/// The text with every such run read anew; `None` for one that has none, and so no character from U+0080 to U+009F.
pub(super) fn undone(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    memchr_iter(0xc2, bytes).find(|at| bytes.get(at + 1).is_some_and(|byte| *byte < 0xa0))?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_latin) {
        let (before, run) = rest.split_at(start);
        let end = run.find(|c| !is_latin(c)).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        out.push_str(before);
        match reread(run) {
            Some(words) => out.push_str(&words),
            None => out.push_str(run),
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// The run's characters as the bytes that they stand for, where those are UTF-8.
fn reread(run: &str) -> Option<String> {
    if !run.chars().any(is_control) {
        return None;
    }
    let bytes = run.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

fn is_latin(c: char) -> bool {
    ('\u{80}'..='\u{ff}').contains(&c)
}

fn is_control(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::undone;

    #[test]
    fn text_encoded_twice_is_read_once_more() {
        for (twice, once) in [
            ("it\u{e2}\u{80}\u{99}s the harbour\u{e2}\u{80}\u{a6}", "it’s the harbour…"),
            ("\u{e6}\u{b8}\u{af}\u{e5}\u{8f}\u{a3} opens", "港口 opens"),
        ] {
            assert_eq!(undone(twice).as_deref(), Some(once));
        }
    }

    #[test]
    fn text_encoded_once_stays_as_it_is() {
        for text in ["Ã la carte, déjà vu", "港口", "plain"] {
            assert_eq!(undone(text), None);
        }
        assert_eq!(undone("next\u{85}line").as_deref(), Some("next\u{85}line"));
    }
}
