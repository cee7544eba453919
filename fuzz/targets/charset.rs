//! Any bytes as a page: what it is, its charset, its words.

#![no_main]

use jianbao_fuzz::page::{Origin, Page};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read = || Page::from_bytes(bytes.to_vec(), Origin::default());
    if let (Ok(page), Ok(again)) = (read(), read()) {
        assert_eq!((&page.text, page.charset, page.kind), (&again.text, again.charset, again.kind));
    }
});
