//! Home: what this is, my assessments, the plans, and opening a file.

use leptos::prelude::*;

use super::errand::Errand;
use super::import::OpenFile;
use super::live::{handler, list, memo, when};
use super::markup::{element, fact, quoted, said};
use super::mine::Mine;
use super::notices::notices;
use super::plans::{groups, plans_near};
use super::rest::rest;
use super::start::{Opening, starting};
use crate::assessment::PlanCard;
use crate::i18n::Messages;
use crate::platform::files;
use crate::state::{Route, session};
use crate::storage::SetAside;

#[component]
pub fn Home() -> impl IntoView {
    let session = session();
    let starting = starting();
    let (rest, notices) = (rest(), notices());
    let sample = move |_| rest.perform(Errand::Sample(session, notices));
    let begin = move |_| starting.open(Opening::default());

    view! {
        <div class="home">
            <div class="intro">
                <h1 tabindex="-1">{t!(session.product)} <small>{t!(session.tagline)}</small></h1>
                <ul>{move || list(session.words().intro.map(|line| view! { <li>{line}</li> })).into_any()}</ul>
            </div>
            {rest.part(Errand::Place)}
            <SetAsideNote/>
            <section aria-labelledby="mine">
                <h2 id="mine">{t!(session.my_assessments)}</h2>
                <Mine/>
                <div class="actions">
                    <button type="button" class="primary" data-begin="" on:click=handler(begin)>{t!(session.begin)}</button>
                    <OpenFile/>
                    <button type="button" data-sample="" on:click=handler(sample)>{t!(session.sample)}</button>
                </div>
            </section>
            {rest.part(Errand::Safety)}
            <Plans/>
        </div>
    }
}

/// The plans: those of the own region first.
#[component]
fn Plans() -> impl IntoView {
    let session = session();
    let plans = memo(move || plans_near(session, &session.own_regions()));
    let region_known = memo(move || !session.own_regions().is_empty());
    view! {
        <section aria-labelledby="plans">
            <div class="headed">
                <h2 id="plans">{t!(session.plans)}</h2>
                <MyRegion/>
            </div>
            {groups(session, plans, region_known, memo(|| None), plan_card)}
        </section>
    }
}

/// 我所在的地区: asked for only while no assessment says it.
#[component]
fn MyRegion() -> impl IntoView {
    let session = session();
    let is_asked = move || session.shelf.with(|shelf| shelf.subjects.values().all(|subject| subject.region.is_empty()));
    let choose = move |event| session.set_region(event_target_value(&event));
    let option = move |region: String| {
        let is_chosen = session.region.with_untracked(|chosen| *chosen == region);
        view! { <option value=region.clone() selected=is_chosen>{region.replace('/', " ")}</option> }
    };
    let field = move || {
        view! {
            <label class="inline">
                <span>{t!(session.my_region)}</span>
                <select name="my-region" on:change=handler(choose)>
                    <option value="">{t!(session.region_choose)}</option>
                    {move || list(session.regions().into_iter().map(option)).into_any()}
                </select>
            </label>
        }
    };
    when(is_asked, field)
}

/// One plan of the catalogue.
fn plan_card(card: PlanCard) -> AnyView {
    let session = session();
    let starting = starting();
    let look = Route::Plan { plan: card.id.clone() }.hash();
    let mark = card.id.to_string();
    let facts = [
        fact(session, ["span", "b", "span"], pick!(Messages.issuer), Some(card.issuer)),
        fact(session, ["span", "b", "span"], pick!(Messages.document_number), card.document_number),
        fact(session, ["span", "b", "span"], pick!(Messages.issued), card.issued.map(|day| day.to_string())),
        fact(session, ["span", "b", "span"], pick!(Messages.plan_region), Some(card.region.replace('/', " "))),
    ];
    let counts = card.counts;
    let said = vec![
        quoted("h3", "", card.title),
        element("p", "facts", facts.into_iter().flatten().collect()),
        said(session, "p", "", move |language| (Messages::of(language).plan_counts)(&counts)),
    ];
    let id = card.id;
    let begin = move |_| starting.open(Opening { plan: Some(id.clone()), subject: None });

    view! {
        <li>
            <article class="card" data-plan=mark>
                {said}
                <p class="actions">
                    <button type="button" on:click=handler(begin)>{t!(session.begin)}</button>
                    <a href=look>{t!(session.look_at_plan)}</a>
                </p>
            </article>
        </li>
    }
    .into_any()
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
                <a class="button quiet" href=Route::Kept.hash()>{t!(session.kept)}</a>
            </div>
        }
    };
    when(move || count() != 0, note)
}
