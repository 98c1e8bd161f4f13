//! The evidence of one indicator: how much there is, and, once unfolded, what it is and where it is kept.

use std::sync::Arc;

use leptos::prelude::*;

use super::fields::{choice, day, text};
use super::focus::focus_soon;
use super::live::{handler, keyed, list, live, memo, part, when};
use super::markup::{element, said};
use super::notices::{Notices, notices};
use super::table::print_link;
use super::text_field::Typed;
use crate::assessment::{Dossier, Edit, Evidence, EvidenceId, EvidenceKind};
use crate::evaluate::is_unproven;
use crate::i18n::EvidenceWords;
use crate::plan::{Indicator, IndicatorId};
use crate::platform::clock;
use crate::state::{Derived, Facet, Session};
use crate::storage::Haste;
use crate::words::Word;

/// The line of an indicator's header that unfolds.
pub fn evidence_fold(session: Session, has_score: bool, indicator: &Indicator) -> AnyView {
    let id = indicator.id.clone();
    let here = memo(move || ids_here(session, &id));
    let unproven = {
        let indicator = indicator.clone();
        memo(move || {
            let names: Vec<&str> = indicator.checkpoints.iter().map(|checkpoint| checkpoint.id.as_str()).collect();
            let judged = |evaluation: &_| {
                session.with_facets(&[Facet::Evidence], |dossier| is_unproven(evaluation, dossier, &indicator))
            };
            session.judged(&names, judged).unwrap_or_default()
        })
    };
    let opened = RwSignal::new(false);
    let count = live(move || (EvidenceWords::of(session.language.get()).count)(here.with(Vec::len)));
    let warning = move || {
        let text = live(move || EvidenceWords::of(session.language.get()).unproven[usize::from(!has_score)].to_owned());
        view! { <span class="tag strong" data-unproven="">{text}</span> }
    };
    let (id, hints) = (indicator.id.clone(), indicator.evidence_hints.clone());
    let body = move || body(session, id.clone(), hints.clone(), here);

    view! {
        <details class="hints upkeep" data-evidence-of=indicator.id.to_string() on:toggle=handler(move |_| opened.set(true))>
            <summary>{count} " " {when(move || unproven.get(), warning)}</summary>
            {when(move || opened.get(), body)}
        </details>
        {print_link(session, indicator)}
    }
    .into_any()
}

fn ids_here(session: Session, indicator: &IndicatorId) -> Vec<EvidenceId> {
    session
        .with_facets(&[Facet::Evidence], |dossier| {
            dossier.evidence_for(indicator).map(|evidence| evidence.id.clone()).collect()
        })
        .unwrap_or_default()
}

fn body(session: Session, indicator: IndicatorId, hints: Vec<String>, here: Derived<Vec<EvidenceId>>) -> AnyView {
    let none_yet = move || said(session, "p", "", |language| EvidenceWords::of(language).none_yet.to_owned());
    let pieces = {
        let indicator = indicator.clone();
        keyed(move || here.get(), |id| id.to_string(), move |id: EvidenceId| piece(session, id, indicator.clone()))
    };
    let inside = vec![
        when(move || here.with(Vec::is_empty), none_yet).into_any(),
        element("ul", "pieces", vec![pieces]),
        suggestions(session, indicator.clone(), hints),
        new_piece(session, indicator.clone()),
        existing(session, indicator),
    ];
    element("div", "inside", inside)
}

/// Keeps a new piece and goes on in it.
fn add(session: Session, indicator: &IndicatorId, title: &str) {
    let id: EvidenceId = clock::new_id().into();
    let evidence = Some(Evidence::new(id.clone(), title.trim().to_owned(), indicator));
    focus_soon(format!("[data-evidence=\"{id}\"] summary"));
    session.edit(Haste::AtOnce, |_| Edit::Evidence { id, evidence });
}

