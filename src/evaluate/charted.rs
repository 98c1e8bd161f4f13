//! Which sections a chart shows: not so few that it says nothing, not so many that nobody can read it.

use super::Evaluation;
use crate::plan::{Plan, Section, SectionPath};

/// Fewer than this say little: then the sections below them are shown, where that is not too many.
const FEW: usize = 5;
const MANY: usize = 12;

/// The sections of a chart, in the plan's order: of those of which something counts, the outermost, or what stands below
/// them while they are few. A section that holds indicators of its own beside others is never split.
pub fn charted(plan: &Plan, evaluation: &Evaluation) -> Vec<SectionPath> {
    let counts = |path: &SectionPath| evaluation.section(path).map_or(0, |tally| tally.coverage.applicable);
    let below = |outer: &[String], sections: &[Section]| -> Vec<SectionPath> {
        let paths = sections.iter().map(|section| outer.iter().cloned().chain([section.no.clone()]).collect());
        paths.filter(|path| counts(path) > 0).collect()
    };
    let split = |path: SectionPath| -> Vec<SectionPath> {
        let own = plan.sections_to(&path).last().map(|section| below(&path, &section.sections)).unwrap_or_default();
        let inside: usize = own.iter().map(&counts).sum();
        if own.is_empty() || inside < counts(&path) { vec![path] } else { own }
    };
    let mut shown = below(&[], &plan.sections);
    while shown.len() < FEW {
        let deeper: Vec<SectionPath> = shown.iter().cloned().flat_map(split).collect();
        if deeper.len() > MANY || deeper.len() == shown.len() {
            break;
        }
        shown = deeper;
    }
    shown
}
