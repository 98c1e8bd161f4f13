//! A measured checkpoint: the number with its unit, or the two counts that it is computed from.

use leptos::ev;
use leptos::prelude::*;

use super::live::{handler, list, live, memo, part};
use super::text_field::Typed;
use crate::assessment::{Edit, SheetKey, Slot, read_figure};
use crate::exact::plain;
use crate::i18n::figure_problem;
use crate::plan::{Metric, Plan, unit};
use crate::state::session;
use crate::storage::Haste;

/// Every number that a checkpoint asks for.
#[component]
pub fn Numbers(plan: std::sync::Arc<Plan>, metric: Metric, slots: Vec<Slot>) -> impl IntoView {
    let session = session();
    let field = |slot: Slot| {
        let stage = slot.stage;
        let label = live(move || stage.map(|stage| (session.words().stage_name)(stage).to_owned()).unwrap_or_default());
        match slot.counts {
            None => view! {
                <span class="stage">{label}</span>
                <NumberField key=slot.key metric=metric.clone() is_count=false/>
            }
            .into_any(),
            Some((of, per)) => {
                let part = |key: &SheetKey| plan.metric(&key.metric).cloned();
                let fields = [(of.clone(), part(&of)), (per.clone(), part(&per))];
                let names = (named(&part(&of)), named(&part(&per)));
                let computed = live(move || (session.words().computed)(&names.0, &names.1));
                let fields = fields
                    .into_iter()
                    .filter_map(|(key, metric)| metric.map(|metric| view! { <NumberField key metric is_count=true/> }));
                view! {
                    <span class="stage">{label}</span>
                    {list(fields)}
                    <span class="hint">{computed}</span>
                }
                .into_any()
            }
        }
    };
    view! { <div class="numbers">{list(slots.into_iter().map(field))}</div> }
}

fn named(metric: &Option<Metric>) -> String {
    metric.as_ref().map(|metric| metric.name.clone()).unwrap_or_default()
}

/// One number of the data sheet.
#[component]
fn NumberField(
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
    let meant = move || reading.get().and_then(Result::ok).and_then(|reading| reading.meant_percent).map(plain);
    let set = {
        let key = key.clone();
        Callback::new(move |text: String| {
            session.edit(Haste::AtOnce, |_| Edit::Value { key: key.clone(), text });
        })
    };
    let typed = Typed::new(set);
    let problem_id = format!("problem-{}", key.text().replace(['|', '/'], "-"));
    let label = metric.name.clone();
    let (data_metric, data_count) = (metric.id.to_string(), metric.id.to_string());

    view! {
        <label class="number" title=metric.definition.clone()>
            {is_count.then(|| view! { <span class="count-name">{label}</span> })}
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="40"
                aria-label=metric.name.clone()
                aria-describedby=problem_id.clone()
                aria-invalid=move || reading.get().is_some_and(|reading| reading.is_err()).to_string()
                data-metric=(!is_count).then_some(data_metric)
                data-count=is_count.then_some(data_count)
                data-stage=key.stage.map(|stage| stage.word())
                prop:value=value
                on:compositionstart=handler(move |_| typed.begin())
                on:compositionend=handler(move |event: ev::CompositionEvent| typed.end(&event))
                on:input=handler(move |event| typed.input(&event))
                on:change=handler(move |event| typed.end(&event))
                on:blur=handler(move |_| session.flush())
            />
            <span class="unit">{metric.unit.clone()}</span>
        </label>
        <span class="problem" id=problem_id role="status">{problem}</span>
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
