//! What can go wrong, in words that say what to do next.

use std::fmt;
use std::path::Path;

/// A failure of one of the project's commands.
#[derive(Debug, thiserror::Error)]
pub struct Error {
    /// What did not work.
    what: String,
    /// The command that failed, as one would type it.
    command: Option<String>,
    /// The command's last lines.
    tail: Vec<String>,
    /// What to do about it.
    next: Option<String>,
}

/// A result with this crate's error.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure described by one sentence.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            command: None,
            tail: Vec::new(),
            next: None,
        }
    }

    /// A file operation that failed: `doing` is a verb phrase such as "read".
    pub fn file(doing: &str, path: &Path, why: impl fmt::Display) -> Self {
        Self::new(format!("Could not {doing} {}: {why}.", path.display()))
    }

    /// Names the command that failed and its last lines.
    #[must_use]
    pub fn command(mut self, command: impl Into<String>, tail: Vec<String>) -> Self {
        self.command = Some(command.into());
        self.tail = tail;
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if let Some(command) = &self.command {
            write!(f, "\n  command: {command}")?;
        }
        if !self.tail.is_empty() {
            write!(f, "\n  its last lines:")?;
            for line in &self.tail {
                write!(f, "\n    | {line}")?;
            }
        }
        if let Some(next) = &self.next {
            write!(f, "\n  what to do: {next}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn a_failure_names_command_lines_and_next_step() {
        let error = Error::new("Trunk could not be built.")
            .command("cargo install trunk", vec!["error: no space".to_owned()])
            .next("free some space and run `cargo xtask setup` again.");
        let text = error.to_string();
        assert_eq!(
            text,
            "Trunk could not be built.\n  command: cargo install trunk\n  its last lines:\n    | error: no space\n  what to do: free some space and run `cargo xtask setup` again."
        );
    }
}
