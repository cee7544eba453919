//! A picture of the page becomes a numbered slot: where it was, how large, and its bytes if the page holds them.

use base64::Engine as _;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::{GeneralPurposeConfig, STANDARD};
use percent_encoding::percent_decode_str;

use crate::article::{Figure, Missing, Picture, PixelSize};

use super::figures::RawPicture;
use super::figures::select::file_key;
use super::signals::{LdPicture, Signals, host_of};
use crate::extract::lines::photo_credit::Credited;

/// A slot, and what the page holds of its picture.
#[derive(Debug, Default)]
pub(crate) struct Slot {
    pub(crate) figure: Figure,
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) part: Option<String>,
}

/// Makes the slot of a picture. `find_part` knows the files saved beside the page.
pub(crate) fn slot(
    picture: &RawPicture,
    credited: Credited,
    signals: &Signals,
    find_part: impl Fn(&str) -> Option<String>,
) -> Slot {
    let bytes = picture
        .addresses
        .iter()
        .filter_map(|address| decode_data(&address.url))
        .find(|bytes| bytes.len() >= SMALLEST_PICTURE);
    let part = picture.addresses.iter().find_map(|address| find_part(&address.url));
    Slot { figure: figure_of(picture, credited, signals, part.as_deref()), bytes, part }
}

/// The slot without what it holds; `part` is the file that was saved beside the page.
pub(crate) fn figure_of(
    picture: &RawPicture,
    credited: Credited,
    signals: &Signals,
    part: Option<&str>,
) -> Figure {
    let mut best =
        picture.addresses.iter().filter(|address| !super::figures::address::is_placeholder(&address.url));
    let source = best.find_map(|address| signals.absolute(&address.url)).or_else(|| part.map(str::to_owned));
    let ld = source.as_deref().and_then(|source| described(signals, source));
    let missing = source.as_deref().and_then(host_of).map_or(Missing::NotSaved, Missing::Remote);
    Figure {
        slot: 0,
        caption: credited.caption.or_else(|| ld.and_then(|ld| ld.caption.clone())),
        credit: credited.credit.or_else(|| ld.and_then(|ld| ld.credit.clone())),
        alt: picture.alt.clone(),
        size_px: picture.size_px().or_else(|| ld.and_then(size_of)),
        source,
        picture: Picture::Missing(missing),
        ..Figure::default()
    }
}

/// Fewer bytes are a dot, not a picture.
const SMALLEST_PICTURE: usize = 300;

/// Pictures of an article's data that are looked through for each picture of the page.
const MOST_DESCRIBED: usize = 200;

/// What JSON-LD says of the picture at this address.
fn described<'a>(signals: &'a Signals, source: &str) -> Option<&'a LdPicture> {
    let key = file_key(source);
    signals
        .ld
        .pictures
        .iter()
        .take(MOST_DESCRIBED)
        .find(|picture| key.len() >= 6 && file_key(&picture.url) == key)
}

fn size_of(picture: &LdPicture) -> Option<PixelSize> {
    Some(PixelSize {
        width: picture.width.filter(|&px| px > 0)?,
        height: picture.height.filter(|&px| px > 0)?,
    })
}

/// The bytes of a `data:` address of a picture.
fn decode_data(address: &str) -> Option<Vec<u8>> {
    let (head, body) = address.strip_prefix("data:")?.split_once(',')?;
    if !head.starts_with("image/") || head.starts_with("image/svg") {
        return None;
    }
    if !head.contains("base64") {
        return Some(percent_decode_str(body).collect());
    }
    // White space and missing padding are common in saved pages.
    let body: String = percent_decode_str(body)
        .decode_utf8_lossy()
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&base64::alphabet::STANDARD, lenient)
        .decode(&body)
        .or_else(|_| STANDARD.decode(&body))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_addresses_are_decoded_with_or_without_padding() {
        assert_eq!(decode_data("data:image/png;base64,AAEC").unwrap(), [0, 1, 2]);
        assert_eq!(decode_data("data:image/png;base64,AA E").unwrap(), [0, 1]);
        assert_eq!(decode_data("data:text/html;base64,AAEC"), None);
    }
}
