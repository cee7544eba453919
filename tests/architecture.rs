//! Holds the arrows of ARCHITECTURE.md: a room may use only what its row of the table names.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by what each may use of the crate. A room may always use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("log", &["plain_file"]),
    ("plain_file", &[]),
    ("article", &[]),
    ("text", &["article"]),
    ("page", &["article", "text"]),
    ("extract", &["page", "text", "article"]),
    ("pictures", &["article"]),
    ("fetch", &[]),
    ("library", &["article", "text", "log"]),
    ("import", &["page", "extract", "pictures", "library", "article", "text", "log"]),
    ("jobs", &["import", "library", "pictures", "article", "log"]),
    ("command", &["article", "library"]),
    ("cli", &["import", "extract", "page", "library", "article", "text", "app", "log"]),
    ("ui", &["command", "article", "text", "library"]),
    (
        "app",
        &[
            "article",
            "text",
            "pictures",
            "fetch",
            "library",
            "import",
            "jobs",
            "command",
            "ui",
            "log",
            "plain_file",
        ],
    ),
    ("main", &["app", "cli"]),
    ("lib", &[]),
];

/// Crates that one room alone may name, with that room (several where the arrow is drawn so).
const KEPT_APART: &[(&str, &[&str])] = &[
    ("rusqlite", &["library"]),
    ("html5ever", &["extract"]),
    ("egui", &["ui", "app"]),
    ("eframe", &["app"]),
    ("rfd", &["app"]),
    ("arboard", &["app"]),
    ("zbus", &["app"]),
    ("clap", &["cli"]),
    ("image", &["pictures"]),
    ("ureq", &["fetch"]),
    ("tracing", &["log"]),
    ("tracing_subscriber", &["log"]),
    ("rustix", &["plain_file", "library"]),
];

