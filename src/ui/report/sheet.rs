//! A table of the report: it scrolls in its own frame where the screen is narrow.

use leptos::prelude::*;

use crate::exchange::report::Table;
use crate::ui::growing::Growing;
use crate::ui::live::{keyed, list};
use crate::ui::markup::element;

/// How many rows are shown at a time.
const PART: usize = 15;

/// A table with its head.
pub fn table(table: &Table) -> AnyView {
    let head = list(table.head.iter().map(|cell| view! { <th scope="col">{*cell}</th> }));
    let row = |cells: &Vec<String>| {
        element("tr", "", cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }.into_any()).collect())
    };
    let growing = Growing::begin();
    let all: Vec<usize> = (0..table.rows.len()).step_by(PART).collect();
    let rows = table.rows.clone();
    let parts = keyed(
        move || growing.so_far(all.clone(), 1),
        usize::to_string,
        move |from| element("tbody", "", rows[from..(from + PART).min(rows.len())].iter().map(row).collect()),
    );
    let column = |width: &u32| leptos::html::custom("col").attr("width", format!("{width}%"));
    let columns = list(table.widths.iter().map(column));
    let name = table.head.join(" ");
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=name>
            <table class="paper-table"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>{parts}</table>
        </div>
    }
    .into_any()
}
