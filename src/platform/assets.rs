//! The files that the page brings along: the plans, the worker. In the single file they stand inside the page
//! (`<script data-asset="plans/lvchun-2022.json">`, gzip in base64), else beside it; callers need not know which.
//!
//! What is in them is read elsewhere.

use std::fmt;

/// Why a file of our own could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetError {
    /// The place answered that there is no such file.
    Missing { name: String, status: u16 },
    /// No answer: no network, or the page was opened in a way that forbids loading.
    Unreachable { name: String, detail: String },
    /// There, but not what it should be: damaged, or not text.
    Unreadable { name: String, detail: String },
}

impl fmt::Display for AssetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { name, status } => write!(f, "{name} is missing (status {status})"),
            Self::Unreachable { name, detail } => write!(f, "{name} could not be reached: {detail}"),
            Self::Unreadable { name, detail } => write!(f, "{name} could not be read: {detail}"),
        }
    }
}

impl std::error::Error for AssetError {}

/// A file as text, by its path below the page: `plans/catalogue.json`.
pub async fn load_text(name: &str) -> Result<String, AssetError> {
    let bytes = load_bytes(name).await?;
    String::from_utf8(bytes).map_err(|error| AssetError::Unreadable { name: name.to_owned(), detail: error.to_string() })
}

/// A text that is packed as the plans of the single file are: gzip in base64.
pub async fn unpack_text(packed: &str) -> Result<String, AssetError> {
    let unreadable = |detail: String| AssetError::Unreadable { name: "a packed text".to_owned(), detail };
    let bytes = sys::unpack(packed).await.map_err(&unreadable)?;
    String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))
}

/// A file as it is, by its path below the page.
pub async fn load_bytes(name: &str) -> Result<Vec<u8>, AssetError> {
    sys::load_bytes(name).await
}

// The host packs nothing: only the browser's worker asks for a file that is still packed.
#[cfg(target_arch = "wasm32")]
pub(super) use sys::packed_text;

#[cfg(target_arch = "wasm32")]
mod sys {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, RequestCache, RequestInit, Response, Window};

    use super::AssetError;

    #[wasm_bindgen]
    extern "C" {
        /// In web-sys only behind its flag for what is not settled; browsers have it since Chromium 80.
        type DecompressionStream;
        #[wasm_bindgen(constructor, catch)]
        fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    }

    /// The text of a file that stands in the page, still packed.
    pub fn packed_text(name: &str) -> Option<String> {
        let selector = format!("script[data-asset=\"{name}\"]");
        window()?.document()?.query_selector(&selector).ok()??.text_content()
    }

    pub async fn load_bytes(name: &str) -> Result<Vec<u8>, AssetError> {
        match packed_text(name) {
            Some(packed) => unpack(&packed).await.map_err(|detail| AssetError::Unreadable { name: name.to_owned(), detail }),
            None => fetch(name).await,
        }
    }

    pub async fn unpack(packed: &str) -> Result<Vec<u8>, String> {
        unpacked(packed).await.map_err(|error| detail(&error))
    }

    async fn unpacked(packed: &str) -> Result<Vec<u8>, JsValue> {
        let binary = window().ok_or("no window")?.atob(packed)?;
        // `atob` gives one character a byte.
        let zipped: Vec<u8> = binary.chars().map(|character| character as u8).collect();
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(zipped.as_slice())))?;
        let gunzip = DecompressionStream::new("gzip")?;
        let stream = blob.stream().pipe_through(gunzip.unchecked_ref());
        bytes(&Response::new_with_opt_readable_stream(Some(&stream))?).await
    }

    async fn fetch(name: &str) -> Result<Vec<u8>, AssetError> {
        let unreachable = |error: JsValue| AssetError::Unreachable { name: name.to_owned(), detail: detail(&error) };
        let window = window().ok_or_else(|| unreachable("no window".into()))?;
        // These names carry no hash, so an old copy must not meet a new page.
        let options = RequestInit::new();
        options.set_cache(RequestCache::NoCache);
        let answer = JsFuture::from(window.fetch_with_str_and_init(name, &options)).await.map_err(unreachable)?;
        let response: Response = answer.unchecked_into();
        if !response.ok() {
            return Err(AssetError::Missing { name: name.to_owned(), status: response.status() });
        }
        bytes(&response).await.map_err(unreachable)
    }

    async fn bytes(response: &Response) -> Result<Vec<u8>, JsValue> {
        let buffer = JsFuture::from(response.array_buffer()?).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    fn window() -> Option<Window> {
        web_sys::window()
    }

    fn detail(error: &JsValue) -> String {
        error.as_string().or_else(|| error.dyn_ref::<js_sys::Error>().map(|error| error.message().into())).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use std::path::Path;

    use super::AssetError;

    /// What the last page build left in `dist`.
    pub async fn load_bytes(name: &str) -> Result<Vec<u8>, AssetError> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist").join(name))
            .map_err(|_| AssetError::Missing { name: name.to_owned(), status: 404 })
    }

    /// Only a browser unpacks.
    pub async fn unpack(_packed: &str) -> Result<Vec<u8>, String> {
        Err("no browser".to_owned())
    }
}
