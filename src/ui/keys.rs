//! The commands' keys as egui's.

use egui::{Context, Key as EguiKey, KeyboardShortcut, Modifiers};

use crate::command::{Held, Key, Shortcut};

/// The shortcut as egui reads it from the keyboard; `None` for a key that it does not know.
#[must_use]
pub fn keyboard_shortcut(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let modifiers = match shortcut.held {
        Held::Nothing => Modifiers::NONE,
        Held::Shift => Modifiers::SHIFT,
        Held::Command => Modifiers::COMMAND,
        Held::Alt => Modifiers::ALT,
        Held::CommandShift => Modifiers::COMMAND.plus(Modifiers::SHIFT),
    };
    let logical_key = match shortcut.key {
        Key::Letter(letter) => EguiKey::from_name(letter.encode_utf8(&mut [0; 4]))?,
        Key::Digit(digit) => EguiKey::from_name(&digit.to_string())?,
        Key::Function(number) => EguiKey::from_name(&format!("F{number}"))?,
        Key::Comma => EguiKey::Comma,
        Key::Space => EguiKey::Space,
        Key::Slash => EguiKey::Slash,
        Key::Escape => EguiKey::Escape,
        Key::Plus => EguiKey::Plus,
        Key::Equals => EguiKey::Equals,
        Key::Minus => EguiKey::Minus,
        Key::Delete => EguiKey::Delete,
        Key::Backspace => EguiKey::Backspace,
        Key::Up => EguiKey::ArrowUp,
        Key::Down => EguiKey::ArrowDown,
        Key::PageUp => EguiKey::PageUp,
        Key::PageDown => EguiKey::PageDown,
        Key::Home => EguiKey::Home,
        Key::End => EguiKey::End,
    };
    Some(KeyboardShortcut { modifiers, logical_key })
}

/// The shortcut in the system's own writing: `Ctrl+O`, `⌘O`.
#[must_use]
pub fn written(ctx: &Context, shortcut: Shortcut) -> String {
    let written = keyboard_shortcut(shortcut).map(|keys| ctx.format_shortcut(&keys)).unwrap_or_default();
    match SIGNS.iter().find_map(|(name, sign)| Some((written.strip_suffix(name)?, sign))) {
        Some((held, sign)) => format!("{held}{sign}"),
        None => written,
    }
}

/// What stands on keys that egui calls by a name.
const SIGNS: [(&str, &str); 10] = [
    ("PageDown", "Page Down"),
    ("PageUp", "Page Up"),
    ("Comma", ","),
    ("Slash", "/"),
    ("Escape", "Esc"),
    ("Plus", "+"),
    ("Equals", "="),
    ("Minus", "−"),
    ("Down", "↓"),
    ("Up", "↑"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;

    #[test]
    fn keys_are_written_by_the_sign_that_stands_on_them() {
        let ctx = Context::default();
        ctx.set_os(egui::os::OperatingSystem::Nix);
        for (held, key, expect) in [
            (Held::Command, Key::Comma, "Ctrl+,"),
            (Held::Shift, Key::Down, "Shift+↓"),
            (Held::Nothing, Key::PageDown, "Page Down"),
            (Held::CommandShift, Key::Letter('Z'), "Ctrl+Shift+Z"),
        ] {
            assert_eq!(written(&ctx, Shortcut { held, key }), expect);
        }
    }

    #[test]
    fn the_keyboard_has_every_key_that_commands_use() {
        for command in Command::with_keys() {
            for shortcut in command.face().unwrap().shortcuts {
                assert!(keyboard_shortcut(*shortcut).is_some(), "{shortcut:?}");
            }
        }
    }
}
