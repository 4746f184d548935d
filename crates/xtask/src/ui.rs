//! What the terminal shows: headings, steps with their time, tables.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::time::{Duration, Instant};

/// A heading over a part of a command.
pub fn heading(text: &str) {
    println!("\n== {text}");
    let _ = io::stdout().flush();
}

/// One line of news.
pub fn say(text: &str) {
    println!("   {text}");
    let _ = io::stdout().flush();
}

/// A warning: something is missing that one can do without.
pub fn warn(text: &str) {
    println!("   ! {text}");
    let _ = io::stdout().flush();
}

/// A running step, to be ended with [`Step::done`].
pub struct Step {
    name: String,
    began: Instant,
}

/// Announces a step: what it does and how long it may take (empty where it is short).
pub fn step(name: &str, may_take: &str) -> Step {
    let hint = if may_take.is_empty() {
        String::new()
    } else {
        format!(" ({may_take})")
    };
    println!("   {name}{hint} ...");
    let _ = io::stdout().flush();
    Step {
        name: name.to_owned(),
        began: Instant::now(),
    }
}

impl Step {
    /// Says that the step is done and what it took.
    pub fn done(self) {
        say(&format!(
            "{}: done in {}",
            self.name,
            took(self.began.elapsed())
        ));
    }
}

/// A duration as people read it: `0.4 s`, `12 s`, `6 min 43 s`.
pub fn took(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

/// A number with its thousands apart: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A Markdown table; the first column is text, the others numbers.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| cell.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &[String]| {
        let mut text = String::from("|");
        for (column, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count().min(*width));
            let _ = if column == 0 {
                write!(text, " {cell}{pad} |")
            } else {
                write!(text, " {pad}{cell} |")
            };
        }
        text + "\n"
    };
    let mut text = line(&head.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
    text.push('|');
    for (column, width) in widths.iter().enumerate() {
        let dashes = "-".repeat(*width);
        text.push_str(&if column == 0 {
            format!(" {dashes} |")
        } else {
            format!(" {dashes}:|")
        });
    }
    text.push('\n');
    for row in rows {
        text.push_str(&line(row));
    }
    text
}

/// Asks a yes-or-no question; no terminal means yes, because nobody is there to be asked.
pub fn confirm(question: &str) -> bool {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return true;
    }
    print!("   {question} [y/N] ");
    let _ = io::stdout().flush();
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok()
        && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_numbers_read_well() {
        assert_eq!(took(Duration::from_millis(430)), "0.4 s");
        assert_eq!(took(Duration::from_secs(12)), "12 s");
        assert_eq!(took(Duration::from_secs(403)), "6 min 43 s");
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn tables_are_markdown() {
        let text = table(&["file", "bytes"], &[vec!["a".into(), "12".into()]]);
        assert_eq!(
            text,
            "| file | bytes |\n| ---- | -----:|\n| a    |    12 |\n"
        );
    }
}
