//! Keys as the trade names them; the window turns them into its toolkit's.

/// A key, and what is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    pub held: Held,
    pub key: Key,
}

/// What is held while the key is pressed. `Command` is Ctrl, and on macOS ⌘.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Nothing,
    Shift,
    Command,
    CommandShift,
    Alt,
}

/// The keys that commands use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A Latin capital letter.
    Letter(char),
    /// `F1`, `F2`…
    Function(u8),
    Digit(u8),
    Comma,
    Slash,
    Space,
    Escape,
    Plus,
    Equals,
    Minus,
    Delete,
    Backspace,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

impl Shortcut {
    pub(super) const fn bare(key: Key) -> Self {
        Self { held: Held::Nothing, key }
    }

    pub(super) const fn shift(key: Key) -> Self {
        Self { held: Held::Shift, key }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { held: Held::Alt, key }
    }

    pub(super) const fn command(key: Key) -> Self {
        Self { held: Held::Command, key }
    }

    pub(super) const fn command_shift(key: Key) -> Self {
        Self { held: Held::CommandShift, key }
    }

    /// Whether the key writes or moves in a text field, and so is not ours while one has the focus.
    #[must_use]
    pub fn is_for_typing(self) -> bool {
        let edits = matches!(self.key, Key::Letter('Z' | 'A' | 'V' | 'C' | 'X'));
        let moves = !matches!(self.key, Key::Function(_));
        match self.held {
            Held::Nothing | Held::Shift | Held::Alt => moves,
            Held::Command | Held::CommandShift => {
                edits || matches!(self.key, Key::Up | Key::Down | Key::Backspace)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_field_keeps_the_keys_that_write_or_edit_in_it() {
        for ours in [Shortcut::bare(Key::Function(2)), Shortcut::command(Key::Letter('O'))] {
            assert!(!ours.is_for_typing(), "{ours:?}");
        }
        let theirs = [
            Shortcut::bare(Key::Letter('J')),
            Shortcut::bare(Key::Delete),
            Shortcut::command(Key::Letter('Z')),
        ];
        for theirs in theirs {
            assert!(theirs.is_for_typing(), "{theirs:?}");
        }
    }
}
