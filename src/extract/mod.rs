//! Turns a page into an article. No files, no network, no SQL.
