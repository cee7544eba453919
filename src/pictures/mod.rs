//! Picture bytes become pixels, under limits; thumbnails. No files, no network, no window.
//!
//! Every byte here comes from a stranger. The header is read first, and nothing is decoded that is larger than
//! the limits say; a format is known by its bytes, whatever the file was called.

mod film;
mod matching;

use std::io::Cursor;
use std::path::Path;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::article::{PixelSize, Turns};

pub use film::{Frame, film, moves};
pub use matching::best_slots;

/// Longest side of a picture that is decoded, in pixels.
pub const MOST_SIDE_PX: u32 = 16_384;
/// Memory that decoding one picture may take, in bytes.
const MOST_DECODED_BYTES: u64 = 256 << 20;
/// Bytes of a picture that a library keeps.
pub const MOST_FILE_BYTES: usize = 48 << 20;

/// Endings of the files that are pictures, for dialogs and drops.
pub const ENDINGS: [&str; 8] = ["jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp"];

/// Pixels row by row, from the top left: red, green, blue and alpha, not multiplied by alpha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub size_px: PixelSize,
    pub rgba: Vec<u8>,
}

/// Why a picture is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("The picture is too large: pictures of at most 16,384 pixels a side and 48 MB are shown.")]
    TooLarge,
    #[error("The picture is broken, or not a PNG, JPEG, GIF, WebP or BMP.")]
    Broken,
}

/// The size in which the picture is shown, after its EXIF orientation. Reads the header only.
pub fn probe(bytes: &[u8]) -> Result<PixelSize, PictureError> {
    let (size, orientation) = header(bytes)?;
    Ok(if turns_sideways(orientation) { PixelSize { width: size.height, height: size.width } } else { size })
}

/// The picture, upright and then turned, made smaller until no side is longer than `max_side_px`. Of an animation,
/// the first frame.
pub fn decode(bytes: &[u8], turns: Turns, max_side_px: u32) -> Result<Pixels, PictureError> {
    let (_, orientation) = header(bytes)?;
    let picture = reader(bytes)?.decode().map_err(|error| reason(&error))?;
    Ok(upright(picture, orientation, turns, max_side_px))
}

fn upright(mut picture: DynamicImage, orientation: Orientation, turns: Turns, max_side_px: u32) -> Pixels {
    // Smaller first: turning costs by the pixel.
    if picture.width().max(picture.height()) > max_side_px {
        picture = shrink(&picture, max_side_px.max(1));
    }
    picture.apply_orientation(orientation);
    picture.apply_orientation(match turns.quarters() {
        1 => Orientation::Rotate90,
        2 => Orientation::Rotate180,
        3 => Orientation::Rotate270,
        _ => Orientation::NoTransforms,
    });
    let size_px = PixelSize { width: picture.width(), height: picture.height() };
    Pixels { size_px, rgba: picture.into_rgba8().into_raw() }
}

/// The pixels as a PNG file; nothing if they do not fit their size.
#[must_use]
pub fn encode_png(pixels: &Pixels) -> Option<Vec<u8>> {
    let PixelSize { width, height } = pixels.size_px;
    let picture = RgbaImage::from_raw(width, height, pixels.rgba.clone())?;
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// How the name of a file with these bytes ends.
#[must_use]
pub fn ending(bytes: &[u8]) -> &'static str {
    let format = image::guess_format(bytes).ok();
    format.and_then(|format| format.extensions_str().first().copied()).unwrap_or("bin")
}

/// Whether a file is called like a picture that can be shown. What it is, its bytes tell.
#[must_use]
pub fn is_called_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Far down by box averages, which is fast, and the last step by a smooth filter, which is sharp.
fn shrink(picture: &DynamicImage, side: u32) -> DynamicImage {
    let twice = side.saturating_mul(2);
    if picture.width().max(picture.height()) > twice {
        picture.thumbnail(twice, twice).resize(side, side, FilterType::CatmullRom)
    } else {
        picture.resize(side, side, FilterType::CatmullRom)
    }
}

