//! 示例: an invented school that has come most of the way, to look around in before one's own work.
//!
//! Made from the plan itself, the same every time: most is met, some falls short with a reason and a rectification, some
//! is marked for review, some is still open. Nothing in it is about a real school.

use chrono::NaiveDate;

use super::{
    Answer, Applies, Ask, Author, Choice, Dossier, Edit, Evidence, EvidenceKind, Rectification, SheetKey, Slot, applies, ask,
    asked, fact_keys,
};
use crate::exact::{Ratio, ratio, short, whole};
use crate::plan::{Checkpoint, Fact, Indicator, Op, Plan, Question, Scale, Target, unit};

/// What the invented school says where words are wanted.
#[derive(Clone, Copy, Debug)]
pub struct SampleText {
    pub note: &'static str,
    pub not_applicable: &'static str,
    pub review: &'static str,
    /// What is wrong, of a checkpoint that says this.
    pub problem: fn(&str) -> String,
    pub cause: &'static str,
    pub measure: &'static str,
    pub unit: &'static str,
    pub person: &'static str,
    pub progress: &'static str,
    pub kept_at: &'static str,
}

/// How every so many-th checkpoint is answered otherwise than at its best.
const OPEN_EVERY: usize = 8;
const MOSTLY_EVERY: usize = 5;
const SHORT_EVERY: usize = 11;
const DECLARED_OUT_EVERY: usize = 37;
const REVIEW_EVERY: usize = 23;
const EVIDENCE_EVERY: usize = 3;

/// How many there are of what a number is divided by: pupils, teachers, classes and the like.
const PUPILS: i64 = 480;
const TEACHERS: i64 = 30;
const OTHER: i64 = 12;
/// In how many days what falls short is to be mended, and by how much some of it is overdue.
const DUE_DAYS: [u64; 4] = [70, 40, 5, 100];
const OVERDUE: chrono::Days = chrono::Days::new(12);
/// How many there are of what a rule hangs on.
const FEW: i64 = 6;

impl Dossier {
    /// Fills an assessment that was just begun.
    pub fn fill_as_sample(&mut self, plan: &Plan, text: &SampleText, today: NaiveDate, author: &Author) {
        for fact in Fact::ALL {
            self.apply(Edit::Fact { fact: *fact, is: Some(true) }, author);
        }
        let (subject, period) = (self.subject.clone(), self.assessment.period);
        for (place, (indicator, checkpoint)) in asked(plan, &subject).enumerate() {
            if place % OPEN_EVERY == OPEN_EVERY - 1 {
                continue;
            }
            for key in checkpoint.conditions_of_use().flat_map(|each| fact_keys(plan, &subject, period, each)) {
                self.typed_as_sample(plan, &key, whole(FEW), author);
            }
            // As the plan's rules have it: what does not apply is not answered.
            if applies(plan, self, checkpoint) == Applies::No {
                continue;
            }
            let is_short = place % SHORT_EVERY == SHORT_EVERY - 1;
            match ask(plan, self, checkpoint) {
                Ask::Level(scale) => {
                    if let Some(scale) = plan.scale(&scale) {
                        self.rate_as_sample(place, checkpoint, scale, text, author);
                    }
                }
                Ask::Numbers(slots) => self.number_as_sample(plan, checkpoint, &slots, is_short, author),
                Ask::Share(key) => _ = self.apply(Edit::Value { key, text: "9/9".to_owned() }, author),
            }
            if is_short && checkpoint.veto.is_none() {
                // Some are overdue: the ledger puts them first.
                let days = chrono::Days::new(DUE_DAYS[place % DUE_DAYS.len()]);
                self.rectify_as_sample(checkpoint, text, today.checked_add_days(days).unwrap_or(today) - OVERDUE, author);
            }
            if place % EVIDENCE_EVERY == 0 {
                self.prove_as_sample(indicator, text, author);
            }
        }
    }

    fn rate_as_sample(&mut self, place: usize, checkpoint: &Checkpoint, scale: &Scale, text: &SampleText, author: &Author) {
        let is_plain = checkpoint.veto.is_some();
        let is_short = !is_plain && place % SHORT_EVERY == SHORT_EVERY - 1;
        let level = match place {
            _ if is_short => scale.levels.len().saturating_sub(2).max(1),
            _ if !is_plain && place % MOSTLY_EVERY == MOSTLY_EVERY - 1 => 1,
            _ => 0,
        };
        let Some(level) = scale.levels.get(level) else { return };
        let choice = match !is_plain && place % DECLARED_OUT_EVERY == DECLARED_OUT_EVERY - 1 {
            true => Choice::NotApplicable { reason: text.not_applicable.to_owned() },
            false => Choice::Level(level.id.clone()),
        };
        let note = if is_short { text.note.to_owned() } else { String::new() };
        let review = (place % REVIEW_EVERY == REVIEW_EVERY - 1).then(|| text.review.to_owned());
        let answer = Answer { choice, note, review, aside: None };
        self.apply(Edit::Answer { checkpoint: checkpoint.id.clone(), answer }, author);
    }

