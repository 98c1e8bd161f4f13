//! The session: what is open, one way in (`edit`), one way out (memos).
//!
//! Copied freely; every part of the screen takes it from context. Saving hangs on `edit` and nowhere else.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use super::judging::Judging;
use super::keeping::Keeping;
use super::spoken::Spoken;
use super::tabs::Tabs;
use super::waking::Waking;
use super::{Arrival, Derived, Open, Route, Spot};
use crate::assessment::{
    Assessment, AssessmentId, Author, DataSheet, Dossier, Edit, EvidenceList, Period, PlanCard, PlanRef, Subject,
};
use crate::evaluate::Evaluation;
use crate::i18n::{Language, Messages};
use crate::plan::{Plan, PlanId, SubjectKind};
use crate::platform::{clock, keep, location};
use crate::sorted::Sorted;
use crate::storage::{Haste, Key, SaveState, SetAside, Shelf, TurnEvent, all_pieces};

/// Who is to be assessed, as the start form has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    pub name: String,
    pub kind: SubjectKind,
    pub region: String,
    pub period: Period,
}

/// Handles to everything that is open.
#[derive(Clone, Copy)]
pub struct Session {
    pub language: Spoken,
    pub large_text: RwSignal<bool>,
    /// 我所在的地区, as chosen on the home page; blank until then.
    pub region: RwSignal<String>,
    pub today: RwSignal<NaiveDate>,
    pub route: RwSignal<Route>,
    /// The catalogue of the plans that came with the program.
    pub(super) shipped: RwSignal<Vec<PlanCard>>,
    /// The same with the user's own before them.
    pub catalogue: Derived<Vec<PlanCard>>,
    pub plans: RwSignal<Sorted<PlanId, Arc<Plan>>>,
    pub shelf: RwSignal<Shelf>,
    /// Records that could not be read.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// All that follows from what is open, at most a frame behind it.
    pub evaluation: ReadSignal<Option<Arc<Evaluation>>>,
    /// How far the page of the route has come.
    pub arrival: RwSignal<Arrival>,
    /// Whether what is open is sealed.
    pub sealed: RwSignal<bool>,
    /// Whether its answers can't be changed: sealed, or another tab writes.
    pub locked: Derived<bool>,
    /// The assessment whose plan is known to have a newer edition that concerns it, and waits to be looked at.
    pub edition_waits: RwSignal<Option<AssessmentId>>,
    pub tabs: Tabs,
    pub(super) open: RwSignal<Option<Open>>,
    /// What the page shows: what is open changes a little earlier, and what stands on the page till then is not of it.
    pub(super) shown: StoredValue<Option<AssessmentId>>,
    pub(super) judging: Judging,
    /// Who reads which part of what is open.
    pub(super) waking: Waking,
    pub(super) keeping: Keeping,
}

fn all_cards(shelf: RwSignal<Shelf>, shipped: RwSignal<Vec<PlanCard>>) -> Vec<PlanCard> {
    let mut cards: Vec<PlanCard> = shelf.with(|shelf| shelf.plans.values().map(|own| own.card.clone()).collect());
    shipped.with(|shipped| cards.extend(shipped.iter().cloned()));
    cards
}

/// The session of this page.
pub fn session() -> Session {
    expect_context()
}

impl Session {
    /// Begins to read what is kept; `wire` goes on with it.
    pub fn begin() -> Self {
        let keeping = Keeping::begin();
        let open: RwSignal<Option<Open>> = RwSignal::new(None);
        let today = RwSignal::new(clock::today());
        let (judging, tabs) = (Judging::default(), Tabs::default());
        let (shipped, shelf): (RwSignal<Vec<PlanCard>>, RwSignal<Shelf>) = (RwSignal::default(), RwSignal::default());
        let language = keep::preference("language").as_deref().and_then(Language::from_tag).unwrap_or(Language::Zh);
        Self {
            language: Spoken::new(language),
            large_text: RwSignal::new(keep::preference("large-text").as_deref() == Some("on")),
            region: RwSignal::new(keep::preference("region").unwrap_or_default()),
            today,
            route: RwSignal::new(Route::from_hash(&location::hash())),
            shipped,
            catalogue: Derived::new(move || all_cards(shelf, shipped)),
            plans: RwSignal::default(),
            shelf,
            set_aside: RwSignal::default(),
            evaluation: judging.evaluation(),
            sealed: judging.sealed,
            edition_waits: RwSignal::default(),
            locked: Derived::new(move || judging.sealed.get() || tabs.barred().is_some()),
            tabs,
            arrival: RwSignal::new(Arrival::Loading),
            open,
            shown: StoredValue::default(),
            judging,
            waking: Waking::default(),
            keeping,
        }
    }

