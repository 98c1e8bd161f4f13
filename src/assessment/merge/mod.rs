//! Two copies of one assessment, held against each other: what is the same, what only one of them changed, what both did.
//! Putting together what was chosen is in [`choose`]; showing it is for others.
//!
//! Who changed something is told by its stamps, so that no common base has to be kept:
//!
//! | here | there | changed by |
//! | --- | --- | --- |
//! | something | nothing, and nothing is known to have been taken back | here: a thing that is missing is never newer |
//! | edit 7 of copy A | edit 5 of copy A | here: one copy's edits follow one another |
//! | A over B, with edit 5 of B before it | edit 5 of B | here: it has seen what is there |
//! | edit 9 of A; the newest of B that it has seen is 6 | edit 5 of B; it has seen none of A | here, likewise |
//! | edit 9 of A | edit 5 of B, neither has seen the other | both |
//! | no stamp (facts, basis, day) | no stamp | both, unless one copy was made from just the other |
//!
//! What a copy has seen is read from the answers and rectifications alone: numbers and evidence are shared with other
//! plans, whose files say nothing of this one.

mod choose;
mod content;

pub use choose::{addressed_to, choose, choose_for_subject, choose_in_assessment, within};
pub use content::{Content, Item, Trait};

use chrono::{DateTime, Utc};

use super::{Assessment, CopyId, DataSheet, Dossier, EvidenceList, Stamp, Subject};
use crate::plan::Plan;
use crate::sorted::Sorted;
use content::{Held, held_by_assessment, held_by_subject, items_of_assessment, items_of_subject};

/// One of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is here.
    Mine,
    /// What is in the file.
    Theirs,
}

/// Who changed something since both were the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Mine,
    Theirs,
    Both,
}

/// Whether one copy was made from just the other, as their receipts tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Descent {
    #[default]
    Unknown,
    /// The file was made from what is here, which was not changed since.
    Theirs,
    /// What is here was made from the file.
    Mine,
}

impl Descent {
    /// By the receipts of both copies, and of those that they were made from.
    pub fn of(mine: (&str, Option<&str>), theirs: (&str, Option<&str>)) -> Self {
        match (theirs.1 == Some(mine.0), mine.1 == Some(theirs.0)) {
            (true, false) => Self::Theirs,
            (false, true) => Self::Mine,
            (true, true) | (false, false) => Self::Unknown,
        }
    }
}

/// What one copy says at a place, and since when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// Nothing, where it says nothing.
    pub content: Option<Content>,
    pub at: Option<DateTime<Utc>>,
}

/// A place at which the copies say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub item: Item,
    pub mine: Saying,
    pub theirs: Saying,
    pub changed: Changed,
    /// Whose is the newer, as a suggestion.
    pub newer: Side,
}

/// Two copies, held against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many answers, numbers, pieces of evidence and rectifications both say alike.
    pub same: usize,
    pub differences: Vec<Difference>,
}

impl Comparison {
    pub fn count(&self, changed: Changed) -> usize {
        self.differences.iter().filter(|each| each.changed == changed).count()
    }

    /// The same choice at every place.
    pub fn all(&self, side: Side) -> Vec<(Item, Side)> {
        self.differences.iter().map(|each| (each.item.clone(), side)).collect()
    }

    /// The newer of both at every place.
    pub fn newer(&self) -> Vec<(Item, Side)> {
        self.differences.iter().map(|each| (each.item.clone(), each.newer)).collect()
    }

    /// With another one's places.
    pub fn and(mut self, other: Self) -> Self {
        self.same += other.same;
        self.differences.extend(other.differences);
        self
    }
}

/// How one copy stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Not here yet.
    New,
    Same,
    /// Only the other copy has changes: so many.
    TheirsNewer(usize),
    /// Only what is here has changes.
    MineNewer(usize),
    Both {
        theirs: usize,
        mine: usize,
        both: usize,
    },
    /// What is here is sealed otherwise, and stays as it is.
    Held,
}

impl Stand {
    /// Of what is here too.
    pub fn of(found: &Comparison) -> Self {
        let (mine, theirs, both) = (found.count(Changed::Mine), found.count(Changed::Theirs), found.count(Changed::Both));
        match (mine, theirs, both) {
            (0, 0, 0) => Self::Same,
            (0, theirs, 0) => Self::TheirsNewer(theirs),
            (mine, 0, 0) => Self::MineNewer(mine),
            (mine, theirs, both) => Self::Both { theirs, mine, both },
        }
    }
}

/// What belongs to a subject, whichever plan asks for it.
#[derive(Clone, Copy)]
pub struct Belongings<'a> {
    pub subject: &'a Subject,
    pub sheet: &'a DataSheet,
    pub evidence: &'a EvidenceList,
}

impl Dossier {
    pub fn belongings(&self) -> Belongings<'_> {
        Belongings { subject: &self.subject, sheet: &self.sheet, evidence: &self.evidence }
    }
}

/// The newest edit of every copy that someone has seen.
#[derive(Clone, Debug, Default)]
pub struct Seen(Sorted<CopyId, u64>);

impl Seen {
    /// By the answers and rectifications of an assessment.
    pub fn by(assessment: &Assessment) -> Self {
        let mut seen = Self::default();
        assessment.answers().for_each(|(_, entry)| seen.note(&entry.stamp));
        assessment.rectifications().for_each(|(_, entry)| seen.note(&entry.stamp));
        assessment.rewrites().for_each(|(_, entry)| seen.note(&entry.stamp));
        let said = assessment.histories().values().flat_map(|history| history.said());
        said.for_each(|said| seen.note(&said.stamp));
        seen
    }

