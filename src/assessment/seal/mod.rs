//! Sealing 审核通过、封存: a copy of all that was judged, with what it came to, under the name of who approved it.
//!
//! While a seal stands, the answers are locked ([`Dossier::apply`] refuses to change them, nor basis nor day); what other
//! plans of the subject share, its numbers, facts and evidence, goes on changing outside, and the copy in the seal does
//! not. Rectifications are outside the seal: 整改 goes on. Every sealing and unsealing is noted for ever.
//!
//! What is kept is text ([`SealRecord`]), opened only by who needs what is in it: the page's first load knows no more than
//! whether a seal stands. What a seal is made from and held against is in `evaluate`; its shape in files in [`entry`].

pub mod entry;
mod read;

pub use read::read_seals;

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::{
    Author, Basis, Conclusion, DataSheet, Dossier, Edit, EvidenceList, Oddity, PlanRef, Stamp, Standing, Subject, Tally,
    Verdict,
};
use crate::exact::Ratio;
use crate::plan::{CheckpointId, IndicatorId, SectionPath};
use crate::sorted;
use crate::words::words;

/// What was approved: all that was judged as it was, and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// 审核人.
    pub by: String,
    /// The day where that was; it is also the day as of which deadlines were counted.
    pub on: NaiveDate,
    pub stamp: Stamp,
    /// The program that judged.
    pub program: String,
    /// The plan that it was judged by.
    pub plan: PlanRef,
    pub as_of: NaiveDate,
    pub basis: Basis,
    pub subject: Subject,
    /// The values that the plan used.
    pub values: DataSheet,
    /// The evidence that served the plan.
    pub evidence: EvidenceList,
    /// What was surprising, each with its explanation.
    pub explained: Vec<Explained>,
    /// The 回执码 of the assessment when it was sealed: of its content, not of the seal.
    pub receipt: String,
    pub figures: SealedFigures,
}

/// 经验校验: something surprising, and the sentence that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub oddity: Oddity,
    /// Nothing, where it is of the whole assessment.
    pub checkpoint: Option<CheckpointId>,
    pub said: String,
}

/// The evaluation in plain figures: what is shown as long as the seal stands, whatever a newer program or plan would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFigures {
    pub total: Tally,
    pub conclusion: Conclusion,
    pub sections: Vec<(SectionPath, Tally)>,
    pub indicators: Vec<(IndicatorId, Tally)>,
    pub checkpoints: Vec<SealedFinding>,
}

/// One checkpoint of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFinding {
    pub checkpoint: CheckpointId,
    pub verdict: Verdict,
    pub standing: Standing,
    pub attainment: Option<Ratio>,
}

words! {
    /// What was done with a seal.
    Act { Sealed = "sealed", Unsealed = "unsealed" }
}

/// One sealing or unsealing, noted for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealAct {
    pub act: Act,
    pub by: String,
    pub on: NaiveDate,
    pub stamp: Stamp,
    /// Why it was unsealed.
    pub why: String,
    /// The receipt in the seal.
    pub receipt: String,
}

/// Whether an assessment is sealed, and everything that was done about it, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seals {
    pub seal: Option<Seal>,
    pub acts: Vec<SealAct>,
}

impl Seals {
    /// Puts a seal in place and notes it.
    pub fn close(&mut self, seal: Seal) {
        self.acts.push(SealAct {
            act: Act::Sealed,
            by: seal.by.clone(),
            on: seal.on,
            stamp: seal.stamp.clone(),
            why: String::new(),
            receipt: seal.receipt.clone(),
        });
        self.seal = Some(seal);
    }

    /// Takes the seal away and notes who did so, when and why. Both have to be said.
    pub fn open(&mut self, by: &str, why: &str, on: NaiveDate, author: &Author) -> bool {
        let (by, why) = (by.trim(), why.trim());
        if by.is_empty() || why.is_empty() {
            return false;
        }
        let Some(seal) = self.seal.take() else { return false };
        let stamp = author.stamp(()).stamp;
        let (by, why) = (by.to_owned(), why.to_owned());
        self.acts.push(SealAct { act: Act::Unsealed, by, on, stamp, why, receipt: seal.receipt });
        true
    }

    /// With what another copy knows to have been done besides, in the order in which it was done.
    fn with_acts_of(mut self, other: Self) -> Self {
        let new: Vec<SealAct> = other.acts.into_iter().filter(|act| !self.acts.contains(act)).collect();
        self.acts.extend(new);
        self.acts = sorted::by_key(self.acts, |act| (act.stamp.at, act.stamp.seq));
        self
    }

