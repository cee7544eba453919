//! What Jianbao is built from: floors of versions, sources, and the settings that keep a mistake from spreading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;

/// Oldest versions without a known hole in what they do with foreign bytes (see SECURITY.md).
const FLOORS: [(&str, [u64; 3]); 6] = [
    ("ammonia", [4, 1, 4]),
    ("plist", [1, 10, 0]),
    ("quick-xml", [0, 41, 0]),
    ("zip", [2, 3, 0]),
    ("image", [0, 25, 6]),
    ("html5ever", [0, 39, 0]),
];
/// Crates that read foreign bytes or keep ours: a second version would be one that nobody looks after.
const ONCE: [&str; 14] = [
    "ammonia",
    "blake3",
    "encoding_rs",
    "gif",
    "html5ever",
    "image",
    "image-webp",
    "libsqlite3-sys",
    "png",
    "regex",
    "rusqlite",
    "url",
    "zip",
    "zstd",
];

fn read(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Versions and sources of every crate in `Cargo.lock`.
fn locked() -> BTreeMap<String, Vec<(String, Option<String>)>> {
    let mut crates: BTreeMap<String, Vec<(String, Option<String>)>> = BTreeMap::new();
    for package in read("Cargo.lock").split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")))?;
            Some(line.trim_end_matches('"').to_owned())
        };
        crates.entry(value("name").unwrap()).or_default().push((value("version").unwrap(), value("source")));
    }
    assert!(crates.len() > 100, "only {} crates were read", crates.len());
    crates
}

fn numbers(version: &str) -> Vec<u64> {
    let numbers = version.split(['-', '+']).next().unwrap().split('.');
    numbers.map(|number| number.parse().unwrap()).collect()
}

#[test]
fn no_crate_is_older_than_its_floor() {
    let crates = locked();
    for (name, floor) in FLOORS {
        for (version, _) in crates.get(name).into_iter().flatten() {
            assert!(numbers(version) >= floor.to_vec(), "{name} {version} is below {floor:?}");
        }
    }
    assert!(rusqlite::version_number() >= 3_051_003, "SQLite {}", rusqlite::version());
}

#[test]
fn every_crate_comes_from_the_one_registry() {
    for (name, versions) in locked() {
        for (version, source) in versions {
            let is_ours = name == "jianbao" || name.starts_with("jianbao-");
            let is_registry =
                source.as_deref() == Some("registry+https://github.com/rust-lang/crates.io-index");
            assert!(is_ours || is_registry, "{name} {version} comes from {source:?}");
        }
    }
}

#[test]
fn what_reads_foreign_bytes_is_there_in_one_version() {
    let crates = locked();
    for name in ONCE {
        let versions = crates.get(name).map_or(0, Vec::len);
        assert!(versions <= 1, "{name}: {:?}", crates[name]);
    }
    assert!(!crates.contains_key("fancy-regex"), "unbounded backtracking on the bytes of strangers");
}

#[test]
fn mistakes_are_caught_and_our_code_has_no_unsafe_part() {
    let manifest = read("Cargo.toml");
    let release = manifest.split("[profile.release]").nth(1).unwrap().split("[profile").next().unwrap();
    for needed in ["overflow-checks = true", "panic = \"unwind\""] {
        assert!(release.contains(needed), "{needed}");
    }
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let deny = read("deny.toml");
    for needed in ["unknown-registry = \"deny\"", "unknown-git = \"deny\"", "multiple-versions = \"warn\""] {
        assert!(deny.contains(needed), "{needed}");
    }
}
