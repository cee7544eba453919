//! Named worker threads: a job in, events out, cancel and progress. No window is known here.
