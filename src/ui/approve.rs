//! 审核通过: what still stands in the way, each with the way to it; then the form, and a question before it is sealed.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::dialog::follow_dialog;
use super::fields::text;
use super::focus::focus_soon;
use super::live::{Live, handler, list, live, memo, part, when};
use super::markup::{element, said, word};
use super::notices::notices;
use super::seal::section_heading;
use super::text_field::Typed;
use super::way::{Goal, way};
use crate::assessment::{AssessmentId, Oddity};
use crate::evaluate::{Hindrance, Obstacle, Tier, obstacles};
use crate::i18n::{CheckWords, SealWords};
use crate::plan::Plan;
use crate::state::{Derived, Session, session};

/// What is surprising of the whole, with what was said of it.
type Said = Vec<(Oddity, String)>;

/// What stands in the way, or the form.
#[component]
pub fn Approve(plan: Arc<Plan>, assessment: AssessmentId) -> impl IntoView {
    let session = session();
    let said: RwSignal<Said> = RwSignal::default();
    let all = {
        let plan = plan.clone();
        memo(move || {
            let evaluation = session.evaluation.get()?;
            session.with_dossier(|dossier| obstacles(&plan, dossier, &evaluation, &[]))
        })
    };
    // What is so of the whole is explained in the form itself.
    let whole = memo(move || all.with(|all| all.iter().flatten().filter_map(of_whole).collect::<Vec<_>>()));
    let found = memo(move || {
        let others = |all: Vec<Obstacle>| all.into_iter().filter(|each| of_whole(each).is_none()).collect::<Vec<_>>();
        all.get().map(others)
    });
    let edition_first = move || word(session, "p", "problem", pick!(SealWords.edition_first));
    let is_ready = memo(move || found.with(|found| found.as_ref().is_some_and(Vec::is_empty)));
    let in_the_way = live(move || {
        let found = found.get().unwrap_or_default();
        if found.is_empty() {
            return ().into_any();
        }
        let (count, groups) = (found.len(), groups(session, &plan, &assessment, found));
        let head = said_of(session, "p", "obstacles", move |words| (words.obstacles)(count));
        element("div", "in-the-way", vec![head, groups])
    });

    view! {
        {section_heading(session)}
        <p class="hint no-print">{t!(session, SealWords.purpose)}</p>
        <div class="no-print">
            {when(move || session.waits_for_edition(), edition_first)}
            {in_the_way}
            {when(move || is_ready.get() && !session.waits_for_edition(), move || form(session, whole, said))}
        </div>
    }
}

/// What is surprising of the whole.
fn of_whole(obstacle: &Obstacle) -> Option<Oddity> {
    match obstacle.hindrance {
        Hindrance::Odd(oddity) => obstacle.checkpoint.is_none().then_some(oddity),
        Hindrance::Unanswered | Hindrance::NothingCounts | Hindrance::NoName | Hindrance::SealedAlready => None,
    }
}

fn said_of(
    session: Session,
    tag: &'static str,
    class: &'static str,
    say: impl Fn(&SealWords) -> String + Send + 'static,
) -> AnyView {
    said(session, tag, class, move |language| say(SealWords::of(language)))
}

