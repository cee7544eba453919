//! What the system must have for the window to open, and what to say when some of it is missing.
//!
//! The libraries are loaded by name while the window opens; what winit says of one that is not there names no package,
//! and of some it says nothing but panics.

use std::env;
use std::io::{IsTerminal as _, stderr};
use std::process::{Command, Stdio};

use crate::ui::locale::{Language, Locale};

/// A library that is loaded by name, and the packages that bring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Need {
    library: &'static str,
    debian: &'static str,
    fedora: &'static str,
}

const fn need(library: &'static str, debian: &'static str, fedora: &'static str) -> Need {
    Need { library, debian, fedora }
}

const XKBCOMMON: Need = need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon");
const X11: [Need; 6] = [
    need("libX11.so.6", "libx11-6", "libX11"),
    need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    need("libXcursor.so.1", "libxcursor1", "libXcursor"),
    need("libXi.so.6", "libxi6", "libXi"),
    need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    XKBCOMMON,
];
const WAYLAND: [Need; 4] = [
    need("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    need("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
    EGL,
    XKBCOMMON,
];
/// On X11 either of them will do.
const GL: Need = need("libGL.so.1", "libgl1", "mesa-libGL");
const EGL: Need = need("libEGL.so.1", "libegl1", "mesa-libEGL");
/// Through it rfd speaks to the portal's dialogs.
#[cfg(target_os = "linux")]
const DBUS: &str = "libdbus-1.so.3";

/// Where no library is missing, the fault is another.
pub(super) fn is_anything_missing() -> bool {
    !missing().is_empty()
}

/// What is missing, in the language of the system and with the command that brings it; nothing where nothing is. Said in
/// a dialog as well where nobody sees what is written to standard error.
pub(super) fn told_of() -> Option<String> {
    let missing = missing();
    if missing.is_empty() {
        return None;
    }
    let locale =
        Locale::new(Language::of_system(&sys_locale::get_locale().unwrap_or_else(|| "en".to_owned())));
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let words = words(&locale, &missing, System::of(&release));
    if !stderr().is_terminal() {
        show(&words);
    }
    Some(words)
}

/// Whether rfd can speak to the portal.
#[cfg(target_os = "linux")]
pub(super) fn has_dbus() -> bool {
    not_found(&[DBUS]).is_empty()
}

fn missing() -> Vec<Need> {
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs: Vec<Need> = match (is_set("DISPLAY"), is_set("WAYLAND_DISPLAY")) {
        (true, _) => X11.into_iter().chain([GL, EGL]).collect(),
        (false, true) => WAYLAND.to_vec(),
        // Without a screen no library helps.
        (false, false) => return Vec::new(),
    };
    let names: Vec<&str> = needs.iter().map(|need| need.library).collect();
    let gone = not_found(&names);
    let is_gone = |need: &Need| gone.contains(&need.library);
    let one_will_do = |need: &Need| needs.contains(&GL) && [GL, EGL].contains(need);
    needs
        .iter()
        .filter(|need| if one_will_do(need) { is_gone(&GL) && is_gone(&EGL) } else { is_gone(need) })
        .copied()
        .collect()
}

/// Which of these libraries the system's loader does not find. It is asked itself, since it alone knows all the places
/// where it looks: this program is started once more, to say its version, with all of them to be loaded before it.
fn not_found<'a>(libraries: &[&'a str]) -> Vec<&'a str> {
    let asked = env::current_exe().and_then(|program| {
        let mut command = Command::new(program);
        command.arg("--version").env("LD_PRELOAD", libraries.join(" "));
        command.stdin(Stdio::null()).stdout(Stdio::null()).output()
    });
    // A program that cannot be started again tells nothing.
    let said = asked.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).unwrap_or_default();
    libraries.iter().copied().filter(|library| said.contains(&format!("'{library}'"))).collect()
}

/// Whose packages a system has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Debian,
    Fedora,
    Other,
}

