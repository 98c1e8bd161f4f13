//! Files in and out. One table says which formats there are; a format is one row and one file.
//!
//! | file | for |
//! | --- | --- |
//! | `format` | the table of formats: plain data, so that naming it links no writer; file names |
//! | `order` | what the page asks the worker to write |
//! | `examined` | what the page asks the worker about a chosen file, and what it hears |
//! | `writers` | who writes what, for the worker and the command line only |
//! | `examine` | who looks at a chosen file, for the worker only |
//! | `binder` | 佐证材料目录: evidence numbered as on the shelf |
//! | `json`, `csv`, `evaluation`, `workbook`, `markdown`, `docx`, `calendar` | the formats |
//! | `report` | 自评报告 as a value, and the papers made of it |
//! | `receipt` | 回执码 and the identity of a plan |
//! | `backup` | everything in one file, and putting it back |
//! | `recognise` | what a file is, seen from its content |
//! | `catalogue` | what is said of each plan before it is opened |
//! | `own` | plans of the user's own, packed for keeping; for the worker and the command line only |
//! | `schema` | the published JSON Schemas |

pub mod backup;
pub mod binder;
pub mod calendar;
pub mod catalogue;
pub mod csv;
pub mod docx;
pub mod evaluation;
mod examine;
mod examined;
mod format;
pub mod json;
pub mod markdown;
mod order;
mod own;
pub mod receipt;
mod recognise;
pub mod report;
pub mod schema;
pub mod workbook;
mod writers;

pub use examine::examine;
pub use examined::{Examined, Question, Told};
pub use format::{FORM, FORMATS, Format, PLAN, file_name, form_name, format};
pub use json::{Imported, check_against};
pub use order::{FormOrder, Made, Order, Step, Tell};
pub use own::{own_plan, unpacked};
pub use receipt::plan_ref;
pub use receipt::program;
pub use recognise::{Kind, recognise};
pub use writers::{Material, WRITERS, Writer, carry_out, writer};
