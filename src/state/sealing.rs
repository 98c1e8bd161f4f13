//! Sealing what is open, and opening it again: deliberate steps outside undo. Only the rest of the page comes here.

use leptos::prelude::*;

use super::{Session, Spot};
use crate::assessment::{Dossier, Oddity};
use crate::evaluate::{Approval, Moment, approve, evaluate};
use crate::exchange::{json, program};
use crate::plan::Plan;
use crate::platform::clock;

impl Session {
    /// Whether the plan of what is open has a newer edition, which its answers were not held against yet: it is not approved
    /// until then, because a seal names the edition that judged.
    pub fn waits_for_edition(self) -> bool {
        self.edition_waits.with(|waits| waits.is_some() && self.shown.with_value(|shown| shown == waits))
    }

    /// Approves and seals what is open, in this name and with what was said of the whole; whether nothing stood in the way.
    pub fn approve(self, by: &str, said: &[(Oddity, String)]) -> bool {
        if untrack(|| self.waits_for_edition()) {
            return false;
        }
        self.flush();
        let author = self.keeping.author();
        let card = untrack(move || self.card_of(&self.plan()?.id));
        self.seal_step(|plan, dossier| {
            let evaluation = evaluate(plan, dossier, Moment::of(dossier, clock::today()));
            let own = card.map_or_else(|| dossier.assessment.plan.clone(), |card| card.reference());
            let receipt = json::receipt_of(plan, dossier);
            let approval = Approval { by, on: clock::today(), author: &author, said, program: program(), plan: own, receipt };
            approve(plan, dossier, &evaluation, approval).is_ok_and(|seal| dossier.close_with(seal))
        })
    }

    /// Unseals what is open, which is noted; whether name and reason were said.
    pub fn unseal(self, by: &str, why: &str) -> bool {
        let author = self.keeping.author();
        self.seal_step(|_, dossier| dossier.unseal(by, why, clock::today(), &author))
    }

    fn seal_step(self, step: impl FnOnce(&Plan, &mut Dossier) -> bool) -> bool {
        if !self.may_write() {
            return false;
        }
        let stepped = self.open.try_maybe_update(|open| {
            let stepped = open.as_mut().is_some_and(|open| {
                let plan = open.plan.clone();
                let stepped = step(&plan, &mut open.dossier);
                if stepped {
                    open.forget_steps();
                }
                stepped
            });
            (stepped, stepped)
        });
        let stepped = stepped.unwrap_or_default();
        if stepped {
            self.keep(vec![Spot::Seal], crate::storage::Haste::AtOnce);
            self.judge();
        }
        stepped
    }
}
