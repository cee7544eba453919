//! Any bytes as a picture.

#![no_main]

use jianbao_fuzz::article::Turns;
use jianbao_fuzz::pictures::{decode, probe};

/// Larger ones are right to take their time; the limits are tried by tests.
const MOST_PIXELS: u64 = 1 << 20;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(size) = probe(bytes) else { return };
    if u64::from(size.width) * u64::from(size.height) > MOST_PIXELS {
        return;
    }
    if let Ok(pixels) = decode(bytes, Turns::from(bytes.len() as u8), 64) {
        let (width, height) = (pixels.size_px.width as usize, pixels.size_px.height as usize);
        assert!(width <= 64 && height <= 64);
        assert_eq!(pixels.rgba.len(), width * height * 4);
    }
});
