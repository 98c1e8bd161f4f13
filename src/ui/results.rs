//! Results: the figure, the grade or why there is none, every section with its reasons, gaps, and the files.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::breakdown::Breakdown;
use super::checks::Checks;
use super::figures;
use super::live::{handler, list, live, memo, part, when};
use super::notices::{Notices, notices};
use super::outcome::{OutcomeParts, outcome_now, outcome_word};
use super::seal::{SealBanner, SealSection};
use super::status::{SaveMark, total};
use crate::assessment::{AssessmentId, Basis, Edit, read_day};
use crate::evaluate::{Conclusion, Evaluation, Finding};
use crate::exchange::{FORMATS, format};
use crate::i18n::{FileWords, ResultsWords, reason};
use crate::plan::{IndicatorId, Plan};
use crate::platform::location;
use crate::state::{ExportFailure, Route, Session, session};
use crate::storage::Haste;

#[component]
pub fn ResultsPage(assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let plan = untrack(move || session.plan())?;
    let subject = session.with_dossier(|dossier| dossier.subject.name.clone()).unwrap_or_default();
    let period = session.with_dossier(|dossier| dossier.assessment.period);
    let title = live(move || (ResultsWords::of(session.language.get()).results_of)(&subject));
    let by_section = session.said(match plan.rule {
        Some(_) => pick!(ResultsWords.by_section_done),
        None => pick!(ResultsWords.by_section),
    });

    Some(view! {
        <div class="results">
            <h1 tabindex="-1">{title}</h1>
            <p class="crumb"><span lang="zh-CN">{plan.title.clone()}</span> " · " {move || period.map(|period| (session.words().period_name)(period)).unwrap_or_default()}</p>
            <SealBanner/>
            <Headline plan=plan.clone()/>
            <Files/>
            <section aria-labelledby="by-section">
                <h2 id="by-section">{by_section}</h2>
                <Breakdown plan=plan.clone() assessment=assessment.clone()/>
            </section>
            <Levers plan=plan.clone() assessment=assessment.clone()/>
            <Checks plan=plan.clone() assessment=assessment.clone()/>
            <SealSection plan=plan.clone() assessment=assessment.clone()/>
            <Vetoes plan=plan.clone() assessment=assessment.clone()/>
            <Gaps plan assessment/>
        </div>
    })
}

/// The large figure with coverage, grade, day and basis.
#[component]
fn Headline(plan: Arc<Plan>) -> impl IntoView {
    let session = session();
    if plan.rule.is_some() {
        return view! { <OutcomeHeadline plan/> }.into_any();
    }
    let total = total(session);
    let coverage = move || total.get().coverage;
    let full = move || coverage().is_full();

    let label = live(move || if full() { session.words().final_score } else { session.words().range_so_far }.to_owned());
    let so_far = move || figures::plain_score(&total.get());
    let provisional =
        move || (!full() && !so_far().is_empty()).then(|| (ResultsWords::of(session.language.get()).provisional)(&so_far()));
    let covered =
        live(move || (ResultsWords::of(session.language.get()).coverage_text)(coverage().answered, coverage().applicable));
    let declared = move || {
        let coverage = coverage();
        (coverage.declared_out > 0)
            .then(|| (ResultsWords::of(session.language.get()).declared_out)(coverage.declared_out, coverage.applicable))
    };
    let grade = live(move || {
        let text = |evaluation: &Arc<Evaluation>| match &evaluation.conclusion {
            Conclusion::Grade(grade) => Some((ResultsWords::of(session.language.get()).grade_text)(grade)),
            Conclusion::Outcome(_) => None,
        };
        session.evaluation.with(|evaluation| evaluation.as_ref().and_then(text)).unwrap_or_default()
    });
    let share = live(move || format!("{}/{}", coverage().answered, coverage().applicable));

    view! {
        <section class="headline" data-score=live(so_far) data-coverage=share>
            <p class="figure">
                <span class="label">{label}</span>
                <strong>{move || figures::headline(&total.get())}</strong>
            </p>
            <div>
                <p>{covered}</p>
                {part(move || provisional().map(|text| view! { <p>{text}</p> }))}
                {part(move || declared().map(|text| view! { <p>{text}</p> }))}
                <p class="grade"><span class="label">{t!(session, ResultsWords.grade)}</span> <b data-grade="">{grade}</b></p>
            </div>
            <Moment/>
            <SaveMark/>
        </section>
    }
    .into_any()
}

