//! The page kept on this computer, by the service worker `public/sw.js`, and newer versions of it: looked for here, and let
//! in when told so. Over http(s) only; a file that is opened by double-click is on the computer anyhow.
//!
//! When a newer one may come in is not decided here, but in `state::updating`.

/// How often a page that stays open looks for a newer version …
#[cfg(target_arch = "wasm32")]
const EVERY: std::time::Duration = std::time::Duration::from_secs(3600);
/// … and how soon again when the user comes back to it.
const SOON_MS: u64 = 60_000;

/// What the page meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// All of it is on this computer.
    Kept,
    /// A newer version is here whole, and waits.
    Waits,
    /// A version has taken the page over, the first one or another.
    Controlled { first: bool },
}

/// Keeps the page on this computer, looks for newer versions, and tells what it meets. To be called once.
pub fn begin(tell: impl Fn(Met) + Clone + 'static) {
    sys::begin(tell);
}

/// Looks for a newer version now: something of the page turned out to be another build's.
pub fn look() {
    sys::look();
}

/// Lets the version in that waits; whether there is one.
pub fn let_in() -> bool {
    sys::let_in()
}

/// Whether the browser is Firefox, which ties what a double-clicked file keeps to the file's path.
pub fn is_firefox() -> bool {
    sys::is_firefox()
}

/// Coming back to the page is a reason to look, unless that was done just now.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
fn is_due(last_ms: u64, now_ms: u64) -> bool {
    // Also when the clock was set back.
    now_ms.abs_diff(last_ms) >= SOON_MS
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::{Cell, RefCell};

    use leptos::ev;
    use leptos::prelude::{set_interval, window, window_event_listener};
    use leptos::task::spawn_local;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::{Closure, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        EventTarget, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
    };

    use super::super::clock;
    use super::{EVERY, Met, is_due};

    thread_local! {
        static KEPT: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
        static LOOKED_MS: Cell<u64> = const { Cell::new(0) };
    }

    pub fn begin(tell: impl Fn(Met) + Clone + 'static) {
        let Some(container) = container() else { return };
        let told = tell.clone();
        let first = Cell::new(container.controller().is_none());
        listen(&container, "controllerchange", move || told(Met::Controlled { first: first.replace(false) }));
        spawn_local(async move {
            // Refused in private windows and by some policies: then the page is simply not kept.
            let Some(registration) = register(&container).await else { return };
            follow(&registration, tell.clone());
            LOOKED_MS.set(clock::now_ms());
            KEPT.set(Some(registration));
            set_interval(look, EVERY);
            window_event_listener(ev::focus, |_| {
                if is_due(LOOKED_MS.get(), clock::now_ms()) {
                    look();
                }
            });
            if let Ok(ready) = container.ready()
                && JsFuture::from(ready).await.is_ok()
            {
                tell(Met::Kept);
            }
        });
    }

    /// What keeps pages, where the browser has it and lets this page have it.
    fn container() -> Option<ServiceWorkerContainer> {
        let window = window();
        let over_http = window.location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
        // Over plain http, and in private windows, there is none, whatever the type says.
        let container = window.navigator().service_worker();
        (over_http && !container.is_undefined()).then_some(container)
    }

    async fn register(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(container.register_with_options("sw.js", &options)).await.ok()?;
        registered.dyn_into().ok()
    }

    /// Tells when a version waits behind the one that is in: now, or after one that is coming has come.
    fn follow(registration: &ServiceWorkerRegistration, tell: impl Fn(Met) + Clone + 'static) {
        let behind = registration.clone();
        let say = move || {
            if behind.waiting().is_some() && behind.active().is_some() {
                tell(Met::Waits);
            }
        };
        say();
        let coming = registration.clone();
        let watch = move || {
            if let Some(worker) = coming.installing() {
                listen(&worker, "statechange", say.clone());
            }
        };
        watch();
        listen(registration, "updatefound", watch);
    }

    pub fn look() {
        let Some(Ok(update)) = KEPT.with_borrow(|kept| kept.as_ref().map(ServiceWorkerRegistration::update)) else { return };
        LOOKED_MS.set(clock::now_ms());
        // Without a network there is nothing newer.
        spawn_local(async move { _ = JsFuture::from(update).await });
    }

    pub fn let_in() -> bool {
        let waiting = KEPT.with_borrow(|kept| kept.as_ref().and_then(ServiceWorkerRegistration::waiting));
        waiting.is_some_and(|worker| worker.post_message(&JsValue::from("skip")).is_ok())
    }

    pub fn is_firefox() -> bool {
        window().navigator().user_agent().is_ok_and(|agent| agent.contains("Firefox/"))
    }

    fn listen(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
        let act = Closure::<dyn Fn()>::new(act).into_js_value();
        // Fails for no target of ours.
        _ = target.add_event_listener_with_callback(event, act.unchecked_ref());
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use super::Met;

    /// The host keeps no pages.
    pub fn begin(_tell: impl Fn(Met) + Clone + 'static) {}

    pub fn look() {}

    pub fn let_in() -> bool {
        false
    }

    pub fn is_firefox() -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::is_due;

    #[test]
    fn coming_back_looks_once_a_minute() {
        assert!(is_due(0, 60_000));
        assert!(!is_due(1_000_000, 1_059_999));
        assert!(is_due(1_000_000, 1_060_000));
        assert!(is_due(1_000_000, 900_000), "the clock was set back");
        assert!(!is_due(1_000_000, 1_000_000));
    }
}
