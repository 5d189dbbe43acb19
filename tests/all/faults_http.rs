//! A server that answers badly, slowly, without end or with lies: every answer ends in plain words, in time, with the
//! right exit code, and changes no byte of the data that is here.

use crate::support::dataset::dataset;
use crate::support::fault_server::{Asked, FaultServer, drip, gzip, pour, response, silence};
use groupfinder::command::error::CommandError;
use groupfinder::config::{Every, SourceSettings};
use groupfinder::fetch::Budget;
use groupfinder::fetch::FailureKind;
use groupfinder::locale::Locale;
use groupfinder::store::disk::Disk;
use groupfinder::store::{self, IngestRequest, OpenOptions, SyncError};
use groupfinder::sync::source_state::SourceStates;
use groupfinder::sync::{Done, Plan, SourceOutcome, Which, sync_by_hand, sync_sources};
use groupfinder::topic::Language;
use jiff::{Timestamp, ToSpan};
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A machine with its data directory and its clock.
struct Machine {
    dir: TempDir,
    now: Timestamp,
    budget: Budget,
}

/// A budget with so much time for each part. Where time is not what a test is about it is long: a busy machine may
/// take a while for an answer of one byte.
fn budget(time: Duration) -> Budget {
    Budget { resolve: time, connect: time, response: time, body: time, bytes: 100_000 }
}

/// What an answer that is too slow is given.
const SHORT: Duration = Duration::from_millis(400);

impl Machine {
    fn new() -> Self {
        let now = "2026-11-24T12:30:00Z".parse().unwrap();
        Self { dir: tempfile::tempdir().unwrap(), now, budget: budget(Duration::from_secs(30)) }
    }