    /// What all of them have seen: of numbers that they share, no more is certain.
    pub fn common(all: &[Self]) -> Self {
        let Some((first, others)) = all.split_first() else { return Self::default() };
        let mut common = Self::default();
        for (copy, seq) in first.0.iter() {
            let least = others.iter().try_fold(*seq, |least, other| other.0.get(copy).map(|seq| least.min(*seq)));
            least.into_iter().for_each(|least| _ = common.0.insert(copy.clone(), least));
        }
        common
    }

    fn note(&mut self, stamp: &Stamp) {
        if self.0.get(&stamp.copy).is_none_or(|seq| *seq < stamp.seq) {
            self.0.insert(stamp.copy.clone(), stamp.seq);
        }
    }

    fn has(&self, stamp: &Stamp) -> bool {
        self.0.get(&stamp.copy).is_some_and(|seq| stamp.seq <= *seq)
    }
}

/// Holds two copies of one assessment against each other, with what the subject says in each.
pub fn compare(mine: &Dossier, theirs: &Dossier, descent: Descent) -> Comparison {
    let seen = (Seen::by(&mine.assessment), Seen::by(&theirs.assessment));
    let of_subject = compare_subjects(mine.belongings(), theirs.belongings(), (&seen.0, &seen.1), descent);
    compare_assessments(&mine.assessment, &theirs.assessment, descent).and(of_subject)
}

/// The same for a file of this plan: it speaks of nothing else that the subject has here.
pub fn compare_with_file(plan: &Plan, mine: &Dossier, theirs: &Dossier, descent: Descent) -> Comparison {
    compare(&within(mine, plan, theirs), theirs, descent)
}

/// The same for what stands in the assessments alone.
pub fn compare_assessments(mine: &Assessment, theirs: &Assessment, descent: Descent) -> Comparison {
    let (seen_here, seen_there) = (Seen::by(mine), Seen::by(theirs));
    let items = items_of_assessment(mine, theirs);
    let pairs = items.into_iter().map(|item| {
        let held = (held_by_assessment(mine, &item), held_by_assessment(theirs, &item));
        (item, held)
    });
    held_against(pairs, (&seen_here, &seen_there), descent)
}

/// The same for what belongs to the subject: its numbers, facts and evidence.
pub fn compare_subjects(mine: Belongings, theirs: Belongings, seen: (&Seen, &Seen), descent: Descent) -> Comparison {
    let items = items_of_subject(mine, theirs);
    let pairs = items.into_iter().map(|item| {
        let held = (held_by_subject(mine, &item), held_by_subject(theirs, &item));
        (item, held)
    });
    held_against(pairs, seen, descent)
}

/// The places of differences in the order in which people look for them: the plan's for answers, then the rest.
pub fn place_order(differences: &[Difference], plan: &Plan) -> Vec<usize> {
    let mut places = Sorted::default();
    for (place, checkpoint) in plan.checkpoints().enumerate() {
        places.insert(checkpoint.1.id.clone(), place);
    }
    let key = |place: &usize| match &differences[*place].item {
        Item::Answer(id) => (0, places.get(id).copied().unwrap_or(usize::MAX)),
        Item::Value(_) => (1, *place),
        Item::Evidence(_) => (2, *place),
        Item::Rectification(_) | Item::Rewrite(_) => (3, *place),
        Item::Basis | Item::AsOf | Item::Subject(_) => (4, *place),
    };
    crate::sorted::by_key(0..differences.len(), key)
}

fn held_against(pairs: impl Iterator<Item = (Item, (Held, Held))>, seen: (&Seen, &Seen), descent: Descent) -> Comparison {
    let mut found = Comparison::default();
    for (item, (mine, theirs)) in pairs {
        if mine.content == theirs.content {
            found.same += usize::from(mine.content.is_some() && item.is_counted());
            continue;
        }
        let changed = changed_by(&mine, &theirs, seen, descent);
        let newer = newer_of(&mine, &theirs, changed);
        found.differences.push(Difference { item, mine: mine.saying(), theirs: theirs.saying(), changed, newer });
    }
    found
}

fn changed_by(mine: &Held, theirs: &Held, (seen_here, seen_there): (&Seen, &Seen), descent: Descent) -> Changed {
    match descent {
        Descent::Theirs => return Changed::Theirs,
        Descent::Mine => return Changed::Mine,
        Descent::Unknown => {}
    }
    match (&mine.stamp, &theirs.stamp) {
        (Some(here), Some(there)) if here.copy == there.copy && here.seq > there.seq => Changed::Mine,
        (Some(here), Some(there)) if here.copy == there.copy && here.seq < there.seq => Changed::Theirs,
        (Some(here), Some(there)) => {
            let here_knows = seen_here.has(there) || mine.earlier.contains(there);
            let there_knows = seen_there.has(here) || theirs.earlier.contains(here);
            match (here_knows, there_knows) {
                (true, false) => Changed::Mine,
                (false, true) => Changed::Theirs,
                (true, true) | (false, false) => Changed::Both,
            }
        }
        (Some(_), None) => Changed::Mine,
        (None, Some(_)) => Changed::Theirs,
        (None, None) => match (&mine.content, &theirs.content) {
            (Some(_), None) => Changed::Mine,
            (None, Some(_)) => Changed::Theirs,
            (Some(_), Some(_)) | (None, None) => Changed::Both,
        },
    }
}

/// Where both changed it, the later time is the better guess: their numbers did not know of each other.
fn newer_of(mine: &Held, theirs: &Held, changed: Changed) -> Side {
    match changed {
        Changed::Mine => Side::Mine,
        Changed::Theirs => Side::Theirs,
        Changed::Both => match (&mine.stamp, &theirs.stamp) {
            (Some(here), Some(there)) if (there.at, there.seq) > (here.at, here.seq) => Side::Theirs,
            _ => Side::Mine,
        },
    }
}
