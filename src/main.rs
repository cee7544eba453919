//! Picks the window or the command line, and nothing else.

use std::process::ExitCode;

use jianbao::app::{self, Start};
use jianbao::cli::{self, Request};

fn main() -> ExitCode {
    match cli::request() {
        Request::Done(code) => code,
        Request::Window { library, files } => match app::run(Start { library, files }) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::failed(&error),
        },
    }
}
