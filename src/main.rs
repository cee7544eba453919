//! Picks the window or the command line, and nothing else.

fn main() {}