    /// A machine that has the groups "1" and "2" of the source "town".
    fn with_data() -> Self {
        let machine = Self::new();
        let good = FaultServer::bytes(response("200 OK", "", dataset(&["1", "2"]).as_bytes()));
        let outcome = machine.by_hand(&good.url());
        assert!(matches!(outcome.done, Done::Taken(_)), "{:?}", outcome.done);
        machine
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn later(&mut self, hours: i64) {
        self.now = self.now.checked_add(hours.hours()).unwrap();
    }

    fn today(&self) -> jiff::civil::Date {
        jiff::tz::TimeZone::UTC.to_datetime(self.now).date()
    }

    fn with_plan<T>(&self, then: impl FnOnce(&Plan<'_>) -> T) -> T {
        let (data, disk) = (self.data(), Disk::default());
        let mut plan = Plan::new(Some(&data), &disk, self.now, self.today());
        plan.budget = self.budget;
        then(&plan)
    }

    /// Takes in what a person names.
    fn by_hand(&self, url: &str) -> SourceOutcome {
        self.with_plan(|plan| {
            let request =
                IngestRequest { name: Some("town"), ..IngestRequest::new(url, self.now, self.today()) };
            sync_by_hand(plan, request, &mut |_| ()).outcomes.remove(0)
        })
    }

    /// Brings the source "town" if it is due.
    fn due(&self, url: &str) -> SourceOutcome {
        self.configured(&SourceSettings::named("town", url), Which::Due)
    }

    fn configured(&self, source: &SourceSettings, which: Which<'_>) -> SourceOutcome {
        self.with_plan(|plan| {
            sync_sources(plan, std::slice::from_ref(source), which, &mut |_| ()).outcomes.remove(0)
        })
    }

    fn known(&self) -> SourceStates {
        SourceStates::read_states(&self.data())
    }

    /// The data: every file but what is known of the sources and the lock.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = std::fs::read_dir(self.data())
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
            .filter(|(name, _)| name != "sources.json" && name != "lock")
            .collect();
        files.sort();
        files
    }

    fn ids(&self) -> Vec<String> {
        let opened = store::open_data(&OpenOptions { data_dir: Some(self.data()), demo: false });
        assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        let from = groupfinder::store::embedded::len() as u32;
        (from..opened.records.len() as u32)
            .map(|n| opened.read_group(groupfinder::search::Ordinal(n)).unwrap().id.to_string())
            .collect()
    }
}

fn failed(outcome: SourceOutcome) -> SyncError {
    match outcome.done {
        Done::Failed(error) => error,
        other => panic!("expected a failure, found {other:?}"),
    }
}

type Answer = Box<dyn Fn(&Asked, &mut TcpStream) + Send + Sync>;

fn bytes(bytes: Vec<u8>) -> Answer {
    Box::new(move |_, stream| {
        let _ = stream.write_all(&bytes);
    })
}

fn status(line: &str, headers: &str) -> Answer {
    bytes(response(line, headers, b"nothing to see"))
}

fn drops(start: &'static str, piece: &'static str) -> Answer {
    Box::new(move |_, stream| {
        let _ = stream.write_all(start.as_bytes());
        drip(stream, piece.as_bytes(), Duration::from_millis(20));
    })
}

fn floods(start: &'static str, piece: &'static [u8]) -> Answer {
    Box::new(move |_, stream| {
        let _ = stream.write_all(start.as_bytes());
        pour(stream, piece);
    })
}

fn leads_to(location: impl Fn(&Asked) -> String + Send + Sync + 'static) -> Answer {
    Box::new(move |asked, stream| {
        let _ = stream.write_all(&response("302 Found", &format!("location: {}\r\n", location(asked)), b""));
    })
}

fn half() -> Vec<u8> {
    let whole = dataset(&["1", "2", "3"]).into_bytes();
    whole[..whole.len() / 2].to_vec()
}

fn after(head: &str, body: &[u8]) -> Vec<u8> {
    [head.as_bytes(), body].concat()
}

/// The rows of the fault table: what the server does, what sort of trouble that is, a word of what is told.
fn rows() -> Vec<(&'static str, Answer, FailureKind, &'static str)> {
    use FailureKind::{
        Access, Answer as Nonsense, Feed, Gone, Login, Network, Redirect, Server, TooLarge, TooOften,
    };
    let whole = dataset(&["1", "2", "3"]);
    let cut_chunk = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n", whole.len());
    let long = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", whole.len() + 100);
    let short = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", whole.len() / 2);
    let endless = "HTTP/1.1 200 OK\r\n\r\n";
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let bomb = gzip(&vec![b' '; 32 << 20]);
    let page = b"<!DOCTYPE html><title>Free WiFi</title><form action=/login>";
    vec![
        // 30: slow loris
        ("silent", Box::new(|_, stream| silence(stream)), Network, "too slow"),
        ("slow status line", drops("HTTP/1.1 200", " "), Network, "too slow"),
        ("slow headers", drops("HTTP/1.1 200 OK\r\n", "x: y\r\n"), Network, "too slow"),
        ("slow body", drops("HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n", "["), Network, "too slow"),
        ("closed at once", bytes(Vec::new()), Network, "too early"),
        ("no HTTP", bytes(b"220 smtp.example.org\r\n\r\n".to_vec()), Nonsense, "HTTP"),
        // 31: redirects
        ("to itself", leads_to(|asked| asked.path.clone()), Redirect, "without end"),
        ("in a circle", leads_to(|asked| format!("/{}", asked.number % 2)), Redirect, "without end"),
        ("six hops", leads_to(|asked| format!("/hop/{}", asked.number)), Redirect, "without end"),
        ("to a file", leads_to(|_| "file:///etc/hostname".into()), Redirect, "no web address"),
        ("to another host", leads_to(|_| "http://portal.example.net/".into()), Redirect, "login"),
        ("nowhere", status("301 Moved", ""), Redirect, "names none"),
        // 33: 304
        ("304 unasked", bytes(b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec()), Nonsense, "304"),
        ("304 with a body", status("304 Not Modified", "etag: \"x\"\r\n"), Nonsense, "304"),
        // 34: statuses
        ("200 empty", bytes(response("200 OK", "", b"")), Feed, "empty"),
        ("204", bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()), Nonsense, "204"),
        ("206", bytes(response("206 Partial", "", whole.as_bytes())), Nonsense, "206"),
        ("only 1xx", bytes(b"HTTP/1.1 103 Early Hints\r\n\r\n".to_vec()), Network, "too early"),
        ("401", status("401 Unauthorized", ""), Access, "wait a day"),
        ("403", status("403 Forbidden", ""), Access, "wait a day"),
        ("404", status("404 Not Found", ""), Gone, "check the address"),
        ("410", status("410 Gone", ""), Gone, "check the address"),
        ("418", status("418 I'm a teapot", ""), Nonsense, "418"),
        ("429", status("429 Too Many Requests", "retry-after: 120\r\n"), TooOften, "120 seconds"),
        ("500", status("500 Oh", ""), Server, "try again later"),
        ("503", status("503 Busy", "retry-after: Wed, 25 Nov 2026 00:00:00 GMT\r\n"), Server, "2026-11-25"),
        ("511", status("511 Network Authentication Required", ""), Login, "login"),
        // 35: captive portal
        ("portal", bytes(response("200 OK", "etag: \"portal\"\r\n", page)), Login, "login"),
        (
            "portal, packed",
            bytes(response("200 OK", "etag: \"portal\"\r\ncontent-encoding: gzip\r\n", &gzip(page))),
            Login,
            "login",
        ),
        // 37: lengths
        ("length too long", bytes(after(&long, whole.as_bytes())), Network, "too early"),
        ("length too short", bytes(after(&short, whole.as_bytes())), Feed, "line"),
        ("cut in a chunk", bytes(after(&cut_chunk, &half())), Network, "too early"),
        ("cut, unnoticed", bytes(after("HTTP/1.1 200 OK\r\n\r\n", &half())), Feed, "line"),
        ("bad chunk", bytes(after(chunks, b"zz\r\n[]\r\n")), Nonsense, "HTTP"),
        // 38: too much
        ("bomb", bytes(response("200 OK", "content-encoding: gzip\r\n", &bomb)), Feed, "bomb"),
        (
            "claims 100 GB",
            bytes(after("HTTP/1.1 200 OK\r\ncontent-length: 107374182400\r\n\r\n", b"[")),
            TooLarge,
            "more than",
        ),
        ("endless", floods(endless, &[b' '; 4096]), TooLarge, "more than"),
        ("endless chunks", floods(chunks, b"4\r\n    \r\n"), TooLarge, "more than"),
        ("endless headers", floods("HTTP/1.1 200 OK\r\n", b"x-more: and more and more\r\n"), Nonsense, ""),
        (
            "endless header",
            floods("HTTP/1.1 200 OK\r\nx: ", b"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"),
            Nonsense,
            "",
        ),
        // 39: encodings
        (
            "br",
            bytes(response("200 OK", "content-encoding: br\r\n", b"\x0b\x02\x80[]\x03")),
            Nonsense,
            "encoding",
        ),
        (
            "zstd",
            bytes(response("200 OK", "content-encoding: zstd\r\n", b"\x28\xb5\x2f\xfd")),
            Nonsense,
            "encoding",
        ),
        ("not gzip", bytes(response("200 OK", "content-encoding: gzip\r\n", b"\x1f\x8b\x08junk")), Feed, ""),
    ]
}

