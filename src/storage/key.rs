//! What is kept where: every key of ours, in one table.
//!
//! | key | holds |
//! | --- | --- |
//! | `duibiao/subject/<subject>` | a subject's identity |
//! | `duibiao/value/<subject>/<metric\|stage\|period>` | one value of its data sheet |
//! | `duibiao/evidence/<subject>/<evidence>` | one piece of its evidence |
//! | `duibiao/assessment/<assessment>` | an assessment's head |
//! | `duibiao/answer/<assessment>/<checkpoint>` | one answer |
//! | `duibiao/rectification/<assessment>/<rectification>` | one rectification |
//! | `duibiao/rewrite/<assessment>/<passage>` | one passage of its report in a person's own words |
//! | `duibiao/seal/<assessment>` | its seal, and every sealing and unsealing |
//! | `duibiao/plan/<plan>` | a plan of the user's own |
//! | `duibiao/bin/<assessment>` | a deleted assessment, with all that went with it |
//! | `duibiao/preference/<name>` | language, text size, and the id of this copy: small, made again if lost |
//! | `duibiao/journal/<writer>/<revision>` | the registers of one step, written before its records; a writer is one opened page |
//! | `duibiao/snapshot/<0\|1>` | all registers, in two slots by turns |
//! | `duibiao/was/<day>` | all registers as the day began; in the mirror only |
//! | `duibiao/wasold/<day>` | the records of the first programs as they lay when this one first met them; in the mirror only |
//! | `duibiao/wasaside/<day>/…` | what was set aside, and put away on that day; in the mirror only |
//! | `duibiao/written-file` | the handle of the backup file that the user chose; in the mirror only |
//! | `duibiao/wording/<plan>/<hash>` | what an edition of a plan that is answered here says; in the mirror only |
//! | `duibiao/set-aside/<checksum>/<key>` | what could not be read, as it was; the first programs wrote no checksum |

use chrono::NaiveDate;

use super::record::checksum;
use crate::assessment::{AssessmentId, EvidenceId, PassageId, PlanRef, RectificationId, SheetKey, SubjectId};
use crate::plan::{CheckpointId, PlanId};
use crate::words::{in_path, out_of_path};

/// Every key of ours begins so: other pages share the store of file://.
pub const PREFIX: &str = "duibiao/";

/// What begins so is read when it is wanted: it sorts after everything else, so that the rest can be read as one range.
pub const DATED: &str = "duibiao/was/";

/// Where the records of the first programs lie as those had written them; sorts so too.
pub const OLDER: &str = "duibiao/wasold/";

/// Where a text lies that could not be read, for some days after the user put it away; sorts so too.
pub const PUT_AWAY: &str = "duibiao/wasaside/";

/// The key of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Subject(SubjectId),
    Value(SubjectId, String),
    Evidence(SubjectId, EvidenceId),
    Assessment(AssessmentId),
    Answer(AssessmentId, CheckpointId),
    Rectification(AssessmentId, RectificationId),
    Rewrite(AssessmentId, PassageId),
    Seal(AssessmentId),
    Bin(AssessmentId),
    /// A plan of the user's own.
    Plan(PlanId),
}

impl Key {
    pub fn value(subject: &SubjectId, key: &SheetKey) -> Self {
        Self::Value(subject.clone(), key.text())
    }

    pub fn text(&self) -> String {
        match self {
            Self::Subject(subject) => format!("{PREFIX}subject/{}", in_path(subject.as_str())),
            Self::Value(subject, value) => format!("{PREFIX}value/{}/{value}", in_path(subject.as_str())),
            Self::Assessment(assessment) => format!("{PREFIX}assessment/{}", in_path(assessment.as_str())),
            Self::Answer(assessment, checkpoint) => format!("{PREFIX}answer/{}/{checkpoint}", in_path(assessment.as_str())),
            Self::Evidence(subject, evidence) => format!("{PREFIX}evidence/{}/{evidence}", in_path(subject.as_str())),
            Self::Rectification(assessment, id) => format!("{PREFIX}rectification/{}/{id}", in_path(assessment.as_str())),
            Self::Rewrite(assessment, passage) => format!("{PREFIX}rewrite/{}/{passage}", in_path(assessment.as_str())),
            Self::Seal(assessment) => format!("{PREFIX}seal/{}", in_path(assessment.as_str())),
            Self::Bin(assessment) => format!("{PREFIX}bin/{}", in_path(assessment.as_str())),
            Self::Plan(plan) => format!("{PREFIX}plan/{}", in_path(plan.as_str())),
        }
    }

