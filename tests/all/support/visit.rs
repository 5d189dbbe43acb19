//! What a person does around a group in the program on a terminal, each key sent when the screen shows what the last one
//! brought about. Every step begins and ends in the list of groups.

use super::pty::Pty;

const DOWN: &str = "\x1b[B";
const ESC: &str = "\x1b";
const F5: &str = "\x1b[15~";
const F6: &str = "\x1b[17~";
const F8: &str = "\x1b[19~";
/// Rows of a list to choose from, at most.
const MOST_ROWS: usize = 40;

/// Sends keys, each with what the screen shows then and did not show before.
pub fn press(pty: &mut Pty, steps: &[(&str, &str)]) {
    for (key, shown) in steps {
        pty.send(key);
        pty.wait_for(shown);
    }
}

/// The row of the open list that is selected, without its mark.
fn selected_row(text: &str) -> Option<String> {
    text.lines().find_map(|line| line.trim_start().strip_prefix("> ")).map(|row| row.trim_end().to_owned())
}

/// Chooses the row of the open list that begins like this, and waits for what it shows.
pub fn choose(pty: &mut Pty, begins: &str, shown: &str) {
    for _ in 0..MOST_ROWS {
        pty.wait("a selected row", |screen| selected_row(&screen.contents()).is_some());
        let selected = selected_row(&pty.text());
        if selected.as_ref().is_some_and(|row| row.starts_with(begins)) {
            pty.send("\r");
            pty.wait_for(shown);
            return;
        }
        pty.send(DOWN);
        pty.wait("the next row", |screen| selected_row(&screen.contents()) != selected);
    }
    panic!("no {begins}:\n{}", pty.text());
}

/// Closes what lies over the list of groups.
fn close(pty: &mut Pty, shown: &str) {
    pty.send(ESC);
    pty.wait("what lay over the list to go", |screen| !screen.contents().contains(shown));
}

/// Begins a new search and goes into the list of what it finds.
pub fn search(pty: &mut Pty, words: &str, understood: &str) {
    pty.send(F8);
    pty.wait_for("What is it about?");
    press(pty, &[(words, understood), ("\r", "─> ")]);
}

/// Marks the first two groups, compares them, and shows the codes of both.
pub fn mark_and_compare(pty: &mut Pty) {
    pty.send(" ");
    pty.wait_for(">*");
    pty.send(DOWN);
    pty.wait("the second group", |screen| !screen.contents().contains(">*"));
    pty.send(" ");
    pty.wait_for(">*");
    assert!(pty.text().contains("show all marked groups"), "{}", pty.text());
    press(pty, &[("*", "Compare them"), ("\r", "Side by side")]);
    close(pty, "Side by side");
    pty.send("*");
    pty.wait_for("Compare them");
    choose(pty, "Save or print all of them", "one after the other: card");
    choose(pty, "QR codes for your phone, one after the other: card", "camera");
    let first = pty.text();
    pty.send("\r");
    pty.wait("the other code", |screen| screen.contents() != first);
    close_code(pty);
}

fn close_code(pty: &mut Pty) {
    pty.wait_for("camera");
    close(pty, "camera");
}

/// Shows the code of a group and the code of its card.
pub fn show_codes(pty: &mut Pty) {
    pty.send(F6);
    close_code(pty);
    pty.send(F5);
    pty.wait_for("Tell a friend");
    choose(pty, "QR code for your phone: card", "camera");
    close_code(pty);
}

/// Writes a message with own words about a group, or a report of a change, looks at its code, and throws it away.
pub fn write_message(pty: &mut Pty, words: &str, is_report: bool) {
    const OWN: &str = "Your own words:";
    pty.send(F5);
    pty.wait_for("Tell a friend");
    if is_report {
        choose(pty, "Report a change", "What is wrong?");
        choose(pty, "The group no longer meets", OWN);
    } else {
        choose(pty, "Tell a friend", OWN);
    }
    press(pty, &[(words, words)]);
    choose(pty, "QR code for your phone: as email", "");
    // A small screen has room for a short message only, and says so.
    let is_code = |text: &str| text.contains("camera") || text.contains("short form");
    pty.wait("the code of the message", |screen| is_code(&screen.contents()));
    pty.send(ESC);
    pty.wait("the message below its code", |screen| screen.contents().contains(OWN));
    assert!(pty.text().contains(words), "{}", pty.text());
    close(pty, OWN);
}

/// Answers the first question of registering a group, skips the others, and shows the code that hands it over.
pub fn register_group(pty: &mut Pty, about: &str) {
    press(pty, &[("%", "question 1 of 11"), (about, about)]);
    for question in 2..=11 {
        press(pty, &[("\r", &format!("question {question} of 11"))]);
    }
    press(pty, &[("\r", "hand it over")]);
    assert!(pty.text().contains(about), "{}", pty.text());
    press(pty, &[("\r", "How to hand it over")]);
    pty.send("\r");
    // A screen without room for the code shows the address.
    pty.wait("the code", |screen| screen.contents().contains('█') || screen.contents().contains("mailto:"));
    pty.send(ESC);
    let is_code = |text: &str| text.contains('█') || text.contains("mailto:");
    pty.wait("the list of groups", |screen| {
        !is_code(&screen.contents()) && screen.contents().contains(" listings")
    });
}

/// Reads a page about self-help.
pub fn read_a_page(pty: &mut Pty) {
    press(pty, &[("!", "What self-help is"), ("\r", "all pages")]);
    close(pty, "all pages");
}
