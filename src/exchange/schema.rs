//! The published JSON Schemas (draft 2020-12), made from the types that the files are written through.

use schemars::generate::SchemaSettings;

use super::{backup, json};
use crate::plan::Plan;

/// One schema: its file name and what makes it.
pub struct Published {
    pub file: &'static str,
    pub make: fn() -> String,
}

pub static SCHEMAS: &[Published] = &[
    Published { file: "plan.schema.json", make: text_of::<Plan> },
    Published { file: "assessment.schema.json", make: text_of::<json::File> },
    Published { file: "backup.schema.json", make: text_of::<backup::File> },
];

fn text_of<T: schemars::JsonSchema>() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    serde_json::to_string_pretty(&schema).expect("a schema is plain data") + "\n"
}
