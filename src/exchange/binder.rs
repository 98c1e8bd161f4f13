//! 佐证材料目录: the evidence of an assessment numbered as the binders on the shelf, `1-1-01`.
//!
//! | part | is |
//! | --- | --- |
//! | `1-` | 盒号: the place of the section in the plan, counted from the outermost; a plan of few sections that only hold others is counted one level further in |
//! | `1-` | 条号: the place of the indicator in that section |
//! | `01` | 件号: the place of the document in that indicator, by the day they speak for |
//!
//! Binder and indicator hang on the plan alone, so they are the same for every school. A document stands in one binder, that
//! of the first indicator it serves; the others point to it. What is sealed is for the caller: [`crate::assessment::Dossier::as_sealed`].

use crate::assessment::{Dossier, Evidence};
use crate::plan::{Indicator, IndicatorId, Plan, Section, SectionPath};

/// Fewer binders than this, and those that only hold other sections are divided.
const FEW: usize = 5;

/// One document on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed<'a> {
    /// `1-1-01`
    pub number: String,
    pub evidence: &'a Evidence,
    /// What it serves in this plan, in the plan's order; it is filed under the first.
    pub serves: Vec<&'a Indicator>,
}

/// A section that has a binder of its own, with its indicators in the plan's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binder<'a> {
    pub no: usize,
    pub path: SectionPath,
    pub indicators: Vec<&'a Indicator>,
}

/// Every document of an assessment in the order of the shelf.
pub fn filed<'a>(plan: &'a Plan, dossier: &'a Dossier) -> Vec<Filed<'a>> {
    let mut all: Vec<Filed> = Vec::new();
    for binder in binders(plan) {
        for (place, indicator) in binder.indicators.iter().enumerate() {
            let own =
                dossier.evidence_for(&indicator.id).filter(|each| first(plan, each).is_some_and(|id| *id == indicator.id));
            for (piece, evidence) in crate::sorted::by_key(own, place_on_shelf).into_iter().enumerate() {
                let number = format!("{}-{}-{:02}", binder.no, place + 1, piece + 1);
                let serves = plan.indicators.iter().filter(|each| evidence.serves(&each.id)).collect();
                all.push(Filed { number, evidence, serves });
            }
        }
    }
    all
}

/// The numbers of what serves one indicator, in the order of the shelf.
pub fn numbers_of<'a>(filed: &'a [Filed], indicator: &IndicatorId) -> impl Iterator<Item = &'a str> {
    let serving = filed.iter().filter(move |each| each.evidence.serves(indicator));
    serving.map(|each| each.number.as_str())
}

/// The binders of a plan, empty ones too: their numbers are places.
pub fn binders(plan: &Plan) -> Vec<Binder<'_>> {
    let paths = crate::sorted::by_key(paths(plan), |path| place_of(plan, path));
    let own = |path: &SectionPath| plan.indicators.iter().filter(|each| each.section.starts_with(path)).collect();
    paths.iter().enumerate().map(|(place, path)| Binder { no: place + 1, path: path.clone(), indicators: own(path) }).collect()
}

fn paths(plan: &Plan) -> Vec<SectionPath> {
    let below = |outer: &[String], sections: &[Section]| -> Vec<SectionPath> {
        sections.iter().map(|section| outer.iter().cloned().chain([section.no.clone()]).collect()).collect()
    };
    let holds_only_sections = |path: &SectionPath| !plan.indicators.iter().any(|each| each.section == *path);
    let divided = |path: SectionPath| {
        let inside = plan.sections_to(&path).last().map(|section| below(&path, &section.sections)).unwrap_or_default();
        if inside.is_empty() || !holds_only_sections(&path) { vec![path] } else { inside }
    };
    let mut shown = below(&[], &plan.sections);
    while shown.len() < FEW {
        let deeper: Vec<SectionPath> = shown.iter().cloned().flat_map(divided).collect();
        if deeper.len() == shown.len() {
            break;
        }
        shown = deeper;
    }
    shown
}

fn place_of(plan: &Plan, path: &SectionPath) -> usize {
    plan.walk_sections().iter().position(|(each, _)| each == path).unwrap_or_default()
}

/// The first indicator of this plan that a document serves.
fn first<'a>(plan: &'a Plan, evidence: &Evidence) -> Option<&'a IndicatorId> {
    plan.indicators.iter().map(|indicator| &indicator.id).find(|id| evidence.serves(id))
}

/// By the day it speaks for, then by title: ids say nothing of time, stamps only of the last change. Undated ones come last.
fn place_on_shelf(evidence: &&Evidence) -> (bool, String, String, String) {
    let day = evidence.date.map(|day| day.to_string()).unwrap_or_default();
    (evidence.date.is_none(), day, evidence.title.trim().to_owned(), evidence.id.to_string())
}
