//! The layer map of `src/lib.rs`, kept: who may use what, and who may make text from outside.

use std::fs;
use std::path::{Path, PathBuf};

/// Source files below a room, with their text up to the unit tests.
fn files(room: &str) -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut paths);
    assert!(!paths.is_empty(), "no room {room}");
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            (path, code)
        })
        .collect()
}

/// Lines of code (comments aside) that hold any of `words`.
fn lines_with(room: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, code) in files(room) {
        for line in code.lines() {
            let code = line.split("//").next().unwrap();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    found
}

const ROOMS: [&str; 16] = [
    "app", "command", "demo", "feed", "group", "locale", "place", "publish", "search", "share", "store",
    "sync", "term", "topic", "ui", "",
];

#[test]
fn pure_rooms_touch_nothing_outside() {
    let outside = [
        "std::fs",
        "std::thread",
        "std::process",
        "std::net",
        "Instant::now",
        "SystemTime",
        "Timestamp::now",
        "Zoned::now",
        "ratatui",
        "crossterm",
        "rustix",
        "std::env",
    ];
    for room in ["group", "topic", "place", "search", "app"] {
        let found = lines_with(room, &outside);
        assert!(found.is_empty(), "{room} is pure:\n{}", found.join("\n"));
    }
}

#[test]
fn nothing_below_knows_what_is_above() {
    let above: [(&str, &[&str]); 10] = [
        ("topic", &["search", "feed", "store", "demo", "app", "ui", "term", "command", "share"]),
        ("place", &["search", "feed", "store", "demo", "app", "ui", "term", "command", "share"]),
        ("group", &["search", "feed", "store", "demo", "app", "ui", "term", "command", "share"]),
        ("feed", &["search", "store", "demo", "app", "ui", "term", "command", "share"]),
        ("search", &["feed", "store", "sync", "demo", "app", "ui", "term", "command", "share"]),
        ("store", &["sync", "publish", "app", "ui", "term", "command"]),
        ("publish", &["sync", "app", "ui", "plain", "share", "term", "command"]),
        ("sync", &["app", "ui", "plain", "share", "term", "command"]),
        ("app", &["ui", "term", "command", "store", "feed"]),
        ("ui", &["term", "command", "store", "feed"]),
    ];
    for (room, rooms) in above {
        let uses: Vec<String> = rooms.iter().map(|r| format!("crate::{r}::")).collect();
        let uses: Vec<&str> = uses.iter().map(String::as_str).collect();
        let found = lines_with(room, &uses);
        assert!(found.is_empty(), "{room} looks up:\n{}", found.join("\n"));
    }
}

#[test]
fn the_terminal_has_one_room_and_widgets_another() {
    for room in ROOMS.iter().filter(|r| !["term", ""].contains(r)) {
        let found = lines_with(room, &["crossterm"]);
        assert!(found.is_empty(), "{room} names crossterm:\n{}", found.join("\n"));
    }
    for room in ROOMS.iter().filter(|r| !["ui", "term", ""].contains(r)) {
        // The browse command joins the state machine to the screen and passes the frame through.
        let found: Vec<String> = lines_with(room, &["ratatui::"])
            .into_iter()
            .filter(|line| !(*room == "command" && line.ends_with("use ratatui::Frame;")))
            .collect();
        assert!(found.is_empty(), "{room} names ratatui:\n{}", found.join("\n"));
    }
}

#[test]
fn outside_text_is_made_in_one_place() {
    let allowed = ["src/feed/text", "src/group/text.rs", "src/demo", "src/search"];
    let found: Vec<String> = lines_with("", &["Text::from_cleaned"])
        .into_iter()
        .filter(|line| !allowed.iter().any(|place| line.contains(place)))
        .collect();
    assert!(found.is_empty(), "only feed::text cleans outside text:\n{}", found.join("\n"));
}

#[test]
fn screens_draw_only_through_paint() {
    let raw = ["Span::raw(", "set_symbol(", "SetTitle", "Paragraph::new(", "Line::from(", "Line::raw("];
    let found = lines_with("ui", &raw);
    assert!(found.is_empty(), "text reaches the screen past ui::paint:\n{}", found.join("\n"));
}

/// Leaving without giving the terminal back would leave a person in front of a screen that echoes nothing.
#[test]
fn the_program_never_ends_without_giving_the_terminal_back() {
    for (path, code) in files("") {
        let lines: Vec<&str> = code.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("process::exit(")) {
            let before = &lines[at.saturating_sub(3)..at];
            let given = before.iter().any(|line| line.contains("guard::hand_back("));
            assert!(given, "{}:{}: {}", path.display(), at + 1, line.trim());
        }
    }
}
