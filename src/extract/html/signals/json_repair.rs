//! JSON as pages really write it: comments around it, raw line ends in strings, commas too many.

use serde_json::Value;

/// More is no description of an article, and takes fifty times as much memory once it is taken apart (bytes).
const MOST_BYTES: usize = 4 << 20;

/// Parses what can be parsed, repairing the usual faults.
pub(super) fn parse(text: &str) -> Option<Value> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = text
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[");
    let text = text
        .trim()
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    first_value(text).or_else(|| first_value(&repaired(text)))
}

/// The first value; what follows it is let be.
pub(super) fn first_value(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}

/// Control characters inside strings escaped, bad escapes kept as written, commas before a bracket dropped.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut in_string = false;
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        match character {
            '\\' if in_string => match chars.next() {
                Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    out.extend(['\\', escaped]);
                }
                Some(other) => out.push(other),
                None => {}
            },
            '"' => {
                in_string = !in_string;
                out.push('"');
            }
            '\n' | '\r' | '\t' if in_string => out.push_str("\\n"),
            _ if in_string && character.is_control() => {}
            ']' | '}' if !in_string => {
                while out.ends_with(|last: char| last.is_whitespace() || last == ',') {
                    out.pop();
                }
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// The string under `"key":`, from JSON too broken to parse.
pub(super) fn string_under(text: &str, key: &str) -> Option<String> {
    let quoted = format!("\"{key}\"");
    let after = text.split_once(&quoted)?.1.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let mut escaped = false;
    let end = after.find(|character| {
        let ends = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        ends
    })?;
    let literal = format!("\"{}\"", repaired_inside(after.get(..end)?));
    serde_json::from_str(&literal).ok()
}

fn repaired_inside(text: &str) -> String {
    let quoted = repaired(&format!("\"{text}\""));
    quoted.trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_faults_are_repaired() {
        let value = parse("<!-- {\"headline\": \"港口\n的早晨\", \"image\": [\"a\", ], } -->").unwrap();
        assert_eq!(value["headline"], "港口\n的早晨");
        assert_eq!(value["image"][0], "a");
    }

    #[test]
    fn a_string_is_found_in_json_beyond_repair() {
        let broken = r#"{"headline": "The \"quiet\" harbour", "author": {"name": "A"#;
        assert!(parse(broken).is_none());
        assert_eq!(string_under(broken, "headline").unwrap(), "The \"quiet\" harbour");
        assert_eq!(string_under(broken, "author"), None);
    }
}