    fn number_as_sample(&mut self, plan: &Plan, checkpoint: &Checkpoint, slots: &[Slot], is_short: bool, author: &Author) {
        let Question::Measured { targets, .. } = &checkpoint.question else { return };
        for slot in slots {
            let fits = |target: &&Target| target.stage.is_none() || target.stage == slot.stage;
            let Some(target) = targets.iter().find(fits) else { continue };
            let Some(value) = sample_value(target, is_short) else { continue };
            let Some(counts) = &slot.counts else {
                self.type_as_sample(plan, &slot.key, &value, is_ceiling(target), author);
                continue;
            };
            let mut per = whole(0);
            for key in &counts.per {
                let number = whole(sample_count(plan, key));
                per += self.typed_as_sample(plan, key, number, author);
            }
            for key in &counts.less {
                self.typed_as_sample(plan, key, whole(0), author);
            }
            let is_ceiling = is_ceiling(target);
            let factor = unit(&target.unit).map_or(1, |unit| unit.factor);
            let all = if counts.per.is_empty() { value } else { value * per / whole(i64::from(factor)) };
            let each = all / whole(counts.of.len().max(1) as i64);
            let each = if is_ceiling { each.floor() } else { each.ceil() };
            for key in &counts.of {
                self.typed_as_sample(plan, key, each.clone(), author);
            }
        }
    }

    /// What stands under a key, after typing this number where nothing did.
    fn typed_as_sample(&mut self, plan: &Plan, key: &SheetKey, number: Ratio, author: &Author) -> Ratio {
        match super::read_figure(self.sheet.text(key), crate::plan::count()) {
            Some(Ok(reading)) => reading.figure.value(crate::plan::count()).unwrap_or(number),
            Some(Err(_)) | None => {
                self.type_as_sample(plan, key, &number, false, author);
                number
            }
        }
    }

    fn type_as_sample(&mut self, plan: &Plan, key: &SheetKey, number: &Ratio, is_ceiling: bool, author: &Author) {
        let places = plan.metric(&key.metric).map_or(0, |metric| metric.decimals);
        let shift = ratio(crate::exact::Decimal::from(10_u64.pow(places)));
        let shifted = number * &shift;
        let text = short(&(if is_ceiling { shifted.floor() } else { shifted.ceil() } / shift), places);
        if self.sheet.text(key).is_empty() {
            self.apply(Edit::Value { key: key.clone(), text }, author);
        }
    }

    fn rectify_as_sample(&mut self, checkpoint: &Checkpoint, text: &SampleText, due: NaiveDate, author: &Author) {
        let mut rectification = Rectification::new(format!("sample-{}", checkpoint.id).into(), checkpoint.id.clone());
        rectification.problem = (text.problem)(&checkpoint.text);
        rectification.cause = text.cause.to_owned();
        rectification.measure = text.measure.to_owned();
        rectification.unit = text.unit.to_owned();
        rectification.person = text.person.to_owned();
        rectification.due = Some(due);
        rectification.progress = text.progress.to_owned();
        self.apply(Edit::Rectification { id: rectification.id.clone(), rectification: Some(rectification) }, author);
    }

    fn prove_as_sample(&mut self, indicator: &Indicator, text: &SampleText, author: &Author) {
        let Some(title) = indicator.evidence_hints.first() else { return };
        let mut evidence = Evidence::new(format!("sample-{}", indicator.id).into(), title.clone(), &indicator.id);
        evidence.kind = EvidenceKind::Ledger;
        evidence.kept_at = text.kept_at.to_owned();
        self.apply(Edit::Evidence { id: evidence.id.clone(), evidence: Some(evidence) }, author);
    }
}

fn sample_count(plan: &Plan, key: &SheetKey) -> i64 {
    let of = |word: &str| key.metric.as_str().contains(word);
    let is_people = plan.metric(&key.metric).is_some_and(|metric| metric.unit == "人");
    match is_people {
        true if of("teacher") || of("staff") => TEACHERS,
        true => PUPILS,
        false => OTHER,
    }
}

fn is_ceiling(target: &Target) -> bool {
    match target.op {
        Op::AtMost | Op::LessThan => true,
        Op::AtLeast | Op::MoreThan | Op::Equal | Op::Range | Op::Forecast => false,
    }
}

/// A value that meets a target, or misses it by a tenth; none where there is no target to look at.
fn sample_value(target: &Target, is_short: bool) -> Option<Ratio> {
    let bound = |stated: Option<crate::exact::Stated>| stated.map(crate::exact::Stated::ratio);
    let value = bound(target.value);
    let tenths = |tenths: i64| whole(tenths) / whole(10);
    match target.op {
        Op::AtLeast if is_short => value.map(|value| value * tenths(9)),
        Op::AtLeast | Op::Equal | Op::Forecast => value,
        Op::MoreThan => value.map(|value| value * tenths(11)),
        Op::AtMost if is_short => value.map(|value| value * tenths(11)),
        Op::AtMost => value,
        Op::LessThan => value.map(|value| value * tenths(9)),
        Op::Range => bound(target.low),
    }
}
