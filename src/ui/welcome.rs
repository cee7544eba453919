//! The page that a new library starts with: it explains slots and collections by being a clip itself.

use crate::ui::locale::Language;

/// The welcome page in a language, to be imported like any saved page.
#[must_use]
pub fn page(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../assets/welcome/en.html"),
        Language::SimplifiedChinese => include_str!("../../assets/welcome/zh-Hans.html"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_page_with_one_saved_picture_and_two_that_are_not() {
        for language in Language::ALL {
            let page = page(language);
            assert!(page.contains(&format!("lang=\"{}\"", language.lang().tag())), "{language:?}");
            assert_eq!(page.matches("<figure>").count(), 3, "{language:?}");
            assert_eq!(page.matches("src=\"data:image/png;base64,").count(), 1, "{language:?}");
            assert_eq!(page.matches("<h2>").count(), 3, "{language:?}");
        }
    }
}