#[test]
fn arrows_point_down_only() {
    let mut wrong = Vec::new();
    for file in sources() {
        let may_use = MAY_USE.iter().find(|(room, _)| *room == file.room).map(|(_, rooms)| *rooms);
        let Some(may_use) = may_use else {
            wrong.push(format!("{} stands in no room of the table", file.path.display()));
            continue;
        };
        for used in rooms_named(&file.code) {
            if used != file.room && !may_use.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_crate_of_one_room_is_named_nowhere_else() {
    let mut wrong = Vec::new();
    for file in sources() {
        for (name, rooms) in KEPT_APART {
            if names_crate(&file.code, name) && !rooms.contains(&file.room.as_str()) {
                wrong.push(format!("{} names {name}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_leave_the_command_line_by_one_way_that_makes_them_safe() {
    let to_a_terminal = ["io::stdout", "io::stderr", "StdoutLock", "StderrLock"];
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|file| !file.path.ends_with("cli/output.rs"))
        .filter(|file| to_a_terminal.iter().any(|name| file.code.contains(name)))
        .map(|file| format!("{} writes to the terminal past cli/output.rs", file.path.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn panels_read_the_library_in_their_data_files_only() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.room == "ui" && !file.path.ends_with("data.rs"))
        .filter(|file| uses_library_beyond_ids(&file.code))
        .map(|file| format!("{} reads the library outside data.rs", file.path.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_at_its_door_what_lives_there() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//!"))
        .map(|file| format!("{} has no first sentence", file.path.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_grows_past_500_lines() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rooms in which what fails leaves a line in the log, is told or is returned. The command line has nobody to tell when
/// its own output fails.
const TELL_OF_FAILURES: &[&str] = &["app", "fetch", "import", "jobs", "library", "log", "plain_file"];

#[test]
fn no_failure_is_let_go_without_a_word() {
    let mut wrong = Vec::new();
    let tells =
        |file: &Source| TELL_OF_FAILURES.contains(&file.room.as_str()) && !file.path.ends_with("tests.rs");
    for file in sources().into_iter().filter(tells) {
        let dropped = statements_that_drop(&file.code);
        wrong.extend(dropped.into_iter().map(|what| format!("{}: {what}", file.path.display())));
    }
    assert!(wrong.is_empty(), "use log::OrLog, jobs::hand, or tell of it:\n{}", wrong.join("\n"));
}

/// Statements that let go what may be an error. Writing into a string cannot fail.
fn statements_that_drop(code: &str) -> Vec<String> {
    let drops = |statement: &&str| {
        let ignores = statement.starts_with("let _ =") || statement.starts_with("let _:");
        let of_words = statement.contains("= write!(") || statement.contains("= writeln!(");
        (ignores && !of_words) || (statement.ends_with(".ok();") && !statement.contains(" ="))
    };
    code.split_inclusive([';', '{', '}']).map(str::trim).filter(drops).map(str::to_owned).collect()
}

#[test]
fn the_table_of_the_architecture_names_every_room() {
    let written = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (room, _) in MAY_USE.iter().filter(|(room, _)| *room != "lib") {
        let row = [format!("| `{room}/` |"), format!("| `{room}.rs` |")];
        assert!(row.iter().any(|row| written.contains(row)), "ARCHITECTURE.md has no row for {room}");
    }
}

/// A source file with the room it stands in.
struct Source {
    path: PathBuf,
    room: String,
    /// As written.
    text: String,
    /// Without comments and without the unit tests at its end.
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = BTreeMap::new();
    collect(&src, &mut paths);
    assert!(paths.len() > 15, "only {} source files were found", paths.len());
    paths
        .into_iter()
        .map(|(path, text)| {
            let below = path.strip_prefix(&src).unwrap();
            let first = below.components().next().unwrap().as_os_str().to_string_lossy();
            let room = first.trim_end_matches(".rs").to_owned();
            let code = code_of(&text);
            Source { path: below.to_owned(), room, text, code }
        })
        .collect()
}

fn collect(folder: &Path, into: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.insert(path.clone(), fs::read_to_string(&path).unwrap());
        }
    }
}

/// Imports of unit tests may point anywhere; words of comments are no imports.
fn code_of(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Rooms after `crate::` or `jianbao::`, also those of a braced list.
fn rooms_named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for prefix in ["crate::", "jianbao::"] {
        for (at, _) in code.match_indices(prefix) {
            let rest = &code[at + prefix.len()..];
            if let Some(list) = rest.strip_prefix('{') {
                rooms.extend(top_level_names(list));
            } else {
                rooms.push(first_word(rest));
            }
        }
    }
    rooms.retain(|room| MAY_USE.iter().any(|(known, _)| known == room));
    rooms
}

/// The first words of the entries of a braced import list.
fn top_level_names(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![String::new()];
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    names.iter().map(|name| first_word(name.trim())).collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        // `crate::image::` or `my_image::` is another name.
        before.is_none_or(|letter| !(letter.is_alphanumeric() || letter == '_' || letter == ':'))
    })
}

/// Whether anything of the library but its ids is named.
fn uses_library_beyond_ids(code: &str) -> bool {
    code.match_indices("library::").any(|(at, _)| {
        let rest = &code[at + "library::".len()..];
        let names = rest.strip_prefix('{').map_or_else(|| vec![first_word(rest)], top_level_names);
        names.iter().any(|name| !name.is_empty() && !matches!(name.as_str(), "ClipId" | "CollectionId"))
    })
}

#[test]
fn the_reader_of_imports_sees_lists_and_paths() {
    assert_eq!(rooms_named("use crate::{page::Page, text::{a, b}, article};"), ["page", "text", "article"]);
    assert_eq!(rooms_named("let x = crate::library::open();"), ["library"]);
    assert!(names_crate("use image::ImageReader;", "image"));
    assert!(!names_crate("crate::image::x", "image"));
    assert!(uses_library_beyond_ids("use crate::library::{ClipId, Reader};"));
    assert!(!uses_library_beyond_ids("use crate::library::{ClipId, CollectionId};"));
    let dropped = statements_that_drop(
        "{ let _ = send(x); let y = z.ok(); file.remove().ok(); let _ = write!(a, b); }",
    );
    assert_eq!(dropped, ["let _ = send(x);", "file.remove().ok();"]);
}