    /// The words of the first load, in the language of now.
    pub fn words(self) -> &'static Messages {
        Messages::of(self.language.get())
    }

    /// One word on screen, as what a view shows: the same type for every word, so that none costs code of its own.
    pub fn said(self, pick: fn(Language) -> &'static str) -> SharedReactiveFunction<String> {
        Arc::new(Mutex::new(move || pick(self.language.get()).to_owned()))
    }

    pub fn switch_language(self, language: Language) {
        self.language.set(language);
        keep::set_preference("language", language.word());
    }

    pub fn set_large_text(self, on: bool) {
        self.large_text.set(on);
        keep::set_preference("large-text", if on { "on" } else { "off" });
    }

    pub fn set_region(self, region: String) {
        keep::set_preference("region", &region);
        self.region.set(region);
    }

    /// The regions of whom is assessed here; where nobody says one, the chosen region.
    pub fn own_regions(self) -> Vec<String> {
        let said = |shelf: &Shelf| -> Vec<String> {
            shelf.subjects.values().map(|subject| subject.region.clone()).filter(|region| !region.is_empty()).collect()
        };
        let said = self.shelf.with(said);
        let chosen = || Some(self.region.get()).filter(|region| !region.is_empty());
        if said.is_empty() { chosen().into_iter().collect() } else { said }
    }

    pub fn save_state(self) -> ReadSignal<SaveState> {
        self.keeping.state()
    }

    // ── What is open ──

    /// Opens an assessment whose plan is loaded; one that is open already stays as it is.
    pub fn open(self, id: &AssessmentId) -> bool {
        let is_open = self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.dossier.assessment.id == *id));
        if is_open {
            return true;
        }
        self.close();
        let Some(dossier) = self.shelf.with_untracked(|shelf| shelf.dossier(id)) else {
            return false;
        };
        let plan = self.plans.with_untracked(|plans| plans.get(&dossier.assessment.plan.id).cloned());
        let (opened, subject) = (plan.is_some(), dossier.subject.id.clone());
        let open = plan.map(|plan| Open::new(plan, dossier));
        self.judging.set(open.as_ref());
        self.open.set(open);
        self.waking.wake_all();
        self.turn(TurnEvent::Opened(Some(subject)));
        opened
    }

    /// Puts what is open back on the shelf and closes it.
    pub fn close(self) {
        self.put_back();
        if self.open.with_untracked(Option::is_some) {
            self.open.set(None);
            self.waking.wake_all();
            self.judge();
            self.turn(TurnEvent::Opened(None));
        }
    }

    /// Puts a copy of what is open back on the shelf; it stays open.
    pub(super) fn put_back(self) {
        self.flush();
        if let Some(dossier) = self.dossier_now() {
            self.shelf.update(|shelf| shelf.put(dossier));
        }
    }

    /// The plan that is open.
    pub fn plan(self) -> Option<Arc<Plan>> {
        self.open.with(|open| open.as_ref().map(|open| open.plan.clone()))
    }

    /// A copy of what is open: for files and for asking what is asked.
    pub fn dossier(self) -> Option<Dossier> {
        self.open.with(|open| open.as_ref().map(|open| open.dossier.clone()))
    }

    pub fn dossier_now(self) -> Option<Dossier> {
        untrack(move || self.dossier())
    }

    pub fn with_dossier<T>(self, read: impl FnOnce(&Dossier) -> T) -> Option<T> {
        self.open.with(|open| open.as_ref().map(|open| read(&open.dossier)))
    }

    /// The page shows this assessment from now on, or none.
    pub fn show(self, assessment: Option<AssessmentId>) {
        self.shown.set_value(assessment);
    }

    // ── Editing ──

    /// Who makes the next edit.
    pub(super) fn author(self) -> Author {
        self.keeping.author()
    }

    /// The only way to change what is open.
    pub fn edit(self, haste: Haste, make: impl FnOnce(&Dossier) -> Edit) {
        if !self.may_write() {
            return;
        }
        let author = self.author();
        let changed = self.open.try_maybe_update(|open| {
            let spot = open.as_mut().and_then(|open| {
                let edit = make(&open.dossier);
                open.edit(edit, haste, &author)
            });
            (spot.is_some(), spot)
        });
        self.keep(changed.flatten().into_iter().collect(), haste);
    }

    /// Several changes as one step.
    pub fn edit_all(self, make: impl FnOnce(&Dossier) -> Vec<Edit>) {
        if !self.may_write() {
            return;
        }
        let author = self.author();
        let changed = self.open.try_maybe_update(|open| {
            let edit = |open: &mut Open| open.edit_all(make(&open.dossier), &author);
            let spots = open.as_mut().map(edit).unwrap_or_default();
            (!spots.is_empty(), spots)
        });
        self.keep(changed.unwrap_or_default(), Haste::AtOnce);
    }

    /// One step back; gives the first place that changed.
    pub fn undo(self) -> Option<Spot> {
        self.step_back(Open::undo)
    }

    pub fn redo(self) -> Option<Spot> {
        self.step_back(Open::redo)
    }

    fn step_back(self, step: fn(&mut Open, &Author) -> Vec<Spot>) -> Option<Spot> {
        if !self.may_write() {
            return None;
        }
        let author = self.author();
        let spots = self.open.try_update(|open| open.as_mut().map(|open| step(open, &author))).flatten().unwrap_or_default();
        let first = spots.first().cloned();
        self.keep(spots, Haste::AtOnce);
        first
    }

    /// How many steps lead back, and the last change: where both are as before, nothing was done since.
    pub fn stand(self) -> Option<(usize, u64)> {
        self.open.with(|open| open.as_ref().map(|open| (open.steps(), open.dossier.last_seq())))
    }

    pub fn can_undo(self) -> Derived<bool> {
        Derived::new(move || self.open.with(|open| open.as_ref().is_some_and(Open::can_undo)))
    }

    pub fn can_redo(self) -> Derived<bool> {
        Derived::new(move || self.open.with(|open| open.as_ref().is_some_and(Open::can_redo)))
    }

    pub(super) fn keep(self, spots: Vec<Spot>, haste: Haste) {
        let is_step = spots.len() > 1;
        let keep = move || {
            for spot in spots {
                self.waking.wake(spot.facet().name());
                let record = self.open.with_untracked(|open| open.as_ref().map(|open| spot.record(&open.dossier)));
                if let Some((key, body)) = record {
                    self.keeping.change(key, body, haste);
                    self.judge_soon(&spot);
                }
            }
        };
        if is_step { self.keeping.together(keep) } else { keep() }
    }

    /// Writes everything that waits: a field was left, the page is hidden.
    pub fn flush(self) {
        if self.open.with_untracked(Option::is_some) {
            self.open.update_untracked(|open| {
                if let Some(open) = open {
                    open.pause();
                }
            });
        }
        self.keeping.flush();
    }

    // ── Whole assessments ──

    /// Begins an assessment, or goes on with the one that is there; a subject that is known by this name and kind is
    /// the same subject, at the region that was said last.
    pub fn start(self, plan: PlanRef, start: &Start) -> AssessmentId {
        self.close();
        if let Some(there) = self.begun(&plan.id, start) {
            return there;
        }
        let known = self.shelf.with_untracked(|shelf| shelf.same_subject(&start.name, start.kind).cloned());
        let new = || Subject::new(clock::new_id().into(), start.name.trim().to_owned(), start.kind, String::new());
        let mut subject = known.unwrap_or_else(new);
        if !start.region.trim().is_empty() {
            subject.region = start.region.trim().to_owned();
        }
        let id: AssessmentId = clock::new_id().into();
        let assessment = Assessment::new(id.clone(), plan, subject.id.clone(), start.period, clock::now());
        self.take_in(Dossier { subject, sheet: DataSheet::default(), evidence: EvidenceList::default(), assessment });
        id
    }

    /// The assessment that the same subject has of this plan for this period already.
    pub fn begun(self, plan: &PlanId, start: &Start) -> Option<AssessmentId> {
        self.shelf.with(|shelf| {
            let subject = shelf.same_subject(&start.name, start.kind)?;
            shelf.same_assessment(&subject.id, plan, start.period).map(|assessment| assessment.id.clone())
        })
    }

    /// Keeps a whole dossier: begun, or read from a file.
    pub fn take_in(self, dossier: Dossier) {
        self.keep_whole(dossier, Shelf::take_in);
    }

    /// Takes back what was deleted.
    pub fn take_back(self, dossier: Dossier) {
        let id = dossier.assessment.id.clone();
        self.keeping.together(|| {
            self.keep_whole(dossier, Shelf::take_back);
            self.out_of_bin(&id);
        });
    }

    fn keep_whole(self, dossier: Dossier, take: fn(&mut Shelf, Dossier) -> (Dossier, Vec<Key>)) {
        self.keeping.seen(dossier.last_seq());
        let Some((whole, gone)) = self.shelf.try_update(|shelf| take(shelf, dossier)) else { return };
        self.keeping.together(|| {
            for (key, body) in all_pieces(&whole) {
                self.keeping.change(key, Some(body), Haste::AtOnce);
            }
            self.forget(gone);
        });
    }

    fn forget(self, gone: Vec<Key>) {
        self.keeping.together(|| {
            for key in gone {
                self.keeping.change(key, None, Haste::AtOnce);
            }
        });
    }

    /// Deletes an assessment and gives it back, for as long as it can be undone.
    pub fn remove(self, id: &AssessmentId) -> Option<Dossier> {
        self.close();
        let dossier = self.shelf.with_untracked(|shelf| shelf.dossier(id));
        let gone = self.shelf.try_update(|shelf| shelf.remove(id)).unwrap_or_default();
        self.keeping.together(|| {
            self.forget(gone);
            dossier.iter().for_each(|dossier| self.put_in_bin(dossier));
        });
        dossier
    }
}
