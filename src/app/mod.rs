//! The window: drains events, runs commands, draws the panels.
