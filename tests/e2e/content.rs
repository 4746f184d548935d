//! Titles and checks of `content/`, read from its files, so that tests do not repeat its words.

use std::path::PathBuf;

/// A question of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The right answer.
    pub right: String,
    /// The others.
    pub wrong: Vec<String>,
    /// Why.
    pub explanation: String,
}

/// The folder `content/`.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn read(path: &str) -> String {
    let path = folder().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The title of a Markdown file, from its path in `content/` without its ending: `help/larger-text/en`.
///
/// # Panics
/// Where there is none.
#[track_caller]
pub fn title(path: &str) -> String {
    let text = read(&format!("{path}.md"));
    text.lines()
        .find_map(|line| line.strip_prefix("# "))
        .expect("a title")
        .to_owned()
}

/// The questions of a lesson, from its path as in [`title`].
///
/// # Panics
/// Where the file cannot be read.
#[track_caller]
pub fn questions(path: &str) -> Vec<Question> {
    questions_of(&read(&format!("{path}.md")))
}

fn questions_of(text: &str) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let answer = |mark: &str| line.strip_prefix(mark).map(|words| words.trim().to_owned());
        if let Some(words) = answer("- [x]") {
            if !open {
                all.push(Question::default());
            }
            open = true;
            if let Some(last) = all.last_mut() {
                last.right = words;
            }
        } else if let Some(words) = answer("- [ ]") {
            if !open {
                all.push(Question::default());
            }
            open = true;
            if let Some(last) = all.last_mut() {
                last.wrong.push(words);
            }
        } else if let (true, Some(words), Some(last)) = (open, answer(">"), all.last_mut()) {
            last.explanation = words;
            open = false;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_read() {
        let text = "1. A?\n   - [ ] no\n   - [x] yes\n   > because\n2. B?\n   - [x] b\n   - [ ] c\n   > so\n";
        let all = questions_of(text);
        assert_eq!(all.len(), 2);
        assert_eq!(
            (all[0].right.as_str(), all[0].explanation.as_str()),
            ("yes", "because")
        );
        assert_eq!(
            (all[1].right.as_str(), all[1].wrong.clone()),
            ("b", vec!["c".to_owned()])
        );
    }
}
