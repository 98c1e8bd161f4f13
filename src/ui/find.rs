//! Finding on the answering page: the field, the filters with their counts, and the head over what was found.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::finder::Finder;
use super::live::{handler, list, live, when};
use super::markup::{Pick, quoted, word};
use super::text_field::Typed;
use crate::evaluate::{Criteria, Filter, Found, leads, topics};
use crate::i18n::FindWords;
use crate::plan::Plan;
use crate::state::{Derived, session};

/// How long typing rests before it is looked for.
const PAUSE: Duration = Duration::from_millis(180);

/// The field and the filters.
pub fn find_panel(finder: Finder) -> AnyView {
    let (session, fresh) = (session(), finder.fresh());
    let plan = finder.plan.get_value();
    let boxes = list(Filter::ALL.iter().map(|filter| filter_box(finder, fresh, *filter)));
    let names =
        |of: fn(&Plan, &_) -> Vec<String>| session.with_dossier(|dossier| of(&plan, &dossier.subject)).unwrap_or_default();
    let lead = choice(finder, "lead", pick!(FindWords.lead_unit), names(leads), |criteria| &mut criteria.lead);
    let topic = choice(finder, "topic", pick!(FindWords.topic), names(topics), |criteria| &mut criteria.topic);

    view! {
        <search class="find no-print">
            <WordsField finder/>
            <details>
                <summary>{session.said(pick!(FindWords.filters))}</summary>
                <fieldset>
                    <legend class="sr-only">{session.said(pick!(FindWords.filters))}</legend>
                    {boxes} {lead} {topic}
                </fieldset>
            </details>
        </search>
    }
    .into_any()
}

/// Looks for what is typed once typing rests, or at once by Enter.
#[component]
fn WordsField(finder: Finder) -> impl IntoView {
    let session = session();
    // How often something was typed: only the last of it is looked for.
    let turn = StoredValue::new(0_usize);
    let next_turn = move || {
        turn.update_value(|turn| *turn += 1);
        turn.get_value()
    };
    let look = move |words: String| {
        if finder.criteria.with_untracked(|criteria| criteria.words != words) {
            finder.look(Criteria { words, ..finder.criteria.get_untracked() });
        }
    };
    // What is typed and not looked for yet: nothing is written over it.
    let waiting: StoredValue<Option<String>> = StoredValue::default();
    let look = move |words: String| {
        waiting.set_value(None);
        look(words);
    };
    let look_soon = move |words: String| {
        let own = next_turn();
        waiting.set_value(Some(words.clone()));
        set_timeout(
            move || {
                // The page may have been left meanwhile.
                if turn.try_get_value() == Some(own) {
                    look(words);
                }
            },
            PAUSE,
        );
    };
    let typed = Typed::new(Callback::new(look_soon));
    let shown = live(move || {
        let words = finder.criteria.with(|criteria| criteria.words.clone());
        waiting.get_value().unwrap_or(words)
    });
    let at_once = move |event: ev::Event| {
        next_turn();
        look(event_target_value(&event));
    };

    let is_ready = StoredValue::new(false);
    let get_ready = move |_: ev::FocusEvent| {
        if !is_ready.get_value() {
            is_ready.set_value(true);
            finder.get_ready();
        }
    };

    view! {
        <input
            type="search"
            data-find=""
            maxlength="60"
            autocomplete="off"
            enterkeyhint="search"
            aria-label=session.said(pick!(FindWords.field))
            placeholder=session.said(pick!(FindWords.hint))
            {..typed.field(session, shown)}
            on:focus=handler(get_ready)
            on:compositionstart=handler(move |_: ev::CompositionEvent| _ = next_turn())
            on:change=handler(at_once)
        />
    }
}

/// One filter, with how many there are.
fn filter_box(finder: Finder, fresh: Derived<Found>, filter: Filter) -> AnyView {
    let session = session();
    let place = Filter::ALL.iter().position(|each| *each == filter).unwrap_or_default();
    let count = live(move || fresh.with(|found| found.counts.get(place).copied().unwrap_or_default().to_string()));
    let checked = live(move || finder.criteria.with(|criteria| criteria.filters.contains(&filter)));
    let tick = move |event: ev::Event| {
        finder.look(finder.criteria.get_untracked().with(filter, event_target_checked(&event)));
    };
    view! {
        <label class="tick">
            <input type="checkbox" data-filter=filter.word() prop:checked=checked on:change=handler(tick)/>
            <span>{move || (FindWords::of(session.language.get()).filter)(filter).to_owned()}</span>
            <span class="count">{count}</span>
        </label>
    }
    .into_any()
}

/// One of several names, or any; nothing where there is no choice.
fn choice(
    finder: Finder,
    name: &'static str,
    label: Pick,
    names: Vec<String>,
    part: fn(&mut Criteria) -> &mut String,
) -> Option<AnyView> {
    let session = session();
    let value = live(move || part(&mut finder.criteria.get()).clone());
    let choose = move |event: ev::Event| {
        let mut criteria = finder.criteria.get_untracked();
        *part(&mut criteria) = event_target_value(&event);
        finder.look(criteria);
    };
    let any = names.len() > 1;
    let options = list(names.into_iter().map(|name| quoted("option", "", name)));
    any.then(|| {
        view! {
            <label class="field">
                {word(session, "span", "", label)}
                <select data-filter=name prop:value=value on:change=handler(choose)>
                    <option value="">{session.said(pick!(FindWords.any))}</option>
                    {options}
                </select>
            </label>
        }
        .into_any()
    })
}

/// How much was found, and the way back to the section.
pub fn found_head(finder: Finder) -> AnyView {
    let (session, fresh) = (session(), finder.fresh());
    let count = live(move || {
        let (checkpoints, indicators) = finder.counts();
        (FindWords::of(session.language.get()).found)(checkpoints, indicators)
    });
    let refresh = move || {
        view! { <button type="button" data-refresh="" on:click=handler(move |_| finder.refresh())>{session.said(pick!(FindWords.refresh))}</button> }
    };
    view! {
        <h1 tabindex="-1">{session.said(pick!(FindWords.title))}</h1>
        <p class="actions">
            <span role="status" data-found=live(move || finder.counts().0.to_string())>{count}</span>
            <button type="button" data-clear-find="" on:click=handler(move |_| finder.leave())>{session.said(pick!(FindWords.clear))}</button>
            {when(move || finder.is_stale(fresh), refresh)}
        </p>
    }
    .into_any()
}

/// The way to what is not shown yet.
pub fn show_more(finder: Finder) -> AnyView {
    let session = session();
    let text = live(move || (FindWords::of(session.language.get()).show_more)(finder.left()));
    let button = move || {
        let text = text.clone();
        view! { <p class="actions"><button type="button" data-show-more="" on:click=handler(move |_| finder.show_more())>{text}</button></p> }
    };
    when(move || finder.left() > 0, button).into_any()
}