/// The same for a plan that gives no score: the outcome with its parts.
#[component]
fn OutcomeHeadline(plan: Arc<Plan>) -> impl IntoView {
    let session = session();
    let outcome = outcome_now(session);
    let coverage = total(session);
    let share = live(move || coverage.with(|tally| format!("{}/{}", tally.coverage.answered, tally.coverage.applicable)));
    let state = live(move || {
        outcome.with(|outcome| outcome.as_ref().map(|outcome| outcome.state.word())).unwrap_or_default().to_owned()
    });
    let covered = live(move || {
        coverage.with(|tally| {
            (ResultsWords::of(session.language.get()).coverage_text)(tally.coverage.answered, tally.coverage.applicable)
        })
    });
    view! {
        <section class="headline" data-outcome=state data-coverage=share>
            <p class="figure">
                <span class="label">{t!(session.outcome)}</span>
                <strong>{outcome_word(session, outcome)}</strong>
            </p>
            <div><p>{covered}</p> <OutcomeParts plan outcome/></div>
            <Moment/>
            <SaveMark/>
        </section>
    }
}

/// The day and the basis by which is judged.
#[component]
fn Moment() -> impl IntoView {
    let session = session();
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
    view! {
        <div class="moment no-print">
            <label class="field">
                <span>{t!(session, ResultsWords.as_of_label)}</span>
                <input type="date" name="as_of" disabled=live(move || session.locked.get()) max=move || session.today.get().to_string() prop:value=as_of on:change=handler(set_as_of)/>
            </label>
            <label class="field">
                <span>{t!(session, ResultsWords.basis)}</span>
                <select name="basis" disabled=live(move || session.locked.get()) prop:value=basis on:change=handler(set_basis)>
                    <option value=Basis::Current.word()>{t!(session, ResultsWords.basis_current)}</option>
                    <option value=Basis::Final.word()>{t!(session, ResultsWords.basis_final)}</option>
                </select>
            </label>
        </div>
    }
}

/// Writes a file of what is open and says how it went.
pub fn export(session: Session, notices: Notices, id: &str) {
    let Some(format) = format(id) else { return };
    let words = FileWords::of(untrack(move || session.language.get()));
    notices.say(words.exporting.to_owned());
    spawn_local(async move {
        match session.export(format).await {
            Ok(exported) => notices.say(exported.said(words)),
            Err(ExportFailure::Differs) => notices.warn(words.export_differs.to_owned()),
            Err(ExportFailure::NotSaved) => notices.warn(words.export_failed.to_owned()),
            Err(ExportFailure::NoWorker) => notices.warn(words.export_no_worker.to_owned()),
        }
    });
}

#[component]
fn Files() -> impl IntoView {
    let (session, notices) = (session(), notices());
    let buttons = FORMATS.iter().map(|format| {
        let id = format.id;
        view! {
            <li>
                <button type="button" data-export=id on:click=handler(move |_| export(session, notices, id))>
                    {move || (ResultsWords::of(session.language.get()).format_name)(id).to_owned()}
                </button>
                <span class="hint">{move || (ResultsWords::of(session.language.get()).format_purpose)(id).to_owned()}</span>
            </li>
        }
    });
    view! {
        <section class="files no-print" aria-labelledby="files">
            <h2 id="files">{t!(session, ResultsWords.files)}</h2>
            <ul>
                {list(buttons)}
                <li><button type="button" on:click=handler(move |_| location::print())>{t!(session.print)}</button></li>
            </ul>
        </section>
    }
}

