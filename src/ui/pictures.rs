//! Pictures on their way to the screen: asked for by hash and size, decoded elsewhere, kept as textures on a budget.
//!
//! Panels ask each frame for what they show; the window hands the questions to the decoder and the answers back.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use egui::{ColorImage, Context, Rect, TextureHandle, TextureOptions, Vec2};

use crate::article::{PixelSize, Print};

/// Textures beyond this many bytes are let go, those not shown for the longest time first.
const BUDGET_BYTES: usize = 64 << 20;
/// The sizes that are decoded, by their longer side in physical pixels: few, so that a drag of the window's edge
/// does not decode anew each frame. The largest is what every graphics driver takes.
const SIDES: [u32; 6] = [128, 256, 512, 1024, 2048, 4096];
const BYTES_A_PIXEL: usize = 4;

/// A picture that is wanted: no side longer than `max_side_px`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    pub print: Print,
    pub max_side_px: u32,
}

/// What can be shown of a picture now.
#[derive(Clone)]
pub enum Shown {
    Ready(TextureHandle),
    /// It is being decoded.
    Decoding,
    /// It cannot be decoded.
    Unreadable,
}

/// The pictures that are on the screen or were lately.
#[derive(Default)]
pub struct Pictures {
    known: BTreeMap<Wanted, Known>,
    /// Asked for and not handed on yet.
    questions: Vec<Wanted>,
    /// Counts what was asked, to tell what was asked for last.
    clock: u64,
    /// Those that have a film.
    moving: BTreeSet<Print>,
    /// The one that plays.
    film: Option<Film>,
}

/// A picture that moves, and its frames once they are decoded: none, if they cannot be.
struct Film {
    wanted: Wanted,
    asked: bool,
    frames: Vec<(TextureHandle, Duration)>,
}

struct Known {
    state: Shown,
    bytes: usize,
    last_asked: u64,
}

impl Pictures {
    /// The picture for a place of `room_px` physical pixels. While a sharper one is decoded, the one there is.
    pub fn picture(&mut self, print: Print, room_px: Vec2) -> Shown {
        self.clock += 1;
        let wanted = Wanted { print, max_side_px: side_for(room_px) };
        if !self.known.contains_key(&wanted) {
            self.questions.push(wanted);
        }
        let clock = self.clock;
        let known =
            self.known.entry(wanted).or_insert(Known { state: Shown::Decoding, bytes: 0, last_asked: clock });
        known.last_asked = clock;
        match &known.state {
            Shown::Decoding => self.other_size(print).unwrap_or(Shown::Decoding),
            state => state.clone(),
        }
    }

    /// What there is of a picture at any size; nothing is asked for.
    #[must_use]
    pub fn ready(&self, print: Print) -> Option<TextureHandle> {
        match self.other_size(print)? {
            Shown::Ready(texture) => Some(texture),
            Shown::Decoding | Shown::Unreadable => None,
        }
    }

    /// Whether there is a film of it to be played.
    #[must_use]
    pub fn moves(&self, print: Print) -> bool {
        self.moving.contains(&print)
    }

    pub fn note_moving(&mut self, print: Print, moves: bool) {
        if moves {
            self.moving.insert(print);
        }
    }

    /// The frame of the film that is shown so long after it began, and for how long; it begins anew at its end.
    pub fn frame(
        &mut self,
        print: Print,
        room_px: Vec2,
        since: Duration,
    ) -> Option<(TextureHandle, Duration)> {
        let wanted = Wanted { print, max_side_px: side_for(room_px) };
        let film = match &mut self.film {
            Some(film) if film.wanted == wanted => film,
            other => other.insert(Film { wanted, asked: false, frames: Vec::new() }),
        };
        let whole: Duration = film.frames.iter().map(|(_, lasts)| *lasts).sum();
        let mut into = Duration::from_nanos((since.as_nanos() % whole.as_nanos().max(1)) as u64);
        film.frames.iter().find_map(|(texture, lasts)| match lasts.checked_sub(into) {
            Some(left) if !left.is_zero() => Some((texture.clone(), left)),
            _ => {
                into -= *lasts;
                None
            }
        })
    }

