//! Nothing gets out and nothing foreign is read: no socket on import and reading, no file outside what was dropped.
//! Linux only: the shim writes down what is opened (`tests/shim/shim.c`).
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::format_collect)]
#![allow(dead_code, unreachable_pub, reason = "the shim is shared with the test of durability")]

#[path = "shim/mod.rs"]
mod shim;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs a verb and returns what it printed and what the shim wrote down.
    fn run(&self, arguments: &[&str]) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.arg("--library").arg(self.path("library")).args(arguments);
        self.watch(&mut command)
    }

    fn watch(&self, command: &mut Command) -> (String, String) {
        let log = self.path("log");
        let _ = fs::remove_file(&log);
        let output = command.env("LD_PRELOAD", shim::library()).env("SHIM_LOG", &log).output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        (printed, fs::read_to_string(log).unwrap_or_default())
    }
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = image::RgbImage::from_pixel(320, 240, image::Rgb([80, 90, 100]));
    pixels.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

fn page(pictures: &str) -> String {
    format!(
        "<!doctype html><meta charset=utf-8><title>港口新線</title>\
         <link rel=icon href='https://tracker.example/icon.png'><meta http-equiv=refresh content='0;url=https://tracker.example/'>\
         <article><h1>港口新線</h1><p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
         {pictures}<p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>"
    )
}

fn sockets(log: &str) -> Vec<&str> {
    log.lines().filter(|line| line.starts_with("socket") || line.starts_with("connect")).collect()
}

#[test]
fn no_socket_is_opened_on_import_list_search_show_check_and_backup() {
    let desk = Desk::new();
    let remote = "<img src='https://tracker.example/1.png' srcset='https://tracker.example/2.png 2x' width=600 height=400>\
                  <p style='background:url(https://tracker.example/3.png)'>x</p>";
    let page = desk.write("pages/a.html", page(remote));
    let verbs: [&[&str]; 6] = [
        &["import", page.to_str().unwrap()],
        &["list"],
        &["search", "港口"],
        &["show", "1"],
        &["check"],
        &["backup"],
    ];
    for verb in verbs {
        let (printed, log) = desk.run(verb);
        assert!(log.contains("library.sqlite"), "{verb:?} is watched: {printed}");
        assert_eq!(sockets(&log), [""; 0], "{verb:?}");
    }
}

/// The control: a socket that is opened is noticed.
#[test]
fn a_socket_is_noticed() {
    let desk = Desk::new();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "open_a_socket_if_told"]).env("SHIM_ACTION", "socket");
    let (_, log) = desk.watch(&mut child);
    assert!(sockets(&log).iter().any(|line| line.starts_with("socket 2")), "{log}");
}

#[test]
fn open_a_socket_if_told() {
    if std::env::var_os("SHIM_ACTION").is_some() {
        drop(std::net::UdpSocket::bind("127.0.0.1:0"));
    }
}

#[test]
fn no_file_outside_what_was_dropped_is_read() {
    let desk = Desk::new();
    let canary = desk.write("secret/canary.png", picture());
    desk.write("pages/a_files/ship.png", picture());
    std::os::unix::fs::symlink(&canary, desk.path("pages/a_files/link.png")).unwrap();
    std::os::unix::fs::symlink(desk.path("secret"), desk.path("pages/a_files/folder")).unwrap();
    let absolute = canary.display();
    let ways = [
        "../secret/canary.png".to_owned(),
        "a_files/../../secret/canary.png".to_owned(),
        "a_files/%2e%2e/%2e%2e/secret/canary.png".to_owned(),
        "a_files\\..\\..\\secret\\canary.png".to_owned(),
        absolute.to_string(),
        format!("file://{absolute}"),
        format!("file://localhost{absolute}"),
        "a_files/link.png".to_owned(),
        "a_files/folder/canary.png".to_owned(),
        "//secret/canary.png".to_owned(),
        "\\\\host\\canary.png".to_owned(),
    ];
    let pictures: String = ways
        .iter()
        .map(|way| {
            format!("<figure><img src='{way}' width=600 height=400><figcaption>{way}</figcaption></figure>")
        })
        .collect();
    let ship = "<figure><img src='a_files/ship.png'></figure>";
    let page = desk.write("pages/a.html", page(&format!("{ship}{pictures}")));
    let (printed, log) = desk.run(&["import", page.to_str().unwrap()]);
    assert!(printed.contains("imported"), "{printed}");
    // The control: what lies beside the page is read, and the log shows it.
    assert!(log.contains("ship.png"), "{log}");
    let opened =
        |line: &&str| line.contains("canary") || line.contains("link.png") || line.contains("/secret");
    assert_eq!(log.lines().filter(opened).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_system_files_the_library_and_the_page_are_opened() {
    let desk = Desk::new();
    let page = desk.write("pages/a.html", page(""));
    let (_, log) = desk.run(&["import", page.to_str().unwrap()]);
    let own = desk.0.path().to_str().unwrap().to_owned();
    let system = ["/proc/", "/sys/", "/etc/", "/usr/", "/lib", "/dev/"];
    let is_foreign = |line: &&str| {
        line.strip_prefix("open ").is_some_and(|path| {
            Path::new(path).is_absolute()
                && !path.starts_with(&own)
                && !system.iter().any(|begin| path.starts_with(begin))
        })
    };
    assert_eq!(log.lines().filter(is_foreign).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn errors_and_reports_of_a_failed_import_hold_no_word_of_the_page() {
    let desk = Desk::new();
    let page = desk.write("pages/a.html", page(""));
    let mut import = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    import.arg("--library").arg(desk.path("library")).arg("import").arg(&page);
    let plan = shim::Plan::at(shim::Fault::Error, 60);
    let (output, _) = plan.run(&mut import, &desk.path("library"), desk.0.path());
    assert!(!output.status.success());
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(!said.contains("港口") && !said.contains("貨船"), "{said}");
}
