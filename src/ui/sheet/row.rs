//! One number: what it is, last year's, the field, and each checkpoint that hangs on it with its verdict.

use leptos::prelude::*;

use super::Shown;
use super::seen::Sharing;
use crate::assessment::SheetKey;
use crate::evaluate::{Demand, Form, Reason, Use, Verdict};
use crate::exact::short;
use crate::i18n::SheetWords;
use crate::i18n::figures::{typed_with_unit, with_unit};
use crate::plan::{Metric, Question};
use crate::state::Session;
use crate::ui::live::{list, live, memo, part};
use crate::ui::markup::{element, following, quoted, word};
use crate::ui::number::NumberField;
use crate::ui::share::ShareFields;
use crate::ui::way::{Goal, way_by_name};

pub fn row(session: Session, sharing: &Sharing, demand: Demand, shown: Shown) -> AnyView {
    let Demand { key, form, uses, .. } = demand;
    let mark = key.text();
    let is_hidden = {
        let key = key.clone();
        live(move || shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.contains(&key))))
    };
    let name = match &form {
        Form::Number(metric) => of_metric(session, &key, metric),
        Form::Share => of_universal(sharing, &uses),
    };
    let field = match (&form, uses.first()) {
        (Form::Number(metric), _) => view! { <NumberField key=key.clone() metric=metric.clone() is_count=false/> }.into_any(),
        (Form::Share, Some(each)) => view! { <ShareFields id=each.checkpoint.clone() key=key.clone()/> }.into_any(),
        (Form::Share, None) => ().into_any(),
    };
    let (before, is_known) = last_year(session, &key, &form);
    let users = users(session, sharing, key, uses);
    view! {
        <tr data-key=mark hidden=is_hidden>
            <th scope="row">{name}</th>
            <td class="last-year" data-known=is_known.then_some("") data-name=t!(session, SheetWords.last_year_short)>{before}</td>
            <td class="this-year">{field}</td>
            <td>{users}</td>
        </tr>
    }
    .into_any()
}

fn of_metric(session: Session, key: &SheetKey, metric: &Metric) -> AnyView {
    let stage = key.stage.map(|stage| {
        let name = live(move || (session.words().stage_name)(stage).to_owned());
        following(name, "span", "tag")
    });
    let definition = (!metric.definition.trim().is_empty()).then(|| {
        let text = quoted("p", "", metric.definition.clone());
        view! { <details class="hints no-print"><summary>{t!(session, SheetWords.definition)}</summary>{text}</details> }
    });
    view! {
        <span lang="zh-CN">{metric.name.clone()}</span> " " {stage}
        {definition}
    }
    .into_any()
}

/// A universal has no name but its text.
fn of_universal(sharing: &Sharing, uses: &[Use]) -> AnyView {
    let text =
        uses.first().and_then(|each| sharing.plan(each).checkpoint(&each.checkpoint)).map(|(_, found)| found.text.clone());
    quoted("span", "", text.unwrap_or_default())
}

/// Last year's value; where there is none, that it was not filled in.
fn last_year(session: Session, key: &SheetKey, form: &Form) -> (AnyView, bool) {
    let text = untrack(|| session.with_dossier(|dossier| dossier.sheet.text(&key.a_year_before()).trim().to_owned()));
    let text = text.unwrap_or_default();
    if text.is_empty() {
        return (word(session, "span", "hint", pick!(SheetWords.no_last_year)), false);
    }
    let unit = match form {
        Form::Number(metric) => metric.unit.clone(),
        Form::Share => String::new(),
    };
    let text = live(move || match unit.as_str() {
        "" => text.clone(),
        unit => typed_with_unit(session.language.get(), &text, unit),
    });
    (following(text, "span", ""), true)
}

/// One checkpoint that hangs on the number, as it stands.
#[derive(Clone, PartialEq)]
struct User {
    each: Use,
    verdict: Option<Verdict>,
    was: Option<Verdict>,
    /// What is computed from the number: a value in its unit, and the name of it.
    computed: Option<(String, String, String)>,
}

fn users(session: Session, sharing: &Sharing, key: SheetKey, uses: Vec<Use>) -> AnyView {
    let stands = {
        let sharing = sharing.clone();
        let one = move |each: &Use| User {
            verdict: sharing.finding(each).map(|finding| finding.verdict),
            was: sharing.flip(each).map(|flip| flip.from),
            computed: computed(&sharing, each, &key),
            each: each.clone(),
        };
        memo(move || uses.iter().map(&one).collect::<Vec<_>>())
    };
    let sharing = sharing.clone();
    let inside = live(move || list(stands.get().into_iter().map(|user| one(session, &sharing, user))).into_any());
    view! { <ul class="users">{inside}</ul> }.into_any()
}

/// The value that is computed from this number, where it is what is counted.
fn computed(sharing: &Sharing, each: &Use, key: &SheetKey) -> Option<(String, String, String)> {
    let plan = sharing.plan(each);
    let (_, checkpoint) = plan.checkpoint(&each.checkpoint)?;
    let Question::Measured { metric, .. } = &checkpoint.question else { return None };
    let metric = plan.metric(metric)?;
    if !metric.formula.as_ref()?.of.contains(&key.metric) {
        return None;
    }
    let finding = sharing.finding(each)?;
    let Reason::Numbers(parts) = &finding.reason else { return None };
    let part = parts.iter().find(|part| key.stage.is_none() || part.stage == key.stage)?;
    Some((short(&part.value, metric.decimals.max(2)), metric.unit.clone(), metric.name.clone()))
}

fn one(session: Session, sharing: &Sharing, user: User) -> AnyView {
    let User { each, verdict, was, computed } = user;
    let plan = sharing.plan(&each);
    let name = format!("{} {}", sharing.short_name(each.of), each.checkpoint).trim().to_owned();
    let way = way_by_name(plan, sharing.assessment(&each), &each.checkpoint, Goal::Whole, name);
    let mark = format!("{}/{}", plan.id, each.checkpoint);
    let was = part(move || was.map(|was| (SheetWords::of(session.language.get()).was)(was)));
    let now = live(move || verdict.map(|verdict| (session.words().verdict)(verdict).to_owned()).unwrap_or_default());
    let computed = part(move || {
        let (value, unit, name) = computed.clone()?;
        let language = session.language.get();
        let text = (SheetWords::of(language).computed)(&name, &with_unit(language, &value, &unit));
        Some(element("span", "hint", vec![text.into_any()]))
    });
    let word = verdict.map(Verdict::word);
    view! {
        <li data-use=mark data-verdict=word>
            {way} " " {was} " " <span class="verdict">{now}</span> " " {computed}
        </li>
    }
    .into_any()
}
