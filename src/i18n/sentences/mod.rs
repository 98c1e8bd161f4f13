//! What the fixed words of [`super::Messages`] are too short for: sentences and names, one function each and language.

pub mod en;
pub mod zh;
