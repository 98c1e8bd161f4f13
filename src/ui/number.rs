//! A measured checkpoint: the number with its unit, or the counts that it is computed from, with the formula.

use std::sync::Arc;

use leptos::prelude::*;

use super::errand::Errand;
use super::live::{Live, handler, list, live, memo, part};
use super::rest::rest;
use super::text_field::Typed;
use crate::assessment::{Counts, Edit, SheetKey, Slot, read_figure};
use crate::exact::plain;
use crate::i18n::figure_problem;
use crate::plan::{Metric, Plan, Stage, unit};
use crate::sorted;
use crate::state::{Session, session};
use crate::storage::Haste;

/// Every number that a checkpoint asks for, each once: what is of the whole school first, then stage by stage.
#[component]
pub fn Numbers(plan: Arc<Plan>, slots: Vec<Slot>) -> impl IntoView {
    let session = session();
    let Some(counts) = slots.iter().find_map(|slot| slot.counts.clone()) else {
        let fields = slots.into_iter().map(|slot| stage_row(session, slot.stage, number_fields(&plan, vec![slot.key], false)));
        return view! { <div class="numbers">{list(fields)}</div> }.into_any();
    };
    let mut rows: Vec<(Option<Stage>, Vec<SheetKey>)> = Vec::new();
    for key in slots.iter().flat_map(Slot::keys) {
        match rows.iter_mut().find(|(stage, _)| *stage == key.stage) {
            Some((_, keys)) if keys.contains(&key) => {}
            Some((_, keys)) => keys.push(key),
            None => rows.push((key.stage, vec![key])),
        }
    }
    let rows = sorted::by_key(rows, |(stage, _)| *stage);
    let fields = list(rows.into_iter().map(|(stage, keys)| stage_row(session, stage, number_fields(&plan, keys, true))));
    let formula = formula_text(session, &plan, &counts);
    view! { <div class="numbers computed">{fields}<p class="hint">{formula}</p></div> }.into_any()
}

/// The fields of one stage, under its name; of the whole school where it is none.
fn stage_row(session: Session, stage: Option<Stage>, fields: Vec<AnyView>) -> AnyView {
    let label = live(move || stage.map(|stage| (session.words().stage_name)(stage).to_owned()).unwrap_or_default());
    view! { <div class="stage-row"><span class="stage">{label}</span><div>{fields}</div></div> }.into_any()
}

/// A field for each of these values, with its name where it is a count of something computed.
pub fn number_fields(plan: &Plan, keys: Vec<SheetKey>, is_count: bool) -> Vec<AnyView> {
    let field = |key: SheetKey| {
        let metric = plan.metric(&key.metric)?.clone();
        Some(view! { <NumberField key metric is_count/> })
    };
    list(keys.into_iter().filter_map(field))
}

/// How a number is computed, in words.
fn formula_text(session: Session, plan: &Plan, counts: &Counts) -> Live<String> {
    let names = |keys: &[SheetKey]| {
        let mut names: Vec<String> = Vec::new();
        for key in keys {
            let name = plan.metric(&key.metric).map(|metric| metric.name.clone()).unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let (of, less, per) = (names(&counts.of).join(" + "), names(&counts.less).join(" − "), names(&counts.per).join(" + "));
    let splits = !counts.split.is_empty();
    live(move || (session.words().computed)(&of, &less, &per, splits))
}

/// One number of the data sheet.
#[component]
pub fn NumberField(
    key: SheetKey,
    metric: Metric,
    /// A count of a computed metric: its name stands before it.
    is_count: bool,
) -> impl IntoView {
    let session = session();
    let value = session.value(key.clone());
    let unit = unit(&metric.unit);

    let reading = memo(move || unit.and_then(|unit| value.with(|text| read_figure(text, unit))));
    let problem = live(move || {
        let problem = reading.get().and_then(Result::err);
        problem.map(|problem| figure_problem(session.language.get(), &problem)).unwrap_or_default()
    });
    // Last year's number is not changed here: it is read once.
    let before = untrack(|| session.with_dossier(|dossier| dossier.sheet.text(&key.a_year_before()).trim().to_owned()));
    let before = before.unwrap_or_default();
    let far = unit.filter(|_| !before.is_empty()).map(|unit| rest().part(Errand::Leap(value, before, unit)));
    let meant = move || reading.get().and_then(Result::ok).and_then(|reading| reading.meant_percent).map(plain);
    let set = {
        let key = key.clone();
        Callback::new(move |text: String| {
            session.edit(Haste::AtOnce, |_| Edit::Value { key: key.clone(), text });
        })
    };
    let typed = Typed::new(set);
    let problem_id = format!("problem-{}", key.text().replace(['|', '/'], "-"));
    // Named with its stage for those who do not see the row it stands in.
    let (name, stage) = (metric.name.clone(), key.stage);
    let label = live(move || match stage {
        Some(stage) => format!("{}{name}", (session.words().stage_prefix)(stage)),
        None => name.clone(),
    });
    let (data_metric, data_count) = (metric.id.to_string(), metric.id.to_string());

    view! {
        <label class="number" title=metric.definition.clone()>
            {is_count.then(|| view! { <span class="count-name">{metric.name.clone()}</span> })}
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="40"
                aria-label=label
                aria-describedby=problem_id.clone()
                aria-invalid=move || reading.get().is_some_and(|reading| reading.is_err()).to_string()
                data-metric=(!is_count).then_some(data_metric)
                data-count=is_count.then_some(data_count)
                data-stage=key.stage.map(|stage| stage.word())
                {..typed.field(session, live(move || value.get()))}
            />
            <span class="unit">{metric.unit.clone()}</span>
        </label>
        <span class="problem" id=problem_id role="status">{problem}</span>
        {far}
        {part(move || meant().map(|percent| {
            let accept = { let percent = percent.clone(); move |_| set.run(percent.clone()) };
            view! {
                <span class="question">
                    {(session.words().meant_percent)(&percent)}
                    <button type="button" class="small" on:click=handler(accept)>{(session.words().yes_change)(&percent)}</button>
                </span>
            }
        }))}
    }
}
