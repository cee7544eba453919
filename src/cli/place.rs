//! Where the library is when nobody says: the system's place for a program's data.

use std::path::PathBuf;

use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_native_strategy};

use super::CliError;

/// `~/.local/share/jianbao`, `~/Library/Application Support/io.github.Jianbao`, `%APPDATA%\Jianbao\data`.
pub(super) fn default_library() -> Result<PathBuf, CliError> {
    let names = AppStrategyArgs {
        top_level_domain: "io.github".into(),
        author: "Jianbao".into(),
        app_name: "Jianbao".into(),
    };
    choose_native_strategy(names).map(|places| places.data_dir()).map_err(|_| CliError::NoPlace)
}
