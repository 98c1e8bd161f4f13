//! Getting there: the catalogue, the plans, and what a route needs before its page can be shown.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Route, Session};
use crate::assessment::{AssessmentId, PlanCard};
use crate::plan::{self, Plan, PlanId};
use crate::platform::{assets, clock, location};
use crate::problem::Problem;
use crate::storage::{OwnPlan, Shelf};
use crate::tree::{Fields, Problems, parse_json};

/// How far the page of the route has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Loading,
    Ready,
    /// The assessment is not in this browser.
    NotHere,
    /// A plan could not be loaded.
    Failed,
}

impl Session {
    /// Connects the session to the browser: address, day, hiding; then goes where the address says.
    pub fn wire(self) {
        location::on_hash_change(move || self.arrive());
        location::on_hide(move || {
            self.flush();
            self.keeping.idle();
        });
        self.keeping.on_read(move |shelf| {
            self.take_up(shelf);
            self.empty_bin();
            if matches!(self.arrival.get_untracked(), Arrival::Loading | Arrival::NotHere) {
                self.arrive();
            }
        });
        self.begin_tabs();
        let tick = move || {
            self.keeping.idle();
            if self.today.get_untracked() != clock::today() {
                self.today.set(clock::today());
                self.judge();
            }
        };
        // A page lives as long as its window: the minute's tick is never cleared.
        let _ = set_interval_with_handle(tick, Duration::from_secs(60));
        spawn_local(async move {
            match load_catalogue().await {
                Some(cards) => {
                    self.shipped.set(cards);
                    // A plan's page waits for it, since the catalogue knows which plans there are.
                    if self.route.with_untracked(|route| matches!(route, Route::Plan { .. })) {
                        self.arrive();
                    }
                }
                None => self.arrival.set(Arrival::Failed),
            }
        });
        self.arrive();
    }

    /// Goes to a route; the address follows, and the page with it.
    pub fn go(self, route: &Route) {
        if self.route.with_untracked(|here| here == route) {
            self.arrive();
        } else {
            location::go(&route.hash());
        }
    }

    /// Makes the page of the address ready.
    pub(super) fn arrive(self) {
        let route = Route::from_hash(&location::hash());
        self.flush();
        self.route.set(route.clone());
        if !self.keeping.is_ready() {
            return;
        }
        match route {
            Route::Home | Route::Kept => {
                self.close();
                self.arrival.set(Arrival::Ready);
                spawn_local(self.load_plans_in_use());
            }
            Route::Plan { plan } => {
                self.close();
                self.arrive_at_plan(plan);
            }
            Route::Answer { assessment, .. }
            | Route::Results { assessment }
            | Route::Rectify { assessment }
            | Route::Report { assessment }
            | Route::Table { assessment, .. } => {
                self.arrive_at(assessment);
            }
            // One sheet for all plans: who else asks for its numbers comes after.
            Route::Sheet { assessment } => {
                self.arrive_at(assessment);
                spawn_local(self.load_plans_in_use());
            }
        }
    }

    fn arrive_at_plan(self, plan: PlanId) {
        let is_loaded = self.plans.with_untracked(|plans| plans.contains_key(&plan));
        let card = untrack(|| self.card_of(&plan));
        match card {
            Some(_) if is_loaded => self.arrival.set(Arrival::Ready),
            Some(_) => self.load_for_page(plan),
            None if self.shipped.with_untracked(Vec::is_empty) => self.arrival.set(Arrival::Loading),
            None => self.arrival.set(Arrival::NotHere),
        }
    }

    fn arrive_at(self, id: AssessmentId) {
        match self.plan_of(&id) {
            None => self.arrival.set(Arrival::NotHere),
            Some(_) if self.open(&id) => self.arrival.set(Arrival::Ready),
            Some(plan) => self.load_for_page(plan),
        }
    }

    /// Loads the plan that the page of the route needs; then the page is ready, unless it is wanted no more.
    fn load_for_page(self, plan: PlanId) {
        let wanted = self.route.with_untracked(Route::page);
        self.arrival.set(Arrival::Loading);
        spawn_local(async move {
            let loaded = self.load_plan(&plan).await.is_some();
            // Reading a plan and showing it are two tasks: neither makes the page stand still for long.
            let show = move || {
                if self.route.with_untracked(Route::page) == wanted {
                    let ready = loaded && wanted.assessment().is_none_or(|id| self.open(id));
                    self.arrival.set(if ready { Arrival::Ready } else { Arrival::Failed });
                }
            };
            set_timeout(show, Duration::ZERO);
        });
    }

