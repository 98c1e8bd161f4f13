//! What can differ between two copies: every place, and what a copy says there.

use chrono::NaiveDate;

use super::{Belongings, Saying};
use crate::assessment::{
    Answer, Assessment, Basis, Evidence, EvidenceId, History, PassageId, Rectification, RectificationId, Rewrite, SheetKey,
    Stamp, Stamped,
};
use crate::plan::{CheckpointId, Fact, SubjectKind};

/// A place at which two copies may say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Answer(CheckpointId),
    Rectification(RectificationId),
    Rewrite(PassageId),
    Basis,
    AsOf,
    Value(SheetKey),
    Evidence(EvidenceId),
    Subject(Trait),
}

/// What identifies a subject, or is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    Name,
    Kind,
    Region,
    Code,
    Fact(Fact),
}

/// What is said at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Answer(Answer),
    Rectification(Rectification),
    Rewrite(Rewrite),
    Basis(Basis),
    Day(NaiveDate),
    Value(String),
    Evidence(Evidence),
    Text(String),
    Kind(SubjectKind),
    Flag(bool),
}

impl Item {
    /// Whether it is something that was filled in, as answers and numbers are.
    pub fn is_counted(&self) -> bool {
        match self {
            Self::Answer(_) | Self::Rectification(_) | Self::Rewrite(_) | Self::Value(_) | Self::Evidence(_) => true,
            Self::Basis | Self::AsOf | Self::Subject(_) => false,
        }
    }

    /// Whether it stands in the assessment; else it belongs to the subject.
    pub fn is_of_assessment(&self) -> bool {
        match self {
            Self::Answer(_) | Self::Rectification(_) | Self::Rewrite(_) | Self::Basis | Self::AsOf => true,
            Self::Value(_) | Self::Evidence(_) | Self::Subject(_) => false,
        }
    }
}

/// What one copy holds at a place: what it says, by which edit, and which edits it knows to have come before.
#[derive(Default)]
pub(super) struct Held {
    pub content: Option<Content>,
    pub stamp: Option<Stamp>,
    pub earlier: Vec<Stamp>,
}

impl Held {
    fn plain(content: Option<Content>) -> Self {
        Self { content, ..Self::default() }
    }

    fn stamped<T: Clone>(entry: Option<&Stamped<T>>, history: Option<&History>, content: fn(T) -> Content) -> Self {
        let earlier: Vec<Stamp> = history.map(earlier).unwrap_or_default();
        let taken_back = || earlier.last().cloned();
        let stamp = entry.map(|entry| entry.stamp.clone()).or_else(taken_back);
        Self { content: entry.map(|entry| content(entry.value.clone())), stamp, earlier }
    }

    pub fn saying(self) -> Saying {
        Saying { content: self.content, at: self.stamp.map(|stamp| stamp.at) }
    }
}

fn earlier(history: &History) -> Vec<Stamp> {
    history.said().iter().map(|said| said.stamp.clone()).collect()
}

pub(super) fn items_of_assessment(mine: &Assessment, theirs: &Assessment) -> Vec<Item> {
    let answers = both(mine.kept(), theirs.kept(), |id| theirs.entry(id).is_some() || theirs.histories().contains_key(id));
    let rectifications = both(mine.rectifications().map(|(id, _)| id), theirs.rectifications().map(|(id, _)| id), |id| {
        theirs.rectification(id).is_some()
    });
    let rewrites =
        both(mine.rewrites().map(|(id, _)| id), theirs.rewrites().map(|(id, _)| id), |id| theirs.rewrite(id).is_some());
    let answers = answers.into_iter().map(Item::Answer);
    let answers = answers.chain(rectifications.into_iter().map(Item::Rectification));
    answers.chain(rewrites.into_iter().map(Item::Rewrite)).chain([Item::Basis, Item::AsOf]).collect()
}

pub(super) fn items_of_subject(mine: Belongings, theirs: Belongings) -> Vec<Item> {
    let mut values: Vec<Item> = Vec::new();
    for key in mine.sheet.kept() {
        values.push(Item::Value(key.clone()));
    }
    for key in theirs.sheet.kept() {
        let place = mine.sheet.place_of(key.clone());
        if !mine.sheet.keeps(&place) {
            values.push(Item::Value(key.clone()));
        }
    }
    let evidence = both(mine.evidence.keys(), theirs.evidence.keys(), |id| theirs.evidence.contains_key(id));
    let facts = Fact::ALL.iter().copied().map(Trait::Fact);
    let traits = [Trait::Name, Trait::Kind, Trait::Region, Trait::Code].into_iter().chain(facts);
    values.extend(evidence.into_iter().map(Item::Evidence));
    values.extend(traits.map(Item::Subject));
    values
}

/// What is here, then what is only there.
fn both<'a, K: Clone + Ord + 'a>(
    mine: impl Iterator<Item = &'a K>,
    theirs: impl Iterator<Item = &'a K>,
    is_there: impl Fn(&K) -> bool,
) -> Vec<K> {
    let here: Vec<K> = mine.cloned().collect();
    let mut shared = crate::sorted::Sorted::default();
    here.iter().filter(|id| is_there(id)).for_each(|id| _ = shared.insert(id.clone(), ()));
    let only_there = theirs.filter(|id| !shared.contains_key(id)).cloned();
    here.iter().cloned().chain(only_there).collect()
}

pub(super) fn held_by_assessment(assessment: &Assessment, item: &Item) -> Held {
    match item {
        Item::Answer(id) => {
            let entry = assessment.entry(id).filter(|entry| !entry.value.is_blank());
            Held::stamped(entry, assessment.histories().get(id), Content::Answer)
        }
        Item::Rectification(id) => Held::stamped(assessment.rectification(id), None, Content::Rectification),
        Item::Rewrite(id) => Held::stamped(assessment.rewrite(id), None, Content::Rewrite),
        Item::Basis => Held::plain(Some(Content::Basis(assessment.basis))),
        Item::AsOf => Held::plain(assessment.as_of.map(Content::Day)),
        Item::Value(_) | Item::Evidence(_) | Item::Subject(_) => Held::default(),
    }
}

pub(super) fn held_by_subject(of: Belongings, item: &Item) -> Held {
    match item {
        Item::Value(key) => {
            let entry = of.sheet.entry(key).filter(|entry| !entry.value.trim().is_empty());
            Held::stamped(entry, of.sheet.histories().get(&of.sheet.place_of(key.clone())), Content::Value)
        }
        Item::Evidence(id) => Held::stamped(of.evidence.get(id), None, |evidence| Content::Evidence(evidence.in_order())),
        Item::Subject(which) => Held::plain(match which {
            Trait::Name => Some(Content::Text(of.subject.name.clone())),
            Trait::Kind => Some(Content::Kind(of.subject.kind)),
            Trait::Region => Some(of.subject.region.clone()).filter(|region| !region.is_empty()).map(Content::Text),
            Trait::Code => of.subject.code.clone().map(Content::Text),
            Trait::Fact(fact) => of.subject.fact(*fact).map(Content::Flag),
        }),
        Item::Answer(_) | Item::Rectification(_) | Item::Rewrite(_) | Item::Basis | Item::AsOf => Held::default(),
    }
}
