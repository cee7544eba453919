//! The command line with a library of its own, as a person or a script has it.
#![allow(unreachable_pub, dead_code, reason = "shared by the tests of the command line")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder for pages, and a library.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With one page imported.
    pub fn of_page(bytes: impl AsRef<[u8]>) -> Self {
        let desk = Self::new();
        let page = desk.write("page.html", bytes);
        desk.ok(&["import", page.to_str().unwrap()]);
        desk
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn library(&self) -> PathBuf {
        self.folder().join("library")
    }

    /// Puts a page into the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join("pages").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        jianbao().arg("--library").arg(self.library()).args(arguments).output().unwrap()
    }

    /// What a verb says that does what it is asked.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.ended(arguments, 0).stdout).unwrap()
    }

    /// What a verb says that cannot do what it is asked.
    #[track_caller]
    pub fn fails(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.ended(arguments, 1).stderr).unwrap()
    }

    /// What is said of words that the command line does not take.
    #[track_caller]
    pub fn refuses(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.ended(arguments, 2).stderr).unwrap()
    }

    #[track_caller]
    fn ended(&self, arguments: &[&str], code: i32) -> Output {
        let output = self.run(arguments);
        let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(output.status.code(), Some(code), "{}{}", said(&output.stdout), said(&output.stderr));
        output
    }

    /// The objects that a verb prints, one a line, whether or not all of it could be done.
    #[track_caller]
    pub fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        objects(&String::from_utf8(self.run(arguments).stdout).unwrap())
    }

    /// The objects that a verb prints that does what it is asked.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Vec<Value> {
        objects(&self.ok(arguments))
    }
}

/// The program, without a library that the system may name.
pub fn jianbao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.env_remove("JIANBAO_LIBRARY");
    command
}

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
