//! How ground state is written down: one shape, in exchange files and in records alike.
//!
//! Writing goes through serde; reading goes through [`Fields`], so that every problem is found with its place.

mod history;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

pub use history::{AnswerHistory, SaidEntry, ValueHistory};

use super::{
    Answer, Assessment, AssessmentId, Basis, Choice, Closing, Evidence, EvidenceKind, PassageId, Period, PlanRef,
    Rectification, Rewrite, SheetKey, Stamp, Stamped, Subject, SubjectId, Wording,
};
use crate::plan::{CheckpointId, Fact, LevelId, MetricId, Stage, SubjectKind};
use crate::problem::What;
use crate::tree::{Fields, read_moment};

/// An answer with its checkpoint and stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerEntry {
    pub checkpoint: CheckpointId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// The reason for 不适用; blank while it is still to be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 待复核, with a word why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
    /// What it answered, where the plan asks that no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aside: Option<Box<Wording>>,
    /// What stood there before: in records only, a file has it apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub history: Vec<SaidEntry>,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl AnswerEntry {
    pub fn new(checkpoint: &CheckpointId, entry: &Stamped<Answer>) -> Self {
        let (level, not_applicable) = match &entry.value.choice {
            Choice::Nothing => (None, None),
            Choice::Level(level) => (Some(level.clone()), None),
            Choice::NotApplicable { reason } => (None, Some(reason.clone())),
        };
        let Answer { note, review, aside, .. } = entry.value.clone();
        let (checkpoint, stamp) = (checkpoint.clone(), entry.stamp.clone());
        Self { checkpoint, level, not_applicable, note, review, aside, history: Vec::new(), stamp }
    }

    /// Reads one and moves its place to the checkpoint's id.
    pub fn read(fields: Fields) -> (CheckpointId, Stamped<Answer>) {
        let checkpoint = fields.need_text("checkpoint");
        let fields = fields.called(&checkpoint);
        let entry = Self::read_fields(&fields);
        fields.finish();
        (checkpoint.into(), entry)
    }

    fn read_fields(fields: &Fields) -> Stamped<Answer> {
        let (note, review) = (fields.raw_text("note"), fields.optional_raw("review"));
        let value = Answer { choice: read_choice(fields), note, review, aside: fields.object("aside").map(read_wording) };
        Stamped { value, stamp: read_stamp(fields) }
    }
}

fn read_wording(fields: Fields) -> Box<Wording> {
    let [edition, indicator, text, said] = ["edition", "indicator", "text", "said"].map(|field| fields.raw_text(field));
    fields.finish();
    Box::new(Wording { edition, indicator, text, said })
}

fn read_choice(fields: &Fields) -> Choice {
    match (fields.text("level"), fields.optional_raw("not_applicable")) {
        (Some(_), Some(_)) => {
            fields.note(What::LevelAndNotApplicable);
            Choice::Nothing
        }
        (Some(level), None) => Choice::Level(level.into()),
        (None, Some(reason)) => Choice::NotApplicable { reason },
        (None, None) => Choice::Nothing,
    }
}

