//! What lies open: a plan, a dossier, and the way back through its edits.

use std::sync::Arc;

use crate::assessment::{Author, Dossier, Edit, EvidenceId, RectificationId, SheetKey};
use crate::plan::{CheckpointId, Plan};
use crate::storage::{Haste, Key, Piece};

/// An assessment that is being worked on.
#[derive(Clone, Debug)]
pub struct Open {
    pub plan: Arc<Plan>,
    pub dossier: Dossier,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// What is being typed into, so that one stretch of typing is one step back.
    typing: Option<Spot>,
}

/// Where an edit happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Answer(CheckpointId),
    Value(SheetKey),
    Evidence(EvidenceId),
    Rectification(RectificationId),
    Subject,
    Head,
}

impl Spot {
    pub fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Answer { checkpoint, .. } => Self::Answer(checkpoint.clone()),
            Edit::Value { key, .. } => Self::Value(key.clone()),
            Edit::Evidence { id, .. } => Self::Evidence(id.clone()),
            Edit::Rectification { id, .. } => Self::Rectification(id.clone()),
            Edit::Fact { .. } => Self::Subject,
            Edit::Basis(_) | Edit::AsOf(_) => Self::Head,
        }
    }

    /// The record that holds it.
    pub fn record(&self, dossier: &Dossier) -> (Key, Option<String>) {
        match self {
            Self::Answer(checkpoint) => Piece::Answer(checkpoint).record(dossier),
            Self::Value(key) => Piece::Value(key).record(dossier),
            Self::Evidence(id) => Piece::Evidence(id).record(dossier),
            Self::Rectification(id) => Piece::Rectification(id).record(dossier),
            Self::Subject => Piece::Subject.record(dossier),
            Self::Head => Piece::Head.record(dossier),
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
            self.undo.push(undo);
        }
        self.typing = is_typing.then(|| spot.clone());
        self.redo.clear();
        Some(spot)
    }

    /// The stretch of typing is over: what comes next is a step of its own.
    pub fn pause(&mut self) {
        self.typing = None;
    }

    pub fn undo(&mut self, author: &Author) -> Option<Spot> {
        self.typing = None;
        // What was typed and taken away again left a step that leads nowhere.
        while let Some(edit) = self.undo.pop() {
            let spot = Spot::of(&edit);
            if let Some(back) = self.dossier.apply(edit, author) {
                self.redo.push(back);
                return Some(spot);
            }
        }
        None
    }

    pub fn redo(&mut self, author: &Author) -> Option<Spot> {
        self.typing = None;
        let edit = self.redo.pop()?;
        let spot = Spot::of(&edit);
        self.undo.extend(self.dossier.apply(edit, author));
        Some(spot)
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}
