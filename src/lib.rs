//! Jianbao 剪報, a news clipping manager: saved pages in, articles with picture slots out, filed in collections.
//!
//! The rooms in reading order; each may use only rooms above it in this list (ARCHITECTURE.md has the table,
//! `tests/architecture.rs` holds it). Words flow down through an import: bytes → [`page`] → [`extract`] →
//! [`article`] → [`library`]; and up to the screen: [`library`] → [`ui`] → [`app`]. Intentions travel as
//! [`command::Command`], long work as [`jobs`].

pub mod log;
mod plain_file;

pub mod article;
pub mod text;

pub mod extract;
pub mod page;
pub mod pictures;

pub mod fetch;

pub mod library;

pub mod import;
pub mod jobs;

pub mod command;

pub mod app;
pub mod cli;
pub mod ui;
