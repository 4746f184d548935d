//! Lessons and five-minute courses: goal, steps, key points, questions.

use super::desk::Desk;
use super::document::{self, Document, Version, blocks, piece_words, rich, text};
use super::markdown::{Item, Piece, What};
use lifelong_api::{Answer, Inline, Lesson, Question, RichText, Step, Text};
use std::path::Path;

/// The four headings with a meaning, in their order.
const SECTIONS: [(&str, &str); 4] = [
    ("Goal", "目标"),
    ("Steps", "步骤"),
    ("Key points", "要点"),
    ("Check yourself", "考考自己"),
];

/// A lesson in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct LessonText {
    pub title: String,
    pub summary: String,
    pub goal: String,
    pub body: RichText,
    pub steps: Vec<(String, RichText)>,
    pub points: Vec<String>,
    pub questions: Vec<Asked>,
    /// Line of each of the four headings; 0 where it is missing.
    pub lines: [u64; 4],
}

/// A question in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    line: u64,
    name: String,
    answers: Vec<(String, bool)>,
    explanation: String,
}

/// Reads one language of a lesson; `None` where the file was refused.
pub(super) fn read(desk: &mut Desk, path: &Path, micro: bool) -> Option<LessonText> {
    let before = desk.errors();
    let document = document::read(desk, path, true)?;
    let lesson = take_apart(desk, &document);
    if micro {
        check_micro(desk, &document.file, &lesson);
    }
    (desk.errors() == before).then_some(lesson)
}

fn take_apart(desk: &mut Desk, document: &Document) -> LessonText {
    let mut lesson = LessonText {
        title: document.title.clone(),
        summary: document.summary.clone(),
        ..LessonText::default()
    };
    let mut body: Vec<Piece> = Vec::new();
    let mut sections: [Vec<Piece>; 4] = Default::default();
    let (mut here, mut reached) = (None, 0);
    for piece in &document.rest {
        if let What::Heading { level, content } = &piece.what
            && *level <= 2
        {
            let name = document::words(content);
            here = SECTIONS
                .iter()
                .position(|(en, zh)| name.eq_ignore_ascii_case(en) || name == *zh);
            if let Some(index) = here {
                if lesson.lines[index] > 0 || index < reached {
                    let reason = format!(
                        "“{name}” should come once, and in the order: Goal, Steps, Key points, Check yourself."
                    );
                    desk.warn(&document.file, piece.line, "section-order", reason);
                }
                reached = reached.max(index);
                lesson.lines[index] = piece.line;
                continue;
            }
        }
        match here {
            Some(index) => sections[index].push(piece.clone()),
            None => body.push(piece.clone()),
        }
    }
    lesson.body = blocks(&body);
    let [goal, steps, points, check] = sections;
    lesson.goal = piece_words(&goal);
    let file = &document.file;
    lesson.steps = list(desk, file, &steps).iter().map(step).collect();
    lesson.points = list(desk, file, &points)
        .iter()
        .map(|item| piece_words(&item.content))
        .collect();
    lesson.questions = list(desk, file, &check)
        .iter()
        .map(|item| question(desk, file, item))
        .collect();
    lesson
}

/// The items of a section's list; what else stands there is told.
fn list(desk: &mut Desk, file: &str, section: &[Piece]) -> Vec<Item> {
    let mut items = Vec::new();
    for piece in section {
        match &piece.what {
            What::List { items: more, .. } => items.extend(more.iter().cloned()),
            _ => {
                let reason = "This section holds a list and nothing else; this part is not shown. Is a blank line or an indentation missing?";
                desk.warn(file, piece.line, "not-shown", reason.to_owned());
            }
        }
    }
    items
}

/// What is bold at an item's start is the step's name.
fn step(item: &Item) -> (String, RichText) {
    let mut content = item.content.clone();
    let mut name = String::new();
    if let Some(Piece {
        what: What::Paragraph(inlines),
        ..
    }) = content.first_mut()
        && let Some(Inline::Strong { content: strong }) = inlines.first()
    {
        name = document::words(strong)
            .trim_end_matches(['.', '。', ':', '：', ' '])
            .to_owned();
        inlines.remove(0);
        if let Some(Inline::Text { text }) = inlines.first_mut() {
            *text = text.trim_start_matches([' ', ':', '：', '。']).to_owned();
        }
        if document::words(inlines).is_empty() {
            content.remove(0);
        }
    }
    (name, blocks(&content))
}

fn question(desk: &mut Desk, file: &str, item: &Item) -> Asked {
    let mut asked = Asked {
        line: item.line,
        ..Asked::default()
    };
    let mut name: Vec<Piece> = Vec::new();
    for piece in &item.content {
        match &piece.what {
            What::List { items, .. } => {
                for answer in items {
                    if answer.checked.is_none() {
                        let reason = "An answer begins with [ ], the right one with [x].";
                        desk.error(file, answer.line, "right-answer", reason.to_owned());
                    }
                    asked
                        .answers
                        .push((piece_words(&answer.content), answer.checked == Some(true)));
                }
            }
            What::Quote(content) => asked.explanation.push_str(&piece_words(content)),
            _ => name.push(piece.clone()),
        }
    }
    asked.name = piece_words(&name);
    let right = asked.answers.iter().filter(|(_, right)| *right).count();
    if right != 1 || asked.answers.len() < 2 {
        let reason = format!(
            "This question has {} answers, {right} of them marked as right. It needs at least two, one of them with [x].",
            asked.answers.len()
        );
        desk.error(file, item.line, "right-answer", reason);
    }
    if asked.explanation.is_empty() {
        let reason = "After the answers belongs the explanation, as a quotation: > Because …";
        desk.warn(file, item.line, "missing-explanation", reason.to_owned());
    }
    asked
}

