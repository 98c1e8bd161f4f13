//! What of a dossier is kept under which key: small pieces, so that an edit changes one.

use super::key::Key;
use super::record::{PLAIN, WITH_ASIDE, WITH_HISTORY, seal};
use super::register::{Body, Register};
use crate::assessment::entry::{AnswerEntry, AssessmentHead, EvidenceEntry, RectificationEntry, RewriteEntry, ValueEntry};
use crate::assessment::{Dossier, EvidenceId, History, PassageId, RectificationId, SheetKey};
use crate::plan::CheckpointId;

/// One piece of a dossier.
pub enum Piece<'a> {
    Subject,
    Head,
    Answer(&'a CheckpointId),
    Value(&'a SheetKey),
    Evidence(&'a EvidenceId),
    Rectification(&'a RectificationId),
    Rewrite(&'a PassageId),
    Seal,
}

impl Piece<'_> {
    /// The key and, unless there is nothing to keep under it, the body.
    pub fn record(&self, dossier: &Dossier) -> (Key, Option<Body>) {
        let (subject, assessment, none) = (&dossier.subject, &dossier.assessment, History::default());
        match self {
            Self::Subject => (Key::Subject(subject.id.clone()), Some(plain(subject))),
            Self::Head => (Key::Assessment(assessment.id.clone()), Some(plain(&AssessmentHead::new(assessment)))),
            Self::Answer(id) => {
                let history = assessment.histories().get(id).unwrap_or(&none);
                let record = AnswerEntry::kept(id, assessment.entry(id), history);
                let is_aside = record.as_ref().is_some_and(|record| record.aside.is_some());
                let body = record.map(|body| with(history, &body));
                let body = body.map(|body| if is_aside { Body { version: WITH_ASIDE, ..body } } else { body });
                (Key::Answer(assessment.id.clone(), (*id).clone()), body)
            }
            Self::Value(key) => {
                let history = dossier.sheet.histories().get(key).unwrap_or(&none);
                let record = ValueEntry::kept(key, dossier.sheet.entry(key), history);
                let body = record.map(|body| with(history, &body));
                (Key::value(&subject.id, key), body)
            }
            Self::Evidence(id) => {
                let entry = dossier.evidence.get(id);
                let body = entry.map(|entry| plain(&EvidenceEntry::new(entry)));
                (Key::Evidence(subject.id.clone(), (*id).clone()), body)
            }
            Self::Rectification(id) => {
                let entry = assessment.rectification(id);
                let body = entry.map(|entry| plain(&RectificationEntry::new(entry)));
                (Key::Rectification(assessment.id.clone(), (*id).clone()), body)
            }
            Self::Rewrite(passage) => {
                let entry = assessment.rewrite(passage);
                let body = entry.map(|entry| plain(&RewriteEntry::new(passage, entry)));
                (Key::Rewrite(assessment.id.clone(), (*passage).clone()), body)
            }
            Self::Seal => {
                let body = assessment.seals.as_ref().map(|seals| Body { version: PLAIN, text: seals.text().to_owned() });
                (Key::Seal(assessment.id.clone()), body)
            }
        }
    }
}

fn plain(body: &impl serde::Serialize) -> Body {
    Body { version: PLAIN, text: serde_json::to_string(body).expect("a record is plain data") }
}

/// Older programs read what has no history.
fn with(history: &History, body: &impl serde::Serialize) -> Body {
    let version = if history.is_empty() { PLAIN } else { WITH_HISTORY };
    Body { version, ..plain(body) }
}

/// Every piece of a dossier.
pub fn all_pieces(dossier: &Dossier) -> Vec<(Key, Body)> {
    let answers = dossier.assessment.kept().map(Piece::Answer);
    let values = dossier.sheet.kept().map(Piece::Value);
    let evidence = dossier.evidence.keys().map(Piece::Evidence);
    let rectifications = dossier.assessment.rectifications().map(|(id, _)| Piece::Rectification(id));
    let rewrites = dossier.assessment.rewrites().map(|(passage, _)| Piece::Rewrite(passage));
    let pieces = [Piece::Subject, Piece::Head, Piece::Seal]
        .into_iter()
        .chain(answers)
        .chain(values)
        .chain(evidence)
        .chain(rectifications)
        .chain(rewrites);
    pieces
        .filter_map(|piece| {
            let (key, body) = piece.record(dossier);
            body.map(|body| (key, body))
        })
        .collect()
}

/// The same as records of a store that had nothing before.
pub fn all_records(dossier: &Dossier) -> Vec<(Key, String)> {
    let record = |(key, body): (Key, Body)| {
        let text = seal(&key.text(), &Register::new(1, body));
        (key, text)
    };
    all_pieces(dossier).into_iter().map(record).collect()
}
