//! The one door to the browser's local storage, through gloo-storage. It probes before it trusts:
//! gloo panics where storage is blocked, and the page must work there, in memory.

use crate::storage::{Entries, PREFIX, Put, Refusal, size};

/// Every entry of ours, as text. An entry that is no text of ours comes as it lies there.
pub fn load() -> Result<Entries, Refusal> {
    sys::entries()
}

/// Writes one after the other, until one is refused: how many were taken, and why no more.
pub fn put(puts: &[Put]) -> Result<(), (usize, Refusal)> {
    for (taken, (key, text)) in puts.iter().enumerate() {
        let done = match text {
            Some(text) => sys::set(key, text),
            None => sys::delete(key),
        };
        done.map_err(|refusal| (taken, refusal))?;
    }
    Ok(())
}

pub fn read(key: &str) -> Option<String> {
    sys::get(key)
}

/// The characters in use of all that the browser gives, whoever wrote them.
pub fn used() -> usize {
    sys::all().iter().map(|(key, text)| size(key, text)).sum()
}

/// Whether the browser has promised to clear none of ours by itself; no private window gets that promise.
pub async fn is_lasting() -> bool {
    sys::is_lasting().await
}

/// A small setting; whether it is kept does not matter.
pub fn preference(name: &str) -> Option<String> {
    sys::get(&preference_key(name))
}

pub fn set_preference(name: &str, value: &str) {
    let _ = sys::set(&preference_key(name), value);
}

pub fn forget_preference(name: &str) {
    let _ = sys::delete(&preference_key(name));
}

fn preference_key(name: &str) -> String {
    format!("{PREFIX}preference/{name}")
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use gloo_storage::errors::StorageError;
    use gloo_storage::{LocalStorage, Storage};
    use js_sys::{Array, Function, Promise, Reflect};
    use serde_json::Value;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    use super::{PREFIX, Refusal};

    /// The store, if the browser lets us have it.
    fn raw() -> Result<web_sys::Storage, Refusal> {
        let window = web_sys::window().ok_or(Refusal::Unavailable)?;
        window.local_storage().ok().flatten().ok_or(Refusal::Unavailable)
    }

    pub fn entries() -> Result<Vec<(String, String)>, Refusal> {
        let raw = raw()?;
        let count = raw.length().map_err(|_| Refusal::Unavailable)?;
        let keys = (0..count).filter_map(|place| raw.key(place).ok().flatten()).filter(|key| key.starts_with(PREFIX));
        let read = |key: String| {
            let text = text(&key).or_else(|| raw.get_item(&key).ok().flatten());
            text.map(|text| (key, text))
        };
        Ok(keys.filter_map(read).collect())
    }

    /// What lies there, ours or not, as it lies there.
    pub fn all() -> Vec<(String, String)> {
        let Ok(raw) = raw() else { return Vec::new() };
        let keys = (0..raw.length().unwrap_or_default()).filter_map(|place| raw.key(place).ok().flatten());
        keys.filter_map(|key| raw.get_item(&key).ok().flatten().map(|text| (key, text))).collect()
    }

    pub fn get(key: &str) -> Option<String> {
        raw().ok().and_then(|_| text(key))
    }

    /// A text as gloo keeps it. Read as a tree: serde_json's code for trees is in the page anyhow, that for texts is not.
    fn text(key: &str) -> Option<String> {
        match LocalStorage::get(key).ok()? {
            Value::String(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    pub fn set(key: &str, text: &str) -> Result<(), Refusal> {
        raw()?;
        LocalStorage::set(key, text).map_err(|error| match error {
            StorageError::JsError(error) if error.name == "QuotaExceededError" => Refusal::Full,
            StorageError::JsError(_) | StorageError::SerdeError(_) | StorageError::KeyNotFound(_) => Refusal::Unavailable,
        })
    }

    pub fn delete(key: &str) -> Result<(), Refusal> {
        raw()?;
        LocalStorage::delete(key);
        Ok(())
    }

    /// In web-sys it stands behind the flag for what is not settled.
    pub async fn is_lasting() -> bool {
        let asked = || {
            let window = web_sys::window()?;
            let navigator = Reflect::get(&window, &"navigator".into()).ok()?;
            let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
            let persisted: Function = Reflect::get(&storage, &"persisted".into()).ok()?.dyn_into().ok()?;
            Reflect::apply(&persisted, &storage, &Array::new()).ok()?.dyn_into::<Promise>().ok()
        };
        match asked() {
            Some(answer) => JsFuture::from(answer).await.is_ok_and(|is| is.is_truthy()),
            None => false,
        }
    }
}

/// A store in memory, so that tests can save and reload.
#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::Refusal;

    thread_local! {
        static STORE: RefCell<BTreeMap<String, String>> = RefCell::default();
    }

    pub fn entries() -> Result<Vec<(String, String)>, Refusal> {
        Ok(STORE.with_borrow(|store| store.iter().map(|(key, text)| (key.clone(), text.clone())).collect()))
    }

    pub fn all() -> Vec<(String, String)> {
        entries().unwrap_or_default()
    }

    pub fn get(key: &str) -> Option<String> {
        STORE.with_borrow(|store| store.get(key).cloned())
    }

    pub fn set(key: &str, text: &str) -> Result<(), Refusal> {
        STORE.with_borrow_mut(|store| store.insert(key.to_owned(), text.to_owned()));
        Ok(())
    }

    pub fn delete(key: &str) -> Result<(), Refusal> {
        STORE.with_borrow_mut(|store| store.remove(key));
        Ok(())
    }
    pub async fn is_lasting() -> bool {
        false
    }
}
