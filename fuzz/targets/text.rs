//! Text pages: five lines without a tag, then anything.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let head = "港报首页\n体育\n港口新线开通\n2024-04-01\n首班货船驶出港口。\n";
    jianbao_fuzz::extract_page(&[head.as_bytes(), text.as_bytes()].concat());
});
