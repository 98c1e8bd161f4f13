//! The worker, seen from the page: started on first use, asked by message, given up when it stays silent.
//!
//! It starts from a `blob:` in both artefacts: by address it would not come under the page's policy, and an old
//! copy of it could answer a new page. Its first reply names its build, and another build's answers are not taken.
//! What it does is in `src/bin/worker.rs`.

use std::fmt;
use std::rc::Rc;

use super::assets::AssetError;

/// The build that page and worker must share.
pub const BUILD: &str = match option_env!("DUIBIAO_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// How long an answer may take: some minutes' work on an old laptop is a fault, not patience.
pub const ANSWER_TIMEOUT_MS: i32 = 60_000;

/// Why there is no answer from the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// Its files could not be had.
    Asset(AssetError),
    /// The browser would not start it.
    NotStarted { detail: String },
    /// Page and worker are of different builds: reload the page.
    OtherBuild { page: String, worker: String },
    /// It did its work, and the answer is no: the file is not right.
    Refused { problems: String },
    /// It broke down; the next question starts a new one.
    Crashed { detail: String },
    /// The user did not want to wait any longer.
    GivenUp,
    /// It was silent for too long and was ended; the next question starts a new one.
    TimedOut { milliseconds: i32 },
}

impl fmt::Display for WorkerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(error) => write!(f, "the worker's files: {error}"),
            Self::NotStarted { detail } => write!(f, "the worker did not start: {detail}"),
            Self::OtherBuild { page, worker } => write!(f, "the page is build {page}, the worker build {worker}"),
            Self::Refused { problems } => write!(f, "refused: {problems}"),
            Self::Crashed { detail } => write!(f, "the worker broke down: {detail}"),
            Self::GivenUp => write!(f, "the worker was given up"),
            Self::TimedOut { milliseconds } => write!(f, "the worker gave no answer for {milliseconds} ms"),
        }
    }
}

impl std::error::Error for WorkerError {}

impl From<AssetError> for WorkerError {
    fn from(error: AssetError) -> Self {
        Self::Asset(error)
    }
}

/// Has a chosen file looked at; what it is, as the text of an answer.
pub async fn examine(question: &str, file: &[u8]) -> Result<Vec<u8>, WorkerError> {
    sys::ask("examine", question, file).await
}

/// Has a backup made of everything, and read back.
pub async fn back_up(plain: &str) -> Result<Vec<u8>, WorkerError> {
    sys::ask("back_up", plain, &[]).await
}

/// The same of the records as they are kept: the page need not make sense of them for it.
pub async fn back_up_kept(order: &str) -> Result<Vec<u8>, WorkerError> {
    sys::ask("back_up_kept", order, &[]).await
}

/// Ends what it is doing: whoever waits hears that it was given up, and the next question starts a new one.
pub fn give_up() {
    sys::give_up();
}

/// Who hears how far the file is that is written now.
pub type Follower = Rc<dyn Fn(&str)>;

/// Tells from now on how far the worker is, by the word of a step.
pub fn follow(follower: Follower) {
    sys::follow(follower);
}

/// Has a file written and read back; it comes with its receipt, or with what is wrong with the order.
pub async fn write(order: &str) -> Result<Vec<u8>, WorkerError> {
    sys::ask("write", order, &[]).await
}

/// Has a blank form written and read back.
pub async fn form(order: &str) -> Result<Vec<u8>, WorkerError> {
    sys::ask("form", order, &[]).await
}

