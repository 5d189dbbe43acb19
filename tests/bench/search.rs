//! How long search takes: building the index, opening it, and every key of 40 typical queries typed letter by
//! letter, facet counts and listing included. Prints one table.
//!
//! ```text
//! cargo bench --bench search                      10,000 and 100,000 groups
//! cargo bench --bench search -- 1000000           so many groups
//! cargo bench --bench search -- 100000 slowest    and the slowest keys
//! cargo bench --bench search -- 100000 fzf        and the same queries asked of fzf, where it is installed
//! ```
//!
//! Every size is measured in a process of its own, and searched in another than built, so that the memory shown
//! is that of a program that opened an index, not of one that made it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench prints its figures"
)]

use groupfinder::demo;
use groupfinder::place::{Gazetteer, Point};
use groupfinder::search::{Facet, Index, IndexBuilder, LocalNow, Near, Query, Sort, find_groups};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What people type. Sentences, misspellings, places, times, abbreviations, operators, in three languages.
const QUERIES: [&str; 40] = [
    "mein mann trinkt",
    "brustkrebs angehörige köln",
    "panikattaken",
    "muenchen depresion",
    "AA phone tonight",
    "trauer",
    "trauergruppe köln",
    "my husband died",
    "grief support online",
    "he hits me",
    "jeg har mistet barnet mitt",
    "sorggruppe oslo",
    "angehörige demenz abends",
    "borderlein",
    "MS",
    "depression",
    "deperssion berlin",
    "angst",
    "panik dienstag",
    "alkohol",
    "alcohol meeting this evening",
    "sucht eltern",
    "krebs",
    "krebs frauen hamburg",
    "selbsthilfegruppe leipzig",
    "gruppe",
    "50667",
    "burnout -online",
    "\"long covid\"",
    "adhs|ads erwachsene",
    "überschuldung",
    "einsam",
    "trennung scheidung",
    "gebärdensprache",
    "englisch depression",
    "parkinson angehörige",
    "zwangsstörung telefon",
    "essstörung jugendliche münchen",
    "rollstuhl schmerzen",
    "e",
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build", n, file] => build(n.parse().unwrap(), Path::new(file)),
        ["keys", file, slowest] => keys(Path::new(file), *slowest == "slowest"),
        _ => {
            let mut sizes: Vec<usize> = words.iter().filter_map(|a| a.parse().ok()).collect();
            if sizes.is_empty() {
                sizes = vec![10_000, 100_000];
            }
            table(&sizes, words.contains(&"slowest"), words.contains(&"fzf"));
        }
    }
}

fn table(sizes: &[usize], slowest: bool, fzf: bool) {
    println!(
        "{:>9} {:>9} {:>9} {:>9} {:>6} | {:>8} {:>8} {:>8} {:>8} | {:>8} {:>8} {:>8}",
        "groups",
        "build",
        "index",
        "open",
        "keys",
        "median",
        "p90",
        "p99",
        "max",
        "filters",
        "start",
        "memory"
    );
    for n in sizes {
        let file = std::env::temp_dir().join(format!("groupfinder-bench-{n}-{}.index", std::process::id()));
        let name = file.to_str().unwrap();
        let built = child(&["build", &n.to_string(), name]);
        let found = child(&["keys", name, if slowest { "slowest" } else { "-" }]);
        println!("{n:>9} {} {}", built.trim_end(), found.trim_end());
        if fzf {
            against_fzf(*n);
        }
        std::fs::remove_file(&file).unwrap();
    }
    println!(
        "times of a key: search, counts of all filters and the first 2,000 groups in order, best of three"
    );
}

fn child(args: &[&str]) -> String {
    let mut child =
        Command::new(std::env::current_exe().unwrap()).args(args).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert!(child.wait().unwrap().success(), "{args:?} failed");
    out
}

fn build(n: usize, file: &Path) {
    // Making the groups is no part of making the index.
    let mut spent = Duration::ZERO;
    let mut builder = IndexBuilder::new();
    let mut some = Vec::with_capacity(1000);
    for from in (0..n).step_by(1000) {
        some.clear();
        some.extend((from..n.min(from + 1000)).map(|i| demo::group(i, 1)));
        let started = Instant::now();
        for group in &some {
            builder.add_group(group);
        }
        spent += started.elapsed();
    }
    let started = Instant::now();
    let index = builder.into_index();
    spent += started.elapsed();
    std::fs::write(file, index.bytes()).unwrap();
    println!("{:>9} {:>6} MB", time(spent), index.bytes().len() >> 20);
}

fn moment() -> LocalNow {
    LocalNow {
        now: "2026-11-24T12:00:00Z".parse().unwrap(),
        zone: jiff::tz::TimeZone::get("Europe/Berlin").unwrap(),
    }
}

