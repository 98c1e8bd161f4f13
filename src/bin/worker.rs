//! The worker: a second module beside the page's, for what is heavy. It keeps nothing between two questions.
//!
//! `platform/worker_start.js` calls it; what it can be asked is the table in [`answer`].

use duibiao::exchange::{Made, backup, carry_out, examine};
use duibiao::platform::worker::BUILD;
use duibiao::problem::Problem;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The build this module is of.
#[wasm_bindgen]
pub fn build() -> String {
    BUILD.to_owned()
}

/// Does one task on a text and, where it is about a file, on its bytes; refusals are sentences, one a line.
#[wasm_bindgen]
pub fn answer(task: &str, text: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let done = match task {
        "examine" => examine(text, bytes).map(String::into_bytes),
        "back_up" => backup::carry_out(text).map(Made::into_bytes),
        "back_up_kept" => backup::carry_out_kept(text).map(Made::into_bytes),
        "write" => carry_out(text).map(Made::into_bytes),
        other => return Err(format!("unknown task `{other}`")),
    };
    done.map_err(|problems| lines(&problems))
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