#[test]
fn every_bad_answer_is_told_in_time_and_leaves_the_data_as_it_was() {
    let mut machine = Machine::with_data();
    let (before, patient) = (machine.files(), machine.budget);
    for (row, answer, trouble, words) in rows() {
        let is_slow = words == "too slow";
        machine.budget = if is_slow { budget(SHORT) } else { patient };
        let server = FaultServer::start(answer);
        let started = Instant::now();
        let outcome = machine.by_hand(&server.url());
        let (took, next) = (started.elapsed(), outcome.next);
        let error = failed(outcome);
        let told = error.to_string();
        assert!(!is_slow || took < Duration::from_secs(20), "{row}: {took:?}");
        assert_eq!(error.failure_kind(), trouble, "{row}: {told}");
        assert!(told.contains(words) && told.contains(&server.url()), "{row}: {told}");
        // The feed itself is at fault, or the way to it.
        let code = if matches!(trouble, FailureKind::Answer | FailureKind::TooLarge | FailureKind::Feed) {
            3
        } else {
            5
        };
        let error = CommandError::of_sync(&error, &Locale::new(Language::En));
        assert_eq!(error.exit_code(), code, "{row}");
        assert_eq!(machine.files(), before, "{row}");
        // What is kept of it: the trouble, and when to try again; never a tag of an answer that was not taken.
        let state = machine.known().state_of("town");
        assert_eq!(state.last_error.as_ref().map(|error| error.class), Some(trouble), "{row}");
        assert_eq!((state.etag, state.last_modified), (None, None), "{row}");
        assert!(next.is_some_and(|next| next > machine.now), "{row}");
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = failed(machine.by_hand(&format!("http://{nobody}/")));
    assert_eq!(error.failure_kind(), FailureKind::Network);
    assert_eq!(machine.files(), before);
    assert_eq!(machine.ids(), ["1", "2"]);
}

#[test]
fn a_whole_answer_is_taken_whatever_it_calls_itself() {
    let body = dataset(&["1"]);
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    let hints = after("HTTP/1.1 103 Early Hints\r\n\r\n", &response("200 OK", "", body.as_bytes()));
    let answers = [
        response("200 OK", "", body.as_bytes()),
        response("200 OK", "content-type: text/html\r\n", body.as_bytes()),
        response("200 OK", "content-type: application/octet-stream\r\n", body.as_bytes()),
        response("200 OK", "content-encoding: gzip\r\n", &gzip(body.as_bytes())),
        // Sent packed without saying so, as some static hosts do.
        response("200 OK", "content-type: application/gzip\r\n", &gzip(body.as_bytes())),
        chunked.into_bytes(),
        after("HTTP/1.1 200 OK\r\n\r\n", body.as_bytes()),
        hints,
    ];
    for (n, answer) in answers.into_iter().enumerate() {
        let machine = Machine::new();
        let outcome = machine.by_hand(&FaultServer::bytes(answer).url());
        assert!(matches!(outcome.done, Done::Taken(_)), "{n}: {:?}", outcome.done);
        assert_eq!(machine.ids(), ["1"], "{n}");
    }
    let moved = FaultServer::start(move |asked, stream| {
        let answer = match asked.path.as_str() {
            "/feed.json" => response("301 Moved", "location: new/feed.json?x=1\r\n", b""),
            "/new/feed.json?x=1" => response("200 OK", "", body.as_bytes()),
            _ => response("404 No", "", b""),
        };
        let _ = stream.write_all(&answer);
    });
    let machine = Machine::new();
    assert!(matches!(machine.by_hand(&moved.url()).done, Done::Taken(_)));
    assert_eq!(machine.known().state_of("town").url, moved.url(), "a redirect is followed and not kept");
    let asked = moved.asked();
    assert!(
        asked.iter().all(|asked| asked.header("user-agent").is_some_and(|a| a.starts_with("groupfinder/")))
    );
    assert!(asked[0].header("accept-encoding") == Some("gzip"));
}

/// A server with a tag, which answers 304 to whoever names it.
fn tagged(groups: &'static [&'static str]) -> FaultServer {
    FaultServer::start(move |asked, stream| {
        let answer = if asked.header("if-none-match") == Some("\"v1\"") {
            b"HTTP/1.1 304 Not Modified\r\ncontent-length: 0\r\n\r\n".to_vec()
        } else {
            response("200 OK", "etag: \"v1\"\r\nlast-modified: then\r\n", dataset(groups).as_bytes())
        };
        let _ = stream.write_all(&answer);
    })
}

