//! Plans of the user's own: packed for keeping, and unpacked again to be checked. For the worker and the command line; the
//! page unpacks what was checked here.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::catalogue;
use crate::plan::{Plan, from_json};
use crate::problem::{Problem, What};
use crate::storage::OwnPlan;
use crate::tree::LIMIT_BYTES;

/// A right plan, ready to be kept.
pub fn own_plan(plan: &Plan, added: DateTime<Utc>) -> OwnPlan {
    OwnPlan::new(catalogue::row(plan), pack(&plan.to_json()), added).expect("a row of our own")
}

/// What was packed, checked as any plan file; and that it is the plan that its row speaks of.
pub fn unpacked(own: &OwnPlan) -> Result<Plan, Vec<Problem>> {
    let only = |what| vec![Problem::new("", what)];
    let plan = from_json(&unpack(&own.packed).map_err(only)?)?;
    if plan.id != own.card.id {
        return Err(only(What::OtherChecksum));
    }
    Ok(plan)
}

/// What is kept of a plan, with what the catalogue of this program says of it.
pub fn described(own: OwnPlan, plan: &Plan) -> OwnPlan {
    OwnPlan::new(catalogue::row(plan), own.packed, own.added).expect("a row of our own")
}

/// Gzip in base64, the same for the same text.
fn pack(text: &str) -> String {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let packed = gzip.write_all(text.as_bytes()).and_then(|()| gzip.finish());
    STANDARD.encode(packed.expect("memory takes every byte"))
}

fn unpack(packed: &str) -> Result<String, What> {
    let bytes = STANDARD.decode(packed).map_err(|_| What::Truncated)?;
    let mut text = Vec::new();
    // However small it is packed, no more is taken than a plan may have.
    let limit = LIMIT_BYTES as u64 + 1;
    GzDecoder::new(bytes.as_slice()).take(limit).read_to_end(&mut text).map_err(|_| What::Truncated)?;
    if text.len() > LIMIT_BYTES {
        return Err(What::TooLarge { bytes: text.len(), limit: LIMIT_BYTES });
    }
    String::from_utf8(text).map_err(|_| What::NotText)
}
