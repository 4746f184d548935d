//! From Fluent messages to Rust functions.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A message of one language, ready to print as Rust.
struct Message {
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Argument(String),
    /// A choice by a number: argument, the cases, the default.
    Plural(String, Vec<(String, Vec<Part>)>, Vec<Part>),
}

type Locale = BTreeMap<String, Message>;

/// The code of `impl Lang { … }` with one function a message.
///
/// # Errors
/// A sentence that names the file and the message: a syntax error, a message that one language lacks,
/// arguments that differ between languages, syntax that this compiler does not read.
pub fn generate(sources: &[(String, String, String)]) -> Result<String, String> {
    let mut locales = Vec::new();
    for (variant, path, text) in sources {
        locales.push((variant, path, parse(path, text)?));
    }
    let (_, first_path, first) = &locales[0];
    for (_, path, locale) in &locales[1..] {
        if let Some(id) = first.keys().find(|id| !locale.contains_key(*id)) {
            return Err(format!(
                "{path}: the message `{id}` of {first_path} is missing here"
            ));
        }
        if let Some(id) = locale.keys().find(|id| !first.contains_key(*id)) {
            return Err(format!(
                "{first_path}: the message `{id}` of {path} is missing here"
            ));
        }
    }
    // Chinese has one form for every number, and still names it where English has two.
    let mut code = String::from("#[allow(clippy::match_single_binding)]\nimpl Lang {\n");
    for id in first.keys() {
        let mut arguments = BTreeMap::new();
        for (_, _, locale) in &locales {
            collect(&locale[id].parts, &mut arguments);
        }
        for (_, path, locale) in &locales {
            let mut own = BTreeMap::new();
            collect(&locale[id].parts, &mut own);
            let (own, all): (BTreeSet<_>, BTreeSet<_>) =
                (own.keys().collect(), arguments.keys().collect());
            if own != all {
                return Err(format!(
                    "{path}: `{id}` should use the arguments {all:?}, it uses {own:?}"
                ));
            }
        }
        function(&mut code, id, &arguments, &locales);
    }
    code.push_str("}\n");
    Ok(code)
}

fn function(
    code: &mut String,
    id: &str,
    arguments: &BTreeMap<String, bool>,
    locales: &[(&String, &String, Locale)],
) {
    let name = id.replace('-', "_");
    let list: String = arguments
        .iter()
        .map(|(argument, number)| {
            let kind = if *number { "u64" } else { "&str" };
            format!(", {}: {kind}", argument.replace('-', "_"))
        })
        .collect();
    let plain = arguments.is_empty();
    let kind = if plain { "&'static str" } else { "String" };
    let _ = writeln!(
        code,
        "    /// The message `{id}`.\n    pub fn {name}(self{list}) -> {kind} {{\n        match self {{"
    );
    for (variant, _, locale) in locales {
        let parts = &locale[id].parts;
        if plain {
            let text: String = parts
                .iter()
                .map(|part| {
                    if let Part::Text(t) = part {
                        t.as_str()
                    } else {
                        ""
                    }
                })
                .collect();
            let _ = writeln!(code, "            Lang::{variant} => {text:?},");
        } else {
            let _ = writeln!(
                code,
                "            Lang::{variant} => {{ let mut out = String::new();"
            );
            print(code, parts, arguments);
            code.push_str("                out }\n");
        }
    }
    code.push_str("        }\n    }\n");
}

fn print(code: &mut String, parts: &[Part], arguments: &BTreeMap<String, bool>) {
    for part in parts {
        match part {
            Part::Text(text) => {
                let mut letters = text.chars();
                let _ = match (letters.next(), letters.next()) {
                    (Some(one), None) => writeln!(code, "                out.push({one:?});"),
                    _ => writeln!(code, "                out.push_str({text:?});"),
                };
            }
            Part::Argument(name) => {
                let variable = name.replace('-', "_");
                let value = if arguments[name] {
                    format!("&grouped({variable})")
                } else {
                    variable
                };
                let _ = writeln!(code, "                out.push_str({value});");
            }
            Part::Plural(name, cases, default) => {
                let _ = writeln!(code, "                match {} {{", name.replace('-', "_"));
                for (key, parts) in cases {
                    let _ = writeln!(code, "                {key} => {{");
                    print(code, parts, arguments);
                    code.push_str("                }\n");
                }
                code.push_str("                _ => {\n");
                print(code, default, arguments);
                code.push_str("                }\n                }\n");
            }
        }
    }
}

/// The arguments of a message; true for those that are numbers.
fn collect(parts: &[Part], into: &mut BTreeMap<String, bool>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            // A name that speaks of an amount is a number in every language, chosen by or not.
            Part::Argument(name) => {
                let number = [
                    "count", "total", "number", "minutes", "hours", "from", "page", "pages",
                ]
                .contains(&name.as_str());
                *into.entry(name.clone()).or_insert(number) |= number;
            }
            Part::Plural(name, cases, default) => {
                into.insert(name.clone(), true);
                cases.iter().for_each(|(_, parts)| collect(parts, into));
                collect(default, into);
            }
        }
    }
}

fn parse(path: &str, text: &str) -> Result<Locale, String> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        let lines: Vec<String> = errors
            .iter()
            .map(|e| {
                format!(
                    "{path}:{}: {}",
                    text[..e.pos.start].lines().count().max(1),
                    e.kind
                )
            })
            .collect();
        lines.join("\n")
    })?;
    let mut locale = Locale::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let id = message.id.name.to_owned();
            let pattern = message
                .value
                .as_ref()
                .ok_or(format!("{path}: `{id}` has no text"))?;
            let parts = read(pattern).map_err(|problem| format!("{path}: `{id}`: {problem}"))?;
            if locale.insert(id.clone(), Message { parts }).is_some() {
                return Err(format!("{path}: `{id}` stands here twice"));
            }
        }
    }
    Ok(locale)
}

fn read(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Ok(Part::Text((*value).to_owned())),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    Ok(Part::Argument(id.name.to_owned()))
                }
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    Ok(Part::Text((*value).to_owned()))
                }
                Expression::Select {
                    selector: InlineExpression::VariableReference { id },
                    variants,
                } => {
                    let (mut cases, mut default) = (Vec::new(), Vec::new());
                    for variant in variants {
                        let parts = read(&variant.value)?;
                        let key = match &variant.key {
                            VariantKey::Identifier { name } if *name == "one" => "1".to_owned(),
                            VariantKey::NumberLiteral { value } => (*value).to_owned(),
                            VariantKey::Identifier { .. } => String::new(),
                        };
                        if variant.default {
                            default = parts
                        } else if key.is_empty() {
                            return Err(
                                "only numbers, `one` and `*[other]` are understood as cases"
                                    .to_owned(),
                            );
                        } else {
                            cases.push((key, parts))
                        }
                    }
                    Ok(Part::Plural(id.name.to_owned(), cases, default))
                }
                other => Err(format!("this compiler does not read {other:?}")),
            },
        })
        .collect()
}