#[test]
fn unchanged_is_asked_only_about_a_copy_that_is_whole() {
    let mut machine = Machine::new();
    let server = tagged(&["1", "2"]);
    assert!(matches!(machine.due(&server.url()).done, Done::Taken(_)));
    assert!(matches!(machine.due(&server.url()).done, Done::NotDue));
    assert_eq!(server.asked().len(), 1, "what is not due is not asked");
    machine.later(48);
    let outcome = machine.due(&server.url());
    assert!(matches!(outcome.done, Done::Unchanged), "{:?}", outcome.done);
    let conditional = |n: usize| server.asked()[n].header("if-none-match").is_some();
    assert!(!conditional(0) && conditional(1));
    let state = machine.known().state_of("town");
    assert_eq!(state.succeeded_at, Some(machine.now), "that nothing changed is an answer too");
    assert_eq!(state.etag.as_deref(), Some("\"v1\""));

    // A damaged copy is fetched whole, and mended by it.
    machine.later(48);
    let path = machine.data().join("dataset.json");
    let good = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, good.replace("Group 2", "Grupp 2")).unwrap();
    assert!(matches!(machine.due(&server.url()).done, Done::Taken(_)));
    assert!(!conditional(2));
    assert!(std::fs::read_to_string(&path).unwrap().contains("Group 2"));

    // So is one whose records are read otherwise now.
    machine.later(48);
    let mut source = SourceSettings::named("town", &server.url());
    source.language = Some("nb".to_owned());
    assert!(matches!(machine.configured(&source, Which::Due).done, Done::Taken(_)));
    assert!(!conditional(3));
    assert!(std::fs::read_to_string(&path).unwrap().contains("\"nb\""));

    // And one from another address.
    machine.later(48);
    source.url = server.at("/other.json");
    assert!(matches!(machine.configured(&source, Which::Due).done, Done::Taken(_)));
    assert!(!conditional(4));
}

