//! Plans in the order in which a subject should meet them: its region's, the national standard, the others apart.

use leptos::prelude::*;

use super::live::{keyed, live, when};
use crate::plan::{Nearness, PlanId, in_order};
use crate::state::{Derived, PlanCard, Session};

/// A plan, and how near it is.
pub type Near = (Nearness, PlanCard);

/// All plans as who belongs to these regions should meet them.
pub fn plans_near(session: Session, own: &[String]) -> Vec<Near> {
    let cards = session.catalogue.get();
    let regions: Vec<&str> = cards.iter().map(|card| card.region.as_str()).collect();
    in_order(&regions, own).into_iter().map(|(near, place)| (near, cards[place].clone())).collect()
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
    let group = move |near: Nearness| {
        let own = move || {
            let of_group = |(nearness, card): &Near| (*nearness == near).then(|| card.clone());
            plans.with(|plans| plans.iter().filter_map(of_group).collect::<Vec<_>>())
        };
        let is_open = live(move || {
            let is_wanted = wanted.with(|wanted| own().iter().any(|card| Some(&card.id) == wanted.as_ref()));
            let nothing_nearer = plans.with(|plans| plans.iter().all(|(nearness, _)| *nearness == near));
            near != Nearness::Other || !region_known.get() || is_wanted || nothing_nearer
        });
        let heading = live(move || {
            let known = near != Nearness::Other || region_known.get();
            (session.words().plans_at)(known.then_some(near)).to_owned()
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
    view! { {group(Nearness::Own)} {group(Nearness::Nation)} {group(Nearness::Other)} }.into_any()
}