    fn plan_of(self, id: &AssessmentId) -> Option<PlanId> {
        let open = self.dossier_now().filter(|dossier| dossier.assessment.id == *id).map(|dossier| dossier.assessment.plan.id);
        open.or_else(|| {
            self.shelf.with_untracked(|shelf| shelf.assessments.get(id).map(|assessment| assessment.plan.id.clone()))
        })
    }

    /// Loads a plan once.
    pub async fn load_plan(self, id: &PlanId) -> Option<Arc<Plan>> {
        if let Some(plan) = self.plans.with_untracked(|plans| plans.get(id).cloned()) {
            return Some(plan);
        }
        let text = self.plan_text(id).await?;
        let plan = Arc::new(plan::from_build(&text).ok()?);
        self.plans.update(|plans| {
            plans.insert(id.clone(), plan.clone());
        });
        Some(plan)
    }

    /// Loads a plan anew, whose text has become another: whoever shows it follows.
    pub(super) async fn reload_plan(self, id: &PlanId) {
        let text = self.plan_text(id).await;
        if let Some(plan) = text.and_then(|text| plan::from_build(&text).ok()) {
            self.plans.update(|plans| _ = plans.insert(id.clone(), Arc::new(plan)));
        }
    }

    /// The shelf is about to be another: plans that are loaded, and become others with it, are loaded anew.
    pub(super) fn plans_change(self, after: &Shelf) {
        let is_loaded = |id: &PlanId| self.plans.with_untracked(|plans| plans.contains_key(id));
        let is_other = |own: &OwnPlan| {
            self.shelf.with_untracked(|now| now.plans.get(&own.card.id).is_none_or(|now| now.card.hash != own.card.hash))
        };
        let changed = after.plans.values().filter(|own| is_loaded(&own.card.id) && is_other(own));
        for id in changed.map(|own| own.card.id.clone()) {
            spawn_local(async move { self.reload_plan(&id).await });
        }
    }

    /// A plan as JSON: one that came with the program, or the user's own. No change of the shelf is waited for.
    pub async fn plan_text(self, id: &PlanId) -> Option<String> {
        match self.shelf.with_untracked(|shelf| shelf.plans.get(id).map(|own| own.packed.clone())) {
            Some(packed) => assets::unpack_text(&packed).await.ok(),
            None => assets::load_text(&format!("plans/{id}.json")).await.ok(),
        }
    }

    /// What the catalogue says of a plan.
    pub fn card_of(self, id: &PlanId) -> Option<PlanCard> {
        self.catalogue.with(|cards| cards.iter().find(|card| card.id == *id).cloned())
    }

    /// The regions that plans are made for, each once, the nation left out.
    pub fn regions(self) -> Vec<String> {
        let mut regions: Vec<String> = Vec::new();
        self.catalogue.with(|cards| {
            for card in cards.iter().filter(|card| card.region != plan::NATION) {
                if !regions.contains(&card.region) {
                    regions.push(card.region.clone());
                }
            }
        });
        regions
    }

    async fn load_plans_in_use(self) {
        let used: Vec<PlanId> = self
            .shelf
            .with_untracked(|shelf| shelf.assessments.values().map(|assessment| assessment.plan.id.clone()).collect());
        for id in used {
            self.load_plan(&id).await;
        }
    }
}

async fn load_catalogue() -> Option<Vec<PlanCard>> {
    let text = assets::load_text("plans/catalogue.json").await.ok()?;
    read_catalogue(&text).ok()
}

fn read_catalogue(text: &str) -> Result<Vec<PlanCard>, Vec<Problem>> {
    let value = serde_json::json!({ "plans": parse_json(text)? });
    let problems = Problems::default();
    let cards =
        Fields::root(&value, "catalogue", &problems).map(|fields| fields.objects("plans").iter().map(PlanCard::read).collect());
    problems.or(cards.unwrap_or_default())
}
