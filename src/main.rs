//! The page: mounts the app.

use duibiao::ui::App;
use leptos::prelude::mount_to_body;

fn main() {
    mount_to_body(App);
}
