//! 示例: opens an invented school's assessment of the nearest plan, to look around in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::notices::Notices;
use super::plans::plans_near;
use crate::assessment::Period;
use crate::i18n::{Messages, SampleWords};
use crate::plan::{NATION, SubjectKind};
use crate::platform::clock;
use crate::state::{Route, Session, Start};

const KIND: SubjectKind = SubjectKind::Primary;

/// Opens it, once its plan is here.
pub fn open_sample(session: Session, notices: Notices) {
    let language = session.language.get_untracked();
    let near = untrack(|| plans_near(session, &session.own_regions()));
    let with_score = |card: &crate::assessment::PlanCard| {
        card.answered_by(KIND).checkpoints > 0 && card.region != NATION && !session.is_own(&card.id)
    };
    let Some(card) = near.into_iter().map(|(_, card)| card).find(with_score) else { return };
    spawn_local(async move {
        let Some(plan) = session.load_plan(&card.id).await else {
            notices.warn(Messages::of(language).load_failed.to_owned());
            return;
        };
        let words = SampleWords::of(language);
        let period = Period::school_year_of(clock::today());
        let start = Start { name: words.school.to_owned(), kind: KIND, region: String::new(), period };
        let id = session.start_sample(&plan, card.reference(), &start, &words.text);
        session.go(&Route::Answer { assessment: id, section: Vec::new() });
    });
}
