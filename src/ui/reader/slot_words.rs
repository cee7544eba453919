//! What is said of a slot: its number, its caption and credit, why it is empty. No egui.

use crate::article::{Figure, Mark, MarkKind, Missing, Picture, PixelSize, Print, Prose};
use crate::ui::locale::Locale;

use super::address;
use super::clean::clean_text;
use super::data::{Holds, Slot, beginning};
use super::pieces::{PIECE_BYTES, pieces};
use super::source_line::says_role;

/// So much of a caption stands where a slot is shown by itself, in bytes.
const SHOWN_BYTES: usize = 2_000;

/// A slot, and what goes on below it where its caption is too long to be laid out with it.
pub(super) fn slot(figure: &Figure, locale: &Locale) -> (Slot, Vec<Prose>) {
    let words = |text: &Option<String>| text.as_deref().map(clean_text).filter(|text| !text.is_empty());
    let caption = words(&figure.caption);
    let alt = words(&figure.alt).filter(|alt| Some(alt) != caption.as_ref());
    let title = locale.with("reader-slot", &[("number", figure.slot.to_string().into())]);
    let holds = holds(figure, locale);
    let shown = caption.as_ref().or(alt.as_ref());
    let mut name = shown.map_or_else(|| title.clone(), |words| format!("{title}: {}", beginning(words)));
    if let Holds::Nothing { reason, .. } = &holds {
        name = locale
            .with("reader-slot-empty-name", &[("name", name.into()), ("reason", reason.as_str().into())]);
    }
    let labelled = |credit: String| {
        let label = || locale.with("reader-credit", &[("credit", credit.as_str().into())]);
        if says_role(&credit) { credit.clone() } else { label() }
    };
    let credit = words(&figure.credit).map(labelled);
    let mut below = below(&title, [caption.as_deref(), credit.as_deref()])
        .map(|words| pieces(&words, PIECE_BYTES))
        .unwrap_or_default()
        .into_iter();
    let is_web = |source: &&String| source.starts_with("http://") || source.starts_with("https://");
    let turned = |size: PixelSize| PixelSize { width: size.height, height: size.width };
    let size_px = figure.size_px.map(|size| if figure.turns.is_sideways() { turned(size) } else { size });
    let slot = Slot {
        number: figure.slot,
        holds,
        size_px,
        filled_by: figure.filled_by,
        address: figure.source.as_ref().filter(is_web).cloned(),
        title,
        name,
        below: below.next(),
        caption: caption.map(shortened),
        credit: credit.map(shortened),
        alt: alt.map(shortened),
    };
    (slot, below.collect())
}

/// Number, caption and credit in one line.
fn below(title: &str, words: [Option<&str>; 2]) -> Option<Prose> {
    if words == [None, None] {
        return None;
    }
    let mut prose = Prose::plain(title);
    prose.marks.push(Mark { range: 0..title.len(), kind: MarkKind::Strong });
    for words in words.into_iter().flatten() {
        prose.text.push_str("  ");
        prose.text.push_str(words);
    }
    Some(prose)
}

fn shortened(mut words: String) -> String {
    if words.len() > SHOWN_BYTES {
        words.truncate(words.floor_char_boundary(SHOWN_BYTES));
        words.push('…');
    }
    words
}

fn holds(figure: &Figure, locale: &Locale) -> Holds {
    let reason = match &figure.picture {
        Picture::Kept(hash) => return Holds::Picture(Print { hash: *hash, turns: figure.turns }),
        Picture::Missing(Missing::NotSaved) => locale.text("reader-missing-not-saved"),
        Picture::Missing(Missing::Remote(host)) => {
            locale.with("reader-missing-remote", &[("host", beginning(host).into())])
        }
        Picture::Missing(Missing::TooLarge) => locale.text("reader-missing-too-large"),
        Picture::Missing(Missing::Broken) => locale.text("reader-missing-broken"),
    };
    let address = figure.source.clone().filter(|source| address::may_open(source));
    Holds::Nothing { reason, address }
}
