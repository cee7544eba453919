//! Mails, and the web archives that are written like them: known by the names of their header's fields.

use super::{beginning, is_nothing};

/// How far a header goes at most; some programs write pages of it.
const HEAD: usize = 64 << 10;
const MOST_FIELDS: usize = 200;
const LONGEST_NAME: usize = 60;

/// Fields that programs write on the way, and nobody types above a story.
const OF_PROGRAMS: [&str; 13] = [
    "received",
    "return-path",
    "delivered-to",
    "delivery-date",
    "envelope-to",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "authentication-results",
    "in-reply-to",
    "references",
];
/// Fields that people write too.
const OF_PEOPLE: [&str; 8] = ["from", "to", "cc", "bcc", "subject", "date", "reply-to", "sender"];
/// Fields that a letter has and a saved page has not.
const OF_LETTERS: [&str; 5] = ["to", "received", "return-path", "delivered-to", "message-id"];

/// A header of several fields, among them one that only programs write; or one that leads from mailbox to mailbox.
pub(super) fn is_mail(text: &str) -> bool {
    let fields = fields(beginning(text, HEAD));
    let count = |is: &dyn Fn(&str) -> bool| fields.iter().filter(|(name, _)| is(name)).count();
    let of_programs = count(&|name| OF_PROGRAMS.contains(&name));
    let of_people = count(&|name| OF_PEOPLE.contains(&name));
    let mailbox = |wanted| fields.iter().any(|(name, value)| name == wanted && value.contains('@'));
    (of_programs > 0 && of_programs + of_people + count(&|name| name.starts_with("x-")) >= FIELDS)
        || (of_people >= FIELDS && mailbox("from") && mailbox("to"))
}

/// Fewer fields are no header of a mail.
const FIELDS: usize = 3;

/// A page that a browser saved as one file, in parts like those of a mail.
pub(in crate::page) fn is_web_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default());
    let head = head.trim_start_matches(is_nothing);
    // Most files are none, which their first line tells.
    let is_field = head.split_once(':').is_some_and(|(name, _)| is_name(name));
    is_field && {
        let fields = fields(head);
        let has = |name: &str| fields.iter().any(|(known, _)| known == name);
        let saved = has("snapshot-content-location") || !OF_LETTERS.iter().any(|name| has(name));
        saved && has("mime-version") && head.to_ascii_lowercase().contains("multipart/related")
    }
}

/// A header's fields, their names in lower case, to the first empty line or the first that is no field.
fn fields(text: &str) -> Vec<(String, &str)> {
    let mut fields = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // The line that parts the letters of a mailbox.
        if at == 0 && line.starts_with("From ") {
            continue;
        }
        if line.starts_with([' ', '\t']) && !fields.is_empty() {
            continue;
        }
        match line.split_once(':') {
            Some((name, value)) if is_name(name) && fields.len() < MOST_FIELDS => {
                fields.push((name.trim_end().to_ascii_lowercase(), value));
            }
            _ => break,
        }
    }
    fields
}

fn is_name(name: &str) -> bool {
    let name = name.trim_end();
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
