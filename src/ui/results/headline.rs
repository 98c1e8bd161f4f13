//! The large figure with coverage, grade or outcome, the day and the basis; and how it came about.

use std::sync::Arc;

use leptos::prelude::*;

use super::seen::Seen;
use super::shapes::{fold, text};
use crate::assessment::{Basis, Edit, read_day};
use crate::evaluate::{Conclusion, Evaluation, Standing};
use crate::i18n::ResultsWords;
use crate::plan::Plan;
use crate::state::session;
use crate::storage::Haste;
use crate::ui::figures;
use crate::ui::live::{handler, list, live, part};
use crate::ui::outcome::{outcome_now, outcome_word};
use crate::ui::status::{SaveMark, total};

#[component]
pub fn Headline(plan: Arc<Plan>) -> impl IntoView {
    let session = session();
    let words = move || ResultsWords::of(session.language.get());
    let (total, outcome) = (total(session), outcome_now(session));
    let by_rule = plan.rule.is_some();
    let coverage = move || total.get().coverage;

    let label = live(move || match (by_rule, coverage().is_full()) {
        (true, _) => session.words().outcome.to_owned(),
        (false, true) => session.words().final_score.to_owned(),
        (false, false) => words().range_so_far.to_owned(),
    });
    let figure = live(move || figures::headline(&total.get()));
    let so_far = move || figures::plain_score(&total.get());
    let covered = live(move || (words().coverage)(coverage().answered, coverage().applicable));
    let provisional = move || (!coverage().is_full() && !so_far().is_empty()).then(|| (words().provisional)(&so_far()));
    let declared = move || {
        let coverage = coverage();
        (coverage.declared_out > 0).then(|| (words().declared_out)(coverage.declared_out, coverage.applicable))
    };
    let grade = move || {
        let text = |evaluation: &Arc<Evaluation>| match &evaluation.conclusion {
            Conclusion::Grade(grade) => Some((words().grade_text)(grade)),
            Conclusion::Outcome(_) => None,
        };
        session.evaluation.with(|evaluation| evaluation.as_ref().and_then(text))
    };
    let grade_line = move || {
        let line =
            |grade| view! { <p class="grade"><span class="label">{words().grade}</span> <b data-grade="">{grade}</b></p> };
        grade().map(line)
    };
    let share = live(move || format!("{}/{}", coverage().answered, coverage().applicable));
    let state = live(move || outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.state.word())));
    let as_of = move || {
        let day = |evaluation: &Arc<Evaluation>| (words().as_of)(evaluation.moment.as_of);
        session.evaluation.with(|evaluation| evaluation.as_ref().map(day)).unwrap_or_default()
    };
    let score = live(move || (!by_rule).then(so_far));

    view! {
        <section class="headline" data-score=score data-outcome=state data-coverage=share>
            <p class="figure">
                <span class="label">{label}</span>
                <strong>{figure}{outcome_word(session, outcome)}</strong>
            </p>
            <div>
                <p>{covered}</p>
                {part(move || provisional().map(|text| view! { <p>{text}</p> }))}
                {part(move || declared().map(|text| view! { <p>{text}</p> }))}
                {part(grade_line)}
                <p class="print-only">{live(as_of)}</p>
            </div>
            <Moment/>
            <SaveMark/>
        </section>
    }
}

/// The day and the basis by which is judged.
#[component]
fn Moment() -> impl IntoView {
    let session = session();
    let words = move || ResultsWords::of(session.language.get());
    let as_of = live(move || {
        let day = |evaluation: &Arc<Evaluation>| evaluation.moment.as_of.to_string();
        session.evaluation.with(|evaluation| evaluation.as_ref().map(day)).unwrap_or_default()
    });
    let basis =
        live(move || session.with_dossier(|dossier| dossier.assessment.basis).map(Basis::word).unwrap_or_default().to_owned());
    let set_as_of = move |event: leptos::ev::Event| {
        let day = read_day(&event_target_value(&event));
        session.edit(Haste::AtOnce, |_| Edit::AsOf(day));
    };
    let set_basis = move |event: leptos::ev::Event| {
        let chosen = Basis::ALL.iter().find(|basis| basis.word() == event_target_value(&event));
        if let Some(basis) = chosen {
            session.edit(Haste::AtOnce, |_| Edit::Basis(*basis));
        }
    };
    let options = Basis::ALL.iter().map(|each| {
        view! { <option value=each.word()>{live(move || (words().basis_name)(*each).to_owned())}</option> }
    });
    view! {
        <div class="moment no-print">
            <label class="field">
                <span>{t!(session, ResultsWords.as_of_label)}</span>
                <input type="date" name="as_of" disabled=live(move || session.locked.get()) max=move || session.today.get().to_string() prop:value=as_of on:change=handler(set_as_of)/>
            </label>
            <label class="field">
                <span>{t!(session, ResultsWords.basis)}</span>
                <select name="basis" disabled=live(move || session.locked.get()) prop:value=basis on:change=handler(set_basis)>{list(options)}</select>
            </label>
        </div>
    }
}

/// How the large figure came about.
pub fn how(seen: &Arc<Seen>) -> Option<AnyView> {
    let words = seen.words;
    let evaluation = &seen.evaluation;
    let said = match &evaluation.conclusion {
        Conclusion::Outcome(_) => words.how_outcome.to_owned(),
        Conclusion::Grade(_) => {
            let coverage = evaluation.total.coverage;
            let scored = evaluation.indicators.iter().filter(|(_, tally)| tally.so_far.is_some()).count();
            let outside = evaluation.findings.iter().filter(|finding| finding.standing == Standing::Outside).count();
            (words.how_total)(scored, coverage.applicable - coverage.answered, coverage.declared_out, outside)
        }
    };
    let summary = vec![text("span", "", words.how.to_owned())];
    Some(fold("how", summary, Box::new(move || text("p", "why", said.clone()))))
}
