//! How errors are told in the log: by kind and number. Their words may quote a page, a headline or a path.

use std::fmt::Debug;
use std::{fs, io};

/// What the log tells of an error.
pub(crate) trait Cause {
    /// Neither a word of a clip nor a path is in it.
    fn cause(&self) -> String;
}

/// The name of an enum's variant, without what it holds.
pub(crate) fn variant(error: &impl Debug) -> String {
    format!("{error:?}").chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// An error of which the name of its kind is told.
#[derive(Debug)]
pub(crate) struct Kind<E>(pub(crate) E);

impl<E: Debug> Cause for Kind<E> {
    fn cause(&self) -> String {
        variant(&self.0)
    }
}

impl Cause for io::Error {
    fn cause(&self) -> String {
        match self.raw_os_error() {
            Some(number) => format!("{:?}, system error {number}", self.kind()),
            None => format!("{:?}", self.kind()),
        }
    }
}

impl Cause for fs::TryLockError {
    fn cause(&self) -> String {
        match self {
            Self::Error(error) => error.cause(),
            Self::WouldBlock => "held by another".to_owned(),
        }
    }
}

impl Cause for serde_json::Error {
    fn cause(&self) -> String {
        format!("{:?} in line {}, column {}", self.classify(), self.line(), self.column())
    }
}

/// A kind that stands in the program.
impl Cause for &'static str {
    fn cause(&self) -> String {
        (*self).to_owned()
    }
}

/// What a thread panicked with is told where it panicked.
impl Cause for Box<dyn std::any::Any + Send> {
    fn cause(&self) -> String {
        "a panic".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    #[expect(dead_code, reason = "what they hold is seen by Debug alone")]
    enum Wrong {
        Page { headline: &'static str },
        Path(&'static str),
        Nothing,
    }

    #[test]
    fn what_an_error_quotes_is_not_told() {
        assert_eq!(variant(&Wrong::Page { headline: "港口" }), "Page");
        assert_eq!(variant(&Wrong::Path("/home/lin/港口.html")), "Path");
        assert_eq!(variant(&Wrong::Nothing), "Nothing");
        assert_eq!(Kind("港口 harbour").cause(), "");
        let quoting = io::Error::new(io::ErrorKind::InvalidData, "港口 /home/lin");
        assert_eq!(quoting.cause(), "InvalidData");
        let json = serde_json::from_str::<Vec<u8>>("[1, \"港口\"]").unwrap_err();
        assert_eq!(json.cause(), "Data in line 1, column 12");
    }
}
