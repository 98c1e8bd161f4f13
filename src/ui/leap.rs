//! Beside a number: whether it may be right, where it is far from last year's. It is taken as it stands.

use leptos::prelude::*;

use super::live::part;
use super::markup::element;
use crate::assessment::leap;
use crate::i18n::SheetWords;
use crate::i18n::figures::typed_with_unit;
use crate::plan::Unit;
use crate::state::{Derived, Session};

/// The question beside a value, where last year's is known.
pub fn leap_question(session: Session, value: Derived<String>, before: String, unit: &'static Unit) -> AnyView {
    part(move || {
        let leap = value.with(|now| leap(&before, now, unit))?;
        let language = session.language.get();
        let text = (SheetWords::of(language).leap)(leap, &typed_with_unit(language, &before, unit.name));
        Some(element("span", "question", vec![text.into_any()]))
    })
    .into_any()
}
