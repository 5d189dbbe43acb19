//! The man pages and the completions, held against the program itself: what it takes is what they say.

use assert_cmd::cargo::cargo_bin;
use needs::needs;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn groupfinder(arguments: &[&str]) -> Output {
    let mut command = Command::new(cargo_bin("groupfinder"));
    command.env_clear().env("HOME", "/nonexistent").args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let done = groupfinder(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// All pages by name, without the marks of roff; `below` is "" for English or a language.
fn pages(dir: &Path, below: &str) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for section in ["man1", "man5"] {
        for entry in fs::read_dir(dir.join(below).join(section)).unwrap() {
            let path = entry.unwrap().path();
            let mut text = fs::read_to_string(&path).unwrap();
            for mark in ["\\fB", "\\fI", "\\fR", "\\&"] {
                text = text.replace(mark, "");
            }
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            pages.insert(name, text.replace("\\-", "-").replace("\\*(Aq", "'"));
        }
    }
    pages
}

/// Commands in the help of a command, and its options; those of every command are left to the program's own page.
fn told_by_help(path: &[&str]) -> (Vec<String>, Vec<String>) {
    let arguments: Vec<&str> = path.iter().copied().chain(["--help"]).collect();
    let help = printed(&arguments);
    let (mut commands, mut options) = (Vec::new(), Vec::new());
    let mut is_command = false;
    for line in help.lines() {
        if !line.starts_with(' ') && !line.is_empty() {
            is_command = line == "Commands:";
        }
        let Some(word) = line.split_whitespace().next().filter(|_| line.starts_with("  ")) else { continue };
        if is_command && line.starts_with("  ") && !line.starts_with("   ") && word != "help" {
            commands.push(word.to_owned());
        }
        options.extend(
            line.split_whitespace()
                .take(2)
                .map(|word| word.trim_end_matches([',', '[', '.']))
                .filter(|word| word.starts_with("--") && word.len() > 2)
                .map(|word| word.split('[').next().unwrap_or_default().to_owned()),
        );
    }
    let everywhere = ["--help", "--version", "--data-dir", "--config", "--lang", "--home", "--demo"];
    options.retain(|option| path.is_empty() || !everywhere.contains(&option.as_str()));
    options.retain(|option| option != "--help" && option != "--version");
    (commands, options)
}

#[test]
fn every_command_option_variable_file_and_exit_code_has_its_page_in_english_and_german() {
    let dir = tempfile::tempdir().unwrap();
    printed(&["man", "--write", dir.path().to_str().unwrap()]);
    let (commands, of_program) = told_by_help(&[]);
    assert!(commands.len() > 14, "{commands:?}");
    for below in ["", "de"] {
        let pages = pages(dir.path(), below);
        let program = &pages["groupfinder"];
        for option in &of_program {
            assert!(program.contains(option.as_str()), "{below}: {option}");
        }
        for command in &commands {
            let page = &pages[&format!("groupfinder-{command}")];
            assert!(program.contains(&format!("groupfinder-{command}")), "{below}: {command}");
            let (subs, options) = told_by_help(&[command]);
            for sub in &subs {
                assert!(page.contains(&format!("{command} {sub}")), "{below}: {command} {sub}");
                for option in told_by_help(&[command, sub]).1 {
                    assert!(page.contains(&option), "{below}: {command} {sub} {option}");
                }
            }
            for option in options {
                assert!(page.contains(&option), "{below}: {command} {option}");
            }
        }
        for code in ["0", "1", "2", "3", "4", "5", "6", "101", "128+N"] {
            assert!(program.contains(&format!("\n.TP\n{code}\n")), "{below}: exit code {code}");
        }
        for name in variables() {
            assert!(program.contains(&name), "{below}: {name}");
        }
        for (page, words) in [
            ("groupfinder", &["/etc/groupfinder/kiosk.toml", "keys.toml", "sources.d"][..]),
            ("groupfinder-config.toml", &["background_sync", "max_bad", "[[source]]"]),
            ("groupfinder-kiosk.toml", &["staff_code", "idle_seconds", "K5"]),
            ("groupfinder-keys", &["Shift-Tab", "F9", "[keys]"]),
        ] {
            assert!(words.iter().all(|word| pages[page].contains(word)), "{below}: {page}");
        }
        let all: String = pages.values().cloned().collect();
        for hidden in ["test-fault", "test-catalogue", "--now"] {
            assert!(!all.contains(hidden), "what only tests use stays out: {hidden}");
        }
    }
    assert!(pages(dir.path(), "de")["groupfinder-sync"].contains("Datei"));
}

/// Variables of the environment that the program reads under names of its own, as its sources have them.
fn variables() -> Vec<String> {
    fn collect(dir: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for word in text.split(|c: char| !c.is_ascii_uppercase() && c != '_') {
                    if word.starts_with("GROUPFINDER_") && word.len() > "GROUPFINDER_".len() {
                        found.push(word.to_owned());
                    }
                }
            }
        }
    }
    let mut found = vec!["NO_COLOR".to_owned(), "ACCESSIBLE".to_owned(), "TZ".to_owned()];
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[needs(man)]
#[test]
fn the_reader_of_man_pages_has_nothing_to_complain_about() {
    let dir = tempfile::tempdir().unwrap();
    printed(&["man", "--write", dir.path().to_str().unwrap()]);
    let script =
        "find \"$0\" -type f | while read -r page; do man --warnings -l \"$page\" 2>&1 >/dev/null; done";
    let checked = Command::new("sh").args(["-c", script]).arg(dir.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&checked.stdout).trim(), "");
}

