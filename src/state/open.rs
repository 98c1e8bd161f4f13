//! What lies open: a plan, a dossier, and the way back through its edits.

use std::sync::Arc;

use super::reading::Facet;
use crate::assessment::{Author, Dossier, Edit, EvidenceId, PassageId, RectificationId, SheetKey};
use crate::plan::{CheckpointId, Plan};
use crate::storage::{Body, Haste, Key, Piece};

/// An assessment that is being worked on.
#[derive(Clone, Debug)]
pub struct Open {
    pub plan: Arc<Plan>,
    pub dossier: Dossier,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// What is being typed into, so that one stretch of typing is one step back.
    typing: Option<Spot>,
}

/// What a person did at once: one edit, or several.
type Step = Vec<Edit>;

/// Where an edit happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Answer(CheckpointId),
    Value(SheetKey),
    Evidence(EvidenceId),
    Rectification(RectificationId),
    Rewrite(PassageId),
    Subject,
    Head,
    Seal,
}

impl Spot {
    pub fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Answer { checkpoint, .. } => Self::Answer(checkpoint.clone()),
            Edit::Value { key, .. } => Self::Value(key.clone()),
            Edit::Evidence { id, .. } => Self::Evidence(id.clone()),
            Edit::Rectification { id, .. } => Self::Rectification(id.clone()),
            Edit::Rewrite { passage, .. } => Self::Rewrite(passage.clone()),
            Edit::Fact { .. } => Self::Subject,
            Edit::Basis(_) | Edit::AsOf(_) | Edit::Plan(_) => Self::Head,
        }
    }

    /// What somebody reads who must see a change here.
    pub fn facet(&self) -> Facet<'_> {
        match self {
            Self::Answer(checkpoint) => Facet::Answer(checkpoint),
            Self::Value(key) => Facet::Value(key),
            Self::Evidence(_) => Facet::Evidence,
            Self::Rectification(_) => Facet::Rectifications,
            Self::Rewrite(_) => Facet::Rewrites,
            Self::Subject => Facet::Subject,
            Self::Head => Facet::Head,
            Self::Seal => Facet::Seal,
        }
    }

    /// The record that holds it.
    pub fn record(&self, dossier: &Dossier) -> (Key, Option<Body>) {
        match self {
            Self::Answer(checkpoint) => Piece::Answer(checkpoint).record(dossier),
            Self::Value(key) => Piece::Value(key).record(dossier),
            Self::Evidence(id) => Piece::Evidence(id).record(dossier),
            Self::Rectification(id) => Piece::Rectification(id).record(dossier),
            Self::Rewrite(passage) => Piece::Rewrite(passage).record(dossier),
            Self::Subject => Piece::Subject.record(dossier),
            Self::Head => Piece::Head.record(dossier),
            Self::Seal => Piece::Seal.record(dossier),
        }
    }
}

impl Open {
    pub fn new(plan: Arc<Plan>, dossier: Dossier) -> Self {
        Self { plan, dossier, undo: Vec::new(), redo: Vec::new(), typing: None }
    }

    /// Carries out an edit that a person made; gives the place that changed.
    pub fn edit(&mut self, edit: Edit, haste: Haste, author: &Author) -> Option<Spot> {
        let is_typing = haste == Haste::AfterPause || matches!(edit, Edit::Value { .. });
        let undo = self.dossier.apply(edit, author)?;
        let spot = Spot::of(&undo);
        let goes_on = is_typing && self.typing.as_ref() == Some(&spot);
        if !goes_on {
            self.undo.push(vec![undo]);
        }
        self.typing = is_typing.then(|| spot.clone());
        self.redo.clear();
        Some(spot)
    }

    /// Carries out several edits as one step; gives the places that changed. Those that take the last step back are
    /// that step back, so that nobody meets it again on the way.
    pub fn edit_all(&mut self, edits: Vec<Edit>, author: &Author) -> Vec<Spot> {
        if self.undo.last() == Some(&edits) {
            return self.undo(author);
        }
        let (back, spots) = self.carry_out(edits, author);
        if !back.is_empty() {
            self.undo.push(back);
            self.typing = None;
            self.redo.clear();
        }
        spots
    }

    /// Carries out a step; gives the one that leads back, and the places that changed.
    fn carry_out(&mut self, step: Step, author: &Author) -> (Step, Vec<Spot>) {
        let undone: Vec<Edit> = step.into_iter().filter_map(|edit| self.dossier.apply(edit, author)).collect();
        let spots = undone.iter().map(Spot::of).collect();
        (undone.into_iter().rev().collect(), spots)
    }

    /// The stretch of typing is over: what comes next is a step of its own.
    pub fn pause(&mut self) {
        self.typing = None;
    }

    /// One step back; gives the places that changed.
    pub fn undo(&mut self, author: &Author) -> Vec<Spot> {
        self.typing = None;
        // What was typed and taken away again left a step that leads nowhere.
        while let Some(step) = self.undo.pop() {
            let (back, spots) = self.carry_out(step, author);
            if !back.is_empty() {
                self.redo.push(back);
                return spots;
            }
        }
        Vec::new()
    }

    /// One step forth; gives the places that changed.
    pub fn redo(&mut self, author: &Author) -> Vec<Spot> {
        self.typing = None;
        let Some(step) = self.redo.pop() else {
            return Vec::new();
        };
        let (back, spots) = self.carry_out(step, author);
        if !back.is_empty() {
            self.undo.push(back);
        }
        spots
    }

    /// Nothing leads back any more: what was sealed or unsealed stays so.
    pub fn forget_steps(&mut self) {
        (self.undo, self.redo, self.typing) = (Vec::new(), Vec::new(), None);
    }

    pub fn steps(&self) -> usize {
        self.undo.len()
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}
