//! Any text as the JSON-LD of a page.

#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| {
    let page = format!(
        "<!doctype html><html><head><title>Harbour opens</title><script type=\"application/ld+json\">{json}</script>\
         </head><body><h1>Harbour opens</h1><p>The harbour opened at dawn, and the boats went out.</p></body></html>"
    );
    jianbao_fuzz::extract_page(page.as_bytes());
});
