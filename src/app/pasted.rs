//! What a paste brings: a page, words, files, or only an address. Decided away from the window's thread.

use std::path::PathBuf;

use super::services::Clipboard;

/// The contents of a paste by what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pasted {
    Html(String),
    Text(String),
    /// Files that were copied in a file manager.
    Files(Vec<PathBuf>),
    /// Nothing but an address; nothing is fetched.
    Address(String),
    Nothing,
}

impl Pasted {
    /// `text` is what the toolkit's own paste brought, if it was one.
    pub(super) fn read(clipboard: &dyn Clipboard, text: Option<String>) -> Self {
        let text = text.or_else(|| clipboard.text()).unwrap_or_default();
        if let Some(files) = files(&text) {
            return Self::Files(files);
        }
        match Self::of_words(text) {
            Self::Address(address) => Self::Address(address),
            words => clipboard.html().map_or(words, Self::Html),
        }
    }

    /// What words alone are good for.
    pub(super) fn of_words(text: String) -> Self {
        match text.trim() {
            "" => Self::Nothing,
            address if is_address(address) => Self::Address(address.to_owned()),
            _ => Self::Text(text),
        }
    }
}

/// Every line is a file that exists.
fn files(text: &str) -> Option<Vec<PathBuf>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let paths: Option<Vec<PathBuf>> = lines.map(existing_file).collect();
    paths.filter(|paths| !paths.is_empty())
}

fn existing_file(line: &str) -> Option<PathBuf> {
    let path = match line.strip_prefix("file://") {
        Some(_) => url::Url::parse(line).ok()?.to_file_path().ok()?,
        None => PathBuf::from(line),
    };
    (path.is_absolute() && path.exists()).then_some(path)
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Holds(Option<&'static str>);

    impl Clipboard for Holds {
        fn html(&self) -> Option<String> {
            self.0.map(str::to_owned)
        }

        fn text(&self) -> Option<String> {
            None
        }

        fn picture(&self) -> Option<crate::pictures::Pixels> {
            None
        }
    }

    fn read(text: &str, html: Option<&'static str>) -> Pasted {
        Pasted::read(&Holds(html), Some(text.to_owned()))
    }

    #[test]
    fn a_page_is_taken_before_its_bare_words() {
        assert_eq!(read("Fog at the port", Some("<p>Fog</p>")), Pasted::Html("<p>Fog</p>".into()));
        assert_eq!(read("Fog at the port", None), Pasted::Text("Fog at the port".into()));
        assert_eq!(read("  \n", None), Pasted::Nothing);
    }

    #[test]
    fn an_address_alone_is_not_fetched() {
        let address = "https://news.example/fog.html";
        assert_eq!(read(address, Some("<a>fog</a>")), Pasted::Address(address.into()));
        assert_eq!(
            read("https://news.example says fog", None),
            Pasted::Text("https://news.example says fog".into())
        );
    }

    #[test]
    fn copied_files_are_imported_as_files() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("雾 100%.html");
        std::fs::write(&page, "x").unwrap();
        let address = url::Url::from_file_path(&page).unwrap();
        assert_eq!(read(&format!("{address}\r\n"), None), Pasted::Files(vec![page]));
    }
}