fn check_micro(desk: &mut Desk, file: &str, lesson: &LessonText) {
    let empty = [
        lesson.goal.is_empty(),
        lesson.steps.is_empty(),
        lesson.points.is_empty(),
        lesson.questions.is_empty(),
    ];
    for (index, (en, zh)) in SECTIONS.iter().enumerate() {
        if empty[index] {
            let reason = format!(
                "A five-minute course needs “## {en}” (“## {zh}”) with something in it. The file was left out."
            );
            desk.error(file, lesson.lines[index], "missing-section", reason);
        }
    }
    if !empty[3] && lesson.questions.len() != 3 {
        let reason = format!(
            "A five-minute course has three questions, this one {}.",
            lesson.questions.len()
        );
        desk.warn(file, lesson.lines[3], "question-count", reason);
    }
    let (words, han) = super::timing::count(&lesson.all_words());
    if words > 600 || han > 1_000 {
        let reason = format!(
            "{words} words and {han} Chinese characters are more than five minutes: at most 600 words or 1,000 characters."
        );
        desk.warn(file, 1, "too-long", reason);
    }
}

impl LessonText {
    /// All its words, to count them.
    pub fn all_words(&self) -> String {
        let mut all = vec![self.title.clone(), self.summary.clone(), self.goal.clone()];
        all.push(lifelong_api::plain(&self.body));
        all.extend(
            self.steps
                .iter()
                .flat_map(|(name, text)| [name.clone(), lifelong_api::plain(text)]),
        );
        all.extend(self.points.iter().cloned());
        for asked in &self.questions {
            all.push(asked.name.clone());
            all.extend(asked.answers.iter().map(|(answer, _)| answer.clone()));
            all.push(asked.explanation.clone());
        }
        all.join("\n")
    }
}

/// In what the second text is not built like the first, and at which line.
pub(super) fn differ(first: &LessonText, second: &LessonText) -> Option<(u64, String)> {
    let counts = [
        (1, "steps", first.steps.len(), second.steps.len()),
        (2, "key points", first.points.len(), second.points.len()),
        (
            3,
            "questions",
            first.questions.len(),
            second.questions.len(),
        ),
    ];
    for (section, what, wanted, found) in counts {
        if wanted != found {
            let line = second.lines[section].max(1);
            return Some((line, format!("{found} {what} here, {wanted}")));
        }
    }
    let pairs = first.questions.iter().zip(&second.questions).enumerate();
    for (number, (one, other)) in pairs.map(|(index, pair)| (index + 1, pair)) {
        let (wanted, found) = (one.answers.len(), other.answers.len());
        if wanted != found {
            return Some((
                other.line,
                format!("Question {number} has {found} answers here, {wanted}"),
            ));
        }
        let right = |asked: &Asked| {
            asked
                .answers
                .iter()
                .position(|(_, right)| *right)
                .map_or(0, |at| at + 1)
        };
        if right(one) != right(other) {
            let (wanted, found) = (right(one), right(other));
            return Some((
                other.line,
                format!(
                    "The right answer of question {number} is number {found} here, number {wanted}"
                ),
            ));
        }
    }
    None
}

/// Joins the languages, which are built alike, item by item.
pub(super) fn join(id: &str, minutes: u32, versions: &[Version<LessonText>]) -> Lesson {
    let first = versions
        .first()
        .map(|version| version.of.clone())
        .unwrap_or_default();
    let steps = (0..first.steps.len()).map(|n| Step {
        name: text(versions, |of| &of.steps[n].0),
        text: rich(versions, |of| &of.steps[n].1),
    });
    let check = (0..first.questions.len()).map(|n| Question {
        name: text(versions, |of| &of.questions[n].name),
        answers: (0..first.questions[n].answers.len())
            .map(|a| Answer {
                text: text(versions, |of| &of.questions[n].answers[a].0),
                correct: first.questions[n].answers[a].1,
            })
            .collect(),
        explanation: text(versions, |of| &of.questions[n].explanation),
    });
    Lesson {
        id: id.to_owned(),
        name: text(versions, |of| &of.title),
        time_required: lifelong_api::format_minutes(minutes),
        r#abstract: text(versions, |of| &of.summary),
        goal: text(versions, |of| &of.goal),
        body: rich(versions, |of| &of.body),
        steps: steps.collect(),
        key_points: (0..first.points.len())
            .map(|n| text(versions, |of| &of.points[n]))
            .collect(),
        check: check.collect(),
        media: Vec::new(),
    }
}

/// The explanation as plain paragraphs, a language each.
pub(super) fn description(versions: &[Version<LessonText>]) -> Text {
    let entries = versions
        .iter()
        .map(|v| (v.language.clone(), document::paragraphs(&v.of.body)));
    entries.filter(|(_, text)| !text.is_empty()).collect()
}
