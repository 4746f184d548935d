//! `lifelong brand`: one build of the portal becomes an institution's own, or stays as it is.

use lifelong_api::{Area, SiteConfig};
use lifelong_builder::brand::brand;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "<title>Lifelong</title><link rel=\"stylesheet\" href=\"brand.css\"><div id=\"app\"></div>\
    <p class=\"start-name\" lang=\"zh-Hans\">O</p><p class=\"start-name\" lang=\"en\">O</p>";

const WHOLE: &str = r##"{
  "api": "https://files.example.org/api/v1/",
  "live": "https://live.example.org/v1/buckets/lifelong/",
  "name": { "zh-Hans": "港口学院", "en": "Harbour College" },
  "logo": "our-mark.svg",
  "colours": { "primary": "#7a2e5d", "accent": "#e9b200" },
  "languages": ["zh-Hans", "en"],
  "home": ["five-minutes", "columns", "areas"],
  "areas": ["hobbies", "elderly"],
  "contact": { "text": { "en": "Weekdays from nine to five", "zh-Hans": "工作日九点到五点" }, "phone": "+49 (0)40 123-456", "email": "hello@harbour.example" }
}"##;

struct Bench(PathBuf);

impl Bench {
    fn new(name: &str) -> Self {
        let dir =
            std::env::temp_dir().join(format!("lifelong-brand-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&dir));
        fs::create_dir_all(dir.join("site")).expect("a folder");
        let bench = Self(dir);
        for page in ["index.html", "404.html", "index.html.br", "index.html.gz"] {
            bench.write(&format!("site/{page}"), PAGE);
        }
        bench.write("site/config.json", "{\"api\":\"api/v1/\"}");
        bench.write(
            "our-mark.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        bench
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn brand(&self, config: &str) -> Result<Vec<String>, String> {
        self.write("config.json", config);
        brand(&self.0.join("config.json"), &self.site()).map_err(|error| error.to_string())
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn a_site_becomes_an_institutions_own_and_may_be_made_anew() {
    let bench = Bench::new("whole");
    let told = bench.brand(WHOLE).expect("it is right");
    assert!(
        told[0].contains("#e9b200 stands out from paper by 1."),
        "{told:?}"
    );
    let config: SiteConfig = serde_json::from_str(&bench.read("site/config.json")).expect("reads");
    assert_eq!(config.api, "https://files.example.org/api/v1/");
    assert_eq!(
        config.live.as_deref(),
        Some("https://live.example.org/v1/buckets/lifelong/")
    );
    assert_eq!(config.name.pick("en"), "Harbour College");
    assert_eq!(config.logo.as_deref(), Some("brand-logo.svg"));
    assert_eq!(config.areas, [Area::Hobbies, Area::Elderly]);
    assert_eq!(config.home, ["five-minutes", "columns", "areas"]);
    assert!(bench.read("site/brand-logo.svg").starts_with("<svg"));
    assert!(
        bench
            .read("site/brand.css")
            .contains("--celadon: var(--light, #7a2e5d)")
    );
    for page in ["site/index.html", "site/404.html"] {
        let html = bench.read(page);
        assert!(
            html.contains("<title>Harbour College 港口学院</title>"),
            "{html}"
        );
        assert!(html.contains("lang=\"zh-Hans\">港口学院</p>"), "{html}");
    }
    // Compressed forms of the page before would be sent in its place.
    assert!(!bench.site().join("index.html.br").exists());
    // From the site's own configuration, after another build of the portal, all is the same.
    let (config, css) = (bench.read("site/config.json"), bench.read("site/brand.css"));
    bench.write("site/index.html", PAGE);
    brand(&bench.site().join("config.json"), &bench.site()).expect("it is right");
    assert_eq!(
        (bench.read("site/config.json"), bench.read("site/brand.css")),
        (config, css)
    );
    assert!(bench.read("site/index.html").contains("Harbour College"));
}

#[test]
fn an_empty_configuration_is_the_portal_as_it_is() {
    let bench = Bench::new("empty");
    bench.brand("{}").expect("it is right");
    assert_eq!(bench.read("site/index.html"), PAGE);
    let config: SiteConfig = serde_json::from_str(&bench.read("site/config.json")).expect("reads");
    assert_eq!(config, SiteConfig::default());
}

#[test]
fn mistakes_are_told_and_nothing_is_touched() {
    let bench = Bench::new("mistakes");
    bench.write("photo.png", &"x".repeat(60_001));
    for (config, words) in [
        ("{ \"name\": }", "This is not JSON"),
        ("[]", "This must be one object"),
        (
            "{\"nmae\": {}}",
            "“nmae” is not known. Did you mean “name”?",
        ),
        (
            "{\"name\": \"Harbour\"}",
            "“name” needs a text for each language",
        ),
        (
            "{\"name\": {\"de\": \"Hafen\"}}",
            "“name” needs a text for each language",
        ),
        (
            "{\"languages\": [\"zh\"]}",
            "“languages”: \"zh\" is not known.",
        ),
        ("{\"home\": [\"colums\"]}", "Did you mean “columns”?"),
        (
            "{\"home\": [\"areas\", \"areas\"]}",
            "“home”: \"areas\" stands there twice.",
        ),
        ("{\"areas\": \"hobbies\"}", "“areas” must be a list"),
        (
            "{\"areas\": [\"cooking\"]}",
            "“areas”: \"cooking\" is not known.",
        ),
        (
            "{\"logo\": \"mark.tiff\"}",
            "is no picture that browsers show",
        ),
        (
            "{\"logo\": \"lost.svg\"}",
            "lost.svg cannot be read beside config.json",
        ),
        ("{\"logo\": \"photo.png\"}", "photo.png has 60001 bytes"),
        (
            "{\"colours\": {\"primary\": \"red\"}}",
            "“colours.primary”: \"red\" is no colour.",
        ),
        (
            "{\"colours\": \"#ff0000\"}",
            "“colours” needs “primary” or “accent” inside it",
        ),
        (
            "{\"contact\": {\"email\": \"harbour\"}}",
            "“contact.email” is no mail address.",
        ),
        (
            "{\"contact\": {\"phone\": \"ask at the desk\"}}",
            "“contact.phone” may hold digits",
        ),
        (
            "{\"contact\": {\"fax\": \"1\"}}",
            "“contact.fax” is not known.",
        ),
        (
            "{\"live\": \"http://live.example.org/v1/buckets/lifelong/\"}",
            "is no address of a bucket. Write it as",
        ),
        (
            "{\"live\": \"https://live.example.org/v1/\"}",
            "“live”: \"https://live.example.org/v1/\" is no address of a bucket.",
        ),
        ("{\"live\": true}", "“live”: true is no address"),
        ("{\"api\": 7}", "A value is of another kind"),
    ] {
        let told = bench.brand(config).expect_err(config);
        assert!(told.contains(words), "{config}: {told}");
        assert_eq!(bench.read("site/index.html"), PAGE, "{config}");
        assert_eq!(
            bench.read("site/config.json"),
            "{\"api\":\"api/v1/\"}",
            "{config}"
        );
    }
    // All of them at once.
    let told = bench.brand("{\"logo\": \"lost.svg\", \"areas\": [\"x\"], \"languages\": {}}");
    assert_eq!(told.expect_err("three mistakes").lines().count(), 4);
}

#[test]
fn another_folder_is_not_taken_for_a_site() {
    let bench = Bench::new("other");
    bench.write("site/index.html", "<h1>Something else</h1>");
    let told = bench.brand(WHOLE).expect_err("no site");
    assert!(told.contains("is no page of the portal"), "{told}");
    assert!(!bench.site().join("brand.css").exists());
    let told = brand(&bench.0.join("config.json"), Path::new("/nowhere")).expect_err("no folder");
    assert!(told.to_string().contains("cannot be read"), "{told}");
}
