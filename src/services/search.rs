//! Search: questions to the engine in its worker, which is started with the first one. The worker's program says how
//! messages look (`crates/worker`).

use super::{Api, ServiceError, http};
use crate::platform::time;
use crate::platform::worker::Worker;
use futures::channel::oneshot;
use futures::future::{AbortHandle, abortable};
use js_sys::{Array, Uint8Array};
use lifelong_search::{Answer, FacetCount, Question, Request, Response, SearchError, Suggestion};
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;

/// The script that starts the worker, beside the portal.
const SCRIPT: &str = "search-worker_loader.js";

/// How long the worker may take to start, in milliseconds. Its 160 KB at 400 kbit/s take four seconds; where a part of
/// it is lost on the way, it says so at once.
const START: u32 = 30_000;

/// The search of one catalogue. Cheap to clone; every clone shares one worker and its cache.
#[derive(Clone)]
pub struct Search {
    api: Api,
    desk: Rc<Desk>,
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

type Reply = Result<JsValue, ServiceError>;

/// Where questions wait for their answers.
#[derive(Default)]
struct Desk {
    worker: RefCell<Option<Worker>>,
    /// Messages that wait until the worker listens; nothing once it does.
    early: RefCell<Option<Vec<Vec<JsValue>>>>,
    /// How often a worker was started.
    started: Cell<u32>,
    next: Cell<u32>,
    asked: RefCell<HashMap<u32, oneshot::Sender<Reply>>>,
    /// Files that are on their way to the worker.
    reading: RefCell<HashMap<u32, AbortHandle>>,
    /// The last of them that did not come.
    lost: RefCell<Option<(String, ServiceError)>>,
}

/// A question that is taken back where nobody waits for its answer any more.
struct Asked<'d> {
    desk: &'d Desk,
    id: u32,
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        if self.desk.asked.borrow_mut().remove(&self.id).is_some() {
            self.desk.post(vec![1.into(), self.id.into()]);
        }
    }
}

impl Search {
    /// The search of this API; nothing is loaded before the first question.
    pub fn new(api: Api) -> Self {
        Self {
            api,
            desk: Rc::default(),
        }
    }

    /// The first results of a request, from as few files as can be; totals and counts are those that these files know.
    ///
    /// # Errors
    /// [`ServiceError`] that names the file which could not be read.
    pub async fn quick(&self, request: &Request) -> Result<Response, ServiceError> {
        self.response(Question::Quick(request.clone())).await
    }

    /// All results of the page that is asked for.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn page(&self, request: &Request) -> Result<Response, ServiceError> {
        self.response(Question::Page(request.clone())).await
    }

    /// The same with the exact total and all counts.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn search(&self, request: &Request) -> Result<Response, ServiceError> {
        self.response(Question::Search(request.clone())).await
    }

    /// Suggestions for what was typed so far.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn suggest(
        &self,
        typed: &str,
        limit: usize,
    ) -> Result<Vec<Suggestion>, ServiceError> {
        match self.ask(Question::Suggest(typed.to_owned(), limit)).await? {
            Answer::Suggestions(found) => Ok(found),
            _ => Err(other_version()),
        }
    }

    /// Institutions with results of a request, whose name has all words that were typed; those of most results first.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn institutions(
        &self,
        request: &Request,
        typed: &str,
        limit: usize,
    ) -> Result<Vec<FacetCount>, ServiceError> {
        let question = Question::Institutions(request.clone(), typed.to_owned(), limit);
        match self.ask(question).await? {
            Answer::Institutions(found) => Ok(found),
            _ => Err(other_version()),
        }
    }

    /// Starts the worker, so that the first question need not wait for it.
    pub fn warm_up(&self) {
        self.desk.start(&self.api);
    }

    /// All results of the page that is asked for, for a program that reads less of the [`Answer`]: as a type of its own.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn page_as<T: DeserializeOwned>(&self, request: Request) -> Result<T, ServiceError> {
        self.ask(Question::Page(request)).await
    }

    async fn response(&self, question: Question) -> Result<Response, ServiceError> {
        match self.ask(question).await? {
            Answer::Response(response) => Ok(response),
            _ => Err(other_version()),
        }
    }

    async fn ask<T: DeserializeOwned>(&self, question: Question) -> Result<T, ServiceError> {
        let index = self.api.index().await?;
        let question = serde_wasm_bindgen::to_value(&question).map_err(|_| other_version())?;
        let (sender, receiver) = oneshot::channel();
        let desk = &*self.desk;
        let id = desk.next.replace(desk.next.get() + 1);
        desk.asked.borrow_mut().insert(id, sender);
        let _asked = Asked { desk, id };
        self.desk.start(&self.api);
        let root = index.files.search.path.as_str().into();
        desk.post(vec![0.into(), id.into(), root, question]);
        let reply = receiver.await.unwrap_or_else(|_| Err(not_started()))?;
        serde_wasm_bindgen::from_value(reply).map_err(|_| other_version())
    }
}

/// The worker is of another build than the portal: one of them came from an old cache.
fn other_version() -> ServiceError {
    http::distrust_cache();
    ServiceError::TooNew(SCRIPT.to_owned())
}

fn not_started() -> ServiceError {
    ServiceError::Network(SCRIPT.to_owned())
}

impl Desk {
    /// Starts the worker, if it does not run.
    fn start(self: &Rc<Self>, api: &Api) {
        if self.worker.borrow().is_some() || self.early.borrow().is_some() {
            return;
        }
        *self.early.borrow_mut() = Some(Vec::new());
        self.launch(api.clone(), 0);
    }

