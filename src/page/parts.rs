//! What a browser saved beside a page: `page.html` with its pictures in `page_files/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::{PageError, read};

/// What browsers put after the page's name, in the languages that they are used in.
const ENDINGS: [&str; 14] = [
    "_files",
    ".files",
    "_fichiers",
    "-Dateien",
    "_archivos",
    "_bestanden",
    "_file",
    "_arquivos",
    "_pliki",
    "_soubory",
    "-filer",
    "_elemei",
    "_dosyalar",
    ".fld",
];
/// A folder of more files was not saved by a browser.
const MOST_FILES: usize = 20_000;
/// Savers put parts at most this deep.
const MOST_DEPTH: usize = 4;

/// The files in a page's own folder, by their path as the page writes it. Nothing outside it is ever opened.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    inner: Option<Arc<Folder>>,
}

#[derive(Debug)]
struct Folder {
    /// The folder that the page lies in.
    base: PathBuf,
    /// The page's own folder, canonical; every part lies below it.
    own: PathBuf,
    /// Paths from `base`, with `/`.
    keys: BTreeSet<String>,
}

impl Parts {
    /// A page that stands alone.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Lists what stands beside the page at `path`. Names only; nothing is opened.
    #[must_use]
    pub fn beside(path: &Path) -> Self {
        let Some(folder) = Self::folder_of(path) else { return Self::none() };
        let Some(base) = path.parent().map(Path::to_owned) else { return Self::none() };
        let Ok(own) = folder.canonicalize() else { return Self::none() };
        let mut keys = BTreeSet::new();
        list(&folder, &base, 0, &mut keys);
        Self { inner: Some(Arc::new(Folder { base, own, keys })) }
    }

    /// The page's own folder, if there is one beside it.
    #[must_use]
    pub fn folder_of(path: &Path) -> Option<PathBuf> {
        let stem = path.file_stem()?.to_str()?;
        let named = |ending| path.with_file_name(format!("{stem}{ending}"));
        // A link may lead anywhere, so it is not followed.
        ENDINGS
            .iter()
            .map(named)
            .find(|folder| fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()))
    }

    /// Whether a folder of this name holds the parts of some page, and no pages of its own.
    #[must_use]
    pub fn is_parts_folder(folder: &Path) -> bool {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
        ENDINGS.iter().filter_map(|ending| name.strip_suffix(ending)).any(|stem| {
            ["html", "htm", "xhtml"]
                .iter()
                .any(|kind| folder.with_file_name(format!("{stem}.{kind}")).is_file())
        })
    }

    /// The key of the part that an address in the page means, if it is there.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<String> {
        let folder = self.inner.as_ref()?;
        let key = key_of(address)?;
        folder.keys.contains(&key).then_some(key)
    }

    /// Reads the part under `key`, at most `most_bytes` of it.
    pub fn read(&self, key: &str, most_bytes: usize) -> Result<Vec<u8>, PageError> {
        let folder = self.inner.as_ref().filter(|folder| folder.keys.contains(key)).ok_or(PageError::Gone)?;
        // It may have become a link out of the folder since it was listed.
        let path = folder.base.join(key).canonicalize().map_err(|_| PageError::Gone)?;
        if !path.starts_with(&folder.own) {
            return Err(PageError::Gone);
        }
        read::read_capped(&path, most_bytes)
    }
}

/// The address as a path inside the page's folder, or nothing if it could lead anywhere else.
fn key_of(address: &str) -> Option<String> {
    let address = address.trim();
    let path = address.split(['?', '#']).next()?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let decoded = decoded.strip_prefix("./").unwrap_or(&decoded);
    let is_elsewhere = decoded.starts_with(['/', '\\']) || decoded.contains([':', '\\', '\0']);
    let climbs = decoded.split('/').any(|step| step == ".." || step == ".");
    (!decoded.is_empty() && !is_elsewhere && !climbs).then(|| decoded.to_owned())
}

fn list(folder: &Path, base: &Path, depth: usize, keys: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if keys.len() >= MOST_FILES {
            return;
        }
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() && depth < MOST_DEPTH {
            list(&path, base, depth + 1, keys);
        } else if kind.is_file()
            && let Ok(below) = path.strip_prefix(base)
            && let Some(key) = below.to_str()
        {
            keys.insert(key.replace('\\', "/"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_leads_elsewhere_is_no_part() {
        for address in [
            "../secret.png",
            "a_files/../../secret",
            "%2e%2e/secret",
            "a_files/%2E%2E/%2E%2E/x",
            "/etc/passwd",
            "file:///etc/passwd",
            r"\\host\share",
            "C:/x.png",
            "https://example.org/x.png",
            "",
        ] {
            assert_eq!(key_of(address), None, "{address}");
        }
        assert_eq!(key_of("./%E6%B8%AF_files/a%20b.jpg?x=1").as_deref(), Some("港_files/a b.jpg"));
    }

    #[test]
    fn the_parts_of_a_complete_page_are_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("港口 100%.html");
        fs::write(&page, "<p>").unwrap();
        fs::create_dir(folder.path().join("港口 100%_files")).unwrap();
        fs::write(folder.path().join("港口 100%_files/a.jpg"), "picture").unwrap();
        fs::write(folder.path().join("secret"), "secret").unwrap();
        let parts = Parts::beside(&page);
        let key = parts.find("./港口%20100%25_files/a.jpg").unwrap();
        assert_eq!(parts.read(&key, 100).unwrap(), b"picture");
        assert!(matches!(parts.read(&key, 3), Err(PageError::TooLarge(_))));
        assert_eq!(parts.find("secret"), None);
        assert!(matches!(parts.read("secret", 100), Err(PageError::Gone)));
        assert!(Parts::is_parts_folder(&folder.path().join("港口 100%_files")));
        assert!(!Parts::is_parts_folder(folder.path()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("a.html");
        fs::write(&page, "<p>").unwrap();
        fs::write(folder.path().join("secret"), "secret").unwrap();
        fs::create_dir(folder.path().join("a_files")).unwrap();
        let link = folder.path().join("a_files/link.jpg");
        std::os::unix::fs::symlink(folder.path().join("secret"), &link).unwrap();
        assert_eq!(Parts::beside(&page).find("a_files/link.jpg"), None);
        // It was a file when it was listed.
        fs::remove_file(&link).unwrap();
        fs::write(&link, "picture").unwrap();
        let parts = Parts::beside(&page);
        fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), &link).unwrap();
        assert!(parts.read("a_files/link.jpg", 100).is_err());
    }
}
