//! What the program is built from: licences, where it comes from, and what it holds twice.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
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

/// The packages that the program is built from, those of its build included: all but what only tests need.
fn reached_packages(metadata: &Value) -> Vec<&Value> {
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
    packages.filter(|package| reached.contains(package["id"].as_str().unwrap())).collect()
}

#[test]
fn the_program_holds_no_further_package_twice() {
    let metadata = metadata();
    let mut names: Vec<&str> =
        reached_packages(&metadata).iter().map(|package| package["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    let twice: BTreeSet<&str> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, known, "held twice, and known to be");
}

/// The texts that a package asks to be handed on with it. Of several licences to choose from MIT is chosen, where its
/// text is there; notices always count.
fn texts_of(package: &Value) -> Vec<String> {
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    let entries = std::fs::read_dir(manifest.parent().unwrap()).unwrap().flatten();
    let mut files: Vec<(String, PathBuf)> = entries
        .map(|entry| (entry.file_name().to_string_lossy().to_uppercase(), entry.path()))
        .filter(|(name, path)| {
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
                    .iter()
                    .any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    let is_choice = package["license"].as_str().unwrap_or_default().contains("MIT");
    if is_choice && files.iter().any(|(name, _)| name.contains("MIT")) {
        files.retain(|(name, _)| name.contains("MIT") || name.contains("NOTICE") || name.contains("UNICODE"));
    }
    let texts = files.iter().filter_map(|(_, path)| std::fs::read_to_string(path).ok());
    texts
        .map(|text| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
        .collect()
}

/// Every text once, below the packages that it belongs to.
fn notices_of_packages() -> String {
    let metadata = metadata();
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in reached_packages(&metadata) {
        let Some(_) = package["source"].as_str() else { continue };
        let [name, version, licence] =
            ["name", "version", "license"].map(|key| package[key].as_str().unwrap());
        let mut texts = texts_of(package);
        if texts.is_empty() {
            let authors = package["authors"].as_array().unwrap().iter().filter_map(Value::as_str);
            let authors = authors.collect::<Vec<_>>().join(", ");
            let authors = if authors.is_empty() { format!("the {name} authors") } else { authors };
            let source = format!("https://crates.io/crates/{name}/{version}");
            texts.push(format!("Copyright (c) {authors}, licence {licence}, source {source}"));
        }
        for text in texts {
            by_text.entry(text).or_default().push(format!("{name} {version} ({licence})"));
        }
    }
    let mut parts: Vec<(Vec<String>, String)> = by_text.into_iter().map(|(text, of)| (of, text)).collect();
    parts.sort();
    let mut out = String::from("PACKAGES\n");
    for (packages, text) in parts {
        let heading = ["-".repeat(80), packages.join("\n")].join("\n");
        out.extend(["\n", &heading, "\n\n", &text, "\n"]);
    }
    out
}

#[test]
fn the_notices_of_all_packages_are_handed_on() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/licences/packages.txt");
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(&path, notices_of_packages()).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let metadata = metadata();
    for package in reached_packages(&metadata).iter().filter(|package| package["source"].is_string()) {
        let [name, version, licence] =
            ["name", "version", "license"].map(|key| package[key].as_str().unwrap());
        let line = format!("\n{name} {version} ({licence})\n");
        assert!(text.contains(&line), "{line}: run with UPDATE_DATA=1 and look at what changed");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_groupfinder")).arg("licences").output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    for word in [
        "MIT License",
        "GeoNames",
        "Open Database License",
        "Natural Earth",
        "Mozilla Public License",
        "UNICODE LICENSE V3",
    ] {
        assert!(printed.to_uppercase().contains(&word.to_uppercase()), "{word}");
    }
    assert!(printed.contains(&text), "whole");
}
