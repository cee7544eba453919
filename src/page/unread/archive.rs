//! Archives, known by their entries' names: of a ZIP by its directory, of a tar by its first entry. Nothing is unpacked
//! but the first bytes of a compressed file.

use std::io::Read as _;

use flate2::read::GzDecoder;
use memchr::memmem;

/// The end of a ZIP's directory stands so near the end of a file: its comment may have 64 KiB, and a page around it
/// closes its elements behind.
const TAIL: usize = 192 << 10;
/// Names that are looked at.
const MOST_NAMES: usize = 10_000;
/// Fixed bytes of the record at the end of a directory, and of an entry of it.
const END_BYTES: usize = 22;
const ENTRY_BYTES: usize = 46;

/// A page that unpacks itself: a ZIP behind other bytes, a page's or a picture's.
pub(super) fn is_single_file(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK") && names(bytes).contains(&&b"index.html"[..])
}

pub(super) fn is_wacz(bytes: &[u8]) -> bool {
    let names = names(bytes);
    names.contains(&&b"datapackage.json"[..]) && names.iter().any(|name| name.starts_with(b"archive/"))
}

/// What Pocket and Omnivore sent: tables or lists in numbered parts.
pub(super) fn is_reading_list(bytes: &[u8]) -> bool {
    let is_part = |name: &&[u8]| {
        let name = name.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
        (name.starts_with(b"part_0") && name.ends_with(b".csv"))
            || (name.starts_with(b"metadata_") && name.ends_with(b".json"))
    };
    bytes.starts_with(b"PK") && names(bytes).iter().any(is_part)
}

/// A tar of notes, each called by the 32 digits of its number.
pub(super) fn is_joplin(bytes: &[u8]) -> bool {
    let name = bytes.get(..100).and_then(|name| name.split(|byte| *byte == 0).next()).unwrap_or_default();
    let number = name.strip_suffix(b".md").unwrap_or_default();
    let is_tar = bytes.get(257..262) == Some(b"ustar");
    let is_number = number.len() == 32 && number.iter().all(u8::is_ascii_hexdigit);
    is_tar && (is_number || name.starts_with(b"resources/"))
}

/// Compressed record by record, or as a whole.
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    let mut head = [0; 16];
    bytes.starts_with(b"\x1f\x8b")
        && GzDecoder::new(bytes).read_exact(&mut head).is_ok()
        && std::str::from_utf8(&head).is_ok_and(is_warc_text)
}

/// Not compressed; ARC is what WARC was before.
pub(super) fn is_warc_text(text: &str) -> bool {
    text.starts_with("WARC/0.") || text.starts_with("WARC/1.") || text.starts_with("filedesc://")
}

/// The names in the directory of a ZIP, wherever in the file it begins; none where there is none.
fn names(bytes: &[u8]) -> Vec<&[u8]> {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let Some(at) = memmem::rfind(tail, b"PK\x05\x06") else { return Vec::new() };
    let end = bytes.len() - tail.len() + at;
    let number = |from: usize, size: usize| -> usize {
        let field = bytes.get(from..from + size).unwrap_or_default();
        field.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    let directory_bytes = number(end + 12, 4);
    let Some(mut at) = end.checked_sub(directory_bytes).filter(|_| bytes.len() >= end + END_BYTES) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    while names.len() < MOST_NAMES && bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let (name, extra, comment) = (number(at + 28, 2), number(at + 30, 2), number(at + 32, 2));
        let from = at + ENTRY_BYTES;
        names.extend(bytes.get(from..from + name));
        at = from + name + extra + comment;
    }
    names
}
