//! The worker: a second module beside the page's, for what is heavy. It keeps nothing between two questions.
//!
//! `platform/worker_start.js` calls it; what it can be asked is the table in [`answer`].

use duibiao::exchange::{carry_out, json, receipt};
use duibiao::platform::worker::BUILD;
use duibiao::problem::Problem;
use duibiao::tree;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The build this module is of.
#[wasm_bindgen]
pub fn build() -> String {
    BUILD.to_owned()
}

/// Does one task on a text; refusals are sentences, one a line.
#[wasm_bindgen]
pub fn answer(task: &str, text: &str) -> Result<String, String> {
    match task {
        "read-back" => read_back(text),
        "write" => write(text),
        other => Err(format!("unknown task `{other}`")),
    }
}

/// The receipt of an assessment file, taken anew from what was read.
fn read_back(text: &str) -> Result<String, String> {
    json::read(text).map_err(|problems| lines(&problems))?;
    tree::parse_json(text).map(|file| receipt::receipt(&file)).map_err(|problems| lines(&problems))
}

/// The file of an order, read back already.
fn write(order: &str) -> Result<String, String> {
    let bytes = carry_out(order).map_err(|problems| lines(&problems))?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
