//! Grades, and why there is none yet. (`design.md` §5.6)

use super::finding::{Finding, Reason};
use super::{Grade, HeldDown, NotYet, Standing, Tally, Verdict};
use crate::exact::ratio;
use crate::plan::{Attribute, Band, CheckpointId, Plan, SubjectKind, Target, VetoOn};

/// One 一票否决 and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VetoFinding {
    pub checkpoint: CheckpointId,
    pub on: VetoOn,
    pub verdict: Verdict,
    /// It falls on this subject, so that failing it caps the grade.
    pub falls_on_subject: bool,
}

impl VetoOn {
    fn falls_on(self, kind: SubjectKind) -> bool {
        match self {
            Self::Teacher => false,
            Self::School => kind.is_school(),
            Self::Township => kind == SubjectKind::Township,
            Self::County => kind == SubjectKind::County,
        }
    }
}

pub fn vetoes(plan: &Plan, findings: &[Finding], kind: SubjectKind) -> Vec<VetoFinding> {
    let vetoes = plan.checkpoints().filter_map(|(_, checkpoint)| Some((&checkpoint.id, checkpoint.veto.as_ref()?.on)));
    let found = vetoes.filter_map(|(id, on)| {
        let finding = findings.iter().find(|finding| finding.checkpoint == *id)?;
        Some(VetoFinding { checkpoint: id.clone(), on, verdict: finding.verdict, falls_on_subject: on.falls_on(kind) })
    });
    found.collect()
}

/// The grade of a whole plan, on unrounded figures.
pub fn grade(plan: &Plan, findings: &[Finding], total: &Tally, vetoes: &[VetoFinding]) -> Grade {
    let ids = |wanted: &dyn Fn(&VetoFinding) -> bool| -> Vec<CheckpointId> {
        vetoes.iter().filter(|veto| wanted(veto)).map(|veto| veto.checkpoint.clone()).collect()
    };
    if total.coverage.applicable == 0 {
        return Grade::NotYet(NotYet::NothingApplies);
    }
    let open = ids(&|veto| veto.verdict == Verdict::Unanswered);
    if !open.is_empty() {
        return Grade::NotYet(NotYet::VetoUnanswered(open));
    }
    if !total.coverage.is_full() {
        return Grade::NotYet(NotYet::Incomplete);
    }
    let Some(score) = total.score().filter(|_| !total.coverage.too_much_declared_out()) else {
        return Grade::NotYet(NotYet::TooMuchDeclaredOut);
    };
    let failed = ids(&|veto| veto.verdict == Verdict::NotMet && veto.falls_on_subject);
    if !failed.is_empty() {
        let lowest = plan.bands.last().map(|band| band.name.clone()).unwrap_or_default();
        return Grade::Given { band: lowest, held_down: Some(HeldDown::Veto(failed)) };
    }
    let reached = plan.bands.iter().position(|band| score >= ratio(band.from)).unwrap_or(plan.bands.len().saturating_sub(1));
    let missed = if reached == 0 { missed_binding(plan, findings) } else { Vec::new() };
    let name = |band: Option<&Band>| band.map(|band| band.name.clone()).unwrap_or_default();
    if !missed.is_empty() {
        return Grade::Given { band: name(plan.bands.get(1)), held_down: Some(HeldDown::Binding(missed)) };
    }
    Grade::Given { band: name(plan.bands.get(reached)), held_down: None }
}

/// The 约束性 targets that count, are in force and are not met.
pub fn missed_binding(plan: &Plan, findings: &[Finding]) -> Vec<CheckpointId> {
    let is_binding = |target: &Target| target.attribute == Some(Attribute::Binding);
    let missed = |finding: &&Finding| match &finding.reason {
        Reason::Numbers(parts) => parts.iter().any(|part| is_binding(&part.target) && !part.attainment.met),
        Reason::Share { met, .. } => {
            !met && plan.checkpoint(&finding.checkpoint).is_some_and(|(_, checkpoint)| checkpoint.is_binding())
        }
        Reason::Level { .. } | Reason::Unanswered(_) | Reason::NotApplicable(_) | Reason::AsSealed => false,
    };
    let counted = findings.iter().filter(|finding| finding.standing == Standing::Counted);
    counted.filter(missed).map(|finding| finding.checkpoint.clone()).collect()
}
