//! The files of the report, and printing.

use leptos::prelude::*;

use crate::i18n::{Language, ReportWords};
use crate::platform::location;
use crate::state::Session;
use crate::ui::live::{handler, list, live};
use crate::ui::notices::notices;
use crate::ui::results::export;

/// The formats that are papers of the report.
const FORMATS: [&str; 3] = ["docx", "md", "ics"];

fn name(language: Language, format: &str) -> &'static str {
    let words = ReportWords::of(language);
    match format {
        "docx" => words.docx,
        "md" => words.md,
        _ => words.ics,
    }
}

pub fn files(session: Session) -> AnyView {
    let notices = notices();
    let button = |id: &'static str| {
        let class = if id == "docx" { "primary" } else { "" };
        let label = live(move || name(session.language.get(), id).to_owned());
        view! { <button type="button" class=class data-export=id on:click=handler(move |_| export(session, notices, id))>{label}</button> }
    };
    view! {
        <section class="report-files" aria-label=t!(session, ReportWords.files)>
            {list(FORMATS.into_iter().map(button))}
            <button type="button" on:click=handler(move |_| location::print())>{t!(session.print)}</button>
        </section>
    }
    .into_any()
}
