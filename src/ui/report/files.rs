//! The files of the report, and printing.

use leptos::prelude::*;

use crate::exchange::{FORMATS, Format};
use crate::i18n::{ReportWords, ResultsWords};
use crate::platform::location;
use crate::state::Session;
use crate::ui::live::{handler, list, live};
use crate::ui::notices::notices;
use crate::ui::results::export;

pub fn files(session: Session) -> AnyView {
    let notices = notices();
    let button = |(place, format): (usize, &'static Format)| {
        let id = format.id;
        let class = if place == 0 { "primary" } else { "" };
        let label = live(move || (ResultsWords::of(session.language.get()).format_name)(id).to_owned());
        view! { <button type="button" class=class data-export=id on:click=handler(move |_| export(session, notices, id))>{label}</button> }
    };
    view! {
        <section class="report-files" aria-label=t!(session, ReportWords.files)>
            {list(FORMATS.iter().filter(|format| format.is_report).enumerate().map(button))}
            <button type="button" on:click=handler(move |_| location::print())>{t!(session.print)}</button>
        </section>
    }
    .into_any()
}
