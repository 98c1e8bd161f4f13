//! Reading seals, so that every problem is found with its place: in exchange files, and in a record once it is opened.

use chrono::NaiveDate;
use serde_json::Value;

use super::entry::GradeWhy;
use super::{Act, Explained, Seal, SealAct, SealRecord, SealedFigures, SealedFinding, Seals};
use crate::assessment::entry::{EvidenceEntry, ValueEntry, read_plan_ref, read_stamp, read_subject};
use crate::assessment::{
    Basis, Conclusion, Coverage, DataSheet, EvidenceList, Grade, HeldDown, NotYet, Oddity, Outcome, PartOutcome, Standing,
    State, Tally, Verdict,
};
use crate::exact::{Ratio, read_exact};
use crate::plan::{CheckpointId, IndicatorId, SectionPath};
use crate::problem::What;
use crate::tree::{Fields, Problems};

/// The seals that a record holds; `None` if it holds anything else.
pub(super) fn from_text(text: &str) -> Option<Seals> {
    let value: Value = serde_json::from_str(text).ok()?;
    let problems = Problems::default();
    let fields = Fields::root(&value, "", &problems)?;
    fields.need_whole("seq");
    let seals = seals(&fields);
    fields.finish();
    problems.or(seals).ok()
}

/// The seals that stand in the object of a file, among its other fields.
pub fn read_seals(fields: &Fields) -> Option<SealRecord> {
    SealRecord::of(&seals(fields))
}

fn seals(fields: &Fields) -> Seals {
    Seals { seal: fields.object("seal").map(seal), acts: fields.objects("sealings").into_iter().map(act).collect() }
}

fn act(fields: Fields) -> SealAct {
    let act = SealAct {
        act: fields.need_word("act").unwrap_or(Act::Sealed),
        by: fields.need_text("by"),
        on: need_day(&fields, "on"),
        stamp: read_stamp(&fields),
        why: fields.raw_text("why"),
        receipt: fields.need_text("receipt"),
    };
    fields.finish();
    act
}

fn seal(fields: Fields) -> Seal {
    let (plan, _) = read_plan_ref(&fields);
    let seal = Seal {
        by: fields.need_text("by"),
        on: need_day(&fields, "on"),
        stamp: read_stamp(&fields),
        program: fields.need_text("program"),
        plan,
        as_of: need_day(&fields, "as_of"),
        basis: fields.need_word("basis").unwrap_or(Basis::Current),
        subject: read_subject(fields.need_object("subject")),
        values: values(&fields),
        evidence: evidence(&fields),
        explained: fields.objects("explained").into_iter().map(explained).collect(),
        receipt: fields.need_text("receipt"),
        figures: fields.need_object("figures").map(figures).unwrap_or_else(no_figures),
    };
    fields.finish();
    seal
}

fn values(fields: &Fields) -> DataSheet {
    let mut sheet = DataSheet::default();
    for (key, entry) in fields.objects("values").into_iter().map(ValueEntry::read) {
        let name = key.metric.to_string();
        if sheet.set(key, Some(entry)).is_some() {
            fields.note_in(&name, What::DoubleId { id: name.clone() });
        }
    }
    sheet
}

fn evidence(fields: &Fields) -> EvidenceList {
    let mut list = EvidenceList::default();
    for entry in fields.objects("evidence").into_iter().map(EvidenceEntry::read) {
        let (id, title) = (entry.value.id.clone(), entry.value.title.clone());
        if list.insert(id.clone(), entry).is_some() {
            fields.note_in(&title, What::DoubleId { id: id.to_string() });
        }
    }
    list
}

fn explained(fields: Fields) -> Explained {
    let explained = Explained {
        oddity: fields.need_word("oddity").unwrap_or(Oddity::NoReason),
        checkpoint: fields.text("checkpoint").map(Into::into),
        said: fields.raw_text("said"),
    };
    fields.finish();
    explained
}

fn no_figures() -> SealedFigures {
    let conclusion = Conclusion::Grade(Grade::NotYet(NotYet::NothingApplies));
    let (sections, indicators, checkpoints) = Default::default();
    SealedFigures { total: Tally::default(), conclusion, sections, indicators, checkpoints }
}

