//! What stands on every page: the name, where one is, language and text size, where the data lives.

use leptos::prelude::*;

use super::answer::AnswerPage;
use super::errand::Errand;
use super::focus::focus_heading;
use super::home::Home;
use super::import::DropZone;
use super::live::{effect, handler, live, memo, part, when};
use super::markup::Pick;
use super::notices::{NoticeBar, notices};
use super::rest::rest;
use crate::i18n::Messages;
use crate::platform::location;
use crate::state::{Arrival, Facet, Route, Session, session};
use crate::storage::{Refusal, SaveState};

/// For whoever is asked what stands there: two builds of one number are told apart.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " · ", env!("DUIBIAO_BUILD"));

#[component]
pub fn Shell() -> impl IntoView {
    let session = session();
    follow_document(session);
    let here = rest();
    effect(move || {
        if session.tabs.refused.get() > 0 {
            here.say_barred();
        }
    });
    let route = memo(move || session.route.with(|route| route.word()));
    let where_data_lives = session.said(match location::is_file() {
        true => pick!(Messages.where_data_lives_file),
        false => pick!(Messages.where_data_lives),
    });

    view! {
        <a class="skip" href="#main" on:click=handler(skip_to_main)>{t!(session.skip_to_content)}</a>
        <Header/>
        <StorageWarning/>
        {rest().part(Errand::TabBanner)}
        {rest().part(Errand::ClockNote)}
        <main id="main" tabindex="-1" data-route=live(move || route.get())><Page/></main>
        <footer>
            <p>{where_data_lives}</p>
            {rest().part(Errand::About)}
            <p>{move || (session.words().version)(VERSION)}</p>
        </footer>
        <NoticeBar/>
        <DropZone/>
        {rest().part(Errand::Import)}
        {rest().part(Errand::Start)}
    }
}

/// The hash is for routes: the skip link moves the focus itself.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    location::focus("main");
}

