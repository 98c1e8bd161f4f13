//! The page: starts the app in the browser. A stand-in until the screens are there.

use duibiao::platform::{assets, worker};
use leptos::prelude::*;

fn main() {
    let plans = LocalResource::new(|| assets::load_text("plans/catalogue.json"));
    let checked = LocalResource::new(|| worker::read_back("{\"a\":1}".to_owned()));
    let said = move || format!("{:?} {:?}", plans.get(), checked.get());
    mount_to_body(move || view! { <main data-route="home"><h1>"对标自评"</h1><p role="status">{said}</p></main> });
}
