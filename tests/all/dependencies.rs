//! What the program is built from: licences, where it comes from, and what it holds twice.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Licences under which a program under MIT may be handed on.
const LICENCES: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    // Files under it stay under it; none is changed here.
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages of which the program holds two versions, with the one that wants the older.
const TWICE: [(&str, &str); 10] = [
    ("block-buffer", "minisign"),
    ("cpufeatures", "minisign"),
    ("crypto-common", "minisign"),
    ("digest", "minisign"),
    ("getrandom", "minisign"),
    ("hmac", "minisign"),
    ("pbkdf2", "minisign"),
    ("sha2", "minisign"),
    ("signal-hook", "crossterm"),
    ("syn", "strum_macros, derive_more-impl"),
];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether an SPDX expression can be met by the licences above: OR of AND, with brackets. Older packages write a slash
/// for OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let spaced = spaced.replace("Apache-2.0 WITH LLVM-exception", "Apache-2.0_WITH_LLVM-exception");
    let mut words = spaced.split_whitespace().peekable();
    let allowed = either(&mut words);
    allowed && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>) -> bool {
    let mut allowed = both(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= both(words);
    }
    allowed
}

fn both(words: &mut Words<'_>) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut Words<'_>) -> bool {
    match words.next() {
        Some("(") => {
            let allowed = either(words);
            words.next_if_eq(&")").is_some() && allowed
        }
        Some(licence) => LICENCES.contains(&licence.replace('_', " ").as_str()),
        None => false,
    }
}

#[test]
fn licences_are_read_as_written() {
    for good in ["MIT", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND ISC", "Apache-2.0 WITH LLVM-exception OR X"] {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "", "MIT ISC"] {
        assert!(!is_allowed(bad), "{bad}");
    }
}

#[test]
fn every_package_may_be_handed_on_and_comes_from_the_registry() {
    for package in metadata()["packages"].as_array().unwrap() {
        let name = &package["name"];
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence), "{name} is under {licence:?}");
        // No source: it lies in this repository.
        let source = package["source"].as_str();
        assert!(source.is_none_or(|source| source == REGISTRY), "{name} comes from {source:?}");
    }
}

#[test]
fn the_program_holds_no_further_package_twice() {
    let metadata = metadata();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let mut waiting = vec![metadata["resolve"]["root"].as_str().unwrap()];
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                waiting.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    let packages = metadata["packages"].as_array().unwrap().iter();
    let mut names: Vec<&str> = packages
        .filter(|package| reached.contains(package["id"].as_str().unwrap()))
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    let twice: BTreeSet<&str> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, known, "held twice, and known to be");
}
