//! The way to a checkpoint from another page: a link to its section, and the focus on it once it is there.

use leptos::prelude::*;

use super::focus::focus_soon;
use super::live::handler;
use super::markup::quoted;
use crate::assessment::AssessmentId;
use crate::plan::{CheckpointId, Indicator, Plan};
use crate::state::Route;

/// What takes the focus at the end of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The checkpoint as a whole: where it is only looked at, or its answer is locked.
    Whole,
    /// The first thing to answer with.
    Answer,
    /// Its note.
    Note,
    /// The fold of its rectifications.
    Rectification,
}

impl Goal {
    fn selector(self, id: &CheckpointId) -> String {
        match self {
            Self::Whole => format!("[data-checkpoint=\"{id}\"]"),
            Self::Answer => super::fields::answer_field(id),
            Self::Note => format!("[data-checkpoint=\"{id}\"] [data-note]"),
            Self::Rectification => format!("[data-rectify=\"{id}\"] summary"),
        }
    }
}

/// The way to a checkpoint, named by its number and text; none where this edition does not have it.
pub fn way(plan: &Plan, assessment: &AssessmentId, id: &CheckpointId, goal: Goal) -> Option<AnyView> {
    let (indicator, checkpoint) = plan.checkpoint(id)?;
    let name = vec![quoted("span", "no", id.to_string()), " ".into_any(), quoted("span", "", checkpoint.text.clone())];
    Some(link(assessment, indicator, name, goal.selector(id)))
}

/// The same way under a name of the page's own.
pub fn way_by_name(plan: &Plan, assessment: &AssessmentId, id: &CheckpointId, goal: Goal, name: String) -> Option<AnyView> {
    let (indicator, _) = plan.checkpoint(id)?;
    Some(link(assessment, indicator, vec![name.into_any()], goal.selector(id)))
}

#[inline(never)]
fn link(assessment: &AssessmentId, indicator: &Indicator, name: Vec<AnyView>, target: String) -> AnyView {
    let hash = Route::Answer { assessment: assessment.clone(), section: indicator.section.clone() }.hash();
    let show = move |_| focus_soon(target.clone());
    view! { <a class="way" href=hash on:click=handler(show)>{name}</a> }.into_any()
}