/// One line for a checkpoint elsewhere: what it is, how it stands, and the way there.
#[component]
pub fn FindingLine(plan: Arc<Plan>, finding: Finding, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let (indicator, checkpoint) = plan.checkpoint(&finding.checkpoint)?;
    let hash = Route::Answer { assessment, section: indicator.section.clone() }.hash();
    let (id, text) = (checkpoint.id.to_string(), checkpoint.text.clone());
    let verdict = finding.verdict;
    let why = {
        let plan = plan.clone();
        live(move || reason(session.language.get(), &plan, &finding))
    };
    let target = format!("[data-checkpoint=\"{id}\"] input");
    let show = move |_| {
        let target = target.clone();
        set_timeout(move || _ = location::focus(&target), std::time::Duration::from_millis(80));
    };

    Some(view! {
        <div class="finding" data-verdict=verdict.word()>
            <a href=hash on:click=handler(show)><span class="no">{id}</span> <span lang="zh-CN">{text}</span></a>
            <span class="verdict">{move || (session.words().verdict)(verdict).to_owned()}</span>
            <p class="why">{why}</p>
        </div>
    })
}

/// How many of the largest gains are shown.
const SHOWN_LEVERS: usize = 5;

/// The indicators that would move the score most, with what each would bring and the way there.
#[component]
fn Levers(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let levers = {
        let plan = plan.clone();
        memo(move || {
            let found = session.evaluation.with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.levers(&plan)));
            let shown = found.unwrap_or_default().into_iter().take(SHOWN_LEVERS);
            shown.map(|(id, gain)| (id, figures::score(&gain))).collect::<Vec<_>>()
        })
    };
    let line = move |(id, gain): (IndicatorId, String)| {
        let indicator = plan.indicator(&id)?;
        let hash = Route::Answer { assessment: assessment.clone(), section: indicator.section.clone() }.hash();
        let (no, title) = (indicator.no.clone(), indicator.title.clone());
        Some(view! {
            <li class="finding" data-lever=id.to_string()>
                <a href=hash><span class="no">{no}</span> <span lang="zh-CN">{title}</span></a>
                <span class="verdict">{(ResultsWords::of(session.language.get()).gain)(&gain)}</span>
            </li>
        })
    };
    let lines = live(move || list(levers.get().into_iter().filter_map(&line)).into_any());
    let section = move || {
        view! {
            <section aria-labelledby="levers">
                <h2 id="levers">{t!(session, ResultsWords.levers)}</h2>
                <ul class="findings">{lines.clone()}</ul>
            </section>
        }
    };
    when(move || !levers.with(Vec::is_empty), section)
}

#[component]
fn Vetoes(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let of_vetoes = |evaluation: &Evaluation| {
        evaluation.vetoes.iter().filter_map(|veto| evaluation.finding(&veto.checkpoint).cloned()).collect::<Vec<_>>()
    };
    let found = memo(move || {
        session.evaluation.with(|evaluation| evaluation.as_ref().map(|evaluation| of_vetoes(evaluation)).unwrap_or_default())
    });
    let section = move || {
        view! {
            <section aria-labelledby="vetoes">
                <h2 id="vetoes">{t!(session, ResultsWords.vetoes)}</h2>
                <Lines findings=found plan=plan.clone() assessment=assessment.clone()/>
            </section>
        }
    };
    when(move || !found.with(Vec::is_empty), section)
}

#[component]
fn Gaps(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let short =
        |evaluation: &Evaluation| evaluation.findings.iter().filter(|finding| finding.is_short()).cloned().collect::<Vec<_>>();
    let found = memo(move || {
        session.evaluation.with(|evaluation| evaluation.as_ref().map(|evaluation| short(evaluation)).unwrap_or_default())
    });
    view! {
        <section aria-labelledby="gaps">
            <h2 id="gaps">{t!(session, ResultsWords.gaps)}</h2>
            {when(move || found.with(Vec::is_empty), move || view! { <p class="empty">{t!(session, ResultsWords.no_gaps)}</p> })}
            <Lines findings=found plan assessment/>
        </section>
    }
}

#[component]
fn Lines(findings: Memo<Vec<Finding>>, plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let lines = live(move || {
        let line = |finding: Finding| view! { <li><FindingLine plan=plan.clone() finding assessment=assessment.clone()/></li> };
        list(findings.get().into_iter().map(line)).into_any()
    });
    view! { <ul class="findings">{lines}</ul> }
}
