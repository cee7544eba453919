//! Runs programs behind the shim: trouble at a certain operation, the disk of a power cut, a log of what was opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Kill,
    /// One input/output error.
    Error,
    Full,
    Short,
}

/// What is to happen to a program.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    fault: Option<(Fault, usize)>,
    counts: bool,
    disk: Option<(PathBuf, PathBuf)>,
    no_syncs: bool,
    read_only: bool,
}

impl Plan {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn count() -> Self {
        Self { counts: true, ..Self::default() }
    }

    pub fn at(fault: Fault, operation: usize) -> Self {
        Self { fault: Some((fault, operation)), ..Self::default() }
    }

    /// Keeps in `disk` what a power cut would leave of `root`, beginning with what is there now.
    pub fn with_disk(mut self, root: &Path, disk: &Path) -> Self {
        copy(root, disk);
        self.disk = Some((root.to_owned(), disk.to_owned()));
        self
    }

    /// Nothing under the root can be written.
    pub fn read_only() -> Self {
        Self { read_only: true, ..Self::default() }
    }

    pub fn without_syncs(mut self) -> Self {
        self.no_syncs = true;
        self
    }

    /// Runs the program and returns what it gave and how many operations under `root` were counted.
    pub fn run(&self, command: &mut Command, root: &Path, scratch: &Path) -> (Output, usize) {
        let count = scratch.join("count");
        let _ = fs::remove_file(&count);
        command.env("LD_PRELOAD", library()).env("SHIM_ROOT", root);
        if let Some((fault, at)) = self.fault {
            let word = match fault {
                Fault::Kill => "kill",
                Fault::Error => "eio",
                Fault::Full => "full",
                Fault::Short => "short",
            };
            command.env("SHIM_FAULT", word).env("SHIM_AT", at.to_string());
        }
        if self.counts {
            command.env("SHIM_COUNT", &count);
        }
        if let Some((_, disk)) = &self.disk {
            command.env("SHIM_DISK", disk);
        }
        if self.read_only {
            command.env("SHIM_READONLY", "1");
        }
        if self.no_syncs {
            command.env("SHIM_NOSYNC", "1");
        }
        let output = command.output().unwrap();
        (output, fs::metadata(count).map_or(0, |file| file.len() as usize))
    }
}

/// The shim, compiled once for each run of the tests.
pub fn library() -> &'static Path {
    static BUILT: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shim/shim.c");
        let path = folder.path().join("shim.so");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&path, &source])
            .args(["-ldl", "-lpthread"])
            .status()
            .expect("these tests need a C compiler");
        assert!(built.success());
        (folder, path)
    });
    path
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