#[needs(mandoc)]
#[test]
fn another_reader_of_man_pages_has_no_warning_either() {
    let dir = tempfile::tempdir().unwrap();
    printed(&["man", "--write", dir.path().to_str().unwrap()]);
    let script = "find \"$0\" -type f | xargs mandoc -T lint -W warning";
    let checked = Command::new("sh").args(["-c", script]).arg(dir.path()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&checked.stdout).trim(), "");
}

#[test]
fn a_page_is_found_by_its_command_and_an_unknown_one_names_those_there_are() {
    for asked in [&["man", "search"][..], &["man", "groupfinder-search"], &["man", "groupfinder", "search"]] {
        assert!(printed(asked).contains("groupfinder\\-search"), "{asked:?}");
    }
    assert!(printed(&["--lang", "de", "man", "kiosk.toml"]).contains("BESCHREIBUNG"));
    let unknown = groupfinder(&["man", "nothing"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("groupfinder-search"));
}

/// What the program offers a shell for the last of `words`.
fn offered(home: &Path, words: &[&str]) -> Vec<String> {
    let done = Command::new(cargo_bin("groupfinder"))
        .env_clear()
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("GROUPFINDER_DATA_DIR", home.join("data"))
        .env("GROUPFINDER_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string())
        .env("_CLAP_IFS", "\n")
        .current_dir(home)
        .arg("--")
        .args(words)
        .output()
        .unwrap();
    assert!(done.status.success());
    String::from_utf8(done.stdout).unwrap().lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn completions_know_values_names_and_ids_and_no_switch_of_the_tests() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    fs::create_dir_all(home.join("config/groupfinder")).unwrap();
    let config = "[[source]]\nname = \"lakeside\"\nurl = \"a.json\"\n";
    fs::write(home.join("config/groupfinder/config.toml"), config).unwrap();
    for (words, expected) in [
        (&["groupfinder", "search", "--topic", "breast"][..], "breast-cancer"),
        (&["groupfinder", "facets", "--day", "t"], "tue"),
        (&["groupfinder", "search", "--for", ""], "relatives"),
        (&["groupfinder", "crisis", "--country", "D"], "DE"),
        (&["groupfinder", "sync", "lake"], "lakeside"),
        (&["groupfinder", "sources", "remove", ""], "lakeside"),
        (&["groupfinder", "sources", "add", "na-ir"], "na-ireland"),
        (&["groupfinder", "check", "--feed-format", "meet"], "meeting-guide"),
        (&["groupfinder", "status", "--output", "p"], "prometheus"),
        (&["groupfinder", "show", "de-"], "de-agus"),
    ] {
        let found = offered(home, words);
        assert!(found.iter().any(|word| word == expected), "{words:?}: {found:?}");
    }
    let options = offered(home, &["groupfinder", "--"]);
    assert!(options.iter().any(|word| word == "--kiosk"), "{options:?}");
    assert!(!options.iter().any(|word| word.contains("test-") || word == "--now"), "{options:?}");
}

#[needs(bash)]
#[test]
fn bash_loads_the_script_and_completes() {
    let script = "source <(groupfinder completions bash); COMP_WORDS=(groupfinder search --topic breast); \
        COMP_CWORD=3; COMP_TYPE=9; _clap_complete_groupfinder groupfinder breast --topic; echo \"${COMPREPLY[@]}\"";
    let bin = cargo_bin("groupfinder");
    let path = format!("{}:/usr/bin:/bin", bin.parent().unwrap().display());
    let done = Command::new("bash").args(["-c", script]).env("PATH", path).output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(told.contains("breast-cancer"), "{told}{}", String::from_utf8_lossy(&done.stderr));
}

#[needs(fish)]
#[test]
fn fish_loads_the_script_and_completes() {
    let script = "groupfinder completions fish | source; complete -C 'groupfinder search --topic breast'";
    let bin = cargo_bin("groupfinder");
    let path = format!("{}:/usr/bin:/bin", bin.parent().unwrap().display());
    let home = tempfile::tempdir().unwrap();
    let done = Command::new("fish")
        .args(["-c", script])
        .env("PATH", path)
        .env("HOME", home.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(told.contains("breast-cancer"), "{told}{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn every_shell_has_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        assert!(script.contains("GROUPFINDER_COMPLETE"), "{shell}: {script}");
    }
}
