//! The words of the interface, from the Fluent files in `assets/locales`. No word is written in code.

mod date;
mod language;
#[cfg(test)]
mod tests;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use language::Language;

/// Speaks one language.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// A value that a message is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Chooses the plural form too.
    Count(u64),
    Words(String),
}

impl Locale {
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks that keep a right-to-left name apart have no glyph in most fonts, and neither language here
        // is written that way.
        bundle.set_use_isolating(false);
        for source in language.sources() {
            // A file is built in: what is wrong with it, the tests of this room tell.
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message under `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message under `key`, filled with `args`.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no message `{key}` in {:?}", self.language);
            return key.to_owned();
        };
        let mut filling = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            filling.set((*name).to_owned(), FluentValue::from(arg));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&filling), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "`{key}` in {:?}: {errors:?}", self.language);
        text
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale").field("language", &self.language).finish_non_exhaustive()
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Count(count) => Self::from(*count),
            Arg::Words(words) => Self::from(words.as_str()),
        }
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
