//! Search in the browser: the engine of `lifelong-search` over files that HTTP brings.

use super::{Api, ServiceError, http};
use futures::lock::Mutex;
use lifelong_search::{Engine, ReadError, Request, Response, SearchError, Source, Suggestion};
use std::rc::Rc;

/// The files of one index, over HTTP.
struct HttpSource {
    api: Api,
}

impl Source for HttpSource {
    async fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let failed = |error: ServiceError| ReadError {
            path: path.to_owned(),
            reason: error.to_string(),
            retry: !matches!(error, ServiceError::Missing(_)),
        };
        let address = self.api.address(path).await.map_err(failed)?;
        http::get(&address).await.map_err(failed)
    }
}

/// The search of one catalogue. Cheap to clone; every clone shares one engine and its cache.
#[derive(Clone)]
pub struct Search {
    api: Api,
    engine: Rc<Mutex<Option<Rc<Engine<HttpSource>>>>>,
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}

impl Search {
    /// The search of this API; nothing is read before the first question.
    pub fn new(api: Api) -> Self {
        Self {
            api,
            engine: Rc::default(),
        }
    }

    /// The first results of a request, from as few files as can be; totals and counts are those that these files know.
    ///
    /// # Errors
    /// [`ServiceError`] that names the file which could not be read.
    pub async fn quick(&self, request: &Request) -> Result<Response, ServiceError> {
        self.engine().await?.quick(request).await.map_err(explain)
    }

    /// All results of the page that is asked for.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn page(&self, request: &Request) -> Result<Response, ServiceError> {
        self.engine().await?.page(request).await.map_err(explain)
    }

    /// The same with the exact total and all counts.
    ///
    /// # Errors
    /// As [`Search::quick`].
    pub async fn search(&self, request: &Request) -> Result<Response, ServiceError> {
        self.engine().await?.search(request).await.map_err(explain)
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
        self.engine()
            .await?
            .suggest(typed, limit)
            .await
            .map_err(explain)
    }

    async fn engine(&self) -> Result<Rc<Engine<HttpSource>>, ServiceError> {
        let mut engine = self.engine.lock().await;
        if let Some(engine) = &*engine {
            return Ok(engine.clone());
        }
        let index = self.api.index().await?;
        let source = HttpSource {
            api: self.api.clone(),
        };
        let opened = Engine::open(source, &index.files.search.path)
            .await
            .map_err(explain)?;
        let opened = Rc::new(opened);
        *engine = Some(opened.clone());
        Ok(opened)
    }
}

fn explain(error: SearchError) -> ServiceError {
    match error {
        SearchError::Read(read) if read.retry => ServiceError::Network(read.path),
        SearchError::Read(read) => ServiceError::Missing(read.path),
        SearchError::Newer { file, found, .. } => ServiceError::TooNew(format!("{found} ({file})")),
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
