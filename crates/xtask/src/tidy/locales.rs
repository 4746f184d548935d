//! Both languages have the same messages, with the same arguments.

use super::{Breach, read, sources};
use crate::error::Result;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file's messages: each id with the arguments its text uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Finds messages that one language has and another has not, and arguments likewise.
pub fn check(root: &Path) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    let mut languages: Vec<(PathBuf, Messages)> = Vec::new();
    for file in sources(root, "locales", &["ftl"])? {
        let messages = messages(&file, &read(root, &file)?, &mut breaches);
        languages.push((file, messages));
    }
    if languages.len() < 2 {
        breaches.push(Breach::new(
            "locales",
            0,
            "there must be one .ftl file a language, at least two",
        ));
    }
    for (file, messages) in &languages {
        for (other_file, other) in &languages {
            for (id, arguments) in other {
                match messages.get(id) {
                    None => {
                        let what = format!("`{id}` is missing; {} has it", other_file.display());
                        breaches.push(Breach::new(file, 0, what));
                    }
                    // Said once: of the one that lacks it.
                    Some(own) => breaches.extend(arguments.difference(own).map(|name| {
                        let what =
                            format!("`{id}` leaves out ${name}; {} has it", other_file.display());
                        Breach::new(file, 0, what)
                    })),
                }
            }
        }
    }
    Ok(breaches)
}

fn messages(file: &Path, text: &str, breaches: &mut Vec<Breach>) -> Messages {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            breaches.extend(errors.iter().map(|error| {
                let line = text[..error.pos.start.min(text.len())].lines().count();
                Breach::new(file, line.max(1), format!("this is not Fluent: {error}"))
            }));
            resource
        }
    };
    let mut found = Messages::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut arguments = BTreeSet::new();
        collect(pattern, &mut arguments);
        if found.insert(id.clone(), arguments).is_some() {
            breaches.push(Breach::new(file, 0, format!("`{id}` is there twice")));
        }
    };
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            if let Some(value) = &message.value {
                add(message.id.name.to_owned(), value);
            }
            for attribute in &message.attributes {
                add(
                    format!("{}.{}", message.id.name, attribute.id.name),
                    &attribute.value,
                );
            }
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                collect_inline(selector, arguments);
                variants
                    .iter()
                    .for_each(|variant| collect(&variant.value, arguments));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        arguments.insert(id.name.to_owned());
    }
    if let InlineExpression::FunctionReference {
        arguments: call, ..
    } = inline
    {
        call.positional
            .iter()
            .for_each(|inline| collect_inline(inline, arguments));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn found(name: &str, en: &str, zh: &str) -> Vec<String> {
        let dir = Scratch::new(&format!("locales-{name}"))
            .with("locales/en.ftl", en)
            .with("locales/zh-Hans.ftl", zh);
        check(dir.path())
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_missing_message_is_found_in_its_file() {
        let breaches = found("a", "a = A\nb = B\n", "a = 甲\n");
        assert_eq!(
            breaches,
            ["locales/zh-Hans.ftl: `b` is missing; locales/en.ftl has it"]
        );
    }

    #[test]
    fn a_missing_argument_is_found() {
        let plural =
            "n = { $count ->\n    [one] one of { $all }\n   *[other] { $count } of { $all }\n }\n";
        let breaches = found("b", plural, "n = { $count } 个\n");
        assert_eq!(
            breaches,
            ["locales/zh-Hans.ftl: `n` leaves out $all; locales/en.ftl has it"]
        );
    }

    #[test]
    fn broken_and_doubled_messages_are_found() {
        assert_eq!(found("c", "a = A\na = B\n", "a = 甲\n").len(), 1);
        assert!(
            found("d", "a = A\nb = { $x\n", "a = 甲\n")[0].contains("en.ftl:2: this is not Fluent")
        );
        assert_eq!(found("e", "a = A\n", "a = 甲\n"), [""; 0]);
    }
}
