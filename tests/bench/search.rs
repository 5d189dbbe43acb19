//! How long searching takes: `cargo bench --bench search [-- SIZES]`, sizes 10000 and 100000 unless told.
//!
//! Builds an index over invented groups, opens it, and types 40 questions letter by letter, every letter a whole
//! search with all counts, as the program does. Prints one table. fzf, where it is installed, is asked the same
//! questions over the same texts (one process a question, as `fzf --filter`).
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use groupfinder::search::{Facet, Index, IndexBuilder, Moment, Query, Selection, ValueId};
use jiff::tz::TimeZone;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const QUESTIONS: [&str; 40] = [
    "trauer",
    "trauergruppe köln",
    "grief support",
    "my husband died",
    "mistet barn",
    "verwaiste eltern",
    "alkohol",
    "mein mann trinkt",
    "mamma drikker",
    "anonyme alkoholiker online",
    "gambling",
    "cannabis",
    "co-abhängigkeit",
    "häusliche gewalt",
    "he hits me",
    "vold i nære relasjoner",
    "stalking",
    "brustkrebs",
    "brystkreft oslo",
    "chemo",
    "MS",
    "parkinson",
    "diabetes typ 1",
    "rheuma münchen",
    "long covid",
    "depression",
    "depresion",
    "panikattaken",
    "angst",
    "zwangsstörung",
    "ADHS erwachsene",
    "burn out",
    "einsam",
    "alleinerziehend",
    "demenz angehörige",
    "autismus eltern",
    "stottern",
    "Muenchen depression",
    "AA phone tonight",
    "selbsthilfegruppe dienstag abend",
];

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![10_000, 100_000] } else { asked };
    groupfinder::search::warm_up();
    println!(
        "groups     build s  index MB  open ms  keys  median ms  p99 ms  max ms  empty ms  3 filters ms  RSS MB  fzf median ms"
    );
    for n in sizes {
        measure(n);
    }
}

fn measure(n: usize) {
    let moment = Moment {
        now: "2026-11-24T12:00:00Z".parse().unwrap(),
        zone: TimeZone::get("Europe/Berlin").unwrap(),
    };
    let started = Instant::now();
    let mut builder = IndexBuilder::new();
    for group in groupfinder::demo::groups(n, 1) {
        builder.add(&group);
    }
    let index = builder.finish();
    let build = started.elapsed();
    let bytes = index.bytes().to_vec();
    drop(index);
    let size = bytes.len();
    let started = Instant::now();
    let index = Index::open(bytes).unwrap();
    let open = started.elapsed();
    // The calendar and the rest that is read once.
    black_box(index.search(&Query { text: "trauer".into(), ..Query::default() }, &moment));
    let (mut times, mut slowest) = (Vec::new(), Vec::new());
    for question in QUESTIONS {
        let ends: Vec<usize> = question.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        for end in ends {
            let query = Query { text: question.get(..end).unwrap().to_owned(), ..Query::default() };
            let took = time(|| black_box(index.search(&query, &moment)).total);
            slowest.push((took, query.text));
            times.push(took);
        }
    }
    times.sort_unstable();
    let empty = time(|| black_box(index.search(&Query::default(), &moment)).total);
    let mut selection = Selection::default();
    for (facet, value) in [(Facet::Category, 0), (Facet::Category, 3), (Facet::Format, 0), (Facet::Day, 1)] {
        selection.toggle(facet, ValueId(value));
    }
    let chosen = Query { selection, ..Query::default() };
    let filters = time(|| black_box(index.search(&chosen, &moment)).total);
    let at = |share: usize| ms(times[(times.len() - 1) * share / 100]);
    println!(
        "{n:<9}  {:>7.2}  {:>8.1}  {:>7.1}  {:>4}  {:>9.2}  {:>6.2}  {:>6.2}  {:>8.2}  {:>12.2}  {:>6}  {}",
        build.as_secs_f64(),
        size as f64 / 1e6,
        ms(open),
        times.len(),
        at(50),
        at(99),
        at(100),
        ms(empty),
        ms(filters),
        resident(),
        fzf(n).map_or_else(|| "-".to_owned(), |median| format!("{:.0}", ms(median))),
    );
    print_slowest(slowest);
}

/// The questions that took longest, for whoever wants to make them quicker.
fn print_slowest(mut slowest: Vec<(Duration, String)>) {
    slowest.sort();
    let worst = slowest.iter().rev().take(12).map(|(took, text)| format!("{text:?} {:.1}", ms(*took)));
    println!("          slowest: {}", worst.collect::<Vec<_>>().join(", "));
}

fn time(mut work: impl FnMut() -> u32) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Memory of this process now, in MB; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// The median time of fzf over the same texts, where it is installed.
fn fzf(n: usize) -> Option<Duration> {
    Command::new("fzf").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let dir = tempfile::tempdir().ok()?;
    let path = dir.path().join("lines");
    let mut out = BufWriter::new(File::create(&path).ok()?);
    for group in groupfinder::demo::groups(n, 1) {
        let place = group.place.as_ref().map(|p| format!("{:?} {:?} {:?}", p.street, p.postal_code, p.city));
        let notes: String = group.description.iter().map(|(_, t)| t.as_str()).collect();
        writeln!(out, "{} | {} | {} | {notes}", group.name, group.topics.len(), place.unwrap_or_default())
            .ok()?;
    }
    out.flush().ok()?;
    let mut times: Vec<Duration> = QUESTIONS
        .iter()
        .take(12)
        .filter_map(|question| {
            let started = Instant::now();
            let lines = File::open(&path).ok()?;
            Command::new("fzf")
                .args(["-i", "--filter", question])
                .stdin(lines)
                .stdout(Stdio::null())
                .status()
                .ok()?;
            Some(started.elapsed())
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}