/// A value of the data sheet with its key and stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueEntry {
    pub metric: MetricId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub period: Period,
    /// As it was typed.
    pub value: String,
    /// What stood there before: in records only, a file has it apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub history: Vec<SaidEntry>,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl ValueEntry {
    pub fn new(key: &SheetKey, entry: &Stamped<String>) -> Self {
        let SheetKey { metric, stage, period } = key.clone();
        Self { metric, stage, period, value: entry.value.clone(), history: Vec::new(), stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to the metric's id.
    pub fn read(fields: Fields) -> (SheetKey, Stamped<String>) {
        let (fields, key) = read_key(fields);
        let entry = Self::read_fields(&fields);
        fields.finish();
        (key, entry)
    }

    fn read_fields(fields: &Fields) -> Stamped<String> {
        Stamped { value: fields.raw_text("value"), stamp: read_stamp(fields) }
    }
}

/// The key of a value; the place moves to the metric's id.
fn read_key(fields: Fields) -> (Fields, SheetKey) {
    let metric = fields.need_text("metric");
    let fields = fields.called(&metric);
    let key = SheetKey { metric: metric.into(), stage: fields.word("stage"), period: read_period(&fields) };
    (fields, key)
}

/// A piece of evidence with its stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceEntry {
    #[serde(flatten)]
    pub evidence: Evidence,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl EvidenceEntry {
    pub fn new(entry: &Stamped<Evidence>) -> Self {
        Self { evidence: entry.value.clone(), stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to its title.
    pub fn read(fields: Fields) -> Stamped<Evidence> {
        let title = fields.raw_text("title");
        let fields = fields.called(title.trim());
        let value = Evidence {
            id: fields.need_text("id").into(),
            title,
            kind: fields.need_word("kind").unwrap_or(EvidenceKind::Other),
            number: fields.raw_text("number"),
            date: fields.date("date"),
            kept_at: fields.raw_text("kept_at"),
            link: fields.raw_text("link"),
            serves: fields.texts("serves").into_iter().map(Into::into).collect(),
        };
        let stamp = read_stamp(&fields);
        fields.finish();
        Stamped { value, stamp }
    }
}

/// A rectification with its stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RectificationEntry {
    #[serde(flatten)]
    pub rectification: Rectification,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl RectificationEntry {
    pub fn new(entry: &Stamped<Rectification>) -> Self {
        Self { rectification: entry.value.clone(), stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to its checkpoint's id.
    pub fn read(fields: Fields) -> Stamped<Rectification> {
        let checkpoint = fields.need_text("checkpoint");
        let fields = fields.called(&checkpoint);
        let mut value = Rectification::new(fields.need_text("id").into(), checkpoint.into());
        value.problem = fields.raw_text("problem");
        value.cause = fields.raw_text("cause");
        value.measure = fields.raw_text("measure");
        value.unit = fields.raw_text("unit");
        value.person = fields.raw_text("person");
        value.due = fields.date("due");
        value.progress = fields.raw_text("progress");
        value.closed = fields.object("closed").and_then(|closed| {
            let (on, proof) = (closed.date("on"), closed.raw_text("proof"));
            if on.is_none() && !closed.has("on") {
                closed.note(What::MissingField { field: "on".to_owned() });
            }
            closed.finish();
            on.map(|on| Closing { on, proof })
        });
        let stamp = read_stamp(&fields);
        fields.finish();
        Stamped { value, stamp }
    }
}

/// A passage of the report in a person's own words, with its stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RewriteEntry {
    pub passage: PassageId,
    #[serde(flatten)]
    pub rewrite: Rewrite,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl RewriteEntry {
    pub fn new(passage: &PassageId, entry: &Stamped<Rewrite>) -> Self {
        Self { passage: passage.clone(), rewrite: entry.value.clone(), stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to its passage.
    pub fn read(fields: Fields) -> (PassageId, Stamped<Rewrite>) {
        let passage = fields.need_text("passage");
        let fields = fields.called(&passage);
        let value = Rewrite { text: fields.raw_text("text"), from: fields.raw_text("from") };
        let stamp = read_stamp(&fields);
        fields.finish();
        (passage.into(), Stamped { value, stamp })
    }
}

/// The head of an assessment: all but its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct AssessmentHead {
    pub id: AssessmentId,
    pub plan: PlanRef,
    pub subject: SubjectId,
    pub period: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    pub basis: Basis,
    pub created: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<String>,
}

impl AssessmentHead {
    pub fn new(assessment: &Assessment) -> Self {
        Self {
            id: assessment.id.clone(),
            plan: assessment.plan.clone(),
            subject: assessment.subject.clone(),
            period: assessment.period,
            as_of: assessment.as_of,
            basis: assessment.basis,
            created: assessment.created,
            based_on: assessment.based_on.clone(),
        }
    }

    /// An assessment with this head and no answers yet.
    pub fn read(fields: Fields) -> Assessment {
        let (plan, _) = read_plan_ref(&fields);
        let id: AssessmentId = fields.need_text("id").into();
        let subject: SubjectId = fields.need_text("subject").into();
        let mut assessment = Assessment::new(id, plan, subject, read_period(&fields), read_time(&fields, "created"));
        assessment.as_of = fields.date("as_of");
        assessment.basis = fields.need_word("basis").unwrap_or(Basis::Current);
        assessment.based_on = fields.text("based_on");
        fields.finish();
        assessment
    }
}

/// Which plan, exactly, and its title where the file says it.
pub fn read_plan_ref(fields: &Fields) -> (PlanRef, String) {
    let Some(fields) = fields.need_object("plan") else {
        return (PlanRef { id: "".into(), edition: String::new(), hash: String::new() }, String::new());
    };
    let (id, edition, hash) = (fields.need_text("id").into(), fields.need_text("edition"), fields.need_text("hash"));
    let title = fields.text("title").unwrap_or_default();
    fields.finish();
    (PlanRef { id, edition, hash }, title)
}

/// A subject's identity. Whatever is wrong in it is noted; then the kind is a stand-in that nobody gets to see.
pub fn read_subject(fields: Option<Fields>) -> Subject {
    let stand_in = SubjectKind::Unit;
    let Some(fields) = fields else {
        return Subject::new("".into(), String::new(), stand_in, String::new());
    };
    let (id, name) = (fields.need_text("id").into(), fields.need_text("name"));
    let (kind, region) = (fields.need_word("kind").unwrap_or(stand_in), fields.raw_text("region"));
    let mut subject = Subject::new(id, name, kind, region);
    subject.code = fields.optional_raw("code");
    for fact in Fact::ALL {
        subject.set_fact(*fact, fields.flag(fact.word()));
    }
    fields.finish();
    subject
}

/// A period as `2025-2026` or `2026`; what is none is noted.
pub fn read_period(fields: &Fields) -> Period {
    let text = fields.need_text("period");
    let period = Period::from_text(&text);
    if period.is_none() && !text.is_empty() {
        fields.note(What::BadPeriod { field: "period".to_owned(), found: text });
    }
    period.unwrap_or(Period::Year(0))
}

/// A moment as RFC 3339; what is none is noted.
pub fn read_time(fields: &Fields, field: &str) -> DateTime<Utc> {
    let text = fields.need_text(field);
    let time = read_moment(&text);
    if time.is_none() && !text.is_empty() {
        fields.note(What::BadTime { field: field.to_owned(), found: text });
    }
    time.unwrap_or_default()
}

/// Which edit, in which copy, when.
pub(super) fn read_stamp(fields: &Fields) -> Stamp {
    Stamp {
        seq: fields.need_whole("seq").unwrap_or_default(),
        copy: fields.need_text("copy").into(),
        at: read_time(fields, "at"),
    }
}