    /// The key that a text is; `None` for what is not a record.
    pub fn from_text(text: &str) -> Option<Self> {
        let (sort, rest) = text.strip_prefix(PREFIX)?.split_once('/')?;
        let single = || (!rest.is_empty() && !rest.contains('/')).then(|| out_of_path(rest));
        let pair = || rest.split_once('/').filter(|(outer, inner)| !outer.is_empty() && !inner.is_empty());
        let key = match sort {
            "subject" => single().map(|subject| Self::Subject(subject.into())),
            "assessment" => single().map(|assessment| Self::Assessment(assessment.into())),
            "seal" => single().map(|assessment| Self::Seal(assessment.into())),
            "plan" => single().map(|plan| Self::Plan(plan.into())),
            "bin" => single().map(|assessment| Self::Bin(assessment.into())),
            "value" => pair().map(|(subject, value)| Self::Value(out_of_path(subject).into(), value.to_owned())),
            "answer" => pair().map(|(assessment, checkpoint)| Self::Answer(out_of_path(assessment).into(), checkpoint.into())),
            "evidence" => pair().map(|(subject, evidence)| Self::Evidence(out_of_path(subject).into(), evidence.into())),
            "rewrite" => pair().map(|(assessment, passage)| Self::Rewrite(out_of_path(assessment).into(), passage.into())),
            "rectification" => pair().map(|(assessment, id)| Self::Rectification(out_of_path(assessment).into(), id.into())),
            _ => None,
        };
        key.filter(|key| key.text() == text)
    }
}

/// What lies under a key of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Record(Key),
    Journal,
    Snapshot(usize),
    Dated,
    Older,
    /// Set aside, with the key it lay under.
    Aside(String),
}

impl Place {
    /// `None` for what is none of ours, or is not kept here.
    pub fn of(key: &str) -> Option<Self> {
        let (sort, rest) = key.strip_prefix(PREFIX)?.split_once('/')?;
        match sort {
            "journal" => Some(Self::Journal),
            "snapshot" => (0..2).find(|slot| snapshot(*slot) == key).map(Self::Snapshot),
            "was" => Some(Self::Dated),
            "wasold" => Some(Self::Older),
            "set-aside" => {
                let own = if rest.starts_with(PREFIX) { rest } else { rest.split_once('/')?.1 };
                Some(Self::Aside(own.to_owned()))
            }
            _ => Key::from_text(key).map(Self::Record),
        }
    }
}

/// Where one step of a writer is noted before it is carried out.
pub fn journal(writer: &str, revision: u64) -> String {
    format!("{PREFIX}journal/{writer}/{revision}")
}

/// One of the two slots for snapshots.
pub fn snapshot(slot: usize) -> String {
    format!("{PREFIX}snapshot/{slot}")
}

/// Where the registers are kept as they were when a day began.
pub fn dated(day: NaiveDate) -> String {
    format!("{DATED}{day}")
}

/// Where the records of the first programs are kept.
pub fn older(day: NaiveDate) -> String {
    format!("{OLDER}{day}")
}

/// Where a text that was set aside is put away on a day.
pub fn put_away(day: NaiveDate, place: &str) -> String {
    format!("{PUT_AWAY}{day}/{}", place.trim_start_matches(PREFIX))
}

/// Where it is kept what an edition says. It is no record: whatever lies there is a published text, and the same for all. It
/// sorts after [`DATED`], and is read when it is wanted.
pub fn edition_key(edition: &PlanRef) -> String {
    format!("{PREFIX}wording/{}/{}", in_path(edition.id.as_str()), in_path(&edition.hash))
}

/// Where an unreadable text is moved: each text of a key has a place of its own.
pub fn set_aside(key: &str, text: &str) -> String {
    format!("{PREFIX}set-aside/{:08x}/{key}", checksum(text.as_bytes()))
}
