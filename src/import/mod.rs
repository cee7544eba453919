//! Paths and the clipboard become pages, articles, and clips ready for the library.
