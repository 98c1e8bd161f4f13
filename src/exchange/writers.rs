//! The writers that the page itself carries. Heavy ones stand in the worker's own table, never here.

use crate::assessment::Dossier;
use crate::evaluate::Evaluation;
use crate::plan::Plan;

/// What a file is made from.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    pub plan: &'a Plan,
    pub dossier: &'a Dossier,
    pub evaluation: &'a Evaluation,
}

/// Makes the files of one format.
pub struct Writer {
    pub format: &'static str,
    pub write: fn(Material) -> Vec<u8>,
    /// Whether a file, read again, says what it was made from: asked before anyone is told that it is there.
    pub reads_back: fn(&[u8], Material) -> bool,
}

pub static PAGE_WRITERS: &[Writer] = &[
    Writer {
        format: "json",
        write: |material| super::json::write(material.plan, material.dossier).into_bytes(),
        reads_back: |bytes, material| super::json::reads_back(bytes, material.plan, material.dossier),
    },
    Writer { format: "csv", write: super::csv::write, reads_back: super::csv::reads_back },
];

/// The page's writer of a format.
pub fn page_writer(format: &str) -> Option<&'static Writer> {
    PAGE_WRITERS.iter().find(|writer| writer.format == format)
}