impl System {
    /// By the words of `/etc/os-release`.
    fn of(release: &str) -> Self {
        let lines = release.lines().filter_map(|line| line.split_once('='));
        let mut names = lines
            .filter(|(key, _)| ["ID", "ID_LIKE"].contains(key))
            .flat_map(|(_, value)| value.trim_matches('"').split_whitespace());
        names
            .find_map(|name| match name {
                "debian" | "ubuntu" => Some(Self::Debian),
                "fedora" | "rhel" => Some(Self::Fedora),
                _ => None,
            })
            .unwrap_or(Self::Other)
    }
}

fn words(locale: &Locale, missing: &[Need], system: System) -> String {
    let joined =
        |part: fn(&Need) -> &'static str, by: &str| missing.iter().map(part).collect::<Vec<_>>().join(by);
    let libraries = joined(|need| need.library, ", ");
    let (debian, fedora) = (joined(|need| need.debian, " "), joined(|need| need.fedora, " "));
    let (key, args) = match system {
        System::Debian => ("needs-install", vec![("command", format!("sudo apt install {debian}").into())]),
        System::Fedora => ("needs-install", vec![("command", format!("sudo dnf install {fedora}").into())]),
        System::Other => ("needs-packages", vec![("debian", debian.into()), ("fedora", fedora.into())]),
    };
    format!(
        "{}\n{}",
        locale.with("needs-libraries", &[("libraries", libraries.into())]),
        locale.with(key, &args)
    )
}

/// Shows words without a window of our own, by whatever the desktop has for it.
fn show(words: &str) {
    let ways: [(&str, &[&str]); 3] = [
        ("zenity", &["--error", "--no-markup", "--text"]),
        ("kdialog", &["--error"]),
        ("xmessage", &["-center"]),
    ];
    for (program, args) in ways {
        let command =
            Command::new(program).args(args).arg(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        if command.is_ok() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_loader_tells_which_libraries_it_does_not_find() {
        assert_eq!(not_found(&["libc.so.6", "libnever-there.so.1"]), ["libnever-there.so.1"]);
    }

    #[test]
    fn the_command_fits_the_system_and_the_words_its_language() {
        let missing = [X11[2], X11[3]];
        let said = |language, system| words(&Locale::new(language), &missing, system);
        let debian = said(Language::English, System::Debian);
        assert!(debian.contains("libXcursor.so.1, libXi.so.6"), "{debian}");
        assert!(debian.ends_with("sudo apt install libxcursor1 libxi6"), "{debian}");
        let fedora = said(Language::SimplifiedChinese, System::Fedora);
        assert!(fedora.contains("系统") && fedora.ends_with("sudo dnf install libXcursor libXi"), "{fedora}");
        let other = said(Language::English, System::Other);
        assert!(other.contains("libxcursor1 libxi6") && other.contains("libXcursor libXi"), "{other}");
    }

    #[test]
    fn a_system_is_known_by_what_it_is_like() {
        assert_eq!(System::of("NAME=\"Debian\"\nID=debian\n"), System::Debian);
        assert_eq!(System::of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), System::Debian);
        assert_eq!(System::of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\""), System::Fedora);
        assert_eq!(System::of("ID=arch\n"), System::Other);
        assert_eq!(System::of(""), System::Other);
    }

    /// Those of README come with all others: `.ci/bare-start` opens the window with them alone.
    #[test]
    fn readme_names_packages_of_this_table_only() {
        let readme = include_str!("../../README.md");
        let line = |begins: &str| {
            let after = readme.split(begins).nth(1).unwrap().split('`').next().unwrap();
            after.split_whitespace().skip(1).collect::<Vec<_>>()
        };
        let all: Vec<Need> = X11.into_iter().chain([GL, EGL]).collect();
        let (debian, fedora) = (line("`apt install "), line("`dnf install "));
        assert!(
            debian.len() >= 5 && debian.iter().all(|name| all.iter().any(|need| need.debian == *name)),
            "{debian:?}"
        );
        assert_eq!(debian.len(), fedora.len());
        for (debian, fedora) in debian.iter().zip(fedora) {
            let need = all.iter().find(|need| need.debian == *debian).unwrap();
            assert_eq!(need.fedora, fedora, "both lines name the same libraries in one order");
        }
    }
}
