//! What the tests are run against, from the environment.

use std::path::PathBuf;

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Bench {
    /// `LIFELONG_SITE`: address of the served site, with a slash at its end.
    pub site: String,
    /// `WEBDRIVER_URL`: address of a running chromedriver.
    pub webdriver: String,
    /// `CHROME`: the browser, where the driver does not find it by itself.
    pub chrome: Option<String>,
    /// `AXE_JS`: path of axe.min.js.
    pub axe: Option<PathBuf>,
    /// `KINTO`: the folder of an installed Kinto, the live service of some tests.
    pub kinto: Option<PathBuf>,
    /// `PYTHON`: what runs it; `python3` where it is not named.
    pub python: PathBuf,
    /// `LIFELONG_DIST`: folder of the built site, to make broken copies of.
    pub dist: Option<PathBuf>,
    /// `LIFELONG_BIN`: the `lifelong` command, to build and serve such copies.
    pub lifelong: Option<PathBuf>,
}

impl Bench {
    /// Reads the environment; `None` where no site is named.
    ///
    /// # Panics
    /// Where a site is named without a driver: that would be a test run that tests nothing.
    pub fn from_env() -> Option<Self> {
        let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let site = var("LIFELONG_SITE")?;
        let webdriver = var("WEBDRIVER_URL").expect(
            "LIFELONG_SITE is set, WEBDRIVER_URL is not: start chromedriver and name its address",
        );
        Some(Self {
            site: format!("{}/", site.trim_end_matches('/')),
            webdriver,
            chrome: var("CHROME"),
            axe: var("AXE_JS").map(PathBuf::from),
            kinto: var("KINTO").map(PathBuf::from),
            python: var("PYTHON").map_or_else(|| "python3".into(), PathBuf::from),
            dist: var("LIFELONG_DIST").map(PathBuf::from),
            lifelong: var("LIFELONG_BIN").map(PathBuf::from),
        })
    }

    /// The folder of the built site.
    ///
    /// # Panics
    /// Where it is not named.
    pub fn dist(&self) -> &PathBuf {
        self.dist
            .as_ref()
            .expect("LIFELONG_DIST must name the folder of the built site")
    }

    /// The `lifelong` command.
    ///
    /// # Panics
    /// Where it is not named.
    pub fn lifelong(&self) -> &PathBuf {
        self.lifelong
            .as_ref()
            .expect("LIFELONG_BIN must name the lifelong command")
    }
}