/// What the plan suggests and is not there yet.
fn suggestions(session: Session, indicator: IndicatorId, hints: Vec<String>) -> AnyView {
    let open = {
        let indicator = indicator.clone();
        memo(move || {
            let is_there = |hint: &&String| {
                session.with_facets(&[Facet::Evidence], |dossier| {
                    dossier.evidence_for(&indicator).any(|each| each.title.trim() == hint.trim())
                })
            };
            hints.iter().filter(|hint| is_there(hint) != Some(true)).cloned().collect::<Vec<_>>()
        })
    };
    let row = move || {
        let hints = open.get();
        (!hints.is_empty()).then(|| {
            let buttons = list(hints.into_iter().map(|hint| {
                let (indicator, title) = (indicator.clone(), hint.clone());
                let take = move |_| add(session, &indicator, &title);
                view! { <button type="button" class="small" lang="zh-CN" data-hint="" on:click=handler(take)>{hint}</button> }
            }));
            let label = said(session, "span", "", |language| EvidenceWords::of(language).suggestions.to_owned());
            view! { <p class="actions">{label}{buttons}</p> }
        })
    };
    part(row).into_any()
}

/// The form for a piece that nobody has yet: its title is enough.
fn new_piece(session: Session, indicator: IndicatorId) -> AnyView {
    let title = RwSignal::new(String::new());
    let typed = Typed::new(Callback::new(move |text| title.set(text)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = title.get_untracked();
        if !said.trim().is_empty() {
            title.set(String::new());
            add(session, &indicator, &said);
        }
    };
    let label = live(move || EvidenceWords::of(session.language.get()).new.to_owned());
    let title_name = live(move || EvidenceWords::of(session.language.get()).title.to_owned());
    view! {
        <form class="actions" on:submit=handler(submit)>
            <label class="inline">
                <span>{label}</span>
                <input type="text" required maxlength="200" autocomplete="off" data-evidence-new=""
                    {..typed.field(session, live(move || title.get()))} placeholder=title_name/>
            </label>
            <button type="submit">{session.said(pick!(EvidenceWords.add))}</button>
        </form>
    }
    .into_any()
}

/// The choice among what the subject has for other indicators.
fn existing(session: Session, indicator: IndicatorId) -> AnyView {
    let others = {
        let indicator = indicator.clone();
        memo(move || {
            session.with_facets(&[Facet::Evidence], |dossier| {
                let others = dossier.evidence.values().map(|entry| &entry.value).filter(|each| !each.serves(&indicator));
                others.map(|each| (each.id.to_string(), each.title.clone())).collect::<Vec<_>>()
            })
        })
    };
    let row = move || {
        let others = others.get().filter(|others| !others.is_empty())?;
        let chosen = StoredValue::new(String::new());
        let options = list(others.into_iter().map(|(id, title)| view! { <option value=id lang="zh-CN">{title}</option> }));
        let indicator = indicator.clone();
        let take = move |_| {
            let id = chosen.get_value();
            if !id.is_empty() {
                focus_soon(format!("[data-evidence=\"{id}\"] summary"));
                session.edit(Haste::AtOnce, |dossier| dossier.link_evidence(&id.into(), &indicator));
            }
        };
        Some(view! {
            <p class="actions">
                <label class="inline">
                    <span>{session.said(pick!(EvidenceWords.existing))}</span>
                    <select data-evidence-existing="" on:change=handler(move |event: leptos::ev::Event| chosen.set_value(event_target_value(&event)))>
                        <option value="">{session.said(pick!(EvidenceWords.choose))}</option>
                        {options}
                    </select>
                </label>
                <button type="button" on:click=handler(take)>{session.said(pick!(EvidenceWords.take))}</button>
            </p>
        })
    };
    part(row).into_any()
}

/// One piece: its title and where it is kept, all of it once unfolded.
fn piece(session: Session, id: EvidenceId, indicator: IndicatorId) -> AnyView {
    let mark = id.to_string();
    let evidence = {
        let id = id.clone();
        memo(move || {
            session
                .with_facets(&[Facet::Evidence], |dossier| dossier.evidence.get(&id).map(|entry| entry.value.clone()))
                .flatten()
        })
    };
    let of =
        move |read: fn(&Evidence) -> String| live(move || evidence.with(|each| each.as_ref().map(read)).unwrap_or_default());
    let facts = live(move || {
        let words = EvidenceWords::of(session.language.get());
        let facts = |each: Evidence| {
            let day = each.date.map(|day| day.to_string()).unwrap_or_default();
            let facts = [(words.kind_name)(each.kind).to_owned(), each.number, day, each.kept_at];
            facts.into_iter().filter(|fact| !fact.trim().is_empty()).collect::<Vec<_>>().join(" · ")
        };
        evidence.get().map(facts).unwrap_or_default()
    });
    let elsewhere = move || evidence.with(|each| each.as_ref().map_or(0, |each| each.serves.len().saturating_sub(1)));
    let serves_also = move || {
        let count = elsewhere();
        (count > 0).then(|| said(session, "p", "", move |language| (EvidenceWords::of(language).serves_also)(count)))
    };
    let fields = piece_fields(session, id.clone(), of);
    let notices = notices();
    let remove = move |_| remove(session, notices, &id, &indicator);
    let remove_name = live(move || {
        evidence.with(|each| (EvidenceWords::of(session.language.get()).remove)(each.as_ref().map_or("", |each| &each.title)))
    });

    view! {
        <li data-evidence=mark>
            <details>
                <summary><span lang="zh-CN">{of(|each| each.title.clone())}</span> " " <span class="hint">{facts}</span></summary>
                <div class="fields">{fields}</div>
                {part(serves_also)}
                <button type="button" class="small" data-evidence-remove="" on:click=handler(remove)>{remove_name}</button>
            </details>
        </li>
    }
    .into_any()
}

fn piece_fields(
    session: Session,
    id: EvidenceId,
    of: impl Fn(fn(&Evidence) -> String) -> super::live::Live<String>,
) -> Vec<AnyView> {
    let amend = move |change: Box<dyn FnOnce(&mut Evidence)>| {
        session.edit(Haste::AfterPause, |dossier| dossier.amend_evidence(&id, change));
    };
    let write = |field: fn(&mut Evidence) -> &mut String| {
        let amend = amend.clone();
        Callback::new(move |text: String| amend(Box::new(move |each| *field(each) = text)))
    };
    let set_kind = {
        let amend = amend.clone();
        Callback::new(move |word: String| {
            if let Some(kind) = EvidenceKind::from_word(&word) {
                amend(Box::new(move |each| each.kind = kind));
            }
        })
    };
    let set_day = {
        let amend = amend.clone();
        Callback::new(move |day| amend(Box::new(move |each| each.date = day)))
    };
    let kinds = EvidenceKind::ALL
        .iter()
        .map(|kind| (kind.word(), live(move || (EvidenceWords::of(session.language.get()).kind_name)(*kind).to_owned())));
    let date = of(|each| each.date.map(|day| day.to_string()).unwrap_or_default());
    vec![
        text(session, pick!(EvidenceWords.title), "title", of(|each| each.title.clone()), write(|each| &mut each.title)),
        choice(session, pick!(EvidenceWords.kind), "kind", kinds.collect(), of(|each| each.kind.word().to_owned()), set_kind),
        text(session, pick!(EvidenceWords.number), "number", of(|each| each.number.clone()), write(|each| &mut each.number)),
        day(session, pick!(EvidenceWords.date), "date", date, set_day),
        text(
            session,
            pick!(EvidenceWords.kept_at),
            "kept_at",
            of(|each| each.kept_at.clone()),
            write(|each| &mut each.kept_at),
        ),
        text(session, pick!(EvidenceWords.link), "link", of(|each| each.link.clone()), write(|each| &mut each.link)),
    ]
}

/// Takes a piece from the indicator; the notice offers to bring it back.
fn remove(session: Session, notices: Notices, id: &EvidenceId, indicator: &IndicatorId) {
    let Some(before) = session.dossier_now().and_then(|dossier| dossier.evidence.get(id).map(|entry| entry.value.clone()))
    else {
        return;
    };
    focus_soon(format!("[data-evidence-of=\"{indicator}\"] summary"));
    session.edit(Haste::AtOnce, |dossier| dossier.unlink_evidence(id, indicator));
    let text = untrack(|| (EvidenceWords::of(session.language.get()).removed)(&before.title));
    let (id, indicator) = (id.clone(), indicator.clone());
    // What serves another indicator still is there, and may have been written on meanwhile.
    let back = move |dossier: &Dossier| match dossier.evidence.get(&id) {
        Some(_) => dossier.link_evidence(&id, &indicator),
        None => Edit::Evidence { id: id.clone(), evidence: Some(before.clone()) },
    };
    notices.say_with_undo_here(session, text, Arc::new(move || session.edit(Haste::AtOnce, &back)));
}
