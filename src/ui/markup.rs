//! Markup whose shape never changes, from functions: a `view!` costs code at every place, these cost it once.

use leptos::prelude::*;

use super::live::{Live, live};
use crate::i18n::Language;
use crate::state::Session;

/// Which of the words is meant.
pub type Pick = fn(Language) -> &'static str;

/// Words that are made of facts.
type Say = Box<dyn Fn(Language) -> String + Send>;

/// An element of any name.
#[inline(never)]
pub fn element(tag: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    leptos::html::custom(tag).class(class).child(inside).into_any()
}

/// Words of a plan, or a name: they stay in the language that they were written in.
#[inline(never)]
pub fn quoted(tag: &'static str, class: &'static str, text: String) -> AnyView {
    leptos::html::custom(tag).class(class).lang("zh-CN").child(text).into_any()
}

/// A word of the screen.
#[inline(never)]
pub fn word(session: Session, tag: &'static str, class: &'static str, pick: Pick) -> AnyView {
    following(session.said(pick), tag, class)
}

/// Words that are made of facts, following the language.
pub fn said(
    session: Session,
    tag: &'static str,
    class: &'static str,
    say: impl Fn(Language) -> String + Send + 'static,
) -> AnyView {
    say_boxed(session, tag, class, Box::new(say))
}

#[inline(never)]
fn say_boxed(session: Session, tag: &'static str, class: &'static str, say: Say) -> AnyView {
    following(live(move || say(session.language.get())), tag, class)
}

/// Text that follows what it reads.
#[inline(never)]
pub fn following(text: Live<String>, tag: &'static str, class: &'static str) -> AnyView {
    leptos::html::custom(tag).class(class).child(text).into_any()
}

/// A fact with its name, as one line or one of several in a line; nothing for a fact that is not known.
#[inline(never)]
pub fn fact(session: Session, [tag, name, text]: [&'static str; 3], pick: Pick, fact: Option<String>) -> Option<AnyView> {
    fact.map(|fact| element(tag, "", vec![word(session, name, "", pick), quoted(text, "", fact)]))
}
