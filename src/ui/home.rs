//! Home: what this is, my assessments, the plans, and opening a file.

use leptos::prelude::*;

use super::figures;
use super::import::OpenFile;
use super::live::{handler, keyed, list, live, part, when};
use super::notices::notices;
use super::rest::{Errand, rest};
use crate::assessment::{Assessment, AssessmentId, Dossier};
use crate::evaluate::{Moment, evaluate};
use crate::platform::files;
use crate::sorted;
use crate::state::{PlanCard, Route, session};
use crate::storage::SetAside;

#[component]
pub fn Home() -> impl IntoView {
    let session = session();
    let starting: RwSignal<Option<PlanCard>> = RwSignal::new(None);
    let assessments = Memo::new(move |_| {
        let all: Vec<Assessment> = session.shelf.with(|shelf| shelf.assessments.values().cloned().collect());
        let all = sorted::by_key(all, |assessment| std::cmp::Reverse(assessment.created));
        all.into_iter().map(|assessment| assessment.id).collect::<Vec<_>>()
    });
    let card = |id: AssessmentId| view! { <li><AssessmentCard id/></li> };
    let plan_card = move |card: PlanCard| view! { <li><PlanCardView card starting/></li> };

    view! {
        <div class="home">
            <div class="intro">
                <h1 tabindex="-1">{t!(session.product)} <small>{t!(session.tagline)}</small></h1>
                <ul>{move || list(session.words().intro.map(|line| view! { <li>{line}</li> })).into_any()}</ul>
            </div>
            <SetAsideNote/>
            <section aria-labelledby="mine">
                <h2 id="mine">{t!(session.my_assessments)}</h2>
                {when(move || assessments.with(Vec::is_empty), move || view! { <p class="empty">{t!(session.no_assessments)}</p> })}
                <ul class="cards">{keyed(move || assessments.get(), |id| id.to_string(), card)}</ul>
                <OpenFile/>
            </section>
            <section aria-labelledby="plans">
                <h2 id="plans">{t!(session.plans)}</h2>
                <ul class="cards">{keyed(move || session.catalogue.get(), |card| card.id.to_string(), plan_card)}</ul>
            </section>
        </div>
        {rest().dialog(Errand::Start(starting))}
    }
}

/// One plan of the catalogue.
#[component]
fn PlanCardView(card: PlanCard, starting: RwSignal<Option<PlanCard>>) -> impl IntoView {
    let (session, rest) = (session(), rest());
    let counts = live(move || (session.words().plan_counts)(card.measures, card.goals, card.demands, card.checkpoints));
    let begin = {
        let card = card.clone();
        move |_| {
            let card = card.clone();
            rest.once_here(move || starting.set(Some(card)));
        }
    };

    view! {
        <article class="card" data-plan=card.id.to_string()>
            <h3 lang="zh-CN">{card.title.clone()}</h3>
            <p class="facts">
                <span><b>{t!(session.issuer)}</b> {card.issuer.clone()}</span>
                {card.document_number.clone().map(|number| view! { <span><b>{t!(session.document_number)}</b> {number}</span> })}
                {card.issued.map(|day| view! { <span><b>{t!(session.issued)}</b> {day.to_string()}</span> })}
                <span><b>{t!(session.region)}</b> {card.region.replace('/', " ")}</span>
            </p>
            <p>{counts}</p>
            <button type="button" class="primary" on:click=handler(begin)>{t!(session.begin)}</button>
        </article>
    }
}

