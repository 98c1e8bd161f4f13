//! Whom a plan addresses: how much each kind of subject will answer, before anyone in particular is known.

use serde::Serialize;

use super::ask::{is_for_kind, is_named};
use crate::plan::{Plan, SubjectKind};

/// How much of a plan one kind of subject answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Addressed {
    /// The indicators that ask it anything.
    pub indicators: usize,
    /// The checkpoints that everyone of the kind is asked. A responsible unit is asked only those of the indicators
    /// that name it: this is what all units are asked together.
    pub checkpoints: usize,
    /// Beside them, those that only named subjects are asked.
    #[serde(skip_serializing_if = "is_none")]
    pub named: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Addressed {
    /// The plan has nothing for this kind.
    pub fn is_nothing(&self) -> bool {
        self.checkpoints == 0 && self.named == 0
    }
}

/// What each kind of subject answers of a plan, in the order of the kinds.
pub fn addressed(plan: &Plan) -> Vec<(SubjectKind, Addressed)> {
    SubjectKind::ALL.iter().map(|kind| (*kind, of_kind(plan, *kind))).collect()
}

fn of_kind(plan: &Plan, kind: SubjectKind) -> Addressed {
    let mut sum = Addressed::default();
    for indicator in &plan.indicators {
        let own = indicator.checkpoints.iter().filter(|checkpoint| is_for_kind(indicator, checkpoint, kind));
        let (named, general): (Vec<_>, Vec<_>) = own.partition(|checkpoint| is_named(checkpoint));
        sum.named += named.len();
        sum.checkpoints += general.len();
        sum.indicators += usize::from(!general.is_empty());
    }
    sum
}