fn figures(fields: Fields) -> SealedFigures {
    let total = fields.need_object("total").map(|total| finished(total, tally)).unwrap_or_default();
    let (given, judged) = (fields.object("grade"), fields.object("outcome"));
    let conclusion = match (given, judged) {
        (None, Some(judged)) => Conclusion::Outcome(finished(judged, outcome)),
        (Some(given), _) => Conclusion::Grade(finished(given, grade)),
        (None, None) => {
            fields.note(What::MissingField { field: "grade".to_owned() });
            Conclusion::Grade(Grade::NotYet(NotYet::NothingApplies))
        }
    };
    let figures = SealedFigures {
        total,
        conclusion,
        sections: fields.objects("sections").into_iter().map(|each| finished(each, section)).collect(),
        indicators: fields.objects("indicators").into_iter().map(|each| finished(each, indicator)).collect(),
        checkpoints: fields.objects("checkpoints").into_iter().map(|each| finished(each, found)).collect(),
    };
    fields.finish();
    figures
}

/// What `read` makes of an object of which it asks for every field.
fn finished<T>(fields: Fields, read: fn(&Fields) -> T) -> T {
    let read = read(&fields);
    fields.finish();
    read
}

fn section(fields: &Fields) -> (SectionPath, Tally) {
    (fields.texts("path"), tally(fields))
}

fn indicator(fields: &Fields) -> (IndicatorId, Tally) {
    (fields.need_text("id").into(), tally(fields))
}

fn found(fields: &Fields) -> SealedFinding {
    SealedFinding {
        checkpoint: fields.need_text("id").into(),
        verdict: fields.need_word("verdict").unwrap_or(Verdict::Unanswered),
        standing: fields.word("standing").unwrap_or(Standing::Counted),
        attainment: share(fields, "attainment"),
    }
}

fn tally(fields: &Fields) -> Tally {
    let so_far = share(fields, "score");
    // What is left out beside a score is the score.
    let (worst, best) = (share(fields, "worst"), share(fields, "best"));
    let (worst, best) = (worst.or_else(|| so_far.clone()), best.or_else(|| so_far.clone()));
    let coverage = Coverage {
        answered: count(fields, "answered"),
        applicable: count(fields, "applicable"),
        declared_out: fields.whole("declared_out").unwrap_or_default() as usize,
    };
    Tally { so_far, worst, best, coverage }
}

fn grade(fields: &Fields) -> Grade {
    let (band, why) = (fields.text("band"), fields.word::<GradeWhy>("why"));
    let ids: Vec<CheckpointId> = fields.texts("checkpoints").into_iter().map(Into::into).collect();
    match (band, why) {
        (Some(band), None) => Grade::Given { band, held_down: None },
        (Some(band), Some(GradeWhy::Veto)) => Grade::Given { band, held_down: Some(HeldDown::Veto(ids)) },
        (Some(band), Some(GradeWhy::Binding)) => Grade::Given { band, held_down: Some(HeldDown::Binding(ids)) },
        (None, Some(GradeWhy::NothingApplies)) => Grade::NotYet(NotYet::NothingApplies),
        (None, Some(GradeWhy::Incomplete)) => Grade::NotYet(NotYet::Incomplete),
        (None, Some(GradeWhy::VetoUnanswered)) => Grade::NotYet(NotYet::VetoUnanswered(ids)),
        (None, Some(GradeWhy::TooMuchDeclaredOut)) => Grade::NotYet(NotYet::TooMuchDeclaredOut),
        (Some(_), Some(_)) | (None, None | Some(GradeWhy::Veto | GradeWhy::Binding)) => {
            fields.note(What::MissingField { field: "why".to_owned() });
            Grade::NotYet(NotYet::NothingApplies)
        }
    }
}

fn outcome(fields: &Fields) -> Outcome {
    let state = fields.need_word("state").unwrap_or(State::Incomplete);
    Outcome { state, parts: fields.objects("parts").into_iter().map(|each| finished(each, part)).collect() }
}

fn part(fields: &Fields) -> PartOutcome {
    PartOutcome {
        section: fields.texts("section"),
        stage: fields.word("stage"),
        state: fields.need_word("state").unwrap_or(State::Incomplete),
        met: count(fields, "met"),
        near: count(fields, "near"),
        missed: count(fields, "missed"),
        open: count(fields, "open"),
        awaits_rollup: fields.flag("awaits_rollup").unwrap_or_default(),
    }
}

fn count(fields: &Fields, field: &str) -> usize {
    fields.need_whole(field).unwrap_or_default() as usize
}

fn share(fields: &Fields, field: &str) -> Option<Ratio> {
    let text = fields.text(field)?;
    let share = read_exact(&text);
    if share.is_none() {
        fields.note(What::BadDecimal { field: field.to_owned(), found: text });
    }
    share
}

fn need_day(fields: &Fields, field: &str) -> NaiveDate {
    if !fields.has(field) {
        fields.note(What::MissingField { field: field.to_owned() });
    }
    fields.date(field).unwrap_or_default()
}
