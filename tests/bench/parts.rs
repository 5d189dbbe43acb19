//! What a key press and a start are made of, and how long a person waits for them: `cargo bench --bench parts`.
//!
//! ```text
//! cargo bench --bench parts                            10,000 and 100,000 invented groups
//! cargo bench --bench parts -- 1000000                 so many
//! cargo bench --bench parts -- 100000 --before PATH    and beside an older program, as a ratio
//! ```
//!
//! Prints one table, in milliseconds unless said otherwise, each cell with the median and the 99th percentile. The first
//! two parts are measured inside this process. "Show results" is what an answer takes besides its search, found by
//! searching once more; the layout is part of "draw", and "allocations" are those of the thread that draws. The last part
//! is the real program in a pseudo-terminal, which an emulator reads. Run it on a quiet machine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    reason = "a measurement for people; tests use more of the pseudo-terminal"
)]

#[path = "support/inside.rs"]
mod inside;
#[path = "support/outside.rs"]
mod outside;
#[path = "../all/support/pty.rs"]
mod pty;
#[path = "support/samples.rs"]
mod samples;

use inside::{measure_keys, measure_start};
use samples::{Samples, Summary};
use std::path::Path;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_groupfinder");
const STARTS: usize = 7;

/// A row of the table: its name, and a cell for each number of groups.
type Row = (String, Vec<String>);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["start", data] = words.as_slice() {
        let samples = measure_start(Path::new(data));
        return samples.summaries().for_each(|(_, taken)| println!("{}", taken.median));
    }
    let before = words.iter().position(|word| *word == "--before");
    let before = before.map(|at| *words.get(at + 1).expect("the path of a program after --before"));
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let mut rows: Vec<Row> = Vec::new();
    for (column, n) in sizes.iter().enumerate() {
        for (name, cell) in measure(*n, before) {
            let place = rows.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                rows.push((name, Vec::new()));
                rows.len() - 1
            });
            let cells = &mut rows[place].1;
            cells.resize(column, String::new());
            cells.push(cell);
        }
    }
    print_line("groups", sizes.iter().map(|n| format!("{n:>17}")));
    print_line("ms", sizes.iter().map(|_| format!("{:>8} {:>8}", "median", "p99")));
    for (name, cells) in rows {
        print_line(&name, cells.iter().map(|cell| format!("{cell:>17}")));
    }
}

fn print_line(name: &str, cells: impl Iterator<Item = String>) {
    println!("{name:<24}  {}", cells.collect::<Vec<_>>().join("   ").trim_end());
}

/// The cells for so many groups, with the names of their rows.
fn measure(n: usize, before: Option<&str>) -> Vec<(String, String)> {
    let dir = tempfile::tempdir().unwrap();
    let (feed, data) = (dir.path().join("groups.json"), dir.path().join("data"));
    outside::write_feed(&feed, n);
    let outside = match outside::measure(PROGRAM, &feed, &data) {
        Ok(samples) => samples,
        Err(said) => return vec![("refused".to_owned(), said)],
    };
    let mut cells = Vec::new();
    let mut add = |title: &str, samples: Samples| {
        cells.push((title.to_owned(), String::new()));
        cells.extend(samples.summaries().map(|(name, summary)| (format!("  {name}"), summary.to_string())));
    };
    add("A key, inside", measure_keys(&data));
    add("A start, inside", starts(&data));
    let now: Vec<(&str, Summary)> = outside.summaries().collect();
    cells.push(("The program, outside".to_owned(), String::new()));
    cells.extend(now.iter().map(|(name, summary)| (format!("  {name}"), summary.to_string())));
    if let Some(program) = before {
        match outside::measure(program, &feed, &dir.path().join("before")) {
            Ok(samples) => {
                let then: Vec<(&str, Summary)> = samples.summaries().collect();
                cells.push(("Before".to_owned(), String::new()));
                cells.extend(then.iter().map(|(name, then)| (format!("  {name}, before"), then.to_string())));
                let ratios = now.iter().zip(&then).map(|((name, now), (_, then))| (name, *now / *then));
                cells.extend(ratios.map(|(name, ratio)| (format!("  {name}, ratio"), ratio.to_string())));
            }
            Err(said) => cells.push(("before: refused".to_owned(), said)),
        }
    }
    cells
}

/// Several starts, each in a process of its own.
fn starts(data: &Path) -> Samples {
    let mut samples = Samples::of(&inside::START_ROWS);
    for _ in 0..STARTS {
        let this = std::env::current_exe().unwrap();
        let done = Command::new(this).arg("start").arg(data).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let said = String::from_utf8(done.stdout).unwrap();
        for (name, figure) in inside::START_ROWS.iter().zip(said.lines()) {
            samples.add(name, figure.parse().unwrap());
        }
    }
    samples
}