fn keys(file: &Path, slowest: bool) {
    let moment = moment();
    let started = Instant::now();
    let index = Index::open(std::fs::read(file).unwrap()).unwrap();
    let opened = started.elapsed();
    // The first search unpacks the word lists and the towns; that is part of the start.
    let started = Instant::now();
    let all = find_groups(&index, &Query::default(), &moment);
    let _ = Gazetteer::embedded().find_places("köln", None);
    let start = started.elapsed();
    assert_eq!(all.total as usize, index.shown_count());

    let mut times: Vec<(Duration, String, u32)> = Vec::new();
    for text in QUERIES {
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let query = Query { text: text.split_at(end).0.to_owned(), ..Query::default() };
            let (taken, total) = timed(&index, &query, &moment);
            times.push((taken, query.text, total));
        }
    }
    // The same with filters chosen and a place named: a Space in a pane costs a search too.
    let mut filtered: Vec<(Duration, String, u32)> = Vec::new();
    let near = Near {
        point: Point::new(50.94, 6.96).unwrap(),
        label: "Köln".to_owned(),
        country: Some("DE".to_owned()),
        within_km: None,
    };
    for sort in [Sort::Best, Sort::Next, Sort::Distance, Sort::Name, Sort::Verified] {
        for text in ["", "trauer", "e", "mein mann trinkt"] {
            let mut query = Query { text: text.to_owned(), sort, ..Query::default() };
            for (facet, id) in [
                (Facet::Format, "online"),
                (Facet::Day, "tue"),
                (Facet::Place, "DE"),
                (Facet::Topic, "bereavement"),
            ] {
                if let Some(value) = index.value_id(facet, id) {
                    query.selection.toggle(facet, value);
                }
                query.near = Some(near.clone()).filter(|_| facet != Facet::Day);
                let (taken, total) = timed(&index, &query, &moment);
                filtered.push((taken, format!("{text} {sort:?} +{id}"), total));
            }
        }
    }
    times.sort();
    filtered.sort();
    if slowest {
        for (time_taken, text, total) in times.iter().rev().take(25).chain(filtered.iter().rev().take(10)) {
            eprintln!("{:>9} {total:>8} {text:?}", time(*time_taken));
        }
    }
    let at = |share: f64| time(times[((times.len() - 1) as f64 * share).round() as usize].0);
    println!(
        "{:>9} {:>6} | {:>8} {:>8} {:>8} {:>8} | {:>8} {:>8} {:>5} MB",
        time(opened),
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0),
        time(filtered.last().unwrap().0),
        time(start),
        memory()
    );
}

/// Searches three times and takes the quickest: what else the machine does is no property of the search.
fn timed(index: &Index, query: &Query, moment: &LocalNow) -> (Duration, u32) {
    (0..3)
        .map(|_| {
            let started = Instant::now();
            let total = find_groups(index, query, moment).total;
            (started.elapsed(), total)
        })
        .min()
        .unwrap()
}

fn time(t: Duration) -> String {
    let ms = t.as_secs_f64() * 1000.0;
    if ms >= 1000.0 { format!("{:.2} s", ms / 1000.0) } else { format!("{ms:.2} ms") }
}

/// Peak resident memory in MB, where the system tells.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    peak.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// The whole queries asked of `fzf --filter` over the same groups as lines: name, topics, town, formats.
fn against_fzf(n: usize) {
    if Command::new("fzf").arg("--version").output().is_err() {
        println!("{:>9} fzf is not installed", "");
        return;
    }
    let mut lines = String::new();
    for group in demo::groups(n, 1) {
        let topics: Vec<&str> = group.topics.iter().map(|t| &**t).collect();
        let town = group.place.as_ref().and_then(|p| p.city.as_deref()).unwrap_or_default();
        lines.extend([&*group.name, " | ", &topics.join(", "), " | ", town, "\n"]);
    }
    let mut times: Vec<Duration> = QUERIES
        .iter()
        .map(|query| {
            let started = Instant::now();
            let mut fzf = Command::new("fzf")
                .args(["-i", "--filter", query])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut stdin = fzf.stdin.take().unwrap();
            let text = lines.clone();
            let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
            let mut out = Vec::new();
            fzf.stdout.take().unwrap().read_to_end(&mut out).unwrap();
            fzf.wait().unwrap();
            let _ = writer.join();
            started.elapsed()
        })
        .collect();
    times.sort();
    let median = times[times.len() / 2];
    println!(
        "{:>9} fzf --filter, whole queries: median {}, max {}",
        "",
        time(median),
        time(times[times.len() - 1])
    );
}
