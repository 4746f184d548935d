//! The lines of an iCalendar file (RFC 5545).

/// A line holds at most so many octets, its end not counted (section 3.1).
const LINE: usize = 75;

/// A file that is being written.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is no text: a date, an address. Nothing of it can begin another line.
    pub fn plain(&mut self, name: &str, value: &str) {
        let value = value.chars().filter(|c| !c.is_control());
        self.fold(&format!("{name}:{}", value.collect::<String>()));
    }

    /// A property whose value is a text (section 3.3.11); nothing where it is empty.
    pub fn text(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.fold(&format!("{name}:{}", escape(value)));
        }
    }

    /// Writes a line, folded; a character is never taken apart.
    fn fold(&mut self, line: &str) {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                // The space that marks a folded line counts.
                room = LINE - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// A text as a value: what has a meaning in the format is marked, control characters are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        for length in 20..60 {
            let mut lines = Lines::default();
            let text = "a".repeat(length % 3) + &"明月几时有𠮷".repeat(length);
            lines.text("SUMMARY", &text);
            let bytes = lines.finish();
            let written = String::from_utf8(bytes).expect("whole characters");
            assert!(written.ends_with("\r\n"));
            for line in written.split("\r\n") {
                assert!(line.len() <= LINE, "{} octets: {line}", line.len());
            }
            assert!(
                written
                    .trim_end()
                    .lines()
                    .skip(1)
                    .all(|line| line.starts_with(' '))
            );
            assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn a_text_can_end_nothing() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a,b;c\\n\r\nEND:VEVENT\rX:1\u{0}\u{85}\u{2028}z");
        lines.plain("URL", "https://a.example/\r\nEND:VEVENT");
        let written = String::from_utf8(lines.finish()).expect("UTF-8");
        assert_eq!(
            written,
            "SUMMARY:a\\,b\\;c\\\\n\\nEND:VEVENT\\nX:1  \\nz\r\nURL:https://a.example/END:VEVENT\r\n"
        );
    }
}
