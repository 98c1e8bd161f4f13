//! A table of the report: it scrolls in its own frame where the screen is narrow.

use leptos::prelude::*;

use crate::exchange::report::Table;
use crate::ui::live::list;
use crate::ui::markup::element;

/// A table with its head.
pub fn table(table: &Table) -> AnyView {
    let head = list(table.head.iter().map(|cell| view! { <th scope="col">{*cell}</th> }));
    let row = |cells: &Vec<String>| {
        element("tr", "", cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }.into_any()).collect())
    };
    let rows = list(table.rows.iter().map(row));
    let column = |width: &u32| leptos::html::custom("col").attr("width", format!("{width}%"));
    let columns = list(table.widths.iter().map(column));
    let name = table.head.join(" ");
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=name>
            <table class="paper-table"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
