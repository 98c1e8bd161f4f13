//! The way to a checkpoint from another page: a link to its section, and the focus on it once it is there.

use leptos::prelude::*;

use super::fields::focus_soon;
use super::live::handler;
use crate::assessment::AssessmentId;
use crate::plan::{CheckpointId, Indicator, Plan};
use crate::state::Route;

/// What takes the focus at the end of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The first thing to answer with.
    Answer,
    /// The fold of its rectifications.
    Rectification,
}

impl Goal {
    fn selector(self, id: &CheckpointId) -> String {
        match self {
            Self::Answer => super::fields::answer_field(id),
            Self::Rectification => format!("[data-rectify=\"{id}\"] summary"),
        }
    }
}

/// The way to a checkpoint, named by its number and text; none where this edition does not have it.
pub fn way(plan: &Plan, assessment: &AssessmentId, id: &CheckpointId, goal: Goal) -> Option<AnyView> {
    let (indicator, checkpoint) = plan.checkpoint(id)?;
    Some(link(assessment, indicator, id.to_string(), checkpoint.text.clone(), goal.selector(id)))
}

#[inline(never)]
fn link(assessment: &AssessmentId, indicator: &Indicator, no: String, text: String, target: String) -> AnyView {
    let hash = Route::Answer { assessment: assessment.clone(), section: indicator.section.clone() }.hash();
    let show = move |_| focus_soon(target.clone());
    view! { <a class="way" href=hash on:click=handler(show)><span class="no">{no}</span> <span lang="zh-CN">{text}</span></a> }
        .into_any()
}