#[test]
fn the_same_bytes_again_change_nothing() {
    let mut machine = Machine::new();
    let server = FaultServer::bytes(response("200 OK", "", dataset(&["1", "2"]).as_bytes()));
    machine.due(&server.url());
    let before = machine.files();
    machine.later(48);
    assert!(matches!(machine.due(&server.url()).done, Done::Unchanged));
    assert_eq!(machine.files(), before);
}

#[test]
fn how_long_to_wait_is_kept_across_runs_and_has_an_end() {
    let cases: [(&str, &str, i64, i64); 7] = [
        ("500 Oh", "", 15 * 60, 30 * 60),
        ("503 Busy", "retry-after: 7200\r\n", 7200, 9000),
        ("503 Busy", "retry-after: 999999999\r\n", 24 * 3600, 30 * 3600),
        ("429 Too Many", "", 4 * 3600, 4 * 3600),
        ("429 Too Many", "retry-after: Tue, 24 Nov 2026 18:30:00 GMT\r\n", 6 * 3600, 8 * 3600),
        ("403 No", "", 24 * 3600, 24 * 3600),
        ("404 No", "", 15 * 60, 30 * 60),
    ];
    for (line, headers, least, most) in cases {
        let mut machine = Machine::new();
        let server = FaultServer::bytes(response(line, headers, b""));
        std::fs::create_dir(machine.data()).unwrap();
        failed(machine.due(&server.url()));
        let next = machine.known().state_of("town").not_before.unwrap();
        let wait = next.as_second() - machine.now.as_second();
        assert!((least..=most).contains(&wait), "{line} {headers}: {wait}");
        machine.now = next.checked_sub(1.second()).unwrap();
        assert!(matches!(machine.due(&server.url()).done, Done::NotDue), "{line} {headers}");
        assert_eq!(server.asked().len(), 1);
        machine.now = next;
        failed(machine.due(&server.url()));
        assert_eq!(server.asked().len(), 2, "{line} {headers}");
        // A person may ask at once.
        failed(machine.configured(&SourceSettings::named("town", &server.url()), Which::All));
        assert_eq!(server.asked().len(), 3);
    }
}

#[test]
fn a_server_that_is_gone_is_asked_less_and_less_and_shown_after_a_month() {
    let mut machine = Machine::with_data();
    let server = FaultServer::bytes(response("404 Not Found", "", b""));
    let mut source = SourceSettings::named("town", &server.url());
    source.every = Every::from_hours(1);
    machine.later(48);
    let before = machine.files();
    let shown = |machine: &Machine| {
        let opened = store::open_data(&OpenOptions { data_dir: Some(machine.data()), demo: false });
        let data = groupfinder::sync::read_overview(
            Some(&machine.data()),
            opened.header.as_ref(),
            std::slice::from_ref(&source),
            machine.now,
        );
        data.sources[0].is_gone_for_long
    };
    for hour in 0..31 * 24 {
        machine.configured(&source, Which::Due);
        assert_eq!(shown(&machine), hour >= 30 * 24, "hour {hour}");
        machine.later(1);
    }
    let asked = server.asked().len();
    assert!((31..=40).contains(&asked), "{asked} times in a month");
    assert_eq!(machine.files(), before);
}

