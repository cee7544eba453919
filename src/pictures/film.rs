//! Pictures that move: their frames, under limits. They are decoded only when a reader lets one play.

use std::io::Cursor;
use std::time::Duration;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder as _, DynamicImage, Frames, ImageDecoder as _, ImageFormat};

use super::{PictureError, Pixels, header, limits, reason, upright};
use crate::article::Turns;

/// One frame, and how long it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub pixels: Pixels,
    pub lasts: Duration,
}

/// Memory of the frames of one film; what comes after is not played.
const MOST_FILM_BYTES: usize = 96 << 20;
/// Frames of one film.
const MOST_FRAMES: usize = 2_000;
/// A frame that claims to last less than this lasts as long as in browsers.
const LEAST: Duration = Duration::from_millis(20);
const USUAL: Duration = Duration::from_millis(100);

/// Whether the picture has more than one frame.
#[must_use]
pub fn moves(bytes: &[u8]) -> bool {
    let format = image::guess_format(bytes);
    if !matches!(format, Ok(ImageFormat::Gif | ImageFormat::WebP | ImageFormat::Png)) {
        return false;
    }
    let Ok(Some(frames)) = frames(bytes) else { return false };
    frames.take(2).flatten().count() == 2
}

/// The frames of a picture that moves, upright and turned, no side longer than `max_side_px`; none of one that does
/// not. Where the bytes break off, what came before is played.
pub fn film(bytes: &[u8], turns: Turns, max_side_px: u32) -> Result<Vec<Frame>, PictureError> {
    let Some(frames) = frames(bytes)? else { return Ok(Vec::new()) };
    let mut film = Vec::new();
    let mut room = MOST_FILM_BYTES;
    for frame in frames.take(MOST_FRAMES).map_while(Result::ok) {
        let (over, under) = frame.delay().numer_denom_ms();
        let lasts = Duration::from_millis(u64::from(over / under.max(1)));
        let picture = DynamicImage::ImageRgba8(frame.into_buffer());
        let pixels = upright(picture, image::metadata::Orientation::NoTransforms, turns, max_side_px);
        let Some(left) = room.checked_sub(pixels.rgba.len()) else { break };
        room = left;
        film.push(Frame { pixels, lasts: if lasts < LEAST { USUAL } else { lasts } });
    }
    Ok(film)
}

/// The frames as they are decoded, each whole; nothing for a picture of one frame by its format or head.
fn frames(bytes: &[u8]) -> Result<Option<Frames<'_>>, PictureError> {
    header(bytes)?;
    let from = Cursor::new(bytes);
    let frames = match image::guess_format(bytes) {
        Ok(ImageFormat::Gif) => {
            let mut decoder = GifDecoder::new(from).map_err(|error| reason(&error))?;
            decoder.set_limits(limits()).map_err(|error| reason(&error))?;
            decoder.into_frames()
        }
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(from).map_err(|error| reason(&error))?;
            if !decoder.has_animation() {
                return Ok(None);
            }
            decoder.into_frames()
        }
        Ok(ImageFormat::Png) => {
            let decoder = PngDecoder::with_limits(from, limits()).map_err(|error| reason(&error))?;
            if !decoder.is_apng().unwrap_or(false) {
                return Ok(None);
            }
            decoder.apng().map_err(|error| reason(&error))?.into_frames()
        }
        _ => return Ok(None),
    };
    Ok(Some(frames))
}

#[cfg(test)]
mod tests {
    use image::codecs::gif::GifEncoder;
    use image::{Delay, Rgba, RgbaImage};

    use super::*;
    use crate::article::PixelSize;

    /// A film of frames of these shades, each of which claims to last so many milliseconds.
    fn gif(shades: &[u8], lasts_ms: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        for shade in shades {
            let picture = RgbaImage::from_pixel(60, 40, Rgba([*shade, *shade, *shade, 255]));
            let delay = Delay::from_numer_denom_ms(lasts_ms, 1);
            encoder.encode_frame(image::Frame::from_parts(picture, 0, 0, delay)).unwrap();
        }
        drop(encoder);
        bytes
    }

    #[test]
    fn a_film_has_its_frames_in_order_and_each_lasts_as_long_as_it_says() {
        let bytes = gif(&[0, 120, 250], 300);
        assert!(moves(&bytes));
        let film = film(&bytes, Turns::NONE.right(), 30).unwrap();
        let shades: Vec<u8> = film.iter().map(|frame| frame.pixels.rgba[0]).collect();
        assert!(shades[0] < 30 && (90..150).contains(&shades[1]) && shades[2] > 220, "{shades:?}");
        for frame in &film {
            assert_eq!(frame.pixels.size_px, PixelSize { width: 20, height: 30 });
            assert_eq!(frame.lasts, Duration::from_millis(300));
        }
    }

    #[test]
    fn a_frame_that_lasts_no_time_lasts_as_in_browsers() {
        let film = film(&gif(&[0, 250], 0), Turns::NONE, 60).unwrap();
        assert!(film.iter().all(|frame| frame.lasts == USUAL));
    }

    #[test]
    fn a_still_picture_does_not_move() {
        assert!(!moves(&gif(&[9], 300)));
        let mut png = Cursor::new(Vec::new());
        RgbaImage::new(3, 2).write_to(&mut png, ImageFormat::Png).unwrap();
        assert!(!moves(png.get_ref()));
        assert_eq!(film(png.get_ref(), Turns::NONE, 60), Ok(Vec::new()));
        assert!(!moves(b"no picture"));
    }

    #[test]
    fn where_the_bytes_break_off_what_came_before_is_played() {
        let bytes = gif(&[0, 120, 250], 300);
        let film = film(&bytes[..bytes.len() - bytes.len() / 4], Turns::NONE, 60).unwrap();
        assert!((1..3).contains(&film.len()), "{}", film.len());
    }
}
