//! Ten thousand machines on a virtual clock follow a published tree by the real schedule: how often the host is
//! asked, how much it sends, and what happens after it was away. `cargo test --test all simulation:: -- --nocapture`
//! prints the table of `data/publishing.md`.

use groupfinder::demo;
use groupfinder::publish::entry::{Publisher, SignedEntry};
use groupfinder::publish::gather::Records;
use groupfinder::publish::region::Division;
use groupfinder::publish::tree::{PublishOptions, publish_tree};
use groupfinder::publish::{Signer, signer};
use groupfinder::store::disk::Disk;
use groupfinder::sync::fetch_schedule::{ClientId, Failed, FetchSchedule, Jitter, start_delay};
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

const CLIENTS: usize = 10_000;
const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Where the virtual clock begins, a midnight.
fn start() -> i64 {
    "2026-11-24T00:00:00Z".parse::<Timestamp>().unwrap().as_second()
}

/// Bytes of the files that a follower asks for; headers and TLS are added by [`OVERHEAD`].
#[derive(Debug, Clone, Copy)]
struct Sizes {
    entry: u64,
    signature: u64,
    delta: u64,
    full: u64,
}

/// A connection with TLS and headers, as measured for section 6 of the reliability notes.
const OVERHEAD: u64 = 6_000;

/// Publishes two versions of invented groups, of which a share of one in `each` changes, and gives the sizes.
fn published(groups: usize, each: usize) -> Sizes {
    let dir = tempfile::tempdir().unwrap();
    let key = dir.path().join("a.key");
    signer::make_key_pair(&key, None).unwrap();
    let signer = Signer::open(&key, || panic!()).unwrap();
    let mut entry: Option<SignedEntry> = None;
    for version in 0..2 {
        let mut records = Records::default();
        for (n, mut group) in demo::groups(groups, demo::SEED).enumerate() {
            if version == 1 && n % each == 0 {
                group.verified = Some(jiff::civil::date(2026, 11, 1));
                group.age = Some(group.name.clone());
            }
            records.add_group(group, "demo");
        }
        let options = PublishOptions {
            dataset_id: Some("demo".to_owned()),
            publisher: Publisher::default(),
            expires: SignedDuration::from_hours(14 * 24),
            ttl: SignedDuration::from_hours(24),
            division: Division::None,
            next_keys: Vec::new(),
            allow_shrink: false,
            now: Timestamp::from_second(start()).unwrap(),
        };
        let tree = dir.path().join("tree");
        let disk = Disk::default();
        entry = Some(
            publish_tree(&tree, &disk, &signer, &records.into_sorted(), &options, &mut |_, _| ())
                .unwrap()
                .entry,
        );
    }
    let entry = entry.unwrap();
    Sizes {
        entry: entry.to_json().len() as u64,
        signature: 300,
        delta: entry.deltas.first().unwrap().file.gzip_bytes,
        full: entry.full.gzip_bytes,
    }
}

/// What the host does at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Host {
    Up,
    /// No answer at all.
    Down,
    /// 503, perhaps with `Retry-After` in seconds.
    Busy(Option<u64>),
}

struct Client {
    schedule: FetchSchedule,
    failures: u32,
    /// The version that it has; one is published each day at six.
    version: i64,
    requests_while_busy: u32,
}

/// What was counted.
struct Counted {
    /// Requests in each minute.
    minutes: Vec<u32>,
    bytes: u64,
    most_while_busy: u32,
    /// Clients that have the current version at the end.
    current: usize,
}

impl Counted {
    fn mean(&self) -> f64 {
        f64::from(self.minutes.iter().sum::<u32>()) / self.minutes.len() as f64
    }

    fn most(&self) -> f64 {
        f64::from(*self.minutes.iter().max().unwrap())
    }
}

/// How the machines are run.
struct Way<'a> {
    seed: u64,
    /// The first minute and the last that are counted.
    counted: (i64, i64),
    host: &'a dyn Fn(i64) -> Host,
    sizes: Sizes,
    deltas: bool,
}

/// Rolls the dice (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(start() + second).unwrap()
}

fn second(moment: Timestamp) -> i64 {
    moment.as_second() - start()
}

