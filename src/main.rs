//! The page: mounts the app, and gives it the door to its rest.
//!
//! What stands under `#[wasm_split]`, and everything that only it reaches, goes into the module of the rest. Only a binary
//! can say so: said in the library, the worker would carry it too. One function, because each waits by itself for the module.

use std::future::Future;
use std::task::{Context, Poll, Waker};

use duibiao::platform::slices;
use duibiao::ui::{App, Door, Errand};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[wasm_split(rest, fallible, preload(load))]
fn run(errand: Errand) -> Result<AnyView, SplitLoaderError> {
    Ok(errand.run())
}

/// What [`run`] gives once the rest is here: it waits for nothing else.
fn at_once(running: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> Option<AnyView> {
    match std::pin::pin!(running).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done.ok(),
        Poll::Pending => None,
    }
}

fn main() {
    slices::begin();
    let door = Door { load: || Box::pin(async { load().await.is_ok() }), run: |errand| at_once(run(errand)) };
    mount_to_body(move || view! { <App door/> });
}
