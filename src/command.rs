//! Every intention of the user, with its label and shortcut.
