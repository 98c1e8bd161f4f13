//! A paragraph of the report: read, rewritten in place, and shown to be outdated where the answers have changed since.

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::assessment::{Dossier, Edit, PassageId, Rewrite};
use crate::exchange::report::{Block, Passage};
use crate::i18n::{ReportWords, paper};
use crate::state::{Derived, Facet};
use crate::storage::Haste;
use crate::ui::focus::focus_soon;
use crate::ui::live::{handler, live, memo, part};
use crate::ui::markup::{element, quoted};
use crate::ui::notices::notices;
use crate::ui::text_field::Typed;

/// One passage, by its id: what it says follows the report, and at once what a person writes in its place.
pub fn passage(page: &Page, id: PassageId) -> AnyView {
    let (session, report, own) = (page.session, page.report, id.clone());
    let passage: Derived<Option<Passage>> = memo(move || {
        let report = report.get()?;
        let mut all = report.all();
        let found = all.find_map(|block| match block {
            Block::Passage(passage) if passage.id == own => Some(passage.clone()),
            Block::Passage(_) | Block::Heading { .. } | Block::Table(_) => None,
        })?;
        if session.sealed.get() {
            return Some(found);
        }
        let rewrite = |dossier: &Dossier| dossier.assessment.rewrite(&own).map(|entry| entry.value.clone());
        Some(Passage { rewrite: session.with_answered(Facet::Rewrites, rewrite).flatten(), ..found })
    });
    let editing = page.editing;
    let (this, mark) = (id.clone(), id.to_string());
    let is_editing = memo(move || editing.with(|editing| editing.as_ref() == Some(&this)));
    let (reader, page) = (page.clone(), page.clone());
    let body = part(move || match is_editing.get() {
        true => Some(editor(&page, &id, passage)),
        false => Some(shown(&reader, &id, passage)),
    });
    view! { <div class="passage" data-passage=mark>{body}</div> }.into_any()
}

fn shown(page: &Page, id: &PassageId, passage: Derived<Option<Passage>>) -> AnyView {
    let (session, editing, own) = (page.session, page.editing, id.clone());
    let selector = field(id);
    let begin = handler(move |_| {
        editing.set(Some(own.clone()));
        focus_soon(selector.clone());
    });
    let label = live(move || {
        let start: String = passage.get().map(|passage| passage.line().chars().take(12).collect()).unwrap_or_default();
        (ReportWords::of(session.language.get()).edit_this)(&start)
    });
    let (tools, id) = (page.clone(), id.clone());
    view! {
        {part(move || passage.get().map(|passage| text(&passage)))}
        <p class="tools no-print">
            {part(move || passage.get().filter(|passage| passage.rewrite.is_some()).map(|_| tools.word("span", "tag", pick!(ReportWords.rewritten))))}
            <button type="button" class="quiet small" data-rewrite="" aria-label=label on:click=begin>{t!(session, ReportWords.edit)}</button>
        </p>
        {outdated(page, &id, passage)}
    }
    .into_any()
}

/// The lines of a passage, its gaps marked.
fn text(passage: &Passage) -> AnyView {
    let line = passage.line();
    element("div", "said", line.lines().filter(|line| !line.trim().is_empty()).map(marked).collect())
}

fn marked(line: &str) -> AnyView {
    let mut inside: Vec<AnyView> = Vec::new();
    for (place, between) in line.split(paper::GAP).enumerate() {
        if place > 0 {
            inside.push(quoted("mark", "", paper::GAP.to_owned()));
        }
        inside.push(between.to_owned().into_any());
    }
    element("p", "", inside)
}

/// Where the text that was rewritten is another by now: that, and what to do about it.
fn outdated(page: &Page, id: &PassageId, passage: Derived<Option<Passage>>) -> AnyView {
    let (page, id) = (page.clone(), id.clone());
    let found = part(move || {
        let found = passage.get().filter(Passage::is_outdated)?;
        let (session, made) = (page.session, found.made.clone());
        let rewrite = found.rewrite?;
        let (keep, take) = (id.clone(), id.clone());
        let from = made.clone();
        let keep = move |_| {
            let now = Rewrite { text: rewrite.text.clone(), from: from.clone() };
            session.edit(Haste::AtOnce, |_| Edit::Rewrite { passage: keep.clone(), rewrite: Some(now) });
        };
        let take = move |_| session.edit(Haste::AtOnce, |_| Edit::Rewrite { passage: take.clone(), rewrite: None });
        Some(view! {
            <div class="outdated no-print" data-outdated="">
                {page.word("p", "hint", pick!(ReportWords.outdated))}
                {quoted("p", "said", made)}
                <button type="button" class="small" on:click=handler(keep)>{t!(session, ReportWords.keep)}</button>
                <button type="button" class="small" data-restore="" on:click=handler(take)>{t!(session, ReportWords.restore)}</button>
            </div>
        })
    });
    found.into_any()
}

/// The field in which a passage is rewritten; what is typed is kept like every note.
fn editor(page: &Page, id: &PassageId, passage: Derived<Option<Passage>>) -> AnyView {
    let (session, editing, notices) = (page.session, page.editing, notices());
    let first = passage.get_untracked().map(|passage| passage.text().to_owned()).unwrap_or_default();
    let rows = (first.chars().count() / 30 + 2).to_string();
    let own = id.clone();
    let write = Callback::new(move |text: String| {
        let made = passage.get_untracked().map(|passage| passage.made).unwrap_or_default();
        session.edit(Haste::AfterPause, |_| Rewrite::edit(own.clone(), &text, &made));
    });
    let typed = Typed::new(write);
    let leave = {
        let selector = format!("[data-passage=\"{id}\"] [data-rewrite]");
        Arc::new(move || {
            session.flush();
            editing.set(None);
            focus_soon(selector.clone());
        })
    };
    let (done, own) = (leave.clone(), id.clone());
    let restore = move |_| {
        session.edit(Haste::AtOnce, |_| Edit::Rewrite { passage: own.clone(), rewrite: None });
        notices.say(untrack(move || ReportWords::of(session.language.get()).restored.to_owned()));
        leave();
    };
    let label = live(move || ReportWords::of(session.language.get()).edit.to_owned());
    view! {
        <textarea class="rewrite" rows=rows aria-label=label maxlength="100000" {..typed.field(session, live(move || first.clone()))}></textarea>
        <p class="tools no-print">
            <button type="button" class="small primary" data-rewrite-done="" on:click=handler(move |_| done())>{t!(session, ReportWords.done)}</button>
            <button type="button" class="small" data-restore="" on:click=handler(restore)>{t!(session, ReportWords.restore)}</button>
        </p>
    }
    .into_any()
}

fn field(id: &PassageId) -> String {
    format!("[data-passage=\"{id}\"] textarea")
}