/// Title, language and text size follow the session.
fn follow_document(session: Session) {
    let subject = memo(move || session.with_facets(&[Facet::Subject], |dossier| dossier.subject.name.clone()));
    let title = memo(move || {
        let words = session.words();
        let (page, plan) = match session.route.get() {
            Route::Home => (words.home, None),
            Route::Plan { plan } => (words.plan, session.card_of(&plan).map(|card| card.title)),
            Route::Answer { .. } => (words.answering, None),
            Route::Results { .. } => (words.results, None),
            Route::Rectify { .. } => (session.words().ledger, None),
            Route::Report { .. } => (session.words().report, None),
            Route::Sheet { .. } => (session.words().sheet, None),
            Route::Table { .. } => (words.table, None),
            Route::Kept => (session.words().kept, None),
        };
        let subject = subject.get();
        [plan.as_deref().or(subject.as_deref()), Some(page), Some(words.product)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    });
    // Whatever sets the language has the browser style the whole page anew: only when it is another.
    effect(move || location::set_document(&title.get(), session.language.get().word()));
    effect(move || location::set_root_class("large", session.large_text.get()));
    let mut before: Option<Route> = None;
    effect(move || {
        let now = session.route.get();
        if before.replace(now.clone()).is_some_and(|before| before != now) {
            focus_heading();
        }
    });
}

#[component]
fn Header() -> impl IntoView {
    let session = session();
    let switch = move |_| session.switch_language(session.language.get_untracked().other());
    let toggle_size = move |_| session.set_large_text(!session.large_text.get_untracked());

    view! {
        <header class="top no-print">
            <a class="brand" href="#/">{t!(session.product)}</a>
            <Tabs/>
            <div class="tools">
                <button type="button" class="quiet" aria-pressed=move || session.large_text.get().to_string() on:click=handler(toggle_size)>
                    {t!(session.large_text)}
                </button>
                <button type="button" class="quiet" lang=move || session.language.get().other().word() data-language-switch="" on:click=handler(switch)>
                    {t!(session.other_language)}
                </button>
            </div>
        </header>
    }
}

/// The pages of the assessment that is open.
#[component]
fn Tabs() -> impl IntoView {
    let session = session();
    part(move || {
        let route = session.route.get();
        let assessment = route.assessment()?.clone();
        let answer = Route::Answer { assessment: assessment.clone(), section: Vec::new() };
        let results = Route::Results { assessment: assessment.clone() };
        let sheet = Route::Sheet { assessment: assessment.clone() };
        let report = Route::Report { assessment: assessment.clone() };
        let ledger = Route::Rectify { assessment };
        let current = |word: &str| (route.word() == word).then_some("page");
        Some(view! {
            <nav class="tabs" aria-label=t!(session.product)>
                <a href=answer.hash() aria-current=current("answer")>{t!(session.answering)}</a>
                <a href=results.hash() aria-current=current("results")>{t!(session.results)}</a>
                <a href=sheet.hash() aria-current=current("sheet")>{t!(session.sheet)}</a>
                <a href=ledger.hash() aria-current=current("rectify")>{session.said(pick!(Messages.ledger))}</a>
                <a href=report.hash() aria-current=current("report")>{session.said(pick!(Messages.report))}</a>
            </nav>
        })
    })
}

/// A refused save stays in view, in plain words, with the way out beside it.
#[component]
fn StorageWarning() -> impl IntoView {
    let session = session();
    let (rest, notices) = (rest(), notices());
    let state = session.save_state();
    let failed = memo(move || state.get().trouble());
    let text = move |refusal| match (refusal, state.get()) {
        (_, SaveState::OnlyMirror(_)) => (session.words().saved_in_mirror)(refusal),
        (Refusal::Full, _) => session.words().save_failed_full,
        (Refusal::Unavailable, _) => session.words().save_failed_unavailable,
    };
    let save_file = move || {
        view! {
            <button type="button" on:click=handler(move |_| rest.perform(Errand::Export(session, notices, "json")))>{t!(session.save_file_now)}</button>
        }
    };
    view! {
        {part(move || failed.get().map(|refusal| view! {
            <div class="warning no-print" role="alert">
                <p>{move || text(refusal).to_owned()}</p>
                {when(move || session.with_dossier(|_| ()).is_some(), save_file)}
            </div>
        }))}
    }
}

/// The page of the route, once what it needs is there.
#[component]
fn Page() -> impl IntoView {
    let (session, rest) = (session(), rest());
    // The section within a page is the page's own affair: it is not built anew for it.
    let page = memo(move || (session.arrival.get(), session.route.with(Route::page)));
    let lost = move |sentence: Pick| {
        view! { <p class="empty">{session.said(sentence)}</p> <a class="button" href="#/">{t!(session.home)}</a> }
    };
    let built = move |now: (Arrival, Route)| match now {
        (Arrival::Loading, _) => view! { <p class="loading">{t!(session.loading)}</p> }.into_any(),
        (Arrival::NotHere, Route::Plan { .. }) => lost(pick!(Messages.plan_not_here)).into_any(),
        (Arrival::NotHere, _) => lost(pick!(Messages.not_here)).into_any(),
        (Arrival::Failed, _) => view! {
            <p class="empty">{t!(session.load_failed)}</p>
            <button type="button" on:click=handler(move |_| location::reload())>{t!(session.reload)}</button>
        }
        .into_any(),
        (Arrival::Ready, Route::Home) => view! { <Home/> }.into_any(),
        (Arrival::Ready, Route::Plan { plan }) => rest.page(pick!(Messages.plans), Errand::Plan(plan)).into_any(),
        (Arrival::Ready, Route::Answer { assessment, .. }) => view! { <AnswerPage assessment/> }.into_any(),
        (Arrival::Ready, Route::Results { assessment }) => {
            rest.page(pick!(Messages.results), Errand::Results(assessment)).into_any()
        }
        (Arrival::Ready, Route::Rectify { assessment }) => {
            rest.page(pick!(Messages.ledger), Errand::Ledger(assessment)).into_any()
        }
        (Arrival::Ready, Route::Report { .. }) => rest.page(pick!(Messages.report), Errand::Report).into_any(),
        (Arrival::Ready, Route::Table { of, .. }) => rest.page(pick!(Messages.table), Errand::Table(of)).into_any(),
        (Arrival::Ready, Route::Kept) => rest.page(pick!(Messages.kept), Errand::Kept).into_any(),
        (Arrival::Ready, Route::Sheet { .. }) => rest.page(pick!(Messages.sheet), Errand::Sheet).into_any(),
    };
    live(move || {
        let now = page.get();
        session.show(now.1.assessment().filter(|_| now.0 == Arrival::Ready).cloned());
        built(now)
    })
}