    /// The film that is to be decoded, told once.
    #[must_use]
    pub fn take_film_question(&mut self) -> Option<Wanted> {
        let film = self.film.as_mut().filter(|film| !film.asked)?;
        film.asked = true;
        Some(film.wanted)
    }

    /// Nothing plays any more: its frames are let go.
    pub fn stop_film(&mut self) {
        self.film = None;
    }

    /// The frames of a film: sizes, pixels row by row, how long each lasts.
    pub fn film_arrived(
        &mut self,
        ctx: &Context,
        wanted: Wanted,
        frames: impl Iterator<Item = (PixelSize, Vec<u8>, Duration)>,
    ) {
        let Some(film) = self.film.as_mut().filter(|film| film.wanted == wanted) else { return };
        let texture = |(size_px, rgba, lasts): (PixelSize, Vec<u8>, Duration)| {
            let size = [size_px.width as usize, size_px.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &rgba);
            (ctx.load_texture(wanted.print.hash.to_string(), image, TextureOptions::LINEAR), lasts)
        };
        film.frames = frames.map(texture).collect();
    }

    /// The bytes of a picture are kept now: what could not be decoded before may be asked for again.
    pub fn forget_failures(&mut self) {
        self.known.retain(|_, known| !matches!(known.state, Shown::Unreadable));
    }

    /// What is to be decoded, in the order in which it was asked for; each is told once.
    #[must_use]
    pub fn take_questions(&mut self) -> Vec<Wanted> {
        std::mem::take(&mut self.questions)
    }

    /// A picture was decoded: `rgba` are its pixels, row by row. One whose pixels do not fit its size is unreadable.
    pub fn arrived(&mut self, ctx: &Context, wanted: Wanted, size_px: PixelSize, rgba: &[u8]) {
        let size = [size_px.width as usize, size_px.height as usize];
        let longest = ctx.input(|input| input.max_texture_side);
        let [width, height] = size;
        let expected = width.saturating_mul(height).saturating_mul(BYTES_A_PIXEL);
        if rgba.len() != expected || width > longest || height > longest || expected == 0 {
            self.failed(wanted);
            return;
        }
        let image = ColorImage::from_rgba_unmultiplied(size, rgba);
        let texture = ctx.load_texture(wanted.print.hash.to_string(), image, TextureOptions::LINEAR);
        self.put(wanted, Shown::Ready(texture), expected);
        self.keep_to_budget();
    }

    /// A picture could not be decoded.
    pub fn failed(&mut self, wanted: Wanted) {
        self.put(wanted, Shown::Unreadable, 0);
    }

    /// Bytes of the textures that are held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.known.values().map(|known| known.bytes).sum()
    }

    fn put(&mut self, wanted: Wanted, state: Shown, bytes: usize) {
        let last_asked = self.known.get(&wanted).map_or(self.clock, |known| known.last_asked);
        self.known.insert(wanted, Known { state, bytes, last_asked });
    }

    /// The same picture at another size, the largest there is.
    fn other_size(&self, print: Print) -> Option<Shown> {
        let sizes = Wanted { print, max_side_px: 0 }..=Wanted { print, max_side_px: u32::MAX };
        let ready = self.known.range(sizes).rev().find(|(_, known)| matches!(known.state, Shown::Ready(_)));
        ready.map(|(_, known)| known.state.clone())
    }

    /// Lets textures go until the rest is within the budget; the one asked for last always stays.
    fn keep_to_budget(&mut self) {
        let mut held: Vec<(u64, Wanted, usize)> = self
            .known
            .iter()
            .filter(|(_, known)| known.bytes > 0)
            .map(|(wanted, known)| (known.last_asked, *wanted, known.bytes))
            .collect();
        held.sort_unstable_by_key(|(last_asked, ..)| *last_asked);
        held.pop();
        let mut bytes = self.bytes();
        for (_, wanted, of_one) in held {
            if bytes <= BUDGET_BYTES {
                return;
            }
            self.known.remove(&wanted);
            bytes -= of_one;
        }
    }
}