    fn launch(self: &Rc<Self>, api: Api, attempt: usize) {
        let start = self.started.get() + 1;
        self.started.set(start);
        let desk = Rc::downgrade(self);
        // It may meanwhile be another one that starts, or this one may listen.
        let waits = move || {
            let desk = Weak::upgrade(&desk)?;
            (desk.started.get() == start && desk.early.borrow().is_some()).then_some(desk)
        };
        let on_message = {
            let (desk, api) = (Rc::downgrade(self), api.clone());
            move |message: Array| {
                if let Some(desk) = Weak::upgrade(&desk) {
                    desk.heard(&message, &api);
                }
            }
        };
        let on_error = {
            let (desk, waits) = (Rc::downgrade(self), waits.clone());
            move || {
                let pause = http::PAUSES.get(attempt);
                let Some((desk, pause)) = waits().zip(pause.copied()) else {
                    return Weak::upgrade(&desk).into_iter().for_each(|d| d.give_up());
                };
                // A part of it was lost on its way: those who wait have another go.
                desk.worker.borrow_mut().take();
                let (api, waits) = (api.clone(), waits.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    time::sleep(pause).await;
                    if let Some(desk) = waits() {
                        desk.launch(api, attempt + 1);
                    }
                });
            }
        };
        let worker = Worker::start(SCRIPT, on_message, on_error);
        if worker.is_none() {
            self.give_up();
            return;
        }
        *self.worker.borrow_mut() = worker;
        wasm_bindgen_futures::spawn_local(async move {
            time::sleep(START).await;
            if let Some(desk) = waits() {
                desk.give_up();
            }
        });
    }

    /// The worker did not start, or broke: whoever waits is told, and the next question starts another.
    fn give_up(&self) {
        self.worker.borrow_mut().take();
        self.early.borrow_mut().take();
        self.reading
            .borrow_mut()
            .drain()
            .for_each(|(_, read)| read.abort());
        let asked: Vec<_> = self.asked.borrow_mut().drain().collect();
        for (_, sender) in asked {
            let _ = sender.send(Err(not_started()));
        }
    }

    fn post(&self, parts: Vec<JsValue>) {
        if let Some(early) = &mut *self.early.borrow_mut() {
            early.push(parts);
        } else if let Some(worker) = &*self.worker.borrow() {
            worker.post(&parts);
        }
    }

    /// A message from the worker.
    fn heard(self: &Rc<Self>, message: &Array, api: &Api) {
        let number = |at| message.get(at).as_f64().unwrap_or_default() as u32;
        let id = number(1);
        match number(0) {
            0 => {
                let early = self.early.borrow_mut().take();
                if message.get(1).as_string().as_deref() == Some(env!("CARGO_PKG_VERSION")) {
                    early
                        .into_iter()
                        .flatten()
                        .for_each(|parts| self.post(parts));
                } else {
                    self.give_up();
                }
            }
            1 => self.reply(id, Ok(message.get(2))),
            2 => {
                let error = serde_wasm_bindgen::from_value(message.get(2));
                self.reply(
                    id,
                    Err(error.map_or_else(|_| other_version(), |e| self.explain(e))),
                );
            }
            3 => self.read(id, message.get(2).as_string().unwrap_or_default(), api),
            _ => {
                if let Some(read) = self.reading.borrow_mut().remove(&id) {
                    read.abort();
                }
            }
        }
    }

    /// An error of the engine, in the terms of messages to the learner.
    fn explain(&self, error: SearchError) -> ServiceError {
        match error {
            SearchError::Read(read) => match &*self.lost.borrow() {
                Some((path, error)) if *path == read.path => error.clone(),
                _ if read.retry => ServiceError::Network(read.path),
                _ => ServiceError::Missing(read.path),
            },
            SearchError::Newer { file, found, .. } => {
                ServiceError::TooNew(format!("{found} ({file})"))
            }
            SearchError::NotAnIndex { file } => {
                http::distrust_cache();
                ServiceError::Missing(file)
            }
            SearchError::Damaged { file, reason } => {
                http::distrust_cache();
                ServiceError::Corrupt(file, reason)
            }
        }
    }

    fn reply(&self, id: u32, reply: Reply) {
        if let Some(sender) = self.asked.borrow_mut().remove(&id) {
            // Where nobody waits any more, the answer came in this very moment.
            let _ = sender.send(reply);
        }
    }

    /// Brings the worker a file.
    fn read(self: &Rc<Self>, id: u32, path: String, api: &Api) {
        let (desk, api) = (self.clone(), api.clone());
        let (read, handle) = abortable(async move {
            let parts = match bytes(&api, &path).await {
                Ok(bytes) => vec![
                    2.into(),
                    id.into(),
                    Uint8Array::from(bytes.as_slice()).into(),
                ],
                Err(error) => {
                    let retry = !matches!(error, ServiceError::Missing(_));
                    let reason = error.to_string().into();
                    *desk.lost.borrow_mut() = Some((path, error));
                    vec![3.into(), id.into(), reason, retry.into()]
                }
            };
            desk.reading.borrow_mut().remove(&id);
            desk.post(parts);
        });
        self.reading.borrow_mut().insert(id, handle);
        wasm_bindgen_futures::spawn_local(async move {
            // Aborted: the worker does not want it any more.
            let _ = read.await;
        });
    }
}

async fn bytes(api: &Api, path: &str) -> Result<Vec<u8>, ServiceError> {
    http::get(&api.address(path).await?).await
}
