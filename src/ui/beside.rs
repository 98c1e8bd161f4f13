//! What is deleted or replaced while another tab may write of it: said before, and taken over on a second click.

use leptos::prelude::*;

use super::live::{Live, when};
use crate::assessment::SubjectId;
use crate::i18n::StandingWords;
use crate::state::Session;

/// Does something to subjects once no other tab writes of them. Where one does, `busy` becomes true and nothing is done; asked
/// again, it takes them over.
pub fn in_turn(session: Session, subjects: Vec<SubjectId>, busy: RwSignal<bool>, act: impl FnOnce() + 'static) {
    session.in_turn(subjects, busy.get_untracked(), move |is_ours| match is_ours {
        true => act(),
        false => busy.set(true),
    });
}

/// What is said of it, above the button that was pressed.
pub fn busy_line(session: Session, busy: RwSignal<bool>) -> Live<AnyView> {
    let line = move || view! { <p class="problem" role="alert" data-busy="">{t!(session, StandingWords.busy)}</p> };
    when(move || busy.get(), line)
}
