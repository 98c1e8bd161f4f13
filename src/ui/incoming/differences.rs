//! The same assessment here and in a file: how many differ, whose word shall stand at each, and nothing before it is
//! confirmed.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::super::beside::{busy_line, in_turn};
use super::super::import::importing;
use super::super::live::{handler, list, live, when};
use super::super::markup::{element, quoted};
use super::super::notices::notices;
use super::say_with_undo;
use crate::assessment::merge::{Changed, Comparison, Difference, Item, Side, place_order};
use crate::i18n::{MergeWords, content_of, place_of};
use crate::platform::clock;
use crate::state::{Copies, Found, Here, Route, Session, Taking, session};

/// Whose word stands, place by place in the order of the comparison.
type Choices = RwSignal<Vec<Side>>;

/// The whole choice; `both` is the button that keeps both copies.
pub fn choosing(found: Arc<Found>, both: AnyView) -> AnyView {
    let session = session();
    let Here::Other(copies) = &found.here else { return both };
    let language = session.language.get_untracked();
    let words = MergeWords::of(language);
    let choices: Choices = RwSignal::new(proposal(copies));
    let why = if copies.is_begun { words.exists } else { words.subject_exists };
    let found_here = &copies.comparison;
    let count = |changed| found_here.count(changed);
    let counts = (words.counts)(found_here.same, count(Changed::Theirs), count(Changed::Mine), count(Changed::Both));
    let outcome = live(move || {
        let (theirs, mine) = choices.with(|choices| {
            let theirs = choices.iter().filter(|side| **side == Side::Theirs).count();
            (theirs, choices.len() - theirs)
        });
        (MergeWords::of(session.language.get()).outcome)(theirs, mine)
    });
    let seal = copies.brings_seal.then(|| view! { <p>{words.brings_seal}</p> });
    let one_by_one = (!copies.brings_seal).then(|| one_by_one(session, &found, choices));
    view! {
        <p>{why}</p>
        <p class="counts" data-compared="">{counts}</p>
        {seal}
        {quick(session, copies, choices)}
        {one_by_one}
        <p class="outcome" role="status">{outcome}</p>
        <p class="actions">{confirm(found.clone(), choices)}{both}</p>
    }
    .into_any()
}

/// A sealed file comes whole or not at all: as long as nothing is decided, not at all.
fn proposal(copies: &Copies) -> Vec<Side> {
    match copies.brings_seal {
        true => sides(&copies.comparison, |_| Side::Mine),
        false => sides(&copies.comparison, |each| each.newer),
    }
}

fn sides(comparison: &Comparison, of: impl Fn(&Difference) -> Side) -> Vec<Side> {
    comparison.differences.iter().map(of).collect()
}

/// The three quick choices.
fn quick(session: Session, copies: &Copies, choices: Choices) -> AnyView {
    let words = MergeWords::of(session.language.get_untracked());
    let comparison = &copies.comparison;
    let newer = (words.newer, "newer", sides(comparison, |each| each.newer));
    let theirs = (words.all_theirs, "theirs", sides(comparison, |_| Side::Theirs));
    let mine = (words.all_mine, "mine", sides(comparison, |_| Side::Mine));
    let offered = [(!copies.brings_seal).then_some(newer), Some(theirs), Some(mine)];
    let one = |(text, mark, all): (&'static str, &'static str, Vec<Side>)| {
        let (own, set) = (all.clone(), all);
        let is_chosen = live(move || choices.with(|choices| *choices == own));
        view! {
            <label class="pick">
                <input type="radio" name="whose" data-quick=mark prop:checked=is_chosen on:change=handler(move |_| choices.set(set.clone()))/>
                <span>{text}</span>
            </label>
        }
    };
    let all = list(offered.into_iter().flatten().map(one));
    view! { <fieldset class="which"><legend>{words.choose}</legend>{all}</fieldset> }.into_any()
}

