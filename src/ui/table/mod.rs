//! 自评表 as it is handed in, sheet by sheet, to be looked at and printed: of the whole assessment, or of one indicator. It is
//! made of the same pages as the workbook; made, and shown, a little at a time, since the largest has thousands of cells.

mod grid;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::fields::choice;
use super::live::{effect, handler, keyed, live, part, when};
use super::markup::{element, quoted, word};
use super::seal::SealBanner;
use crate::evaluate::Evaluation;
use crate::exchange::workbook::{self, Sheet};
use crate::exchange::{Material, json};
use crate::i18n::TableWords;
use crate::plan::{Indicator, IndicatorId, Plan};
use crate::platform::location;
use crate::state::{Route, Session, session};
use crate::words::Word;

/// So long after the last change the sheets follow.
const PAUSE: Duration = Duration::from_millis(400);

/// The choice of all sheets.
const ALL: &str = "all";

/// A sheet that is made, with what it is known by.
#[derive(Clone)]
struct Made {
    key: String,
    page: Arc<workbook::Page>,
}

/// `of` is the word of a sheet, or the number of an indicator.
#[component]
pub fn TablePage(of: Option<String>) -> impl IntoView {
    let session = session();
    let plan = untrack(move || session.plan())?;
    let assessment = session.route.with_untracked(|route| route.assessment().cloned())?;
    let named = of.as_deref().and_then(Sheet::from_word);
    let indicator: Option<Indicator> = of.and_then(|no| plan.indicators.iter().find(|each| each.no == no).cloned());
    let first = if indicator.is_some() { ALL } else { named.unwrap_or(Sheet::Table).word() };
    let chosen = RwSignal::new(first.to_owned());
    let made = following(session, plan.clone(), indicator.as_ref().map(|indicator| indicator.id.clone()), chosen);
    let field = (indicator.is_none()).then(|| {
        let name = |sheet: Sheet| live(move || TableWords::of(session.language.get()).sheets[sheet as usize].to_owned());
        let all = (ALL, live(move || TableWords::of(session.language.get()).all.to_owned()));
        let options = Sheet::ALL.iter().map(|sheet| (sheet.word(), name(*sheet))).chain([all]).collect();
        let set = Callback::new(move |word: String| chosen.set(word));
        choice(session, pick!(TableWords.which), "sheet", options, live(move || chosen.get()), set)
    });
    let class = if indicator.is_some() { "results tables one" } else { "results tables" };
    let only = indicator.map(|indicator| {
        let whole = Route::Table { assessment, of: None }.hash();
        view! {
            <p class="crumb"><span lang="zh-CN">{format!("{} {}", indicator.no, indicator.title)}</span> " · " <a href=whole>{t!(session, TableWords.whole)}</a></p>
        }
    });
    let sheets = keyed(move || made.get().unwrap_or_default(), |made| made.key.clone(), |made| grid::sheet(made.page));
    let waiting = move || word(session, "p", "empty", pick!(TableWords.loading));

    Some(view! {
        <div class=class>
            <div class="no-print">
                <h1 tabindex="-1">{t!(session, TableWords.title)}</h1>
                {only}
                <SealBanner/>
                <p class="hint">{t!(session, TableWords.hint)}</p>
                <div class="actions">
                    {field}
                    <button type="button" class="primary" data-print="" on:click=handler(|_| location::print())>{t!(session.print)}</button>
                </div>
                <div role="status">{when(move || made.with(Option::is_none), waiting)}</div>
                {part(move || made.with(|made| made.as_ref().is_some_and(Vec::is_empty)).then(|| word(session, "p", "empty", pick!(TableWords.empty))))}
            </div>
            {element("div", "sheets", vec![sheets])}
        </div>
    })
}

/// The sheets that are wanted, which follow a pause after the last change. Each is made by itself.
fn following(
    session: Session,
    plan: Arc<Plan>,
    only: Option<IndicatorId>,
    chosen: RwSignal<String>,
) -> RwSignal<Option<Vec<Made>>> {
    let made = RwSignal::new(None);
    let turn = StoredValue::new(0_usize);
    effect(move || {
        let is_there = session.evaluation.with(Option::is_some) && session.with_dossier(|_| ()).is_some();
        let wanted: VecDeque<Sheet> = match Sheet::from_word(&chosen.get()) {
            Some(sheet) => [sheet].into(),
            None => Sheet::ALL.iter().copied().filter(|sheet| only.is_none() || *sheet != Sheet::Cover).collect(),
        };
        turn.update_value(|turn| *turn += 1);
        if !is_there {
            return;
        }
        let is_first = made.with_untracked(Option::is_none);
        let work = Work { session, plan: plan.clone(), only: only.clone(), turn, own: turn.get_value(), into: made };
        let begin = move || {
            if work.is_last()
                && let Some(dossier) = session.dossier_now()
            {
                let receipt = json::receipt_of(&work.plan, &dossier);
                work.next(wanted, receipt, Vec::new());
            }
        };
        set_timeout(begin, if is_first { Duration::ZERO } else { PAUSE });
    });
    made
}

/// Sheets that are being made.
struct Work {
    session: Session,
    plan: Arc<Plan>,
    only: Option<IndicatorId>,
    turn: StoredValue<usize>,
    own: usize,
    into: RwSignal<Option<Vec<Made>>>,
}

impl Work {
    /// The page may have been left, or something changed, meanwhile.
    fn is_last(&self) -> bool {
        self.turn.try_get_value() == Some(self.own)
    }

    /// Makes one sheet, and the others after it.
    fn next(self, mut wanted: VecDeque<Sheet>, receipt: String, mut done: Vec<Made>) {
        let step = move || {
            if !self.is_last() {
                return;
            }
            let Some(sheet) = wanted.pop_front() else {
                self.into.set(Some(done));
                return;
            };
            let evaluation: Option<Arc<Evaluation>> = self.session.evaluation.get_untracked();
            if let Some((evaluation, dossier)) = evaluation.zip(self.session.dossier_now()) {
                let material = Material { plan: &self.plan, dossier: &dossier, evaluation: &evaluation };
                let page = workbook::shown(material, sheet, self.only.as_ref(), &receipt);
                let key = format!("{} {}", sheet.word(), self.own);
                done.extend(page.map(|page| Made { key, page: Arc::new(page) }));
            }
            self.next(wanted, receipt, done);
        };
        set_timeout(step, Duration::ZERO);
    }
}

/// The way to the table of one indicator.
pub fn print_link(session: Session, indicator: &Indicator) -> Option<AnyView> {
    let assessment = session.route.with_untracked(|route| route.assessment().cloned())?;
    let hash = Route::Table { assessment, of: Some(indicator.no.clone()) }.hash();
    let label = quoted("span", "sr-only", indicator.no.clone());
    Some(view! { <a class="print-one no-print" href=hash>{t!(session, TableWords.print_one)} {label}</a> }.into_any())
}
