//! How ground state is written down: one shape, in exchange files and in records alike.
//!
//! Writing goes through serde; reading goes through [`Fields`], so that every problem is found with its place.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{
    Answer, Assessment, AssessmentId, Basis, Choice, CopyId, Period, PlanRef, SheetKey, Stamp, Stamped, Subject, SubjectId,
};
use crate::plan::{CheckpointId, LevelId, MetricId, PlanId, Stage, SubjectKind};
use crate::problem::What;
use crate::tree::Fields;

/// An answer with its checkpoint and stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct AnswerEntry {
    pub checkpoint: CheckpointId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// The reason for 不适用; blank while it is still to be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 待复核, with a word why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
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
        let Answer { note, review, .. } = entry.value.clone();
        Self { checkpoint: checkpoint.clone(), level, not_applicable, note, review, stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to the checkpoint's id.
    pub fn read(fields: Fields) -> (CheckpointId, Stamped<Answer>) {
        let checkpoint = fields.need_text("checkpoint");
        let fields = fields.called(&checkpoint);
        let level = fields.text("level");
        let reason = fields.optional_raw("not_applicable");
        let choice = match (reason, level) {
            (Some(reason), _) => Choice::NotApplicable { reason },
            (None, Some(level)) => Choice::Level(level.into()),
            (None, None) => Choice::Nothing,
        };
        let review = fields.optional_raw("review");
        let answer = Answer { choice, note: fields.raw_text("note"), review };
        let stamp = read_stamp(&fields);
        fields.finish();
        (checkpoint.into(), Stamped { value: answer, stamp })
    }
}

/// A value of the data sheet with its key and stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ValueEntry {
    pub metric: MetricId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    pub period: Period,
    /// As it was typed.
    pub value: String,
    #[serde(flatten)]
    pub stamp: Stamp,
}

impl ValueEntry {
    pub fn new(key: &SheetKey, entry: &Stamped<String>) -> Self {
        let SheetKey { metric, stage, period } = key.clone();
        Self { metric, stage, period, value: entry.value.clone(), stamp: entry.stamp.clone() }
    }

    /// Reads one and moves its place to the metric's id.
    pub fn read(fields: Fields) -> Option<(SheetKey, Stamped<String>)> {
        let metric = fields.need_text("metric");
        let fields = fields.called(&metric);
        let (stage, period) = (fields.word("stage"), read_period(&fields));
        let entry = Stamped { value: fields.raw_text("value"), stamp: read_stamp(&fields) };
        fields.finish();
        period.map(|period| (SheetKey { metric: metric.into(), stage, period }, entry))
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

    /// An assessment with this head and no answers yet; the caller finishes the fields.
    pub fn read(fields: &Fields) -> Option<Assessment> {
        let plan = read_plan_ref(fields);
        let id: AssessmentId = fields.need_text("id").into();
        let subject: SubjectId = fields.need_text("subject").into();
        let (period, created) = (read_period(fields), read_time(fields, "created"));
        let mut assessment = Assessment::new(id, plan?, subject, period?, created);
        assessment.as_of = fields.date("as_of");
        assessment.basis = fields.word("basis").unwrap_or(Basis::Current);
        assessment.based_on = fields.text("based_on");
        Some(assessment)
    }
}

/// Which plan, exactly.
pub fn read_plan_ref(fields: &Fields) -> Option<PlanRef> {
    let fields = fields.need_object("plan")?;
    let id: PlanId = fields.need_text("id").into();
    let plan = PlanRef { id, edition: fields.need_text("edition"), hash: fields.raw_text("hash") };
    let _ = fields.raw_text("title");
    fields.finish();
    Some(plan)
}

/// A subject's identity; the fields are finished.
pub fn read_subject(fields: Fields) -> Option<Subject> {
    let (id, name) = (fields.need_text("id"), fields.need_text("name"));
    let kind: Option<SubjectKind> = fields.need_word("kind");
    let subject = kind.map(|kind| Subject {
        id: id.into(),
        name,
        kind,
        region: fields.raw_text("region"),
        code: fields.text("code"),
        boarding: fields.flag("boarding"),
        public: fields.flag("public"),
    });
    fields.finish();
    subject
}

pub fn read_period(fields: &Fields) -> Option<Period> {
    let text = fields.need_text("period");
    let period = Period::from_text(&text);
    if period.is_none() && !text.is_empty() {
        fields.note(What::BadPeriod { field: "period".to_owned(), found: text });
    }
    period
}

/// A moment as RFC 3339.
pub fn read_time(fields: &Fields, field: &str) -> DateTime<Utc> {
    let text = fields.need_text(field);
    DateTime::parse_from_rfc3339(&text).map(|time| time.to_utc()).unwrap_or_else(|_| {
        if !text.is_empty() {
            fields.note(What::BadTime { field: field.to_owned(), found: text });
        }
        DateTime::UNIX_EPOCH
    })
}

fn read_stamp(fields: &Fields) -> Stamp {
    let copy: CopyId = fields.need_text("copy").into();
    Stamp { seq: fields.whole("seq").unwrap_or_default(), copy, at: read_time(fields, "at") }
}
