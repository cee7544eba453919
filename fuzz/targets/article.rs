//! Any bytes as an article of a library, as they are and packed; what is read comes back the same.

#![no_main]

use jianbao_fuzz::stored::{packed, stored, stored_article};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stored_article(bytes);
    if let Some(article) = packed(bytes).and_then(|packed| stored_article(&packed)) {
        let again = stored(&article).and_then(|bytes| stored_article(&bytes));
        assert_eq!(again.as_ref(), Some(&article));
        let _ = article.text();
    }
});
