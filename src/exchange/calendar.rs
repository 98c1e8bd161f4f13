//! 时限日历 as ICS: the deadlines of the plan and the due days of rectifications, for the calendar of a telephone or an office
//! program. What is done, closed or over without a day to come is left out: a calendar reminds.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

use super::{Material, json};
use crate::evaluate::{Standing, Verdict};
use crate::i18n::paper;
use crate::sorted;

/// One day to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// The same at every export, so that a calendar changes what it has instead of doubling it.
    id: String,
    day: NaiveDate,
    title: String,
    text: String,
}

/// The calendar as a file.
pub fn write(material: Material) -> Vec<u8> {
    let Material { plan, dossier, evaluation } = material;
    let mut calendar = Calendar::new();
    calendar.name(&paper::calendar(&dossier.subject.name, plan));
    let made = DateTime::<Utc>::from_naive_utc_and_offset(evaluation.moment.today.and_time(NaiveTime::MIN), Utc);
    let receipt = paper::receipt(&json::receipt_of(plan, dossier));
    for entry in entries(material) {
        let mut event = Event::new();
        event.uid(&entry.id).timestamp(made).summary(&entry.title).description(&format!("{}\n{receipt}", entry.text));
        // The day after is the first that it does not take.
        event.starts(entry.day).ends(entry.day.checked_add_days(Days::new(1)).unwrap_or(entry.day));
        calendar.push(event.done());
    }
    calendar.to_string().into_bytes()
}

/// Whether a file has every entry with its day and title: lines joined again and marks taken off.
pub fn reads_back(bytes: &[u8], material: Material) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.replace("\r\n ", "").replace("\r\n", "\n");
    let field = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name)?.split_once(':').map(|(_, value)| value.to_owned()));
        line.map(|value| value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
    };
    let read =
        text.split("BEGIN:VEVENT").skip(1).map(|event| (field(event, "UID"), field(event, "DTSTART"), field(event, "SUMMARY")));
    let wanted = entries(material).into_iter();
    let wanted = wanted.map(|entry| (Some(entry.id), Some(compact(entry.day)), Some(entry.title)));
    text.ends_with("END:VCALENDAR\n") && read.eq(wanted)
}

/// A day as calendars write it.
fn compact(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}

/// Deadlines that are still to come, or over and not met; rectifications that are not closed: by day.
fn entries(material: Material) -> Vec<Entry> {
    let Material { plan, dossier, evaluation } = material;
    let (today, assessment) = (evaluation.moment.today, &dossier.assessment);
    let deadline =
        |(indicator, checkpoint, finding): (&crate::plan::Indicator, &crate::plan::Checkpoint, &crate::evaluate::Finding)| {
            let day = finding.due_on.filter(|day| *day >= today)?;
            let is_done = matches!(finding.verdict, Verdict::Met | Verdict::NotApplicable);
            let counts = finding.standing == Standing::Counted || finding.verdict == Verdict::NotDue;
            (counts && !is_done).then(|| Entry {
                id: format!("{}-{}@duibiao", assessment.id, checkpoint.id),
                day,
                title: paper::deadline(&checkpoint.text),
                text: plan.citation(indicator),
            })
        };
    let deadlines = evaluation.with_checkpoints(plan).filter_map(deadline);
    let open = assessment.rectifications().map(|(_, entry)| &entry.value).filter(|each| each.closed.is_none());
    let due = open.filter_map(|each| {
        let text = plan.checkpoint(&each.checkpoint).map(|(_, checkpoint)| checkpoint.text.as_str()).unwrap_or_default();
        let about = if each.problem.trim().is_empty() { text.to_owned() } else { paper::sentence(&each.problem) };
        let title = paper::to_mend(about.trim_end_matches('。'));
        let text = [each.measure.trim(), each.unit.trim(), each.person.trim()].join(" ").trim().to_owned();
        Some(Entry { id: format!("{}-{}@duibiao", assessment.id, each.id), day: each.due?, title, text })
    });
    sorted::by_key(deadlines.chain(due), |entry| entry.day)
}
