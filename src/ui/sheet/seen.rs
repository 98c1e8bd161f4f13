//! What follows from the sheet for all who share it: each verdict, and which of them are others than when the page was opened.
//! A frame behind what is typed, as the evaluation is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::{AssessmentId, DataSheet, Dossier};
use crate::evaluate::{Finding, Flip, Moment, Use, flips, found};
use crate::plan::{CheckpointId, Plan, Question};
use crate::sorted::Sorted;
use crate::state::{Derived, Session};
use crate::ui::live::memo;
use crate::ui::markup::{element, quoted};

/// The assessments on one sheet, the open one first.
#[derive(Clone)]
pub struct Sharing {
    session: Session,
    of: Arc<Vec<(Arc<Plan>, AssessmentId)>>,
    seen: Derived<Seen>,
}

/// What is found for each of them, in their order.
#[derive(Clone, Default, PartialEq)]
struct Seen(Vec<(Sorted<CheckpointId, Finding>, Vec<Flip>)>);

impl Sharing {
    /// These, and the sheet as it was when the page was opened.
    pub fn new(session: Session, of: Vec<(Arc<Plan>, AssessmentId)>, opened: DataSheet) -> Self {
        let of = Arc::new(of);
        let seen = {
            let of = of.clone();
            memo(move || {
                session.evaluation.track();
                let dossiers = untrack(|| session.dossiers(&of));
                let today = session.today.get();
                Seen(of.iter().zip(dossiers).map(|((plan, _), dossier)| see(plan, dossier, &opened, today)).collect())
            })
        };
        Self { session, of, seen }
    }

    pub fn plans(&self) -> impl Iterator<Item = &Arc<Plan>> {
        self.of.iter().map(|(plan, _)| plan)
    }

    pub fn dossiers(&self) -> Vec<Dossier> {
        self.session.dossiers(&self.of)
    }

    pub fn plan(&self, each: &Use) -> &Arc<Plan> {
        &self.of[each.of].0
    }

    pub fn assessment(&self, each: &Use) -> &AssessmentId {
        &self.of[each.of].1
    }

    pub fn finding(&self, each: &Use) -> Option<Finding> {
        self.seen.with(|seen| seen.0.get(each.of)?.0.get(&each.checkpoint).cloned())
    }

    pub fn flip(&self, each: &Use) -> Option<Flip> {
        self.seen.with(|seen| seen.0.get(each.of)?.1.iter().find(|flip| flip.checkpoint == each.checkpoint).cloned())
    }

    pub fn flip_count(&self) -> Derived<usize> {
        let seen = self.seen;
        memo(move || seen.with(|seen| seen.0.iter().map(|(_, flips)| flips.len()).sum()))
    }

    /// How a plan is called in short: by its region; blank where there is only one.
    pub fn short_name(&self, of: usize) -> String {
        if self.of.len() < 2 {
            return String::new();
        }
        let region = |plan: &Plan| plan.region.rsplit('/').next().unwrap_or_default().to_owned();
        let own = &self.of[of].0;
        let is_shared = self.plans().filter(|plan| region(plan) == region(own)).count() > 1;
        if is_shared { format!("{} {}", region(own), own.period) } else { region(own) }
    }

    /// Which plans these are.
    pub fn legend(&self) -> AnyView {
        let one = |(of, plan): (usize, &Arc<Plan>)| {
            let short = self.short_name(of);
            let short = (!short.is_empty()).then(|| element("b", "", vec![short.into_any()]));
            element("li", "", short.into_iter().chain([quoted("span", "", plan.title.clone())]).collect())
        };
        element("ul", "facts legend", self.plans().enumerate().map(one).collect())
    }
}

fn see(
    plan: &Plan,
    dossier: Dossier,
    opened: &DataSheet,
    today: chrono::NaiveDate,
) -> (Sorted<CheckpointId, Finding>, Vec<Flip>) {
    let moment = Moment::of(&dossier, today);
    let mut findings = Sorted::default();
    for (_, checkpoint) in crate::assessment::asked(plan, &dossier.subject) {
        let hangs_on_numbers = matches!(checkpoint.question, Question::Measured { .. }) || !checkpoint.applies.is_empty();
        if hangs_on_numbers && let Some(finding) = found(plan, &dossier, moment, &checkpoint.id) {
            findings.insert(checkpoint.id.clone(), finding);
        }
    }
    let before = Dossier { sheet: opened.clone(), ..dossier.clone() };
    let flips = flips(plan, &before, &dossier, moment);
    (findings, flips)
}
