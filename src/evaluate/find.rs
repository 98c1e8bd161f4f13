//! Finding checkpoints: by words, by what they came to, by what they are, by lead unit and by topic.
//!
//! | criterion | narrows to |
//! | --- | --- |
//! | words | what the [`super::Index`] hits |
//! | 未作答 未达成 已逾期 无佐证 待复核 | any of those that are ticked |
//! | 一票否决 约束性 | any of those that are ticked |
//! | lead unit, topic | that one, under any name of the unit |
//!
//! Kinds of criteria narrow each other. The count beside a filter says how many there would be with it alone of its group.

use super::{Due, Evaluation, Finding, Standing, is_unproven};
use crate::assessment::{Dossier, Subject, asked};
use crate::plan::{Checkpoint, CheckpointId, Indicator, Plan};
use crate::words::words;

words! {
    /// What can be ticked.
    Filter {
        /// 未作答, as coverage counts it.
        Open = "open",
        /// 未达成, what is partly met among it.
        Short = "short",
        Overdue = "overdue",
        /// 无佐证: of an indicator with a full score that no evidence serves.
        Unproven = "unproven",
        /// 待复核
        Review = "review",
        /// 一票否决
        Veto = "veto",
        /// 约束性
        Binding = "binding",
    }
}

/// What is looked for; blank criteria find everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    pub words: String,
    pub filters: Vec<Filter>,
    /// Blank: any.
    pub lead: String,
    /// Blank: any.
    pub topic: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// In the plan's order.
    pub checkpoints: Vec<CheckpointId>,
    /// In how many indicators they are.
    pub indicators: usize,
    /// How many there would be with each filter, in the order of [`Filter::ALL`].
    pub counts: Vec<usize>,
}

impl Filter {
    /// Whether it says how an answer stands; the others say what a checkpoint is.
    fn is_of_state(self) -> bool {
        match self {
            Self::Open | Self::Short | Self::Overdue | Self::Unproven | Self::Review => true,
            Self::Veto | Self::Binding => false,
        }
    }

    fn holds(self, dossier: &Dossier, checkpoint: &Checkpoint, finding: &Finding, is_unproven: bool) -> bool {
        match self {
            Self::Open => !finding.is_answered() && finding.standing == Standing::Counted,
            Self::Short => finding.is_short(),
            Self::Overdue => matches!(finding.due, Due::Overdue { .. }),
            Self::Unproven => is_unproven && finding.standing == Standing::Counted,
            Self::Review => dossier.assessment.answer(&checkpoint.id).is_some_and(|answer| answer.review.is_some()),
            Self::Veto => checkpoint.veto.is_some(),
            Self::Binding => checkpoint.is_binding(),
        }
    }
}

impl Criteria {
    pub fn is_blank(&self) -> bool {
        self.words.trim().is_empty() && self.filters.is_empty() && self.lead.is_empty() && self.topic.is_empty()
    }

    /// These with a filter ticked or not.
    pub fn with(mut self, filter: Filter, on: bool) -> Self {
        self.filters.retain(|each| *each != filter);
        self.filters.extend(on.then_some(filter));
        self
    }

    fn allows(&self, plan: &Plan, indicator: &Indicator) -> bool {
        let leads = |lead: &String| plan.same_office(lead, &self.lead);
        (self.topic.is_empty() || indicator.topics.contains(&self.topic))
            && (self.lead.is_empty() || indicator.lead.iter().any(leads))
    }

    /// Whether the ticked filters of one group let through that for which `held` hold; a group without any lets all.
    fn passes(&self, of_state: bool, held: &[Filter]) -> bool {
        let mut group = self.filters.iter().filter(|filter| filter.is_of_state() == of_state).peekable();
        group.peek().is_none() || group.any(|filter| held.contains(filter))
    }
}

/// Finds among what a subject is asked; `hits` says of each checkpoint whether the words mean it, `None` that all are meant.
pub fn find(plan: &Plan, dossier: &Dossier, evaluation: &Evaluation, criteria: &Criteria, hits: Option<&[bool]>) -> Found {
    let mut found = Found { counts: vec![0; Filter::ALL.len()], ..Found::default() };
    let mut last: Option<&Indicator> = None;
    let mut unproven: Option<(&Indicator, bool)> = None;
    for (place, (indicator, checkpoint)) in asked(plan, &dossier.subject).enumerate() {
        let is_hit = hits.is_none_or(|hits| hits.get(place).copied().unwrap_or(false));
        if !is_hit || !criteria.allows(plan, indicator) {
            continue;
        }
        let Some(finding) = evaluation.finding(&checkpoint.id) else { continue };
        let of_before = unproven.filter(|(each, _)| each.id == indicator.id);
        let (_, is_unproven) =
            *unproven.insert(of_before.unwrap_or_else(|| (indicator, is_unproven(evaluation, dossier, indicator))));
        let holds = |filter: &Filter| filter.holds(dossier, checkpoint, finding, is_unproven);
        let held: Vec<Filter> = Filter::ALL.iter().copied().filter(holds).collect();
        let passes = |of_state| criteria.passes(of_state, &held);
        for (filter, count) in Filter::ALL.iter().zip(&mut found.counts) {
            *count += usize::from(held.contains(filter) && passes(!filter.is_of_state()));
        }
        if passes(true) && passes(false) {
            found.checkpoints.push(checkpoint.id.clone());
            found.indicators += usize::from(last.is_none_or(|last| last.id != indicator.id));
            last = Some(indicator);
        }
    }
    found
}

/// The lead units of what a subject is asked, each once and as written first, in the plan's order.
pub fn leads(plan: &Plan, subject: &Subject) -> Vec<String> {
    distinct(plan, subject, |indicator| &indicator.lead, |one, other| plan.same_office(one, other))
}

/// The topics of what a subject is asked, each once, in the plan's order.
pub fn topics(plan: &Plan, subject: &Subject) -> Vec<String> {
    distinct(plan, subject, |indicator| &indicator.topics, |one, other| one == other)
}

fn distinct(
    plan: &Plan,
    subject: &Subject,
    of: fn(&Indicator) -> &Vec<String>,
    same: impl Fn(&str, &str) -> bool,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in asked(plan, subject).flat_map(|(indicator, _)| of(indicator)) {
        if !found.iter().any(|each| each == name || same(each, name)) {
            found.push(name.clone());
        }
    }
    found
}