fn header(bytes: &[u8]) -> Result<(PixelSize, Orientation), PictureError> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(PictureError::TooLarge);
    }
    let mut decoder = reader(bytes)?.into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    if width > MOST_SIDE_PX || height > MOST_SIDE_PX || decoder.total_bytes() > MOST_DECODED_BYTES {
        return Err(PictureError::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(PictureError::Broken);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((PixelSize { width, height }, orientation))
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, PictureError> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::Broken)?;
    reader.limits(limits());
    Ok(reader)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE_PX);
    limits.max_image_height = Some(MOST_SIDE_PX);
    limits.max_alloc = Some(MOST_DECODED_BYTES);
    limits
}

fn reason(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::Broken,
    }
}

fn turns_sideways(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_pixel(width, height, Rgb([200, 30, 60])).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn every_format_is_known_by_its_bytes() {
        for format in
            [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp]
        {
            let bytes = picture(60, 40, format);
            assert_eq!(probe(&bytes), Ok(PixelSize { width: 60, height: 40 }), "{format:?}");
            let pixels = decode(&bytes, Turns::NONE, 4096).unwrap();
            assert_eq!(pixels.rgba.len(), 60 * 40 * 4);
            assert!(pixels.rgba[0] > 180 && pixels.rgba[1] < 60, "{format:?} keeps its colour");
        }
    }

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        let bytes = picture(1000, 500, ImageFormat::Jpeg);
        assert_eq!(decode(&bytes, Turns::NONE, 128).unwrap().size_px, PixelSize { width: 128, height: 64 });
        assert_eq!(decode(&bytes, Turns::NONE, 800).unwrap().size_px, PixelSize { width: 800, height: 400 });
        assert_eq!(
            decode(&bytes, Turns::NONE, 4000).unwrap().size_px,
            PixelSize { width: 1000, height: 500 }
        );
    }

    #[test]
    fn a_picture_is_turned_as_its_reader_has_turned_it() {
        let mut picture = RgbImage::from_pixel(2, 1, Rgb([0, 0, 0]));
        picture.put_pixel(0, 0, Rgb([255, 255, 255]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let light = |turns| {
            let pixels = decode(bytes.get_ref(), turns, 16).unwrap();
            let of_first = pixels.rgba[0] == 255;
            (pixels.size_px.width, pixels.size_px.height, of_first)
        };
        assert_eq!(light(Turns::NONE), (2, 1, true));
        assert_eq!(light(Turns::NONE.right()), (1, 2, true));
        assert_eq!(light(Turns::NONE.right().right()), (2, 1, false));
        assert_eq!(light(Turns::NONE.left()), (1, 2, false));
    }

    #[test]
    fn a_header_that_claims_too_much_is_not_decoded() {
        let mut bytes = picture(8, 8, ImageFormat::Png);
        // Width and height stand after the signature and the head of the first chunk; its checksum follows.
        bytes[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
        let checksum = png_checksum(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(probe(&bytes), Err(PictureError::TooLarge));
        assert_eq!(decode(&bytes, Turns::NONE, 128), Err(PictureError::TooLarge));
    }

    #[test]
    fn broken_bytes_are_told_and_do_no_harm() {
        let whole = picture(64, 64, ImageFormat::Png);
        assert_eq!(decode(&whole[..whole.len() / 2], Turns::NONE, 64), Err(PictureError::Broken));
        assert_eq!(probe(b"GIF89a"), Err(PictureError::Broken));
        assert_eq!(probe(b"not a picture"), Err(PictureError::Broken));
        assert_eq!(probe(b""), Err(PictureError::Broken));
    }

    /// CRC-32 as PNG has it.
    fn png_checksum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(
                sum ^ u32::from(*byte),
                |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 },
            )
        })
    }
}
