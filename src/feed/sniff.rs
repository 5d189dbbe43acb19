//! What a file is that is not JSON, in plain words.

use super::columns::Headings;
use super::error::FeedErrorKind;
use super::record::quote;

/// JSON inside a function call, as some servers wrap it for scripts: `callback({...});`.
pub fn unwrap_jsonp(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text.strip_prefix("/**/").unwrap_or(text).trim_start();
    let (name, rest) = text.split_once('(')?;
    let is_name = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_$.".contains(c))
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let inner = rest.trim_end().strip_suffix(';').unwrap_or(rest).trim_end().strip_suffix(')')?.trim();
    (is_name && inner.starts_with(['[', '{'])).then_some(inner)
}

/// Whether the first lines look like a table: a separator in each, or one line of headings that are known.
pub fn looks_like_table(text: &str) -> bool {
    // Other files that have commas in their lines begin with a sign: `)]}'`, `// ...`, `- a: b`, `cb([1])`.
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if !begins.starts_with(|c: char| c.is_alphanumeric() || "\"#;".contains(c))
        || unwrap_jsonp(text).is_some()
    {
        return false;
    }
    // Some spreadsheets end lines by CR alone.
    let mut lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(3);
    let Some(first) = lines.next().filter(|line| line.len() < 4096) else { return false };
    let separators = [',', ';', '\t'];
    if !first.contains(separators) || first.trim_start().starts_with(['{', '[', '<']) {
        return false;
    }
    match lines.next() {
        Some(second) => second.contains(separators),
        None => {
            first.split(separators).filter(|heading| !Headings::embedded().find(heading).is_empty()).count()
                >= 3
        }
    }
}

/// Why a text that begins neither with `[` nor with `{` is refused.
pub fn describe_not_json(text: &str) -> FeedErrorKind {
    let text = text.trim_start();
    let lower: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    if text.is_empty() {
        return FeedErrorKind::Blank;
    }
    if lower.starts_with('<') {
        return describe_markup(text, &lower);
    }
    if lower.starts_with("version https://git-lfs") {
        return not_json("a Git LFS pointer file, not the data itself", "fetch the data with `git lfs pull`");
    }
    if [")]}'", "for(;;);", "for (;;);", "while(1);", "{}&&"].iter().any(|guard| lower.starts_with(guard)) {
        return not_json(
            "line 1, column 1: a guard against scripts before the JSON (such as )]}')",
            "use the server's plain JSON address",
        );
    }
    if lower.starts_with("//")
        || lower.starts_with("/*") && !lower.starts_with("/**/")
        || lower.starts_with('#')
    {
        return not_json("line 1, column 1: a comment", "comments are not JSON; take them out");
    }
    if unwrap_jsonp(text).is_some() {
        return not_json(
            "a JSONP wrapper (a function call around the JSON)",
            "use the server's JSON address (for BMLT client_interface/json in place of jsonp)",
        );
    }
    if lower.starts_with("---") || lower.starts_with("- ") {
        return not_json("line 1, column 1: this looks like YAML", "export it as JSON");
    }
    if looks_like_table(text) {
        return not_json(
            "this looks like CSV (a table)",
            "name the file .csv or say `--feed-format csv` to read it as a table",
        );
    }
    if text.starts_with('\0') {
        return not_json("NUL bytes before the data (a storage fault)", "fetch the file again");
    }
    let first = text.lines().next().unwrap_or_default();
    not_json(&format!("plain text \"{}\"", quote(first)), "check the address; the server may be down")
}

fn not_json(found: &str, hint: &'static str) -> FeedErrorKind {
    FeedErrorKind::NotJson { found: found.to_owned(), hint }
}

fn describe_markup(text: &str, lower: &str) -> FeedErrorKind {
    let is_page =
        ["<html", "<!doctype html", "<head", "<body", "<title"].iter().any(|tag| lower.contains(tag));
    if is_page {
        let title = lower.find("<title").and_then(|at| {
            let (_, rest) = text.get(at..)?.split_once('>')?;
            rest.split_once('<').map(|(title, _)| quote(title))
        });
        return FeedErrorKind::NotJson {
            found: match title.filter(|title| !title.is_empty()) {
                Some(title) => format!("got a web page (HTML) instead of JSON: \"{title}\""),
                None => "got a web page (HTML) instead of JSON".into(),
            },
            hint: "if the network wants a login, log in first; otherwise check the address",
        };
    }
    if lower.starts_with("<?xml")
        || !(lower.starts_with("<br") || lower.starts_with("<b>") || lower.starts_with("<p"))
    {
        return FeedErrorKind::NotJson {
            found: "this is XML".into(),
            hint: "use the server's JSON address (for BMLT client_interface/json)",
        };
    }
    FeedErrorKind::NotJson {
        found: "an HTML message (such as a PHP warning) before the JSON".into(),
        hint: "the server has a fault; tell whoever runs it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrappers_come_off_and_calls_with_more_in_them_do_not() {
        assert_eq!(unwrap_jsonp("callback([1]);"), Some("[1]"));
        assert_eq!(unwrap_jsonp("/**/bmlt.cb({\"a\":1})"), Some("{\"a\":1}"));
        for wrong in ["[1]", "alert(1)", "a b([1])", "f([1]", "([1])", "1f([1])"] {
            assert_eq!(unwrap_jsonp(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn files_are_named_in_plain_words() {
        for (text, word) in [
            ("<!DOCTYPE html><html><head><title>Login \u{202e}here</title>", "Login here"),
            ("<br />\n<b>Warning</b>: x", "before the JSON"),
            ("<?xml version=\"1.0\"?><a/>", "XML"),
            ("version https://git-lfs.github.com/spec/v1\n", "LFS"),
            (")]}',\n[1]", "guard"),
            ("// c\n[1]", "comment"),
            ("cb([1])", "JSONP"),
            ("- a: b\n", "YAML"),
            ("name;day\na;1\n", "CSV"),
            ("Navn;Ukedag\rEn krets;mandag\r", "CSV"),
            ("Group,Topic,Town,Day\n", "CSV"),
            ("404 Not Found\n", "404 Not Found"),
            ("  \n", "whitespace"),
        ] {
            let said = describe_not_json(text).to_string();
            assert!(said.contains(word), "{text:?}: {said}");
        }
    }
}
