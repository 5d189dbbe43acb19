//! Who may use what in `src`, kept: one table of all modules, no circle, and a few names that have one home.
//!
//! `cargo test --test all layers::what_uses_what -- --ignored --nocapture` prints what each module uses and every
//! circle of files; `LAYERS_OF=PATH` looks at another source tree.

mod references;

use references::{Reference, Tree, module_of, references};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Each module of `src` and what it may use, from the top of the program down. A module may use only what stands below
/// it, so the table itself has no circle.
const MAY_USE: [(&str, &[&str]); 26] = [
    ("main", &["command", "cli", "term", "locale"]),
    (
        "command",
        &[
            "cli", "plain", "term", "ui", "sync", "config", "app", "publish", "export", "store", "fetch",
            "search", "demo", "feed", "dataset", "page", "locale", "group", "place", "topic", "codec",
            "typo",
        ],
    ),
    ("cli", &["config", "feed"]),
    ("plain", &["app", "export", "search", "page", "locale", "codec"]),
    ("term", &["app", "locale"]),
    ("ui", &["config", "app", "search", "page", "locale", "place", "topic"]),
    (
        "sync",
        &[
            "config", "publish", "store", "fetch", "search", "feed", "dataset", "group", "place", "topic",
            "codec",
        ],
    ),
    ("config", &["app", "store", "fetch", "topic"]),
    ("app", &["search", "page", "locale", "group", "place", "topic", "codec"]),
    ("publish", &["store", "fetch", "feed", "dataset", "group", "codec"]),
    ("export", &["demo", "page", "locale", "group", "place", "topic", "codec"]),
    (
        "store",
        &[
            "fetch", "search", "demo", "feed", "dataset", "locale", "group", "place", "topic", "codec",
            "at_once",
        ],
    ),
    ("fetch", &["group", "codec"]),
    ("search", &["group", "place", "topic", "codec", "at_once", "typo"]),
    ("demo", &["group", "place", "topic"]),
    ("feed", &["dataset", "group", "place", "topic", "codec", "typo"]),
    ("dataset", &["group", "place", "topic"]),
    ("page", &[]),
    ("locale", &["group", "topic"]),
    ("group", &["place", "topic", "codec"]),
    ("place", &["codec", "typo"]),
    ("topic", &[]),
    ("codec", &[]),
    ("at_once", &[]),
    ("typo", &[]),
    ("lib", &[]),
];

/// Circles of files that may stay, with the reason: three at most.
const CIRCLES_THAT_MAY_STAY: [(&[&str], &str); 0] = [];

/// Modules that read no file and no clock and start no thread: time is a parameter, so a replay is a test.
const PURE: [&str; 6] = ["group", "topic", "place", "search", "app", "at_once"];

/// What a pure module does not touch.
const OUTSIDE: [&str; 12] = [
    "std::fs",
    "std::thread",
    "std::process",
    "std::net",
    "std::env",
    "std::time::Instant::now",
    "std::time::SystemTime",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "ratatui",
    "crossterm",
    "rustix",
];

/// Files of pure modules that touch one thing outside, each with the reason.
const OUTSIDE_ALL_THE_SAME: [(&str, &str, &str); 1] =
    [("at_once.rs", "std::thread", "the threads end with the call: the same is given back, sooner")];

/// Names that only some files may use. A file is given by the beginning of its path.
const HOMES: [(&str, &[&str]); 4] = [
    ("crossterm", &["term/"]),
    // The browse command joins the state machine to the screen and passes the frame through.
    ("ratatui", &["ui/", "term/", "command/browse"]),
    // Text from outside is cleaned once; the index and the demo give back what was cleaned before.
    (
        "group::text::Text::from_cleaned",
        &["feed/text/", "group/text.rs", "dataset/group.rs", "demo/", "search/"],
    ),
    // A public terminal must be able to say that nothing else is started.
    ("std::process::Command", &["export/print.rs"]),
];

