//! The backup file that the user chose, where the browser lets a page write one: its handle lies in the mirror's database, and
//! a writing takes the file's place whole or not at all.

use crate::storage::Trouble;

pub use sys::{allow, is_allowed, is_supported, pick, read, write};

/// Where the handle lies: after all that is read when the page begins.
pub const HANDLE: &str = "duibiao/written-file";

#[cfg(target_arch = "wasm32")]
mod sys {
    use js_sys::{Array, Function, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::File;

    use super::super::mirror;
    use super::{HANDLE, Trouble};
    use crate::tree::LIMIT_BYTES;

    const PICK: &str = "showSaveFilePicker";

    pub fn is_supported() -> bool {
        web_sys::window().is_some_and(|window| Reflect::get(&window, &PICK.into()).is_ok_and(|pick| pick.is_function()))
    }

    /// Has the user choose a file; its name, or nothing if none was chosen.
    pub async fn pick(suggested: &str, described: &str) -> Result<Option<String>, Trouble> {
        let window = web_sys::window().ok_or(Trouble::Failed)?;
        let accepted = record(&[("application/json", &Array::of1(&".json".into()))]);
        let kind = record(&[("description", &described.into()), ("accept", &accepted)]);
        let options = record(&[("suggestedName", &suggested.into()), ("types", &Array::of1(&kind))]);
        let handle = match ask(&window, PICK, &[&options]).await {
            Ok(handle) => handle,
            Err(error) if name_of(&error) == "AbortError" => return Ok(None),
            Err(error) => return Err(trouble(&error)),
        };
        let name = Reflect::get(&handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
        mirror::put_thing(HANDLE, handle).await.map_err(|_| Trouble::Failed)?;
        Ok(Some(name))
    }

    /// Asks the user, in a click, to let the page write the file.
    pub async fn allow() -> Result<(), Trouble> {
        permission("requestPermission").await
    }

    /// Whether the page may write the file as it is.
    pub async fn is_allowed() -> Result<(), Trouble> {
        permission("queryPermission").await
    }

    async fn permission(how: &str) -> Result<(), Trouble> {
        let handle = handle().await?;
        let answer = ask(&handle, how, &[&record(&[("mode", &"readwrite".into())])]).await.map_err(|error| trouble(&error))?;
        if answer.as_string().as_deref() == Some("granted") { Ok(()) } else { Err(Trouble::NotAllowed) }
    }

    /// What lies in the file.
    pub async fn read() -> Result<String, Trouble> {
        let read = async |handle: &JsValue| {
            let file: File = ask(handle, "getFile", &[]).await?.unchecked_into();
            // No file of ours is so large.
            if file.size() as usize > LIMIT_BYTES {
                return Ok(JsValue::NULL);
            }
            JsFuture::from(file.text()).await
        };
        let text = read(&handle().await?).await.map_err(|error| trouble(&error))?;
        text.as_string().ok_or(Trouble::Elsewhere)
    }

    /// Puts a text in the place of what lies there.
    pub async fn write(text: &str) -> Result<(), Trouble> {
        let handle = handle().await?;
        let stream = ask(&handle, "createWritable", &[]).await.map_err(|error| trouble(&error))?;
        let written = async {
            ask(&stream, "write", &[&text.into()]).await?;
            ask(&stream, "close", &[]).await
        };
        if let Err(error) = written.await {
            // What was begun is thrown away; the file is as it was.
            let _ = ask(&stream, "abort", &[]).await;
            return Err(trouble(&error));
        }
        Ok(())
    }

    /// The handle; one that is gone from the database is as good as a missing file.
    async fn handle() -> Result<JsValue, Trouble> {
        mirror::thing(HANDLE).await.filter(JsValue::is_object).ok_or(Trouble::Missing)
    }

    /// Calls a method that answers later. None of them is in web-sys without the flag for what is not settled.
    async fn ask(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
        let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
        let list: Array = arguments.iter().copied().collect();
        let answer: Promise = Reflect::apply(&method, target, &list)?.dyn_into()?;
        JsFuture::from(answer).await
    }

    fn record(fields: &[(&str, &JsValue)]) -> JsValue {
        let record = Object::new().into();
        for (name, value) in fields {
            // Fails only on what is no object or is frozen.
            let _ = Reflect::set(&record, &(*name).into(), value);
        }
        record
    }

    fn name_of(error: &JsValue) -> String {
        Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    fn trouble(error: &JsValue) -> Trouble {
        match name_of(error).as_str() {
            "NotAllowedError" | "SecurityError" => Trouble::NotAllowed,
            "NotFoundError" | "NotReadableError" => Trouble::Missing,
            "QuotaExceededError" => Trouble::Full,
            _ => Trouble::Failed,
        }
    }
}

/// There are no pickers on the host.
#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use super::Trouble;

    pub fn is_supported() -> bool {
        false
    }

    pub async fn pick(_suggested: &str, _described: &str) -> Result<Option<String>, Trouble> {
        Ok(None)
    }

    pub async fn allow() -> Result<(), Trouble> {
        Err(Trouble::NotAllowed)
    }

    pub async fn is_allowed() -> Result<(), Trouble> {
        Err(Trouble::NotAllowed)
    }

    pub async fn read() -> Result<String, Trouble> {
        Err(Trouble::Missing)
    }

    pub async fn write(_text: &str) -> Result<(), Trouble> {
        Err(Trouble::Missing)
    }
}
