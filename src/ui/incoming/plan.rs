//! A plan in a file: what it is, and adding it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::import::importing;
use super::super::live::handler;
use super::super::markup::fact;
use super::super::notices::notices;
use super::say_with_undo;
use crate::i18n::{Messages, OwnPlanWords, PlanWords};
use crate::state::{FoundPlan, KnownPlan, Route, session};

/// What the plan is, how it stands to those that are here, and the button that adds it.
pub fn plan_view(found: Arc<FoundPlan>) -> AnyView {
    let (session, notices, importing) = (session(), notices(), importing());
    let language = session.language.get();
    let (words, own_words) = (Messages::of(language), OwnPlanWords::of(language));
    let card = found.own.card.clone();
    let facts = [
        fact(session, ["div", "dt", "dd"], pick!(Messages.issuer), Some(card.issuer)),
        fact(session, ["div", "dt", "dd"], pick!(Messages.document_number), card.document_number),
        fact(session, ["div", "dt", "dd"], pick!(Messages.plan_region), Some(card.region.replace('/', " "))),
        fact(session, ["div", "dt", "dd"], pick!(PlanWords.plan_period), Some(card.period)),
        fact(session, ["div", "dt", "dd"], pick!(PlanWords.edition), Some(card.edition.clone())),
    ];
    let facts: Vec<AnyView> = facts.into_iter().flatten().collect();
    let kinds = card.answered_by.iter().map(|(kind, _)| (words.kind_name)(*kind)).collect::<Vec<_>>();
    let who = (own_words.answered_by)(&kinds);
    let (told, button) = match &found.here {
        KnownPlan::Nothing => (own_words.what_happens.to_owned(), Some(own_words.add)),
        KnownPlan::Same => (own_words.same.to_owned(), None),
        KnownPlan::Edition(before) => ((own_words.other_edition)(&before.edition, &card.edition), Some(own_words.replace)),
        KnownPlan::Shipped(shipped) => ((own_words.shipped)(&shipped.title, shipped.id.as_str()), None),
    };
    let is_adding = RwSignal::new(false);
    let route = Route::Plan { plan: card.id };
    let look = {
        let route = route.clone();
        move |_| {
            importing.held.set(None);
            session.go(&route);
        }
    };
    let take = move |_| {
        if is_adding.get_untracked() {
            return;
        }
        is_adding.set(true);
        let (found, route) = (found.clone(), route.clone());
        spawn_local(async move {
            let swap = session.add_plan(&found).await;
            importing.held.set(None);
            session.go(&route);
            let text = (OwnPlanWords::of(session.language.get_untracked()).added)(&found.own.card.title);
            say_with_undo(session, notices, text, swap);
        });
    };
    let is_same = button.is_none();
    let button = button.map(|text| {
        view! { <button type="button" class="primary" data-add-plan="" disabled=move || is_adding.get() on:click=handler(take)>{text}</button> }
    });
    let look =
        is_same.then(|| view! { <button type="button" data-look="" on:click=handler(look)>{words.look_at_plan}</button> });
    view! {
        <h3 lang="zh-CN">{card.title}</h3>
        <dl class="identity">{facts}</dl>
        <p>{(words.plan_counts)(&card.counts)}</p>
        <p>{who}</p>
        <p data-known="">{told}</p>
        <p class="actions">{button}{look}</p>
    }
    .into_any()
}
