//! Decodes bytes: by mark, by shape, by declaration, by guess, in this order of trust.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use memchr::{memchr_iter, memmem};

use super::plausible::plausibility;
use super::twice::undone;

/// The charset that a page was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset {
    /// Its name in the Encoding Standard: `gb18030`, `Big5`.
    pub name: &'static str,
    pub found: CharsetFound,
}

/// What told the charset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharsetFound {
    /// A byte order mark.
    Mark,
    /// Only this charset makes such bytes.
    Shape,
    /// The page's own declaration, which held.
    Declared,
    /// The words make sense in it; there was no declaration, or a false one.
    Guessed,
    /// Its reader said so.
    Chosen,
}

/// Bytes among which a declaration is looked for; the standard asks for 1,024, real pages have it later too.
const DECLARATION_WITHIN: usize = 8192;
/// Bytes looked at to judge a charset.
const SAMPLE: usize = 32 << 10;
/// A declaration is believed unless another charset makes so much more sense of the bytes.
const TRUST_IN_DECLARATION: f64 = 0.15;
/// Mistakes for each 1,000 characters outside ASCII that a page in UTF-8 may have: a cut character, a foreign quote.
const MISTAKES_IN_1000: usize = 20;

pub(super) fn decode(bytes: &[u8]) -> (String, Charset) {
    let (encoding, found, text) = choose(bytes);
    let decoded = text.map_or_else(|| encoding.decode_with_bom_removal(bytes).0, Cow::Borrowed);
    let text = match undone(&decoded) {
        Some(undone) => undone,
        None => decoded.into_owned(),
    };
    (text, Charset { name: encoding.name(), found })
}

/// The text in a charset that is asked for by any of its names; nothing where there is none of this name.
pub(super) fn decode_as(bytes: &[u8], charset: &str) -> Option<(String, Charset)> {
    let encoding = Encoding::for_label(charset.trim().as_bytes())?;
    let text = encoding.decode_with_bom_removal(bytes).0.into_owned();
    Some((text, Charset { name: encoding.name(), found: CharsetFound::Chosen }))
}

/// The name of the charset that has this one among its names.
#[must_use]
pub fn charset_named(name: &str) -> Option<&'static str> {
    Encoding::for_label(name.trim().as_bytes()).map(Encoding::name)
}

/// Charsets that a page may be in, by their names: those in which not much of its words is nonsense, the likeliest first.
#[must_use]
pub fn likely_charsets(bytes: &[u8]) -> Vec<&'static str> {
    let shaped = iso_2022_jp(bytes).or_else(|| utf_16_without_mark(bytes));
    let sample = sample(bytes);
    let mut likely: Vec<(&'static Encoding, f64)> = [UTF_8]
        .into_iter()
        .chain(EAST_ASIAN)
        .chain([WINDOWS_1252])
        .map(|encoding| (encoding, worth(encoding, &sample)))
        .filter(|(encoding, worth)| *worth > LEAST_SENSE || *encoding == UTF_8)
        .collect();
    likely.sort_by(|one, other| other.1.total_cmp(&one.1));
    shaped.into_iter().chain(likely.into_iter().map(|(encoding, _)| encoding)).map(Encoding::name).collect()
}

/// Text of less sense than this is not worth to be looked at.
const LEAST_SENSE: f64 = -0.5;

/// The charset; and the text too, where finding the one gave the other.
fn choose(bytes: &[u8]) -> (&'static Encoding, CharsetFound, Option<&str>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, CharsetFound::Mark, None);
    }
    if let Some(encoding) = iso_2022_jp(bytes).or_else(|| utf_16_without_mark(bytes)) {
        return (encoding, CharsetFound::Shape, None);
    }
    let declared = declared(bytes);
    let text = std::str::from_utf8(bytes).ok();
    if text.is_some() || is_nearly_utf_8(bytes) {
        let found = if declared == Some(UTF_8) { CharsetFound::Declared } else { CharsetFound::Shape };
        return (UTF_8, found, text);
    }
    let (encoding, found) = best_of(bytes, declared);
    (encoding, found, None)
}

/// Escape sequences that switch to Japanese; its bytes are all ASCII and would pass as UTF-8.
fn iso_2022_jp(bytes: &[u8]) -> Option<&'static Encoding> {
    let switches = memchr_iter(0x1b, bytes)
        .any(|at| matches!(bytes.get(at + 1..at + 3), Some([b'$', b'B' | b'@'] | [b'(', b'J' | b'I'])));
    (switches && bytes.is_ascii()).then_some(ISO_2022_JP)
}

