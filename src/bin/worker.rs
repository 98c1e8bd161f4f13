//! The worker: a second module beside the page's, for what is heavy. It keeps nothing between two questions.
//!
//! `platform/worker_start.js` calls it; what it can be asked is the table in [`answer`].

use duibiao::exchange::{Made, Step, backup, carry_out, examine, workbook};
use duibiao::platform::worker::BUILD;
use duibiao::problem::Problem;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The build this module is of.
#[wasm_bindgen]
pub fn build() -> String {
    BUILD.to_owned()
}

/// Does one task on a text and, where it is about a file, on its bytes, and tells how far it is by a word; refusals are
/// sentences, one a line.
#[wasm_bindgen]
pub fn answer(task: &str, text: &str, bytes: &[u8], tell: &Function) -> Result<Vec<u8>, String> {
    // Nobody has to listen.
    let tell = |step: Step| _ = tell.call1(&JsValue::UNDEFINED, &step.word().into());
    let done = match task {
        "examine" => examine(text, bytes).map(String::into_bytes),
        "back_up" => backup::carry_out(text).map(Made::into_bytes),
        "back_up_kept" => backup::carry_out_kept(text).map(Made::into_bytes),
        "form" => workbook::carry_out(text, &tell).map(Made::into_bytes),
        "write" => carry_out(text, &tell).map(Made::into_bytes),
        other => return Err(format!("unknown task `{other}`")),
    };
    done.map_err(|problems| lines(&problems))
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