/// The largest rectangle of these proportions in the middle of `room`.
#[must_use]
pub fn fit(natural: Vec2, room: Rect) -> Rect {
    let scale = (room.width() / natural.x.max(1.0)).min(room.height() / natural.y.max(1.0));
    Rect::from_center_size(room.center(), natural * scale)
}

/// The smallest decoded size that fills the room.
fn side_for(room_px: Vec2) -> u32 {
    let room = room_px.max_elem().ceil() as u32;
    let largest = SIDES.last().copied().unwrap_or(room);
    SIDES.into_iter().find(|side| *side >= room).unwrap_or(largest)
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::article::PictureHash;

    fn print(number: u32) -> Print {
        PictureHash::of(&number.to_le_bytes()).into()
    }

    /// Answers all questions with pictures of the size asked for, square.
    fn decode_all(pictures: &mut Pictures, ctx: &Context) {
        for wanted in pictures.take_questions() {
            let side = wanted.max_side_px;
            let rgba = vec![0; (side * side) as usize * BYTES_A_PIXEL];
            pictures.arrived(ctx, wanted, PixelSize { width: side, height: side }, &rgba);
        }
    }

    #[test]
    fn a_picture_is_asked_for_once_and_then_ready() {
        let (ctx, mut pictures) = (Context::default(), Pictures::default());
        assert!(matches!(pictures.picture(print(1), vec2(300.0, 200.0)), Shown::Decoding));
        assert!(matches!(pictures.picture(print(1), vec2(301.0, 200.0)), Shown::Decoding));
        let questions = pictures.take_questions();
        assert_eq!(questions, [Wanted { print: print(1), max_side_px: 512 }]);
        pictures.arrived(&ctx, questions[0], PixelSize { width: 2, height: 1 }, &[0; 8]);
        assert!(matches!(pictures.picture(print(1), vec2(300.0, 200.0)), Shown::Ready(_)));
        assert!(pictures.take_questions().is_empty());
    }

    #[test]
    fn the_size_there_is_stands_in_for_a_sharper_one() {
        let (ctx, mut pictures) = (Context::default(), Pictures::default());
        let _ = pictures.picture(print(1), vec2(100.0, 100.0));
        decode_all(&mut pictures, &ctx);
        assert!(matches!(pictures.picture(print(1), vec2(900.0, 100.0)), Shown::Ready(_)));
        assert_eq!(pictures.take_questions(), [Wanted { print: print(1), max_side_px: 1024 }]);
    }

    #[test]
    fn beyond_the_budget_what_was_asked_for_first_is_let_go() {
        let (ctx, mut pictures) = (Context::default(), Pictures::default());
        for number in 0..10 {
            let _ = pictures.picture(print(number), vec2(2000.0, 10.0));
            decode_all(&mut pictures, &ctx);
        }
        assert!(pictures.bytes() <= BUDGET_BYTES, "{}", pictures.bytes());
        assert!(matches!(pictures.picture(print(9), vec2(2000.0, 10.0)), Shown::Ready(_)));
        assert!(matches!(pictures.picture(print(0), vec2(2000.0, 10.0)), Shown::Decoding));
    }

    #[test]
    fn pixels_that_do_not_fit_their_size_are_no_picture() {
        let (ctx, mut pictures) = (Context::default(), Pictures::default());
        let _ = pictures.picture(print(1), vec2(100.0, 100.0));
        let wanted = pictures.take_questions()[0];
        pictures.arrived(&ctx, wanted, PixelSize { width: 9, height: 9 }, &[0; 8]);
        assert!(matches!(pictures.picture(print(1), vec2(100.0, 100.0)), Shown::Unreadable));
    }
}