/// What is wrong with a source tree, one sentence each.
fn faults(tree: &Tree, may_use: &[(&str, &[&str])], may_stay: &[(&[&str], &str)]) -> Vec<String> {
    let references = references(tree);
    let mut faults = faults_of_the_table(tree, may_use);
    let table: BTreeMap<&str, &[&str]> = may_use.iter().copied().collect();
    for reference in &references {
        let module = module_of(&reference.file);
        for used in reference.modules.iter().filter(|used| *used != module) {
            if !table.get(module).is_some_and(|used_by| used_by.contains(&used.as_str())) {
                faults
                    .push(format!("{} uses {}: {module} may not use {used}", reference.file, reference.full));
            }
        }
    }
    for circle in circles(&between_modules(&references)) {
        faults.push(format!("modules in a circle: {}", circle.join(", ")));
    }
    let circles = circles(&between_files(&references));
    for circle in &circles {
        if !may_stay.iter().any(|(files, _)| files == circle) {
            faults.push(format!("files in a circle: {}", told(circle, &references)));
        }
    }
    for (files, _) in may_stay.iter().filter(|(files, _)| !circles.iter().any(|circle| circle == files)) {
        faults.push(format!("no longer a circle, take it off the list: {}", files.join(", ")));
    }
    faults
}

fn faults_of_the_table(tree: &Tree, may_use: &[(&str, &[&str])]) -> Vec<String> {
    let mut faults = Vec::new();
    let modules: BTreeSet<&str> = tree.keys().map(|file| module_of(file)).collect();
    let rows: Vec<&str> = may_use.iter().map(|(module, _)| *module).collect();
    for module in modules.iter().filter(|module| !rows.contains(module)) {
        faults.push(format!("{module} is not in the table"));
    }
    for (at, (module, used)) in may_use.iter().enumerate() {
        if !modules.contains(module) {
            faults.push(format!("the table names {module}, which is no module"));
        }
        for used in used.iter().filter(|used| !rows[at + 1..].contains(used)) {
            faults.push(format!("the table lets {module} use {used}, which does not stand below it"));
        }
    }
    faults
}

type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn between_modules(references: &BTreeSet<Reference>) -> Graph<'_> {
    let mut graph = Graph::new();
    for reference in references {
        let module = module_of(&reference.file);
        let used = reference.modules.iter().map(String::as_str).filter(|used| *used != module);
        graph.entry(module).or_default().extend(used);
    }
    graph
}

fn between_files(references: &BTreeSet<Reference>) -> Graph<'_> {
    let mut graph = Graph::new();
    for reference in references.iter().filter(|reference| reference.ties_files) {
        graph.entry(reference.file.as_str()).or_default().extend(reference.target.as_deref());
    }
    graph
}

/// The strongly connected parts of a graph that have more than one node, each in order.
fn circles<'a>(graph: &Graph<'a>) -> Vec<Vec<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|node| (*node, reachable(graph, node))).collect();
    let mut circles: Vec<Vec<&str>> = Vec::new();
    for (node, reached_from_it) in &reached {
        let there_and_back = reached_from_it.iter().filter(|other| {
            *other == node || reached.get(*other).is_some_and(|reached| reached.contains(node))
        });
        let circle: Vec<&str> = there_and_back.copied().collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn reachable<'a>(graph: &Graph<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&str> = graph.get(from).into_iter().flatten().copied().collect();
    while let Some(node) = waiting.pop() {
        if reached.insert(node) {
            waiting.extend(graph.get(node).into_iter().flatten());
        }
    }
    reached
}

/// A circle of files with the names that close it.
fn told(circle: &[&str], references: &BTreeSet<Reference>) -> String {
    let mut out = circle.join(", ");
    for reference in references.iter().filter(|reference| reference.ties_files) {
        let target = reference.target.as_deref().unwrap_or_default();
        if circle.contains(&reference.file.as_str()) && circle.contains(&target) {
            let _ = write!(out, "\n    {} -> {target}: {}", reference.file, reference.full);
        }
    }
    out
}

fn read_tree(root: &Path) -> Tree {
    fn walk(root: &Path, directory: &Path, tree: &mut Tree) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, tree);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                tree.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut tree = Tree::new();
    walk(root, root, &mut tree);
    tree
}