/// One assessment: whose, how far, and the way on.
#[component]
fn AssessmentCard(id: AssessmentId) -> impl IntoView {
    let session = session();
    let dossier = {
        let id = id.clone();
        Memo::new(move |_| session.shelf.with(|shelf| shelf.dossier(&id)))
    };
    let total = Memo::new(move |_| {
        let dossier = dossier.get()?;
        let plan = session.plans.with(|plans| plans.get(&dossier.assessment.plan.id).cloned())?;
        Some(evaluate(&plan, &dossier, Moment::of(&dossier, session.today.get())).total)
    });
    let name =
        live(move || dossier.with(|dossier| dossier.as_ref().map(|dossier| dossier.subject.name.clone())).unwrap_or_default());
    let plan_title = live(move || {
        let id = dossier.get().map(|dossier| dossier.assessment.plan.id);
        let title =
            |cards: &Vec<PlanCard>| cards.iter().find(|card| Some(&card.id) == id.as_ref()).map(|card| card.title.clone());
        session.catalogue.with(title).unwrap_or_default()
    });
    let period =
        live(move || dossier.get().map(|dossier| (session.words().period_name)(dossier.assessment.period)).unwrap_or_default());
    let kind = live(move || {
        dossier.get().map(|dossier| (session.words().kind_name)(dossier.subject.kind).to_owned()).unwrap_or_default()
    });
    let answering = Route::Answer { assessment: id.clone(), section: Vec::new() }.hash();
    let results = Route::Results { assessment: id.clone() }.hash();
    let mark = id.to_string();

    view! {
        <article class="card" data-assessment=mark>
            <h3>{name}</h3>
            <p class="facts"><span>{kind}</span><span>{period}</span><span lang="zh-CN">{plan_title}</span></p>
            {part(move || total.get().map(|total| {
                let coverage = total.coverage;
                view! {
                    <p class="done">
                        <progress max=coverage.applicable.max(1) value=coverage.answered aria-label=t!(session.coverage)></progress>
                        <span>{move || (session.words().progress)(coverage.answered, coverage.applicable)}</span>
                        <span><b>{t!(session.score)}</b> {figures::headline(&total)}</span>
                    </p>
                }
            }))}
            <p class="actions">
                <a class="button primary" href=answering>{t!(session.go_on)}</a>
                <a class="button" href=results>{t!(session.see_results)}</a>
                <DeleteButton id/>
            </p>
        </article>
    }
}

/// Deletes after a question; the notice offers to take it back.
#[component]
fn DeleteButton(id: AssessmentId) -> impl IntoView {
    let (session, notices) = (session(), notices());
    let asking = RwSignal::new(false);
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    super::start::follow_dialog(dialog, asking.into());
    let what = {
        let id = id.clone();
        live(move || {
            let dossier = session.shelf.with(|shelf| shelf.dossier(&id));
            let text =
                |dossier: Dossier| (session.words().delete_text)(&dossier.subject.name, dossier.assessment.answers().count());
            dossier.map(text).unwrap_or_default()
        })
    };
    let delete = move |_| {
        asking.set(false);
        if let Some(gone) = session.remove(&id) {
            let text = (session.words().deleted)(&gone.subject.name);
            notices.say_with_undo(text, Callback::new(move |()| session.take_in(gone.clone())));
        }
    };

    view! {
        <button type="button" class="quiet" data-delete="" on:click=handler(move |_| asking.set(true))>{t!(session.delete)}</button>
        <dialog node_ref=dialog on:close=handler(move |_| asking.set(false)) aria-label=t!(session.delete_title)>
            <h2>{t!(session.delete_title)}</h2>
            <p>{what}</p>
            <p class="actions">
                <button type="button" class="danger" data-delete-confirm="" on:click=handler(delete)>{t!(session.delete_confirm)}</button>
                <button type="button" on:click=handler(move |_| asking.set(false))>{t!(session.cancel)}</button>
            </p>
        </dialog>
    }
}

/// Records that could not be read, to take along.
#[component]
fn SetAsideNote() -> impl IntoView {
    let session = session();
    let count = move || session.set_aside.with(Vec::len);
    let download = move |_| {
        let text = session.set_aside.with_untracked(|records| SetAside::file(records));
        let _ = files::save("duibiao-set-aside.json", "application/json", text.as_bytes());
    };
    let note = move || {
        view! {
            <div class="warning" role="alert">
                <p>{move || (session.words().set_aside)(count())}</p>
                <button type="button" on:click=handler(download)>{t!(session.download_set_aside)}</button>
            </div>
        }
    };
    when(move || count() != 0, note)
}
