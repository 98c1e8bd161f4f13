//! 对标自评: schools and counties score themselves against published education plans, in one page, offline.
pub mod assessment;
pub mod exact;
pub mod plan;
pub mod problem;
pub mod tree;
mod words;