#[cfg(target_arch = "wasm32")]
mod sys {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker};

    use super::super::assets::{load_bytes, load_text, packed_text};
    use super::{ANSWER_TIMEOUT_MS, BUILD, Follower, WorkerError};
    use crate::sorted::Sorted;

    const START: &str = include_str!("worker_start.js");

    /// The questions without an answer yet, by id.
    type Waiting = Rc<RefCell<Sorted<u32, Function>>>;

    /// A started worker. Dropping it ends it.
    struct Running {
        worker: Worker,
        waiting: Waiting,
        next_id: Cell<u32>,
        _on_message: Closure<dyn Fn(MessageEvent)>,
        _on_error: Closure<dyn Fn(ErrorEvent)>,
    }

    impl Drop for Running {
        fn drop(&mut self) {
            self.worker.terminate();
        }
    }

    thread_local! {
        static RUNNING: RefCell<Option<Rc<Running>>> = const { RefCell::new(None) };
        /// How often the user did not want to wait.
        static GIVEN_UP: Cell<u32> = const { Cell::new(0) };
        static FOLLOWER: RefCell<Option<Follower>> = const { RefCell::new(None) };
    }

    pub fn follow(follower: Follower) {
        FOLLOWER.set(Some(follower));
    }

    pub async fn ask(task: &str, text: &str, bytes: &[u8]) -> Result<Vec<u8>, WorkerError> {
        let before = GIVEN_UP.get();
        let running = running().await?;
        // Given up while it was only starting.
        if GIVEN_UP.get() != before {
            return Err(WorkerError::GivenUp);
        }
        let bytes = Uint8Array::from(bytes).into();
        let answer = running.ask(&[("task", &task.into()), ("text", &text.into()), ("bytes", &bytes)]).await;
        if matches!(answer, Err(WorkerError::Crashed { .. } | WorkerError::TimedOut { .. } | WorkerError::GivenUp)) {
            RUNNING.set(None);
        }
        answer
    }

    pub fn give_up() {
        GIVEN_UP.set(GIVEN_UP.get() + 1);
        if let Some(running) = RUNNING.take() {
            running.settle_all(&message(&[("given_up", &true.into())]));
        }
    }

    async fn running() -> Result<Rc<Running>, WorkerError> {
        if let Some(running) = RUNNING.with_borrow(Clone::clone) {
            return Ok(running);
        }
        let running = Rc::new(Running::start(&load_text("worker.js").await?)?);
        let module = match packed_text("worker_bg.wasm") {
            Some(packed) => JsValue::from(packed),
            None => Uint8Array::from(load_bytes("worker_bg.wasm").await?.as_slice()).into(),
        };
        let worker = running.ask(&[("wasm", &module)]).await.map_err(not_started)?;
        let worker = String::from_utf8_lossy(&worker).into_owned();
        if worker != BUILD {
            // The page may be the old one: then the newer waits to be let in.
            super::super::offline::look();
            return Err(WorkerError::OtherBuild { page: BUILD.to_owned(), worker });
        }
        RUNNING.set(Some(running.clone()));
        Ok(running)
    }

    fn not_started(error: WorkerError) -> WorkerError {
        match error {
            WorkerError::Crashed { detail } => WorkerError::NotStarted { detail },
            other => other,
        }
    }

    impl Running {
        fn start(glue: &str) -> Result<Self, WorkerError> {
            let worker = from_blob(&format!("{glue}\n{START}"))
                .map_err(|error| WorkerError::NotStarted { detail: format!("{error:?}") })?;
            let waiting = Waiting::default();

            let asked = waiting.clone();
            let on_message = Closure::new(move |event: MessageEvent| {
                if let Some(step) = field(&event.data(), "step").as_string() {
                    FOLLOWER.with_borrow(Clone::clone).into_iter().for_each(|follower| follower(&step));
                    return;
                }
                let id = field(&event.data(), "id").as_f64().unwrap_or_default() as u32;
                let resolve = asked.borrow_mut().remove(&id);
                settle(resolve, &event.data());
            });
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

            let asked = waiting.clone();
            let on_error = Closure::new(move |event: ErrorEvent| {
                event.prevent_default();
                let reply = message(&[("crashed", &event.message().into())]);
                let all = std::mem::take(&mut *asked.borrow_mut());
                all.into_entries().into_iter().for_each(|(_, resolve)| settle(Some(resolve), &reply));
            });
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

            Ok(Self { worker, waiting, next_id: Cell::new(0), _on_message: on_message, _on_error: on_error })
        }

        fn settle_all(&self, reply: &JsValue) {
            let all = std::mem::take(&mut *self.waiting.borrow_mut());
            all.into_entries().into_iter().for_each(|(_, resolve)| settle(Some(resolve), reply));
        }

        async fn ask(&self, question: &[(&str, &JsValue)]) -> Result<Vec<u8>, WorkerError> {
            let id = self.next_id.replace(self.next_id.get() + 1);
            let reply = Promise::new(&mut |resolve, _| {
                self.waiting.borrow_mut().insert(id, resolve);
            });
            let question = message(question);
            set(&question, "id", &id.into());
            self.worker.post_message(&question).map_err(|error| WorkerError::Crashed { detail: format!("{error:?}") })?;
            let first = Promise::race(&Array::of2(&reply, &silence()));
            let reply = JsFuture::from(first).await.unwrap_or(JsValue::UNDEFINED);
            self.waiting.borrow_mut().remove(&id);
            read(&reply)
        }
    }

    fn from_blob(script: &str) -> Result<Worker, JsValue> {
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        worker
    }

    /// A reply has one field that says how it went; none is silence.
    fn read(reply: &JsValue) -> Result<Vec<u8>, WorkerError> {
        let said = |name| field(reply, name).as_string();
        if let Ok(bytes) = field(reply, "done").dyn_into::<Uint8Array>() {
            Ok(bytes.to_vec())
        } else if let Some(problems) = said("refused") {
            Err(WorkerError::Refused { problems })
        } else if field(reply, "given_up").is_truthy() {
            Err(WorkerError::GivenUp)
        } else if let Some(detail) = said("crashed") {
            Err(WorkerError::Crashed { detail })
        } else {
            Err(WorkerError::TimedOut { milliseconds: ANSWER_TIMEOUT_MS })
        }
    }

    /// Resolves to nothing when the patience is over.
    fn silence() -> Promise {
        Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                // Without a timer there is only waiting, which the page shows.
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ANSWER_TIMEOUT_MS);
            }
        })
    }

    fn settle(resolve: Option<Function>, reply: &JsValue) {
        if let Some(resolve) = resolve {
            // A promise's own resolve function throws nothing.
            let _ = resolve.call1(&JsValue::UNDEFINED, reply);
        }
    }

    fn message(fields: &[(&str, &JsValue)]) -> JsValue {
        let message = Object::new().into();
        fields.iter().for_each(|(name, value)| set(&message, name, value));
        message
    }

    fn set(message: &JsValue, name: &str, value: &JsValue) {
        // Fails only on what is no object or is frozen; ours is neither.
        let _ = Reflect::set(message, &name.into(), value);
    }

    fn field(message: &JsValue, name: &str) -> JsValue {
        Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod sys {
    use super::WorkerError;

    pub fn follow(_: super::Follower) {}

    pub fn give_up() {}

    /// There is no worker on the host, where its tasks are called as what they are.
    pub async fn ask(_task: &str, _text: &str, _bytes: &[u8]) -> Result<Vec<u8>, WorkerError> {
        Err(WorkerError::NotStarted { detail: "no worker on the host".to_owned() })
    }
}
