//! Nothing is asked of strangers, nothing runs that the site did not send.

use lifelong_e2e::{PAGES, run};

#[test]
fn no_page_asks_a_stranger_or_breaks_the_policy() {
    run(|page| {
        let mut faults = Vec::new();
        for place in PAGES {
            page.open(place.path);
            faults.extend(
                page.strangers()
                    .iter()
                    .map(|s| format!("{}: asks {s}", place.path)),
            );
            faults.extend(
                page.refused()
                    .iter()
                    .map(|s| format!("{}: refused {s}", place.path)),
            );
        }
        let words = page.console();
        faults.extend(
            words
                .into_iter()
                .filter(|line| line.contains("Content Security Policy")),
        );
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(page.js("return document.cookie", Vec::new()), "");
    });
}

#[test]
fn the_policy_is_there_and_strict() {
    run(|page| {
        page.open("/");
        let policy = "const done = arguments[0]; \
            const meta = document.querySelector('meta[http-equiv=\"Content-Security-Policy\" i]'); \
            fetch(location.href).then(r => done((meta ? meta.content : '') + ' ; ' + (r.headers.get('content-security-policy') || '')))";
        let policy = page.js_later(policy, Vec::new());
        let policy = policy.as_str().expect("a policy");
        for part in [
            "default-src 'self'",
            "'wasm-unsafe-eval'",
            "object-src 'none'",
            "base-uri",
        ] {
            assert!(policy.contains(part), "no {part} in {policy}");
        }
        let scripts = policy
            .split(';')
            .find(|p| p.trim().starts_with("script-src"))
            .expect("script-src");
        assert!(
            !scripts.contains("'unsafe-inline'") && !scripts.contains("'unsafe-eval'"),
            "{scripts}"
        );
        // A script that somebody slips in does not run.
        page.js(
            "const s = document.createElement('script'); s.textContent = 'window.__slipped = 1'; document.body.append(s)",
            Vec::new(),
        );
        assert_eq!(
            page.js("return window.__slipped === undefined", Vec::new()),
            true
        );
        page.wait("the browser says that it refused it", |page| {
            !page.refused().is_empty()
        });
    });
}

#[test]
fn links_out_of_the_site_hand_over_nothing() {
    run(|page| {
        let careless = "return [...document.querySelectorAll('a[href^=http]')] \
            .filter(a => new URL(a.href).origin !== location.origin && !/\\bnoopener\\b/.test(a.rel)).map(a => a.outerHTML).join('\\n')";
        for place in PAGES {
            page.open(place.path);
            assert_eq!(page.js(careless, Vec::new()), "", "{}", place.path);
        }
    });
}
