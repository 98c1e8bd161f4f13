//! The one door to the mirror, an IndexedDB of texts under keys: what browsers do not forget when they are killed.
//!
//! A put is one transaction, and is on the disk when it is said to be done. What is done while [`read`] calls back belongs to
//! the transaction that read, so that no other tab comes between. Missing, blocked and broken are all `Unavailable`.

use crate::storage::{DATED, Entries, Put, Refusal};

/// Every entry, in the order of keys; of what is dated, which [`text`] reads when it is wanted, only the keys.
/// One at a time: another waits for its turn.
pub fn read(act: impl FnOnce(Result<Entries, Refusal>) + 'static) {
    sys::read(Box::new(act));
}

/// Takes all of these, or none.
pub fn put(puts: Vec<Put>, act: impl FnOnce(Result<(), Refusal>) + 'static) {
    sys::put(puts, Box::new(act));
}

/// One entry.
pub async fn text(key: &str) -> Option<String> {
    sys::text(key).await
}

/// What is no text: the handle of a file, which only the database can hold.
#[cfg(target_arch = "wasm32")]
pub(super) use sys::{put_thing, thing};

/// Takes an entry away that is no text.
pub fn forget_thing(key: &str) {
    put(vec![(key.to_owned(), None)], |_| ());
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use js_sys::{Array, Object, Promise, Reflect};
    use leptos::prelude::set_timeout;
    use wasm_bindgen::prelude::{Closure, wasm_bindgen};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

    use super::{DATED, Entries, Put, Refusal};

    const NAME: &str = "duibiao";
    const STORE: &str = "kept";

    /// Made and deleted at each start: see [`turn_page`].
    const TURNED: &str = "duibiao-turned";

    /// So long a reading waits for the one before it.
    const AGAIN_AFTER: Duration = Duration::from_millis(20);

    #[wasm_bindgen]
    extern "C" {
        /// In web-sys its options stand behind the flag for what is not settled; browsers that know none pass over them.
        #[wasm_bindgen(extends = IdbDatabase)]
        type Database;

        #[wasm_bindgen(method, catch)]
        fn transaction(this: &Database, store: &str, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;
    }

    thread_local! {
        static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
        /// The transaction that read, while what it read is dealt with.
        static CURRENT: RefCell<Option<IdbTransaction>> = const { RefCell::new(None) };
        static IS_READING: Cell<bool> = const { Cell::new(false) };
    }

    pub fn read(act: Box<dyn FnOnce(Result<Entries, Refusal>)>) {
        if IS_READING.replace(true) {
            return set_timeout(move || read(act), AGAIN_AFTER);
        }
        spawn_local(async move {
            let read = entries().await;
            IS_READING.set(false);
            let (transaction, entries) = match read {
                Ok((transaction, entries)) => (Some(transaction), Ok(entries)),
                Err(error) => (None, Err(refusal(&error))),
            };
            CURRENT.set(transaction);
            act(entries);
            CURRENT.set(None);
        });
    }

    async fn entries() -> Result<(IdbTransaction, Entries), JsValue> {
        let transaction = begin().await?;
        let store = transaction.object_store(STORE)?;
        let early = IdbKeyRange::upper_bound(&DATED.into())?;
        // Both are asked before either answers: the transaction lives as long as something is asked of it.
        let (keys, texts) = (store.get_all_keys()?, store.get_all_with_key(&early)?);
        let (keys_read, texts_read) = (settled(&keys), settled(&texts));
        keys_read.await?;
        texts_read.await?;
        let texts = Array::from(&texts.result()?);
        let entry =
            |(place, key): (usize, JsValue)| Some((key.as_string()?, texts.get(place as u32).as_string().unwrap_or_default()));
        let entries = Array::from(&keys.result()?).iter().enumerate().filter_map(entry).collect();
        Ok((transaction, entries))
    }

    pub fn put(puts: Vec<Put>, act: Box<dyn FnOnce(Result<(), Refusal>)>) {
        let current = CURRENT.take();
        spawn_local(async move {
            let done = put_in(current, puts).await;
            act(done.map_err(|error| refusal(&error)));
        });
    }

    async fn put_in(current: Option<IdbTransaction>, puts: Vec<Put>) -> Result<(), JsValue> {
        let transaction = match current {
            Some(transaction) => transaction,
            None => begin().await?,
        };
        let store = transaction.object_store(STORE)?;
        for (key, text) in puts {
            change(&store, &key.into(), text)?;
        }
        let complete = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        JsFuture::from(complete).await.map_err(|_| transaction.error().map_or(JsValue::UNDEFINED, JsValue::from))?;
        Ok(())
    }

    fn change(store: &IdbObjectStore, key: &JsValue, text: Option<String>) -> Result<IdbRequest, JsValue> {
        match text {
            Some(text) => store.put_with_key(&text.into(), key),
            None => store.delete(key),
        }
    }

    pub async fn text(key: &str) -> Option<String> {
        thing(key).await?.as_string()
    }

    pub async fn thing(key: &str) -> Option<JsValue> {
        let transaction = begin().await.ok()?;
        let request = transaction.object_store(STORE).ok()?.get(&key.into()).ok()?;
        settled(&request).await.ok()?;
        request.result().ok()
    }

    pub async fn put_thing(key: &str, thing: JsValue) -> Result<(), JsValue> {
        let request = begin().await?.object_store(STORE)?.put_with_key(&thing, &key.into())?;
        settled(&request).await.map(|_| ())
    }

    /// A transaction of the open database; one that was closed meanwhile is opened again.
    async fn begin() -> Result<IdbTransaction, JsValue> {
        let options = Object::new().into();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let on = |database: &IdbDatabase| database.unchecked_ref::<Database>().transaction(STORE, "readwrite", &options);
        if let Some(Ok(transaction)) = DATABASE.with_borrow(|database| database.as_ref().map(on)) {
            return Ok(transaction);
        }
        let database = open().await?;
        let transaction = on(&database);
        DATABASE.set(Some(database));
        transaction
    }

    async fn open() -> Result<IdbDatabase, JsValue> {
        if !crate::platform::offline::is_firefox() {
            let _ = turn_page().await;
        }
        let own = opened(NAME).await?;
        let database = own.clone();
        // A later program that wants another shape, or the user who clears everything, need not wait for us.
        let close = Closure::once_into_js(move || own.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        Ok(database)
    }

    /// Has Chromium begin a new log of its database before anything is written. Killed in the middle of a write it leaves half
    /// an entry at the end of the log, writes on behind it the next time, and the time after that finds the log damaged and
    /// deletes everything. Deleting a database, however small, has it take over what the log holds, and begin another.
    async fn turn_page() -> Result<(), JsValue> {
        opened(TURNED).await?.close();
        settled(factory()?.delete_database(TURNED)?.as_ref()).await.map(|_| ())
    }

    fn factory() -> Result<web_sys::IdbFactory, JsValue> {
        web_sys::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?.ok_or(JsValue::UNDEFINED)
    }

    async fn opened(name: &str) -> Result<IdbDatabase, JsValue> {
        let request = factory()?.open_with_u32(name, 1)?;
        let fresh = request.clone();
        let make = Closure::once_into_js(move || {
            let database = fresh.result().map(JsCast::unchecked_into::<IdbDatabase>);
            // What fails here fails the opening.
            let _ = database.and_then(|database| database.create_object_store(STORE));
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        settled(&request).await?;
        request.result().map(JsCast::unchecked_into)
    }

    /// Waits until a request has succeeded or failed.
    fn settled(request: &IdbRequest) -> JsFuture {
        JsFuture::from(Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        }))
    }

    fn refusal(error: &JsValue) -> Refusal {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        if name.as_deref() == Some("QuotaExceededError") { Refusal::Full } else { Refusal::Unavailable }
    }
}

/// A mirror in memory, so that tests can save and reload.
#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::{DATED, Entries, Put, Refusal};

    thread_local! {
        static STORE: RefCell<BTreeMap<String, String>> = RefCell::default();
    }

    pub fn read(act: Box<dyn FnOnce(Result<Entries, Refusal>)>) {
        let text_of = |key: &str, text: &str| if key < DATED { text.to_owned() } else { String::new() };
        let entries = STORE.with_borrow(|store| store.iter().map(|(key, text)| (key.clone(), text_of(key, text))).collect());
        act(Ok(entries));
    }

    pub fn put(puts: Vec<Put>, act: Box<dyn FnOnce(Result<(), Refusal>)>) {
        STORE.with_borrow_mut(|store| {
            for (key, text) in puts {
                match text {
                    Some(text) => store.insert(key, text),
                    None => store.remove(&key),
                };
            }
        });
        act(Ok(()));
    }

    pub async fn text(key: &str) -> Option<String> {
        STORE.with_borrow(|store| store.get(key).cloned())
    }
}