/// Runs all clients from the first second to the last that is counted.
fn simulate(way: &Way<'_>) -> Counted {
    let mut dice = Dice(way.seed);
    let day = Duration::from_secs(DAY as u64);
    let mut events = BinaryHeap::new();
    let mut clients: Vec<Client> = (0..CLIENTS)
        .map(|n| {
            let machine = ClientId::of(&dice.roll().to_le_bytes());
            let schedule = FetchSchedule::new(day, Some(day), machine, "groups");
            // Installed and started at some moment of the first day: due at once, fetched after the start's delay.
            let on = (dice.roll() % DAY as u64) as i64;
            let first = moment(on) + start_delay(Jitter(dice.roll()));
            events.push(Reverse((second(first), n)));
            Client { schedule, failures: 0, version: -100, requests_while_busy: 0 }
        })
        .collect();
    let (from, to) = (way.counted.0 * MINUTE, way.counted.1 * MINUTE);
    let mut counted = Counted {
        minutes: vec![0; ((to - from) / MINUTE) as usize],
        bytes: 0,
        most_while_busy: 0,
        current: 0,
    };
    while let Some(Reverse((at, n))) = events.pop() {
        if at >= to {
            break;
        }
        let client = &mut clients[n];
        let published = (at - 6 * HOUR).div_euclid(DAY);
        let (requests, bytes, next) = match (way.host)(at) {
            Host::Up => {
                let behind = published - client.version;
                let (requests, bytes) = match behind {
                    0 => (1, way.sizes.entry),
                    // Whoever is some versions behind gets a delta of about so many.
                    1..=30 if way.deltas => {
                        (3, way.sizes.entry + way.sizes.signature + way.sizes.delta * behind as u64)
                    }
                    _ => (3, way.sizes.entry + way.sizes.signature + way.sizes.full),
                };
                (client.version, client.failures) = (published, 0);
                (requests, bytes + OVERHEAD, client.schedule.next_try(moment(at)))
            }
            host => {
                client.failures += 1;
                let how = match host {
                    Host::Busy(Some(wait)) => Failed::Told(Duration::from_secs(wait)),
                    _ => Failed::Somehow,
                };
                if matches!(host, Host::Busy(_)) {
                    client.requests_while_busy += 1;
                }
                let next =
                    client.schedule.after_failure(moment(at), client.failures, how, Jitter(dice.roll()));
                (1, OVERHEAD, next)
            }
        };
        if at >= from {
            counted.minutes[((at - from) / MINUTE) as usize] += requests;
            counted.bytes += bytes;
        }
        events.push(Reverse((second(next).max(at + 1), n)));
    }
    let published = (to - 6 * HOUR).div_euclid(DAY);
    counted.current = clients.iter().filter(|client| client.version >= published - 1).count();
    counted.most_while_busy = clients.iter().map(|client| client.requests_while_busy).max().unwrap();
    counted
}

const DAYS: i64 = DAY / MINUTE;

fn row(what: &str, counted: &Counted, mean: f64) {
    println!("| {what} | {mean:.1} | {:.0} | {:.1} |", counted.most(), counted.most() / mean);
}

#[test]
fn ten_thousand_machines_do_not_come_all_at_once() {
    let sizes = published(4000, 500);
    assert!(sizes.delta * 20 < sizes.full, "{sizes:?}");
    let usual = Way { seed: 1, counted: (2 * DAYS, 5 * DAYS), host: &|_| Host::Up, sizes, deltas: true };
    println!("\n| 10,000 machines | requests a minute: mean | most | most / mean |\n|---|---|---|---|");
    let mut mean = 0.0;
    for seed in 1..=3 {
        let steady = simulate(&Way { seed, ..usual });
        mean = steady.mean();
        row(&format!("every day, always on (draw {seed})"), &steady, mean);
        assert!((mean - 3.0 * CLIENTS as f64 / 1440.0).abs() < 0.1, "one fetch a day: {mean}");
        assert!(steady.most() <= 3.0 * mean, "{} of {mean}", steady.most());
        assert_eq!(steady.current, CLIENTS);
    }

    // The host is away for the whole fourth day.
    let away = |at: i64| if (3 * DAY..4 * DAY).contains(&at) { Host::Down } else { Host::Up };
    let returned = simulate(&Way { counted: (4 * DAYS, 7 * DAYS), host: &away, ..usual });
    row("after a day without the host", &returned, mean);
    assert!(returned.most() <= 5.0 * mean, "{} of {mean}", returned.most());
    assert_eq!(returned.current, CLIENTS, "everybody came back");
    let knocking = simulate(&Way { counted: (3 * DAYS, 4 * DAYS), host: &away, ..usual });
    row("while it is away", &knocking, mean);
    assert!(knocking.most() <= 5.0 * mean);

    // It answers 503 for an hour, without and with a time to wait.
    for wait in [None, Some(600), Some(7200)] {
        let busy =
            move |at: i64| if (3 * DAY..3 * DAY + HOUR).contains(&at) { Host::Busy(wait) } else { Host::Up };
        let held = simulate(&Way { counted: (3 * DAYS, 4 * DAYS), host: &busy, ..usual });
        let told = wait.map_or(String::new(), |wait| format!(", Retry-After {wait}"));
        row(&format!("503 for an hour{told}"), &held, mean);
        assert!(held.most_while_busy <= 2, "{} requests of one client", held.most_while_busy);
        assert!(held.most() <= 5.0 * mean);
    }
}

#[test]
fn deltas_save_nearly_everything() {
    let sizes = published(4000, 500);
    // 100,000 groups, of which 0.2 % or 1 % change in a day: measured, see data/publishing.md. The entry is one with
    // thirty deltas.
    let measured = |delta| Sizes { entry: 5_000, signature: 310, delta, full: 7_770_000 };
    println!(
        "\n| 10,000 machines, a day | bytes a machine | GB in all | Mbit/s on average |\n|---|---|---|---|"
    );
    let mut saved = Vec::new();
    for (what, sizes, deltas) in [
        ("4,000 groups, whole file", sizes, false),
        ("4,000 groups, 0.2 % changed, deltas", sizes, true),
        ("100,000 groups, whole file", measured(0), false),
        ("100,000 groups, 0.2 % changed, deltas", measured(18_000), true),
        ("100,000 groups, 1 % changed, deltas", measured(78_000), true),
    ] {
        let way = Way { seed: 1, counted: (2 * DAYS, 5 * DAYS), host: &|_| Host::Up, sizes, deltas };
        let bytes = simulate(&way).bytes / 3;
        saved.push(bytes);
        println!(
            "| {what} | {} | {:.2} | {:.2} |",
            bytes / CLIENTS as u64,
            bytes as f64 / 1e9,
            bytes as f64 * 8.0 / 86_400.0 / 1e6
        );
    }
    assert!(saved[1] * 4 < saved[0] && saved[3] * 100 < saved[2] && saved[4] * 50 < saved[2], "{saved:?}");
}