/// In UTF-16 the ASCII characters of a page, its tags or its line ends, have a zero byte on one side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(8192))?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |zeros: usize, others: usize| zeros * 40 >= sample.len() && zeros > 20 * others.max(1) / 2;
    match (many(even, odd), many(odd, even)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// The charset in a `meta` element or an XML prolog, under any of its names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION_WITHIN))?.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = memmem::find(rest, b"charset").or_else(|| memmem::find(rest, b"encoding")) {
        rest = rest.get(at + 7..)?;
        let label: Vec<u8> = rest
            .iter()
            .skip_while(|byte| matches!(byte, b'g' | b' ' | b'=' | b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
            .copied()
            .collect();
        if let Some(encoding) = Encoding::for_label(&label) {
            // A declaration that could be read as ASCII was not written in UTF-16.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

/// UTF-8 but for few mistakes. Text in other charsets makes one in nearly every character.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut wide, mut mistakes) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        wide += 1;
        mistakes += usize::from(c == '\u{fffd}');
    }
    mistakes * 1000 <= wide * MISTAKES_IN_1000
}

/// The declared charset, or the one in which the words make more sense.
fn best_of(bytes: &[u8], declared: Option<&'static Encoding>) -> (&'static Encoding, CharsetFound) {
    let declared = declared.map(canonical).filter(|encoding| *encoding != UTF_8);
    let found =
        |encoding| if declared == Some(encoding) { CharsetFound::Declared } else { CharsetFound::Guessed };
    let sample = sample(bytes);
    let beginning = sample.get(..FIRST_LOOK.min(sample.len())).unwrap_or_default();
    match clear_winner(beginning, declared).or_else(|| clear_winner(&sample, declared)) {
        Some(clear) => (clear, found(clear)),
        None => in_doubt(&sample, declared),
    }
}

/// Bytes that mostly tell: a thousand characters of a newspaper.
const FIRST_LOOK: usize = 4 << 10;
/// From so much sense on, by so much more than in any other charset, a text was written in this one. The lead is more
/// than all the trust in a declaration and in a detector together.
const CLEAR: f64 = 0.4;
const CLEAR_LEAD: f64 = TRUST_IN_DECLARATION + NUDGE;

/// Charsets of CJK texts. No others make sense of what was written in one of them.
const EAST_ASIAN: [&Encoding; 5] = [GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR];

/// The one charset in which the words make sense, far more than in all others.
fn clear_winner(sample: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    let others = declared.filter(|declared| !EAST_ASIAN.contains(declared));
    let worth = |encoding: &'static Encoding| (encoding, worth(encoding, sample));
    let mut worths: Vec<_> = EAST_ASIAN.into_iter().chain([WINDOWS_1252]).chain(others).map(worth).collect();
    worths.sort_by(|a, b| b.1.total_cmp(&a.1));
    match worths.as_slice() {
        [best, second, ..] if best.1 >= CLEAR && best.1 - second.1 > CLEAR_LEAD => Some(best.0),
        _ => None,
    }
    .filter(|best| EAST_ASIAN.contains(best))
}

/// What a detector's guess adds to the sense that a text makes.
const NUDGE: f64 = 0.05;

/// Asks a detector, which knows many charsets and takes its time.
fn in_doubt(sample: &[u8], declared: Option<&'static Encoding>) -> (&'static Encoding, CharsetFound) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = canonical(detector.guess(None, Utf8Detection::Deny));
    let worth =
        |encoding: &'static Encoding| worth(encoding, sample) + if guess == encoding { NUDGE } else { 0.0 };
    let candidates = EAST_ASIAN.into_iter().chain([WINDOWS_1252, guess]);
    let best = candidates.map(|encoding| (encoding, worth(encoding)));
    let best = best.fold((guess, f64::MIN), |best, next| if next.1 > best.1 { next } else { best });
    match declared {
        Some(declared) if worth(declared) + TRUST_IN_DECLARATION >= best.1 => {
            (declared, CharsetFound::Declared)
        }
        _ => (best.0, CharsetFound::Guessed),
    }
}

/// GBK and gb2312 are read by the same rules as GB18030.
fn canonical(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == encoding_rs::GBK { GB18030 } else { encoding }
}

fn worth(encoding: &'static Encoding, sample: &[u8]) -> f64 {
    plausibility(&encoding.decode_without_bom_handling(sample).0)
}

/// The words of the page, as far as they tell a charset: lines that are all ASCII are the same in each.
///
/// The middle of a page comes first: it has the words, the beginning has the scripts.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let middle = bytes.len() / 2;
    let start = memchr::memrchr(b'\n', bytes.get(..middle).unwrap_or_default()).map_or(0, |at| at + 1);
    let (before, after) = bytes.split_at_checked(start).unwrap_or((bytes, &[]));
    let mut sample = Vec::with_capacity(SAMPLE.min(bytes.len()));
    for line in
        after.split_inclusive(|byte| *byte == b'\n').chain(before.split_inclusive(|byte| *byte == b'\n'))
    {
        if sample.len() >= SAMPLE {
            break;
        }
        // The first byte outside ASCII begins a character in every charset.
        if let Some(first) = line.iter().position(|byte| !byte.is_ascii()) {
            let room = SAMPLE - sample.len();
            sample.extend(line.iter().skip(first).take(room));
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "港口新线开通。四月一日，沿海货运新线正式开通，港务部门说，新线每周往返三次，居民希望今后有更多航线。";
    const TRADITIONAL: &str = "港口新線開通。四月一日，沿海貨運新線正式開通，港務部門說，新線每週往返三次，居民希望今後有更多航線。";
    const JAPANESE: &str = "港の新しい航路が開通した。四月一日、沿岸貨物の定期便が正式に始まり、地元の人々は喜んでいると話した。";
    const KOREAN: &str = "항구의 새 노선이 개통됐다. 지난 1일 연안 화물 노선이 정식으로 시작되면서 주민들은 기대가 크다고 말했다.";

    fn page(text: &str, declaration: &str) -> String {
        format!("<html><head>{declaration}<title>x</title></head><body><p>{text}</p></body></html>")
    }

    #[track_caller]
    fn check(text: &str, encoding: &'static Encoding, declaration: &str) {
        let page = page(text, declaration);
        let (bytes, _, unmappable) = encoding.encode(&page);
        assert!(!unmappable, "the fixture can be written in {}", encoding.name());
        let (decoded, charset) = decode(&bytes);
        assert_eq!(decoded, page, "{} read as {}", encoding.name(), charset.name);
    }

    #[test]
    fn a_declared_charset_is_used() {
        check(SIMPLIFIED, encoding_rs::GBK, "<meta charset=gb2312>");
        check(TRADITIONAL, BIG5, "<meta http-equiv=content-type content='text/html; charset=big5'>");
        check(JAPANESE, SHIFT_JIS, "<meta charset=\"Shift_JIS\">");
        check(KOREAN, EUC_KR, "<meta charset='euc-kr'>");
    }

    #[test]
    fn a_silent_page_is_read_by_its_words() {
        check(SIMPLIFIED, GB18030, "");
        check(TRADITIONAL, BIG5, "");
        check(JAPANESE, SHIFT_JIS, "");
        check(JAPANESE, EUC_JP, "");
        check(JAPANESE, ISO_2022_JP, "");
        check(KOREAN, EUC_KR, "");
        check(SIMPLIFIED, UTF_8, "");
    }

    #[test]
    fn a_false_declaration_does_not_spoil_the_text() {
        for (text, encoding) in
            [(SIMPLIFIED, GB18030), (TRADITIONAL, BIG5), (JAPANESE, EUC_JP), (KOREAN, EUC_KR)]
        {
            check(text, encoding, "<meta charset=utf-8>");
            check(text, encoding, "<meta charset=iso-8859-1>");
            check(text, UTF_8, "<meta charset=gbk>");
        }
        check(TRADITIONAL, BIG5, "<meta charset=gb2312>");
        check(SIMPLIFIED, GB18030, "<meta charset=big5>");
        check(JAPANESE, ISO_2022_JP, "<meta charset=utf-8>");
    }

    #[test]
    fn utf_16_is_known_with_and_without_a_mark() {
        let page = page(SIMPLIFIED, "<meta charset=utf-16>");
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&big).0, page);
        assert_eq!(decode(&little).0, page);
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        assert_eq!(decode(&marked), (page, Charset { name: "UTF-16LE", found: CharsetFound::Mark }));
    }

    #[test]
    fn a_few_broken_bytes_leave_utf_8_as_it_is() {
        let mut bytes = page(SIMPLIFIED, "").into_bytes();
        bytes.truncate(bytes.len() - 18);
        let cut = [&bytes[..], b"\xe6\xb8"].concat();
        assert_eq!(decode(&cut).1.name, "UTF-8");
    }

    #[test]
    fn latin_text_keeps_its_accents() {
        check("Le café près de la gare était déjà fermé.", WINDOWS_1252, "");
    }

    #[test]
    fn no_bytes_make_it_panic() {
        for seed in 0..200_u32 {
            let bytes: Vec<u8> = (0..997_u32)
                .map(|n| (seed.wrapping_mul(2_654_435_761).wrapping_add(n * n * 31) >> 7) as u8)
                .collect();
            let (text, _) = decode(&bytes);
            assert!(!text.is_empty());
        }
    }
}
