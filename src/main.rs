//! Picks the window or the command line, and nothing else.

use std::process::ExitCode;

use jianbao::cli::{self, Request};

fn main() -> ExitCode {
    match cli::request() {
        Request::Done(code) => code,
        Request::Window { .. } => ExitCode::SUCCESS,
    }
}
