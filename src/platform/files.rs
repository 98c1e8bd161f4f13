//! Files in and out: a download that the user starts, a file that the user chose.

pub use sys::{Picked, read, save};

/// Why a file did not come in or go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The browser could not read it: removed, renamed, or a stick was pulled.
    Unreadable,
    /// The browser did not start the download.
    NotSaved,
    /// Larger than any file of ours.
    TooLarge { bytes: usize, limit: usize },
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

    use super::FileError;
    use crate::tree::LIMIT_BYTES;

    /// A file that the user chose or dropped.
    pub type Picked = web_sys::File;

    /// Offers `bytes` as a download of this name.
    pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), FileError> {
        save_blob(name, media_type, bytes).ok_or(FileError::NotSaved)
    }

    fn save_blob(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser reads the blob after the click: the address is given back later.
        leptos::prelude::set_timeout(
            move || {
                let _ = Url::revoke_object_url(&url);
            },
            std::time::Duration::from_secs(60),
        );
        Some(())
    }

    /// The bytes of a chosen file; one that is too large is not even read.
    pub async fn read(file: Picked) -> Result<Vec<u8>, FileError> {
        let bytes = file.size() as usize;
        if bytes > LIMIT_BYTES {
            return Err(FileError::TooLarge { bytes, limit: LIMIT_BYTES });
        }
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use super::FileError;

    /// A file by its bytes.
    pub type Picked = Vec<u8>;

    pub fn save(_name: &str, _media_type: &str, _bytes: &[u8]) -> Result<(), FileError> {
        Err(FileError::NotSaved)
    }

    pub async fn read(file: Picked) -> Result<Vec<u8>, FileError> {
        Ok(file)
    }
}