#[test]
fn one_source_that_fails_does_not_stop_the_others() {
    let machine = Machine::new();
    let bad = FaultServer::bytes(response("500 Oh", "", b""));
    let one = FaultServer::bytes(response("200 OK", "", dataset(&["1"]).as_bytes()));
    let two = FaultServer::bytes(response("200 OK", "", dataset(&["2"]).as_bytes()));
    let mut wrong = SourceSettings::named("wrong", &one.url());
    wrong.programme = Some("no such programme".to_owned());
    let sources = [
        SourceSettings::named("one", &one.url()),
        SourceSettings::named("bad", &bad.url()),
        wrong,
        SourceSettings::named("two", &two.url()),
    ];
    let mut phases = Vec::new();
    let summary = machine.with_plan(|plan| {
        sync_sources(plan, &sources, Which::Due, &mut |progress| phases.push(progress.source.to_owned()))
    });
    let done: Vec<&str> = summary
        .outcomes
        .iter()
        .map(|outcome| match &outcome.done {
            Done::Taken(_) => "taken",
            Done::Failed(error) if error.failure_kind() == FailureKind::Setting => "setting",
            Done::Failed(_) => "failed",
            _ => "other",
        })
        .collect();
    assert_eq!(done, ["taken", "failed", "setting", "taken"]);
    assert_eq!(machine.ids(), ["1", "2"]);
    // They are asked in their order and ingested together at the end.
    let mut seen = std::collections::HashSet::new();
    phases.retain(|source| seen.insert(source.clone()));
    assert_eq!(phases, ["one", "bad", "wrong", "two"]);
}

/// A page of services with its counters.
fn page(number: usize, counters: &str) -> String {
    format!(
        "{{{counters}\"page_number\": {number}, \"contents\": [{{\"id\": \"s{number}\", \"name\": \"Support group \
         {number}\", \"status\": \"active\", \"organization\": {{\"id\": \"o\", \"name\": \"O\"}}, \
         \"description\": \"A peer support group for grief\"}}]}}"
    )
}

/// A server of pages; `answer` makes the page of a number.
fn pages(answer: impl Fn(usize, usize) -> Vec<u8> + Send + Sync + 'static) -> FaultServer {
    FaultServer::start(move |asked, stream| {
        let number = asked.path.split("page=").nth(1).map_or(1, |n| n.parse().unwrap());
        let _ = stream.write_all(&answer(number, asked.number));
    })
}

fn good(text: &str) -> Vec<u8> {
    response("200 OK", "", text.as_bytes())
}

#[test]
fn pages_are_all_taken_or_none() {
    let three = "\"total_pages\": 3, \"total_items\": 3, ";
    let whole = pages(move |n, _| good(&page(n, three)));
    let machine = Machine::new();
    assert!(matches!(machine.by_hand(&whole.url()).done, Done::Taken(_)));
    assert_eq!(machine.ids().len(), 3);
    let paths: Vec<String> = whole.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths, ["/feed.json", "/feed.json?page=2", "/feed.json?page=3"]);
    let before = machine.files();

    let missing = pages(move |n, _| if n == 2 { response("500 Oh", "", b"") } else { good(&page(n, three)) });
    let login = pages(move |n, _| if n == 3 { good("<html>login") } else { good(&page(n, three)) });
    let cut = pages(move |n, _| if n == 3 { good("{\"contents\": [") } else { good(&page(n, three)) });
    // The last page for ever: read once, and refused, for the counters say that there is more.
    let looping = pages(|n, _| good(&page(n.min(2), "\"total_pages\": 9, \"total_items\": 9, ")));
    let restless = pages(|n, asked| good(&page(n, &format!("\"total_pages\": {}, ", 3 + asked))));
    for (server, trouble, word) in [
        (missing, FailureKind::Server, "page=2"),
        (login, FailureKind::Login, "page=3"),
        (cut, FailureKind::Answer, "page 3"),
        (looping, FailureKind::Feed, "pages"),
        (restless, FailureKind::Answer, "changed while"),
    ] {
        let error = failed(machine.by_hand(&server.url()));
        assert_eq!(error.failure_kind(), trouble, "{error}");
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(machine.files(), before, "{error}");
        assert!(server.asked().len() < 12);
    }
    // Counters that promise more pages than come, but a total that is met: all is there.
    let lies = pages(|n, _| good(&page(n.min(3), "\"total_pages\": 7, \"total_items\": 3, ")));
    let machine = Machine::new();
    assert!(matches!(machine.by_hand(&lies.url()).done, Done::Taken(_)));
    assert_eq!((machine.ids().len(), lies.asked().len()), (3, 4));
    // One change on the way: read again from the start.
    let once = pages(move |n, asked| {
        let total = if asked < 2 { "\"total_pages\": 4, " } else { "\"total_pages\": 3, " };
        good(&page(n, total))
    });
    let machine = Machine::new();
    let outcome = machine.by_hand(&once.url());
    assert!(matches!(outcome.done, Done::Taken(_)), "{:?}", outcome.done);
    assert_eq!(machine.ids().len(), 3);
}

