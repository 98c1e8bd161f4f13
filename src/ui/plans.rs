//! Plans in the order in which a subject should meet them: its region's, the national standard, the others apart.

use leptos::prelude::*;

use super::live::{keyed, list, live, when};
use crate::assessment::PlanCard;
use crate::plan::{Nearness, PlanId, in_order};
use crate::state::{Derived, Session};

/// A plan, and how near it is.
pub type Near = (Nearness, PlanCard);

/// All plans as who belongs to these regions should meet them.
pub fn plans_near(session: Session, own: &[String]) -> Vec<Near> {
    let cards = session.catalogue.get();
    let regions: Vec<&str> = cards.iter().map(|card| card.region.as_str()).collect();
    let near = in_order(&regions, own).into_iter().map(|(near, place)| (near, cards[place].clone()));
    let (mut plans, others): (Vec<Near>, Vec<Near>) = near.partition(|(_, card)| session.is_own(&card.id));
    plans.extend(others);
    plans
}

/// The plans under headings by nearness. The others stay folded while there is something nearer, unless `wanted` is
/// among them; where no region is known none of them is another's.
pub fn groups(
    session: Session,
    plans: Derived<Vec<Near>>,
    region_known: Derived<bool>,
    wanted: Derived<Option<PlanId>>,
    view: fn(PlanCard) -> AnyView,
) -> AnyView {
    // Without a nearness: those that the user added.
    let group = move |near: Option<Nearness>| {
        let of_group = move |(nearness, card): &Near| match session.is_own(&card.id) {
            true => near.is_none(),
            false => near == Some(*nearness),
        };
        let own = move || {
            let own = |each: &Near| of_group(each).then(|| each.1.clone());
            plans.with(|plans| plans.iter().filter_map(own).collect::<Vec<_>>())
        };
        let is_open = live(move || {
            let is_wanted = wanted.with(|wanted| own().iter().any(|card| Some(&card.id) == wanted.as_ref()));
            let nothing_nearer = plans.with(|plans| plans.iter().all(of_group));
            near != Some(Nearness::Other) || !region_known.get() || is_wanted || nothing_nearer
        });
        let heading = live(move || {
            let words = session.words();
            let known = near != Some(Nearness::Other) || region_known.get();
            let heading = near.map_or(words.own_plans, |near| (words.plans_at)(known.then_some(near)));
            heading.to_owned()
        });
        let group = move || {
            view! {
                <details class="group" open=is_open.clone()>
                    <summary>{heading.clone()}</summary>
                    <ul class="cards">{keyed(own, |card| card.id.to_string(), view)}</ul>
                </details>
            }
        };
        when(move || !own().is_empty(), group)
    };
    list([None, Some(Nearness::Own), Some(Nearness::Nation), Some(Nearness::Other)].map(group)).into_any()
}
