//! Files in and out. One table says which formats there are; a format is one row and one file.
//!
//! | file | for |
//! | --- | --- |
//! | `format` | the table of formats: plain data, so that naming it links no writer; file names |
//! | `writers` | what the page itself writes |
//! | `json`, `csv`, `evaluation` | the formats |
//! | `receipt` | 回执码 and the identity of a plan |
//! | `recognise` | what a file is, seen from its content |
//! | `catalogue` | what is said of each plan before it is opened |
//! | `schema` | the published JSON Schemas |

pub mod catalogue;
pub mod csv;
pub mod evaluation;
mod format;
pub mod json;
pub mod receipt;
mod recognise;
pub mod schema;
mod writers;

pub use format::{FORMATS, Format, MadeBy, file_name, format};
pub use json::{Imported, check_against, check_against_edition};
pub use receipt::plan_ref;
pub use recognise::{Kind, recognise};
pub use writers::{Material, PAGE_WRITERS, Writer, page_writer};
