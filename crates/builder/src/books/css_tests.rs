//! What is read of stylesheets, and what is not.

use super::css::*;

fn chain(list: &[(&str, &str)]) -> Vec<Element> {
    let element = |(tag, classes): &(&str, &str)| Element {
        tag: (*tag).to_owned(),
        id: String::new(),
        classes: classes.split_whitespace().map(str::to_owned).collect(),
    };
    list.iter().map(element).collect()
}

/// What a sheet says of the last of some elements.
fn says(sheet: &str, list: &[(&str, &str)]) -> Option<bool> {
    let chain = chain(list);
    let sheet = read(sheet);
    let fitting = sheet.rules.iter().filter_map(|rule| {
        let weight = rule.weight(&chain)?;
        Some((weight, rule.says.down?))
    });
    // Of equal weights the last one.
    fitting.max_by_key(|(weight, _)| *weight).map(|one| one.1)
}

const BODY: &[(&str, &str)] = &[("html", "vrtl"), ("body", "text main")];

#[test]
fn names_of_old_and_new_readers_are_known() {
    for declaration in [
        "writing-mode: vertical-rl",
        "-epub-writing-mode:vertical-rl",
        "-webkit-writing-mode : vertical-rl",
        "WRITING-MODE: Vertical-RL !important",
        "-ms-writing-mode: tb-rl",
        "color: red; writing-mode: vertical-rl; margin: 0",
    ] {
        let sheet = format!("body {{ {declaration} }}");
        assert_eq!(says(&sheet, BODY), Some(true), "{declaration}");
    }
    assert_eq!(
        says("body { writing-mode: horizontal-tb }", BODY),
        Some(false)
    );
    assert_eq!(
        says("body { writing-mode: vertical-lr }", BODY),
        Some(false)
    );
    assert_eq!(says("body { text-orientation: upright }", BODY), None);
    assert_eq!(says("body { x-writing-mode: vertical-rl }", BODY), None);
}

#[test]
fn only_what_names_the_element_counts() {
    for (selector, fits) in [
        ("body", true),
        ("html, body", true),
        ("html.vrtl body", true),
        ("html > body.text", true),
        (".main", true),
        ("*", true),
        ("body.hltr", false),
        (".front body", false),
        ("p", false),
        ("body p", false),
        ("body::before", false),
        ("p + body", false),
        ("body:not(.x)", false),
        ("html", false),
    ] {
        let sheet = format!("{selector} {{ writing-mode: vertical-rl }}");
        assert_eq!(says(&sheet, BODY), fits.then_some(true), "{selector}");
    }
    assert_eq!(
        says(":root { writing-mode: vertical-rl }", &BODY[..1]),
        Some(true)
    );
}

#[test]
fn heavier_and_later_rules_win() {
    let sheet = "body { writing-mode: horizontal-tb } .text { writing-mode: vertical-rl } body { writing-mode: horizontal-tb }";
    assert_eq!(says(sheet, BODY), Some(true));
    let sheet = "body { writing-mode: vertical-rl; writing-mode: horizontal-tb }";
    assert_eq!(says(sheet, BODY), Some(false));
}

#[test]
fn comments_strings_and_brackets_hide_what_is_in_them() {
    for none in [
        "/* body { writing-mode: vertical-rl } */",
        "body { /* writing-mode: vertical-rl; */ color: red }",
        "body { content: \"; writing-mode: vertical-rl;\" }",
        "body { background: url(data:x;writing-mode:vertical-rl) }",
        "p { content: '} body { writing-mode: vertical-rl } ' }",
        "@font-face { font-family: x; writing-mode: vertical-rl }",
        "@media print { body { writing-mode: vertical-rl } }",
        "@page { body { writing-mode: vertical-rl } }",
        "@supports not (writing-mode: vertical-rl) { body { writing-mode: vertical-rl } }",
    ] {
        assert_eq!(says(none, BODY), None, "{none}");
    }
    for down in [
        "bo/**/dy{writing-mode:vertical-rl}",
        "body { writing-mode: /* from above */ vertical-rl }",
        "@charset \"utf-8\"; @import 'x.css'; body { writing-mode: vertical-rl }",
        "@media screen { body { writing-mode: vertical-rl } }",
        "@media print, screen and (min-width: 1px) { body { writing-mode: vertical-rl } }",
        "@supports (writing-mode: vertical-rl) { @media all { body { writing-mode: vertical-rl } } }",
        "body { p { color: red } writing-mode: vertical-rl }",
        "html { body { writing-mode: vertical-rl } }",
        "html { & > body { writing-mode: vertical-rl } }",
        "body { &.text { writing-mode: vertical-rl } }",
        "body { @media screen { writing-mode: vertical-rl } }",
        "body { writing-mode: vertical-rl",
    ] {
        // The last one is never closed; CSS closes it at its end.
        let sheet = format!("{down}}}");
        assert_eq!(says(&sheet, BODY), Some(true), "{down}");
    }
}

#[test]
fn imports_and_classes_of_upright_numbers_are_found() {
    let sheet = read(
        "@import \"a.css\"; @import url( 'b.css' ) screen; @import url(c.css); .tcy, p span.two { -epub-text-combine: horizontal } .not { text-combine-upright: none }",
    );
    assert_eq!(sheet.imports, ["a.css", "b.css", "c.css"]);
    let upright = sheet.rules.iter().filter(|rule| rule.says.combined);
    let classes: Vec<&str> = upright.flat_map(Rule::classes).collect();
    assert_eq!(classes, ["tcy", "two"]);
}

#[test]
fn a_hostile_sheet_is_read_in_one_go() {
    let begun = std::time::Instant::now();
    let size = MOST as usize;
    for hostile in [
        "{".repeat(size),
        "}".repeat(size),
        "/*".repeat(size / 2),
        "\"".repeat(size),
        "(".repeat(size),
        "\\".repeat(size),
        "a,".repeat(size / 2) + "{writing-mode:vertical-rl}",
        "a{&b{".repeat(size / 5),
        "a,b,c,d,e,f,g,h{".repeat(size / 16),
        "body{writing-mode:vertical-rl}".repeat(size / 30),
        "@import 'x';".repeat(size / 12),
        "é\\".repeat(size / 3),
    ] {
        let sheet = read(&hostile);
        assert!(sheet.rules.len() <= MOST_RULES && sheet.imports.len() <= MOST_SELECTORS);
    }
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
