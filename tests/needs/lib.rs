//! Marks tests that need more than the machine may have, so that what cannot run is `ignored` and says why.

use proc_macro::{TokenStream, TokenTree};
use std::env;
use std::fs;
use std::process::{Command, Stdio};
use std::os::unix::fs::MetadataExt as _;

/// `#[needs(root, strace)]`, above `#[test]`: what follows runs where the tests were compiled by the administrator on a
/// machine that has the program `strace`. Elsewhere the test is `ignored, needs strace`. A name that is no Rust word
/// stands in quotes: `#[needs("espeak-ng")]`, and so does a module of Python: `#[needs("python:dateutil")]`.
#[proc_macro_attribute]
pub fn needs(wanted: TokenStream, test: TokenStream) -> TokenStream {
    let wanted = wanted.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        TokenTree::Literal(text) => Some(text.to_string().trim_matches('"').to_owned()),
        _ => None,
    });
    let missing: Vec<String> = wanted.filter(|name| !is_here(name)).collect();
    let mut out = TokenStream::new();
    if !missing.is_empty() {
        let ignore = format!("#[ignore = \"needs {}\"]", missing.join(", "));
        out.extend(ignore.parse::<TokenStream>().unwrap_or_default());
    }
    out.extend(test);
    out
}

fn is_here(name: &str) -> bool {
    if name == "root" {
        return fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    }
    if let Some(module) = name.strip_prefix("python:") {
        let asked = Command::new("python3").args(["-c", &format!("import {module}")]).stderr(Stdio::null()).status();
        return asked.is_ok_and(|status| status.success());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|directory| directory.join(name).is_file())
}