/// The program's own source.
fn source() -> Tree {
    read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// Whether a name is `prefix` or lies below it.
fn lies_below(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn modules_use_what_the_table_lets_them_and_nothing_goes_in_a_circle() {
    assert!(CIRCLES_THAT_MAY_STAY.len() <= 3);
    let faults = faults(&source(), &MAY_USE, &CIRCLES_THAT_MAY_STAY);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn pure_modules_touch_nothing_outside() {
    for reference in references(&source()) {
        let is_pure = PURE.contains(&module_of(&reference.file));
        let touched = OUTSIDE.iter().find(|name| lies_below(&reference.full, name));
        let may = OUTSIDE_ALL_THE_SAME
            .iter()
            .any(|(file, name, _)| reference.file == *file && lies_below(&reference.full, name));
        assert!(
            !is_pure || may || touched.is_none(),
            "{} is pure and uses {}",
            reference.file,
            reference.full
        );
    }
}

#[test]
fn some_names_have_one_home() {
    for reference in references(&source()) {
        for (name, homes) in HOMES.iter().filter(|(name, _)| lies_below(&reference.full, name)) {
            let at_home = homes.iter().any(|home| reference.file.starts_with(home));
            assert!(at_home, "{} uses {}; only {homes:?} may use {name}", reference.file, reference.full);
        }
    }
}

#[test]
fn screens_draw_only_through_paint() {
    let raw = ["Span::raw(", "set_symbol(", "SetTitle", "Paragraph::new(", "Line::from(", "Line::raw("];
    for (file, text) in source().iter().filter(|(file, _)| module_of(file) == "ui") {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for line in code.lines().map(|line| line.split("//").next().unwrap()) {
            let found = raw.iter().find(|word| line.contains(**word));
            assert!(found.is_none(), "{file} puts text on the screen past ui::paint: {line}");
        }
    }
}

/// Leaving without giving the terminal back would leave a person in front of a screen that echoes nothing.
#[test]
fn the_program_never_ends_without_giving_the_terminal_back() {
    for (file, text) in source() {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("process::exit(")) {
            let before = &lines[at.saturating_sub(3)..at];
            let given = before.iter().any(|line| line.contains("terminal_mode::restore("));
            assert!(given, "{file}:{}: {}", at + 1, line.trim());
        }
    }
}

#[test]
#[ignore = "prints what each module uses and the circles of files; proves nothing"]
fn what_uses_what() {
    let tree = std::env::var_os("LAYERS_OF").map_or_else(source, |path| read_tree(Path::new(&path)));
    let references = references(&tree);
    for (module, used) in between_modules(&references) {
        println!("{module}: {}", used.into_iter().collect::<Vec<_>>().join(" "));
    }
    for circle in circles(&between_modules(&references)) {
        println!("modules in a circle: {}", circle.join(", "));
    }
    let circles = circles(&between_files(&references));
    println!("{} circles of files", circles.len());
    for circle in circles {
        println!("{} files: {}", circle.len(), told(&circle, &references));
    }
}

mod planted {
    //! The test above finds what it should: faults planted in small invented trees.

    use super::{Tree, faults};

    const TABLE: [(&str, &[&str]); 4] =
        [("lib", &[]), ("top", &["middle", "low"]), ("middle", &["low"]), ("low", &[])];

    /// A tree with nothing wrong in it, and further files.
    fn tree(further: &[(&str, &str)]) -> Tree {
        let good = [
            ("lib.rs", "pub mod top; pub mod middle; pub mod low;"),
            (
                "top.rs",
                "use crate::{low, middle::{self, Thing}};\nfn f(_: Thing) -> low::Word { middle::make() }",
            ),
            ("middle/mod.rs", "pub mod part;\npub use part::{Thing, make};"),
            ("middle/part.rs", "use crate::low::Word;\npub struct Thing;\npub fn make() -> Word { Word }"),
            ("low.rs", "pub struct Word;\n#[cfg(test)]\nmod tests { use crate::top; }"),
        ];
        good.iter().chain(further).map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    }

    fn faults_with(further: &[(&str, &str)]) -> String {
        faults(&tree(further), &TABLE, &[]).join("\n")
    }

    #[test]
    fn a_tree_as_it_should_be_has_no_fault() {
        assert_eq!(faults_with(&[]), "");
    }

    #[test]
    fn a_circle_of_modules_is_found_however_it_is_written() {
        for arrow in [
            "use crate::middle::Thing;",
            "use crate::{middle::{self as other}};",
            "use super::middle;",
            "use super::{middle::part::{make}};",
            "use groupfinder::middle::*;",
            "fn f() { crate::middle::make(); }",
            "fn f(_: &super::middle::Thing) {}",
            "fn f() { println!(\"{:?}\", crate::middle::make()); }",
            "pub use crate::middle::Thing;",
            "mod inner { use super::super::middle::Thing; }",
        ] {
            let found = faults_with(&[("low.rs", &format!("pub struct Word;\n{arrow}"))]);
            assert!(found.contains("low may not use middle"), "{arrow}: {found}");
            assert!(found.contains("modules in a circle: low, middle"), "{arrow}: {found}");
        }
    }

    #[test]
    fn a_circle_of_files_is_found() {
        let found = faults_with(&[
            (
                "middle/part.rs",
                "use super::other::Other;\npub struct Thing;\npub fn make() -> crate::low::Word { todo!() }",
            ),
            ("middle/other.rs", "use super::Thing;\npub struct Other(Thing);"),
            ("middle/mod.rs", "pub mod part;\nmod other;\npub use part::{Thing, make};"),
        ]);
        assert!(found.starts_with("files in a circle: middle/other.rs, middle/part.rs"), "{found}");
        assert!(found.contains("middle/other.rs -> middle/part.rs: middle::part::Thing"), "{found}");
    }

    #[test]
    fn a_circle_through_a_glob_or_a_called_function_is_found() {
        let found = faults_with(&[
            ("middle/mod.rs", "pub mod part;\npub use part::*;\npub fn help() { make(); }"),
            ("middle/part.rs", "pub struct Thing;\npub fn make() -> crate::low::Word { super::help() }"),
        ]);
        assert!(found.starts_with("files in a circle: middle/mod.rs, middle/part.rs"), "{found}");
    }

    #[test]
    fn a_use_that_the_table_forbids_is_found_without_a_circle() {
        let table: [(&str, &[&str]); 4] =
            [("lib", &[]), ("top", &["middle"]), ("middle", &["low"]), ("low", &[])];
        let found = faults(&tree(&[]), &table, &[]).join("\n");
        assert!(found.contains("top.rs uses low::Word: top may not use low"), "{found}");
        // Through a re-export of a module that may be used, too.
        let through = [
            ("middle/mod.rs", "pub mod part;\npub use crate::low::Word;\npub use part::{Thing, make};"),
            ("top.rs", "use crate::middle::Word;"),
        ];
        let found = faults(&tree(&through), &table, &[]).join("\n");
        assert!(found.contains("top.rs uses low::Word: top may not use low"), "{found}");
    }

    #[test]
    fn a_module_that_is_not_in_the_table_is_found() {
        assert_eq!(faults_with(&[("new/mod.rs", "")]), "new is not in the table");
        assert!(faults(&tree(&[]), &TABLE[..3], &[]).contains(&"low is not in the table".to_owned()));
    }

    #[test]
    fn a_table_with_a_circle_or_a_module_too_many_is_found() {
        let table: [(&str, &[&str]); 5] = [
            ("lib", &[]),
            ("low", &["top"]),
            ("top", &["middle", "low"]),
            ("middle", &["low"]),
            ("gone", &[]),
        ];
        let found = faults(&tree(&[]), &table, &[]).join("\n");
        assert!(found.contains("the table lets top use low, which does not stand below it"), "{found}");
        assert!(found.contains("the table names gone, which is no module"), "{found}");
    }

    #[test]
    fn a_circle_with_a_reason_may_stay_only_as_long_as_it_is_one() {
        let circle: [(&[&str], &str); 1] = [(&["middle/mod.rs", "middle/part.rs"], "a reason")];
        let round = [
            ("middle/mod.rs", "pub mod part;\npub use part::{Thing, make};\npub struct Help(Thing);"),
            ("middle/part.rs", "pub struct Thing;\npub fn make() -> crate::low::Word { super::Help }"),
        ];
        assert_eq!(faults(&tree(&round), &TABLE, &circle).join("\n"), "");
        let found = faults(&tree(&[]), &TABLE, &circle).join("\n");
        assert_eq!(found, "no longer a circle, take it off the list: middle/mod.rs, middle/part.rs");
    }
}
