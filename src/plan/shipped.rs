//! The plans that come with the program, one row a seed. Only the command line, the worker and tests name them:
//! the page fetches plans as JSON, so that it carries neither their text nor a TOML reader.

use super::{Plan, from_toml};
use crate::problem::Problem;

/// One file in `seeds/`.
pub struct Seed {
    pub id: &'static str,
    pub text: &'static str,
}

macro_rules! seeds {
    ($($id:literal),+ $(,)?) => { &[$(Seed { id: $id, text: include_str!(concat!("../../seeds/", $id, ".toml")) }),+] };
}

/// Every shipped plan. The build fails if a file in `seeds/` has no row here.
pub static SEEDS: &[Seed] =
    seeds!["lvchun-2022", "chuxiong-2023", "banan-2021", "qingyuan-2019", "huilai-2023", "youzhijunheng-2017"];

/// The shipped plan of an id; its problems if the seed is broken, which the build rules out.
pub fn plan(id: &str) -> Option<Result<Plan, Vec<Problem>>> {
    SEEDS.iter().find(|seed| seed.id == id).map(|seed| from_toml(seed.text))
}
