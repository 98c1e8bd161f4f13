//! Files in and out: one table of formats.
