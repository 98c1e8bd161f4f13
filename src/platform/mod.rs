//! The only code that touches the browser's stores, clock, files, tabs and worker.
//!
//! Each file is one contact and holds two `mod sys` with the same functions: the browser's, and the host's for tests.

pub mod assets;
pub mod chosen;
pub mod clock;
pub mod files;
pub mod initials;
pub mod keep;
#[cfg(target_arch = "wasm32")]
mod lease;
pub mod location;
pub mod mirror;
pub mod offline;
pub mod slices;
pub mod tabs;
pub mod worker;