#[test]
fn a_held_answer_is_taken_on_the_third_day_it_comes_just_so() {
    let all: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (many, few, others) = (dataset(&all), dataset(&all[..5]), dataset(&all[..6]));
    let current = std::sync::Arc::new(std::sync::Mutex::new(many));
    let answer = std::sync::Arc::clone(&current);
    let server = FaultServer::start(move |_, stream| {
        let body = answer.lock().unwrap().clone();
        let _ = stream.write_all(&response("200 OK", "", body.as_bytes()));
    });
    let mut machine = Machine::new();
    machine.due(&server.url());
    let before = machine.files();
    let source = SourceSettings::named("town", &server.url());
    let held = |machine: &Machine| {
        let error = failed(machine.configured(&source, Which::All));
        assert!(matches!(error, SyncError::Shrunk { before: 20, .. }), "{error}");
        assert_eq!(machine.files(), before);
        machine.known().state_of("town").held.unwrap().days.len()
    };
    *current.lock().unwrap() = few.clone();
    assert_eq!(held(&machine), 1);
    assert_eq!(held(&machine), 1, "twice on one day is one day");
    machine.later(24);
    *current.lock().unwrap() = others;
    assert_eq!(held(&machine), 1, "another answer");
    *current.lock().unwrap() = few;
    assert_eq!(held(&machine), 1);
    machine.later(24);
    assert_eq!(held(&machine), 2);
    machine.later(24);
    let outcome = machine.configured(&source, Which::All);
    assert!(matches!(outcome.done, Done::Taken(_)), "{:?}", outcome.done);
    assert_eq!(machine.ids().len(), 5);
    assert_eq!(machine.known().state_of("town").held, None);
    // Nothing at all is never taken.
    *current.lock().unwrap() = dataset(&[]);
    for _ in 0..5 {
        machine.later(24);
        assert!(matches!(failed(machine.configured(&source, Which::All)), SyncError::Empty { .. }));
    }
    assert_eq!(machine.ids().len(), 5);
}

#[test]
fn a_clock_that_is_wrong_is_said_and_stops_nothing() {
    let mut machine = Machine::with_data();
    machine.now = "1970-01-02T00:30:00Z".parse().unwrap();
    let expired = dataset(&["1", "2", "3"])
        .replace("\"version\":1", "\"version\":2,\"expires_at\":\"1970-01-01T00:00:00Z\"");
    let server = FaultServer::bytes(response("200 OK", "", expired.as_bytes()));
    let source = SourceSettings::named("town", &server.url());
    let summary =
        machine.with_plan(|plan| sync_sources(plan, std::slice::from_ref(&source), Which::Due, &mut |_| ()));
    assert!(summary.clock_is_wrong);
    assert_eq!(summary.notices.iter().map(store::Notice::key).collect::<Vec<_>>(), ["store-clock-wrong"]);
    assert!(matches!(summary.outcomes[0].done, Done::Taken(_)), "{:?}", summary.outcomes[0].done);
    assert_eq!(machine.ids(), ["1", "2", "3"]);
    // And back to where it belongs: what was noted in the wrong time does not stop the fetching.
    machine.now = "2026-11-26T12:30:00Z".parse().unwrap();
    assert!(!matches!(machine.due(&server.url()).done, Done::NotDue));
}

/// Five redirects are followed and the sixth is not, whatever waits at its end.
#[test]
fn five_redirects_are_followed_and_a_sixth_is_not() {
    for hops in [5, 6] {
        let body = dataset(&["1"]);
        let server = FaultServer::start(move |asked, stream| {
            let answer = if asked.number < hops {
                response("302 Found", &format!("location: /hop/{}\r\n", asked.number), b"")
            } else {
                response("200 OK", "", body.as_bytes())
            };
            let _ = stream.write_all(&answer);
        });
        let machine = Machine::new();
        let outcome = machine.by_hand(&server.url());
        match hops {
            5 => assert!(matches!(outcome.done, Done::Taken(_)), "{:?}", outcome.done),
            _ => assert_eq!(failed(outcome).failure_kind(), FailureKind::Redirect),
        }
        assert_eq!(server.asked().len(), 6, "{hops}: the first request and five hops");
    }
}