    /// The newest edit in it.
    fn seq(&self) -> u64 {
        let acts = self.acts.iter().map(|act| act.stamp.seq);
        acts.chain(self.seal.iter().map(|seal| seal.stamp.seq)).max().unwrap_or_default()
    }
}

/// The seals of an assessment as they are kept: text, until someone needs what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRecord {
    is_sealed: bool,
    seq: u64,
    text: Arc<str>,
}

impl SealRecord {
    /// As it is written down; nothing where nothing was ever sealed.
    pub fn of(seals: &Seals) -> Option<Self> {
        if seals.seal.is_none() && seals.acts.is_empty() {
            return None;
        }
        let text = entry::text(seals);
        Some(Self { is_sealed: seals.seal.is_some(), seq: seals.seq(), text: text.into() })
    }

    /// From a store, if that is one.
    pub fn from_text(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let seq = value.get("seq")?.as_u64()?;
        let is_sealed = value.get("seal").is_some_and(Value::is_object);
        Some(Self { is_sealed, seq, text: text.into() })
    }

    pub fn is_sealed(&self) -> bool {
        self.is_sealed
    }

    pub fn seq(&self) -> u64 {
        self.seq
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is in it; `None` where a newer program wrote what this one does not know.
    pub fn open(&self) -> Option<Seals> {
        read::from_text(&self.text)
    }
}

impl Edit {
    /// Whether it changes what a seal locks. Numbers, facts and evidence are the subject's and change outside the seal.
    pub(super) fn is_locked(&self) -> bool {
        match self {
            Self::Answer { .. } | Self::Basis(_) | Self::AsOf(_) | Self::Plan(_) => true,
            Self::Value { .. }
            | Self::Fact { .. }
            | Self::Evidence { .. }
            | Self::Rectification { .. }
            | Self::Rewrite { .. } => false,
        }
    }
}

impl Dossier {
    pub fn is_sealed(&self) -> bool {
        self.assessment.seals.as_ref().is_some_and(SealRecord::is_sealed)
    }

    /// Locks what was approved. `false` where a seal stands already, or nobody here can read what was sealed before.
    pub fn close_with(&mut self, seal: Seal) -> bool {
        self.change_seals(|seals| {
            let is_open = seals.seal.is_none();
            if is_open {
                seals.close(seal);
            }
            is_open
        })
    }

    /// Takes the seal away, which is noted with who did so and why. `false` where either is not said.
    pub fn unseal(&mut self, by: &str, why: &str, on: NaiveDate, author: &Author) -> bool {
        self.change_seals(|seals| seals.open(by, why, on, author))
    }

    fn change_seals(&mut self, change: impl FnOnce(&mut Seals) -> bool) -> bool {
        let known = match &self.assessment.seals {
            Some(record) => record.open(),
            None => Some(Seals::default()),
        };
        let Some(mut seals) = known else { return false };
        let changed = change(&mut seals);
        if changed {
            self.assessment.seals = SealRecord::of(&seals);
        }
        changed
    }

    /// Takes over what was done about the seals of another copy, before this one takes its place.
    pub fn remember_seals_of(&mut self, other: &SealRecord) {
        let (own, other) = (self.seals().unwrap_or_default(), other.open());
        if let Some(other) = other {
            self.assessment.seals = SealRecord::of(&own.with_acts_of(other));
        }
    }

    /// Whether another copy may take the place of this one: a seal yields only to the same seal.
    pub fn yields_to(&self, other: &Self) -> bool {
        !self.is_sealed() || self.seals().is_some_and(|own| other.seals().is_some_and(|other| own.seal == other.seal))
    }

    /// The seals of its assessment, opened.
    pub fn seals(&self) -> Option<Seals> {
        self.assessment.seals.as_ref().and_then(SealRecord::open)
    }

    /// What is sealed now, as it was when the seal was put on.
    pub fn as_sealed_now(&self) -> Option<Self> {
        self.seals()?.seal.map(|seal| self.as_sealed(&seal))
    }

    /// All that was judged, as it was when the seal was put on: the copy in the seal, with the answers that it locks and
    /// the rectifications of today.
    pub fn as_sealed(&self, seal: &Seal) -> Self {
        let mut assessment = self.assessment.clone();
        (assessment.as_of, assessment.basis) = (Some(seal.as_of), seal.basis);
        let Seal { subject, values, evidence, .. } = seal.clone();
        Self { subject, sheet: values, evidence, assessment }
    }
}