/// Every difference with both sides in words; built when it is opened.
fn one_by_one(session: Session, found: &Arc<Found>, choices: Choices) -> AnyView {
    let opened = RwSignal::new(false);
    let Here::Other(copies) = &found.here else { return ().into_any() };
    let title = (MergeWords::of(session.language.get_untracked()).one_by_one)(copies.comparison.differences.len());
    let found = found.clone();
    let lines = move || {
        let Here::Other(copies) = &found.here else { return ().into_any() };
        let differences = &copies.comparison.differences;
        let ordered = place_order(differences, &found.plan);
        let lines = list(ordered.into_iter().map(|place| line(session, &found, &differences[place], place, choices)));
        element("div", "differences", lines)
    };
    view! {
        <details class="more" on:toggle=handler(move |_| opened.set(true))>
            <summary data-one-by-one="">{title}</summary>
            {when(move || opened.get(), lines)}
        </details>
    }
    .into_any()
}

fn line(session: Session, found: &Found, difference: &Difference, place: usize, choices: Choices) -> AnyView {
    let language = session.language.get_untracked();
    let words = MergeWords::of(language);
    let of = place_of(language, &found.plan, difference);
    let side = |side: Side| {
        let (name, saying, mark) = match side {
            Side::Mine => (words.mine, &difference.mine, "mine"),
            Side::Theirs => (words.theirs, &difference.theirs, "theirs"),
        };
        let text = content_of(language, &found.plan, &difference.item, saying.content.as_ref());
        let at = saying.at.map(|at: DateTime<Utc>| (words.at)(clock::local(at)));
        let is_chosen = live(move || choices.with(|choices| choices.get(place) == Some(&side)));
        let choose = move |_| choices.update(|choices| choices.iter_mut().skip(place).take(1).for_each(|each| *each = side));
        view! {
            <label class="pick">
                <input type="radio" name=format!("side-{place}") data-side=mark prop:checked=is_chosen on:change=handler(choose)/>
                <span><b>{name}</b>" "{quoted("span", "", text)}" "<small class="hint">{at}</small></span>
            </label>
        }
        .into_any()
    };
    let mark = match &difference.item {
        Item::Answer(id) => id.to_string(),
        Item::Rectification(_)
        | Item::Rewrite(_)
        | Item::Basis
        | Item::AsOf
        | Item::Value(_)
        | Item::Evidence(_)
        | Item::Subject(_) => String::new(),
    };
    let changed = (words.changed)(difference.changed);
    view! {
        <fieldset class="which" data-difference=mark>
            <legend>{quoted("span", "", of)}" "<span class="tag">{changed}</span></legend>
            {side(Side::Mine)}
            {side(Side::Theirs)}
        </fieldset>
    }
    .into_any()
}

/// Does what was chosen, and goes there.
fn confirm(found: Arc<Found>, choices: Choices) -> AnyView {
    let (session, notices, importing) = (session(), notices(), importing());
    let changes = move || choices.with(|choices| choices.contains(&Side::Theirs));
    let word = live(move || {
        let words = MergeWords::of(session.language.get());
        if changes() { words.merge } else { words.keep }.to_owned()
    });
    let busy = RwSignal::new(false);
    let confirm = move |_| {
        let Here::Other(copies) = &found.here else { return };
        let words = MergeWords::of(session.language.get_untracked());
        let sides = choices.get_untracked();
        let count = sides.iter().filter(|side| **side == Side::Theirs).count();
        if count == 0 && copies.is_begun {
            importing.held.set(None);
            notices.say(words.kept.to_owned());
            return;
        }
        let items = copies.comparison.differences.iter().map(|each| each.item.clone());
        let (taking, found) = (Taking::Chosen(items.zip(sides).collect()), found.clone());
        in_turn(session, found.subjects(&taking), busy, move || {
            if !importing.finish() {
                return;
            }
            let (id, swap) = session.import(&found, taking);
            session.go(&Route::Answer { assessment: id, section: Vec::new() });
            say_with_undo(session, notices, (words.merged)(&found.dossier.subject.name, count), swap);
        });
    };
    view! {
        {busy_line(session, busy)}
        <button type="button" class="primary" data-import-take="chosen" on:click=handler(confirm)>{word}</button>
    }
    .into_any()
}
