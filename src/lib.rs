//! 对标自评: schools and counties score themselves against published education plans, in one page, offline.
//!
//! ```text
//! plan ← assessment ← evaluate ← exchange      pure: no browser, no clock, no signals
//! i18n, storage, platform                      words; what to keep (no I/O); the only code that touches the browser
//! state ← ui                                   one Session with one edit(); pages and parts
//! ```
//!
//! What holds everywhere, mostly by absence:
//! - No binary floating point decides a verdict: numbers are [`exact`].
//! - Nothing below `platform` knows a clock, a browser or a file; today and ids come in as arguments.
//! - A [`plan::Plan`] that exists is right; a file gives one or every problem in it ([`problem`], [`tree`]).
//! - What people typed is the only state; what follows from it is computed by [`evaluate`] and not kept.

pub mod assessment;
pub mod evaluate;
pub mod exact;
pub mod exchange;
pub mod i18n;
pub mod plan;
pub mod platform;
pub mod problem;
pub mod sorted;
pub mod state;
pub mod storage;
pub mod tree;
pub mod ui;
mod words;

/// Which build this is: the same for the page and the worker that were made from the same sources.
pub const BUILD: &str = env!("DUIBIAO_BUILD");