/// What stands in the way, a fold for each sort of it.
fn groups(session: Session, plan: &Arc<Plan>, assessment: &AssessmentId, found: Vec<Obstacle>) -> AnyView {
    let tier = |tier: Tier| (CheckWords::of(session.language.get()).tier)(tier);
    let sort = |obstacle: &Obstacle| match obstacle.hindrance {
        Hindrance::Odd(oddity) => tier(oddity.tier()),
        why @ (Hindrance::Unanswered | Hindrance::NothingCounts | Hindrance::NoName | Hindrance::SealedAlready) => {
            (SealWords::of(session.language.get()).hindrance)(why)
        }
    };
    let mut sorts: Vec<(&'static str, Vec<Obstacle>)> = Vec::new();
    for obstacle in found {
        let name = sort(&obstacle);
        match sorts.iter_mut().find(|(each, _)| *each == name) {
            Some((_, own)) => own.push(obstacle),
            None => sorts.push((name, vec![obstacle])),
        }
    }
    let fold = |(name, own): (&'static str, Vec<Obstacle>)| {
        // What the checks found stands over this already.
        let is_new = own.iter().all(|obstacle| !matches!(obstacle.hindrance, Hindrance::Odd(_)));
        let (count, is_short) = (own.len(), is_new && own.len() <= FEW);
        let lines = list(own.into_iter().map(|obstacle| line(session, plan, assessment, &obstacle)));
        view! {
            <details class="point" open=is_short>
                <summary><span class="name">{name}</span> <span class="count">{count.to_string()}</span></summary>
                <ul class="findings">{lines}</ul>
            </details>
        }
        .into_any()
    };
    element("div", "breakdown", list(sorts.into_iter().map(fold)))
}

/// So many stand open from the start.
const FEW: usize = 5;

fn line(session: Session, plan: &Arc<Plan>, assessment: &AssessmentId, obstacle: &Obstacle) -> AnyView {
    let words = CheckWords::of(session.language.get());
    let (why, goal) = match obstacle.hindrance {
        Hindrance::Odd(oddity) if oddity.tier() == Tier::Experience => ((words.oddity)(oddity), Goal::Note),
        Hindrance::Odd(oddity) => ((words.oddity)(oddity), Goal::Answer),
        Hindrance::Unanswered | Hindrance::NothingCounts | Hindrance::NoName | Hindrance::SealedAlready => ("", Goal::Answer),
    };
    let mark = obstacle.checkpoint.as_ref().map(ToString::to_string);
    let link = obstacle.checkpoint.as_ref().and_then(|id| way(plan, assessment, id, goal));
    view! { <li class="finding" data-obstacle=mark><span>{link} <span class="hint">{why}</span></span></li> }.into_any()
}

/// Name, day, explanations of the whole, and the button.
fn form(session: Session, whole: Derived<Vec<Oddity>>, said: RwSignal<Said>) -> AnyView {
    let (by, asking, is_lacking) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let marked = memo(move || {
        let marked = |dossier: &crate::assessment::Dossier| {
            dossier.assessment.answers().filter(|(_, entry)| entry.value.review.is_some()).count()
        };
        session.with_dossier(marked).unwrap_or_default()
    });
    let name = text(
        session,
        pick!(SealWords.by),
        "by",
        live(move || by.get()),
        Callback::new(move |text| {
            by.set(text);
            is_lacking.set(false);
        }),
    );
    let explanations = live(move || {
        let field = |oddity| explanation(session, oddity, said);
        element("div", "explanations", list(whole.get().into_iter().map(field)))
    });
    let lacks = move || {
        let said = said.get_untracked();
        let is_said = |oddity: &Oddity| said.iter().any(|(each, text)| each == oddity && !text.trim().is_empty());
        by.with_untracked(|by| by.trim().is_empty()).then_some("[data-field=by]").or_else(|| {
            let all_said = whole.with_untracked(|whole| whole.iter().all(is_said));
            (!all_said).then_some("[data-explain]")
        })
    };
    let ask = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let lacking = lacks();
        is_lacking.set(lacking.is_some());
        match lacking {
            Some(field) => focus_soon(field.to_owned()),
            None => asking.set(true),
        }
    };
    let day = live(move || (SealWords::of(session.language.get()).day)(session.today.get()));

    view! {
        <form class="approve" on:submit=handler(ask)>
            <p>{t!(session, SealWords.ready)}</p>
            {part(move || (marked.get() > 0).then(|| said_of(session, "p", "hint", move |words| (words.marked)(marked.get()))))}
            {explanations}
            <div class="signed">
                {name}
                <p class="field"><span>{t!(session, SealWords.on)}</span> <b>{day}</b></p>
                <button type="submit" class="primary" data-approve="">{t!(session, SealWords.approve)}</button>
            </div>
            {when(move || is_lacking.get(), move || view! { <p class="problem" role="alert">{t!(session, SealWords.lacking)}</p> })}
        </form>
        {question(session, by, said, asking)}
    }
    .into_any()
}

/// One sentence on something that is so of the whole assessment.
fn explanation(session: Session, oddity: Oddity, said: RwSignal<Said>) -> AnyView {
    let value: Live<String> = live(move || {
        said.with(|said| said.iter().find(|(each, _)| *each == oddity).map(|(_, text)| text.clone())).unwrap_or_default()
    });
    let typed = Typed::new(Callback::new(move |text: String| {
        said.update(|said| {
            said.retain(|(each, _)| *each != oddity);
            said.push((oddity, text));
        });
    }));
    let name = live(move || (CheckWords::of(session.language.get()).oddity)(oddity).to_owned());
    view! {
        <label class="field">
            <span>{name}</span>
            <input type="text" data-explain=oddity.word() maxlength="2000" autocomplete="off" placeholder=t!(session, SealWords.explain)
                {..typed.field(session, value)}/>
        </label>
    }
    .into_any()
}

/// What it means to seal; only then it is done.
fn question(session: Session, by: RwSignal<String>, said: RwSignal<Said>, asking: RwSignal<bool>) -> AnyView {
    let notices = notices();
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    follow_dialog(dialog, asking.into(), move || asking.set(false));
    let seal = move |_| {
        asking.set(false);
        let words = SealWords::of(session.language.get_untracked());
        let (by, said) = (by.get_untracked(), said.get_untracked());
        if session.approve(&by, &said) {
            notices.say(words.done.to_owned());
            focus_soon("[data-sealed]".to_owned());
        } else {
            notices.warn(words.not_done.to_owned());
        }
    };
    let means = list(
        (0..SealWords::of(session.language.get_untracked()).confirm.len())
            .map(|place| said_of(session, "li", "", move |words| words.confirm[place].to_owned())),
    );
    view! {
        <dialog node_ref=dialog aria-label=t!(session, SealWords.confirm_title)>
            {word(session, "h2", "", pick!(SealWords.confirm_title))}
            <ul class="problems">{means}</ul>
            <p class="actions">
                <button type="button" class="primary" data-approve-confirm="" on:click=handler(seal)>{t!(session, SealWords.confirm_do)}</button>
                <button type="button" on:click=handler(move |_| asking.set(false))>{t!(session, SealWords.cancel)}</button>
            </p>
        </dialog>
    }
    .into_any()
}
