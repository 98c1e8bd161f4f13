//! The only code that touches the browser. Each file is one contact, with a twin for the host.

pub mod assets;
pub mod worker;
