//! Any bytes behind a doctype: parsing, choosing, cleaning, fields.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    jianbao_fuzz::extract_page(&[b"<!doctype html>", bytes].concat());
});
