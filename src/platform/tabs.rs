//! Other tabs of this browser: locks that one of them has at a time, and words between all of them.
//!
//! Where the browser has no locks (a page over plain http), a note in local storage that is renewed does their work.

/// What becomes of a place in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The lock is ours.
    Granted,
    /// Another tab has it; we stay in line.
    Denied,
    /// Another tab took it from us.
    Lost,
}

/// Asks for the lock of a name, and stays in line for it until [`leave`] is called.
pub fn get_in_line(name: &str, act: impl Fn(Standing) + 'static) {
    sys::get_in_line(name, std::rc::Rc::new(act));
}

/// Takes the lock of a name, whoever has it.
pub fn seize(name: &str, act: impl Fn(Standing) + 'static) {
    sys::seize(name, std::rc::Rc::new(act));
}

/// Lets the lock go, or leaves the line.
pub fn leave(name: &str) {
    sys::leave(name);
}

/// Tells the other tabs.
pub fn say(word: &str) {
    sys::say(word);
}

/// What other tabs say from now on.
pub fn on_word(act: impl Fn(String) + 'static) {
    sys::on_word(Box::new(act));
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::RefCell;
    use std::rc::Rc;

    use js_sys::{Function, Object, Promise, Reflect};
    use wasm_bindgen::prelude::{Closure, wasm_bindgen};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{AbortController, BroadcastChannel, MessageEvent};

    use super::super::lease;
    use super::Standing;

    /// What is done when something becomes of a place.
    pub type Act = Rc<dyn Fn(Standing)>;

    const CHANNEL: &str = "duibiao";

    #[wasm_bindgen]
    extern "C" {
        /// In web-sys it stands behind the flag for what is not settled.
        type LockManager;

        #[wasm_bindgen(method)]
        fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Promise;
    }

    /// A lock that is ours, or a place in line for it.
    struct Place {
        name: String,
        /// Tells one stay in line from the next.
        stay: u32,
        release: Option<Function>,
        waiting: AbortController,
    }

    thread_local! {
        static PLACES: RefCell<(Vec<Place>, u32)> = const { RefCell::new((Vec::new(), 0)) };
        static TABS: Option<BroadcastChannel> = BroadcastChannel::new(CHANNEL).ok();
    }

    fn locks() -> Option<LockManager> {
        let navigator = web_sys::window().and_then(|window| Reflect::get(&window, &"navigator".into()).ok());
        let locks = navigator.and_then(|navigator| Reflect::get(&navigator, &"locks".into()).ok());
        locks.filter(JsValue::is_object).map(JsCast::unchecked_into)
    }

    pub fn get_in_line(name: &str, act: Act) {
        match locks() {
            Some(locks) => enter(&locks, name, "ifAvailable", act),
            None => lease::get_in_line(name, act),
        }
    }

    pub fn seize(name: &str, act: Act) {
        leave(name);
        match locks() {
            Some(locks) => enter(&locks, name, "steal", act),
            None => lease::seize(name, act),
        }
    }

    pub fn leave(name: &str) {
        lease::leave(name);
        let place = PLACES.with_borrow_mut(|(places, _)| {
            places.iter().position(|place| place.name == name).map(|place| places.swap_remove(place))
        });
        if let Some(Place { release, waiting, .. }) = place {
            match release {
                Some(release) => _ = release.call0(&JsValue::UNDEFINED),
                None => waiting.abort(),
            }
        }
    }

    fn enter(locks: &LockManager, name: &str, how: &str, act: Act) {
        let Ok(waiting) = AbortController::new() else { return act(Standing::Granted) };
        let stay = PLACES.with_borrow_mut(|(places, stays)| {
            *stays += 1;
            places.push(Place { name: name.to_owned(), stay: *stays, release: None, waiting });
            *stays
        });
        let options = Object::new();
        let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
        request(locks, name, stay, &options, act);
    }

    fn request(locks: &LockManager, name: &str, stay: u32, options: &Object, act: Act) {
        let granted = {
            let (name, act) = (name.to_owned(), act.clone());
            Closure::once_into_js(move |lock: JsValue| answered(&name, stay, &lock, &act))
        };
        let asked = locks.request(name, options, granted.unchecked_ref());
        let name = name.to_owned();
        spawn_local(async move {
            let is_over = JsFuture::from(asked).await.is_err();
            // Who left the line is told nothing.
            if is_over && with_place(&name, stay, |place| place.release = None).is_some() {
                leave(&name);
                act(Standing::Lost);
            }
        });
    }

    /// What the lock is held with: nothing, where it is another's or no longer wanted.
    fn answered(name: &str, stay: u32, lock: &JsValue, act: &Act) -> JsValue {
        if lock.is_null() {
            let waiting = with_place(name, stay, |place| place.waiting.signal());
            if let Some((locks, signal)) = locks().zip(waiting) {
                let options = Object::new();
                let _ = Reflect::set(&options, &"signal".into(), &signal);
                request(&locks, name, stay, &options, act.clone());
                act(Standing::Denied);
            }
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |release, _| _ = with_place(name, stay, |place| place.release = Some(release.clone())));
        if with_place(name, stay, |_| ()).is_none() {
            return JsValue::UNDEFINED;
        }
        act(Standing::Granted);
        held.into()
    }

    fn with_place<T>(name: &str, stay: u32, read: impl FnOnce(&mut Place) -> T) -> Option<T> {
        PLACES.with_borrow_mut(|(places, _)| places.iter_mut().find(|place| place.name == name && place.stay == stay).map(read))
    }

    pub fn say(word: &str) {
        TABS.with(|tabs| tabs.as_ref().map(|tabs| tabs.post_message(&word.into())));
    }

    pub fn on_word(act: Box<dyn Fn(String)>) {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(word) = event.data().as_string() {
                act(word);
            }
        });
        TABS.with(|tabs| tabs.iter().for_each(|tabs| tabs.set_onmessage(Some(heard.as_ref().unchecked_ref()))));
        heard.forget();
    }
}

/// One tab alone.
#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use std::rc::Rc;

    use super::Standing;

    pub fn get_in_line(_name: &str, act: Rc<dyn Fn(Standing)>) {
        act(Standing::Granted);
    }

    pub fn seize(_name: &str, act: Rc<dyn Fn(Standing)>) {
        act(Standing::Granted);
    }

    pub fn leave(_name: &str) {}

    pub fn say(_word: &str) {}

    pub fn on_word(_act: Box<dyn Fn(String)>) {}
}
