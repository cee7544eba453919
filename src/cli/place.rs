//! Where the library is when nobody says: the system's place for a program's data.

use std::path::{Path, PathBuf};

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_native_strategy};

use super::CliError;

/// `~/.local/share/jianbao`, `~/Library/Application Support/io.github.Jianbao`,
/// `%LOCALAPPDATA%\Jianbao\Jianbao\data`.
pub(super) fn default_library() -> Result<PathBuf, CliError> {
    let names = AppStrategyArgs {
        top_level_domain: "io.github".into(),
        author: "Jianbao".into(),
        app_name: "Jianbao".into(),
    };
    let places = choose_native_strategy(names).map_err(|_| CliError::NoPlace)?;
    if cfg!(windows) {
        Ok(of_windows(&places.cache_dir(), places.data_dir(), holds_anything))
    } else {
        Ok(places.data_dir())
    }
}

/// On Windows what a program keeps in `roaming` is copied to every machine of a domain at each log-on, which gigabytes
/// of pages must not be. The library is beside the cache, on this machine; one that stands in the old place stays there.
fn of_windows(cache: &Path, roaming: PathBuf, holds_anything: impl Fn(&Path) -> bool) -> PathBuf {
    let local = cache.with_file_name("data");
    if !holds_anything(&local) && holds_anything(&roaming) { roaming } else { local }
}

/// Whether the folder is there and is not empty: even a library of which parts are gone is not passed over.
fn holds_anything(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place that is chosen where these folders hold something.
    fn chosen(full: &[&str]) -> String {
        let place =
            of_windows(Path::new("Local/Jianbao/Jianbao/cache"), "Roaming/Jianbao/data".into(), |place| {
                full.iter().any(|full| place == Path::new(full))
            });
        place.to_str().unwrap().replace('\\', "/")
    }

    const LOCAL: &str = "Local/Jianbao/Jianbao/data";
    const ROAMING: &str = "Roaming/Jianbao/data";

    #[test]
    fn on_windows_a_new_library_does_not_roam_and_an_old_one_is_found_where_it_stands() {
        assert_eq!(chosen(&[]), LOCAL);
        assert_eq!(chosen(&[ROAMING]), ROAMING);
        assert_eq!(chosen(&[LOCAL]), LOCAL);
        assert_eq!(chosen(&[LOCAL, ROAMING]), LOCAL);
    }

    #[test]
    fn a_folder_that_is_empty_or_not_there_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!holds_anything(folder.path()) && !holds_anything(&folder.path().join("none")));
        std::fs::write(folder.path().join("library.sqlite"), "").unwrap();
        assert!(holds_anything(folder.path()));
    }

    #[test]
    fn the_native_place_is_named_after_the_program() {
        let place = default_library().unwrap();
        assert!(place.to_string_lossy().to_lowercase().contains("jianbao"), "{}", place.display());
    }
}
