//! Registering a group: the questions, and the row of a sheet that the answers make. Every question may be skipped.

use std::borrow::Cow;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its id: `register-ask-ID` is its text, `register-hint-ID` an example.
    pub id: &'static str,
    /// The heading of the column in which the answer stands; "" for how to reach the group, which is told apart by what
    /// it looks like.
    heading: &'static str,
}

const fn question(id: &'static str, heading: &'static str) -> Question {
    Question { id, heading }
}

/// The questions in the order in which they are asked.
pub const QUESTIONS: [Question; 11] = [
    question("what", "topics"),
    question("name", "name"),
    question("whom", "for whom"),
    question("when", "when"),
    question("where", "full address"),
    question("country", "country"),
    question("online", "online url"),
    question("reach", ""),
    question("language", "languages"),
    question("access", "accessibility"),
    question("note", "notes"),
];

/// The place of a question among [`QUESTIONS`].
pub fn question_named(id: &str) -> Option<usize> {
    QUESTIONS.iter().position(|question| question.id == id)
}

/// The cells of a sheet with their headings, from one answer a question; what was skipped gives none.
pub fn cells_of(answers: &[String]) -> Vec<(&'static str, Cow<'_, str>)> {
    let mut cells = Vec::new();
    for (question, answer) in QUESTIONS.iter().zip(answers) {
        let answer = answer.trim();
        if answer.is_empty() {
            continue;
        }
        if question.heading.is_empty() {
            cells.extend(ways_of(answer).into_iter().map(|(heading, way)| (heading, Cow::Owned(way))));
        } else {
            cells.push((question.heading, Cow::Borrowed(answer)));
        }
    }
    cells
}

/// Numbers and addresses told apart by what they look like; whatever else is said is whom to ask for.
fn ways_of(answer: &str) -> Vec<(&'static str, String)> {
    let mut ways: Vec<(&'static str, Vec<&str>)> = vec![
        ("email", Vec::new()),
        ("website", Vec::new()),
        ("phone", Vec::new()),
        ("contact name", Vec::new()),
    ];
    for word in answer.split_whitespace() {
        let bare = word.trim_matches([',', ';']);
        let has_digit = bare.bytes().any(|byte| byte.is_ascii_digit());
        let has_letter = bare.chars().any(char::is_alphabetic);
        let is_number = has_digit && !has_letter || matches!(bare, "/" | "-" | "–");
        let kind = match () {
            () if bare.contains('@') => 0,
            () if bare.contains("://") || (has_letter && bare.trim_end_matches('.').contains('.')) => 1,
            () if is_number => 2,
            () => 3,
        };
        if let Some((_, words)) = ways.get_mut(kind) {
            words.push(bare);
        }
    }
    ways.into_iter().filter(|(_, words)| !words.is_empty()).map(|(to, words)| (to, words.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_told_apart_and_skipped_questions_leave_nothing() {
        let mut answers = vec![String::new(); QUESTIONS.len()];
        assert!(cells_of(&answers).is_empty());
        answers[question_named("reach").unwrap()] =
            "Kari, 040 / 000 00 00, kari@example.org or www.example.org/group".into();
        let cells = cells_of(&answers);
        assert!(cells.contains(&("phone", "040 / 000 00 00".into())), "{cells:?}");
        assert!(cells.contains(&("email", "kari@example.org".into())));
        assert!(cells.contains(&("website", "www.example.org/group".into())));
        answers[question_named("what").unwrap()] = "  grief ".into();
        assert_eq!(cells_of(&answers)[0], ("topics", "grief".into()));
    }
}
