//! Feeds in which counts multiply: memory, time and what comes out stay within the table of limits, in every format.

use groupfinder::feed::{self, FeedError, Import, ImportOptions};
use groupfinder::group::Group;
use groupfinder::search::{IndexBuilder, LocalNow, Query, find_groups};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Far more than any of these takes unless something multiplies, also without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

fn import(text: &str) -> Result<(Import, Vec<Group>), FeedError> {
    let mut groups = Vec::new();
    let mut options = ImportOptions::new("limits", jiff::civil::date(2026, 11, 24));
    options.settings.all_services = true;
    let started = Instant::now();
    let import = feed::import(text.as_bytes(), &options, &mut |group| groups.push(group));
    assert!(started.elapsed() < PATIENCE, "{:?} for {} bytes", started.elapsed(), text.len());
    import.map(|import| (import, groups))
}

fn native(groups: &[String]) -> String {
    format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", groups.join(","))
}

#[test]
fn rules_that_differ_are_kept_up_to_the_limit_and_searched_by_arithmetic() {
    let mut groups = Vec::new();
    let mut day = jiff::civil::date(1950, 1, 1);
    for n in 0..400 {
        let mut meetings = Vec::new();
        for k in 0..60 {
            day = day.tomorrow().unwrap();
            let zone = ["Europe/Oslo", "Asia/Tokyo", "America/Lima", "Africa/Cairo"][k % 4];
            meetings.push(format!(
                "{{\"rrule\":\"FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29;DTSTART={}\",\"start\":\"19:00\",\
                 \"timezone\":\"{zone}\"}}",
                day.strftime("%Y%m%d")
            ));
        }
        groups
            .push(format!("{{\"id\":\"r{n}\",\"name\":\"Rule {n}\",\"meetings\":[{}]}}", meetings.join(",")));
    }
    let (import, groups) = import(&native(&groups)).unwrap();
    let kept: usize = groups.iter().map(|group| group.meetings.len()).sum();
    assert!((1_000..=20_000).contains(&kept), "{kept}");
    let said = import
        .report
        .problems
        .iter()
        .any(|p| p.expected.contains("different rules") || p.expected.contains("fits"));
    assert!(said, "{:?}", import.report.problems.first());
    let mut index = IndexBuilder::new();
    for group in &groups {
        index.add_group(group);
    }
    let index = index.into_index();
    assert!(index.memory_bytes() < 64 << 20, "{}", index.memory_bytes());
    let now = LocalNow { now: "2026-11-24T12:00:00Z".parse().unwrap(), zone: jiff::tz::TimeZone::UTC };
    let started = Instant::now();
    for _ in 0..3 {
        assert_eq!(find_groups(&index, &Query::default(), &now).total, 400);
    }
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn places_labels_and_shared_rows_do_not_multiply() {
    // One service with many places and labels that nothing knows.
    let labels: Vec<String> = (0..200)
        .map(|n| format!("{{\"taxonomy_term\":{{\"id\":\"t{n}\",\"name\":\"schlafstorugen {n}x, angsterkrankugen {n}y\"}}}}"))
        .collect();
    let places: Vec<String> = (0..3000).map(|n| format!("{{\"id\":\"l{n}\"}}")).collect();
    let service = format!(
        "{{\"services\":[{{\"id\":\"s\",\"name\":\"Grief support group\",\"attributes\":[{}],\"service_at_locations\":[{}]}}]}}",
        labels.join(","),
        places.join(",")
    );
    assert_eq!(import(&service).unwrap().1.len(), 64);
    // Rows that belong to every service.
    let services: Vec<String> =
        (0..2000).map(|_| "{\"id\":\"s\",\"name\":\"Support group\"}".to_owned()).collect();
    let rows: Vec<String> = (0..2000)
        .map(|n| format!("{{\"id\":\"p{n}\",\"service_id\":\"s\",\"number\":\"0221 {n:06}\"}}"))
        .collect();
    let shared = format!("{{\"services\":[{}],\"phones\":[{}]}}", services.join(","), rows.join(","));
    let (import, groups) = import(&shared).unwrap();
    assert_eq!(groups.len(), 2000);
    assert!(
        import.report.notes.iter().any(|note| note.contains("so many services")),
        "{:?}",
        import.report.notes
    );
}

#[test]
fn texts_that_are_repeated_in_every_place_stop_at_the_limit() {
    let text = "word ".repeat(800);
    let places: Vec<String> = (0..64).map(|n| format!("{{\"id\":\"l{n}\"}}")).collect();
    let services: Vec<String> = (0..30)
        .map(|n| {
            format!(
                "{{\"id\":\"s{n}\",\"name\":\"Grief support group\",\"description\":\"{text}\",\"service_at_locations\":[{}]}}",
                places.join(",")
            )
        })
        .collect();
    let feed = format!("{{\"services\":[{}]}}", services.join(","));
    match import(&feed) {
        Ok((_, groups)) => {
            let bytes: usize =
                groups.iter().flat_map(|g| g.description.iter()).map(|(_, text)| text.len()).sum();
            assert!(bytes < feed.len() * 8 + (5 << 20), "{bytes} out of {}", feed.len());
        }
        Err(error) => assert!(error.to_string().contains("records"), "{error}"),
    }
}

/// A table of so many rows of at least so many bytes.
fn short_rows(count: usize, length: usize) -> String {
    let mut text = "name,day,time,notes\n".to_owned();
    for n in 0..count {
        let row = format!("Group {n},Monday,18:00,");
        let _ = writeln!(text, "{row:x<length$}");
    }
    text
}

#[test]
fn short_records_and_blank_cells_are_refused_in_words() {
    let ones = "1,".repeat(2_000_000) + "1";
    for (feed, words) in [
        (format!("[{ones}]"), "expected at most"),
        (
            format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{ones}]}}"),
            "expected at most",
        ),
        (format!("{{\"contents\":[{ones}]}}"), "expected at most"),
        ("{}\n".repeat(2_000_000), "expected at most"),
    ] {
        let error = import(&feed).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    assert_eq!(import(&short_rows(54_000, 24)).unwrap().1.len(), 54_000, "so many rows however short");
    let error = import(&short_rows(80_000, 24)).unwrap_err().to_string();
    assert!(error.contains("records, expected at most"), "{error}");
    assert_eq!(import(&short_rows(70_000, 100)).unwrap().1.len(), 70_000, "more where they are longer");
    // Blank cells behind the last heading take no place; many columns with headings are refused.
    let mut rows = "name,day,time\n".to_owned();
    for n in 0..3000 {
        let _ = writeln!(rows, "Gruppe {n},Montag,18:00{}", ",".repeat(500));
    }
    assert_eq!(import(&rows).unwrap().1.len(), 3000);
    let headings: Vec<String> = (0..300).map(|n| format!("h{n}")).collect();
    let mut rows = format!("name,day,time,{}\n", headings.join(","));
    for n in 0..20_000 {
        let _ = writeln!(rows, "G{n},Mo,18:00{}x", ",".repeat(300));
    }
    let error = import(&rows).unwrap_err().to_string();
    assert!(error.contains("cells"), "{error}");
}

#[test]
fn equal_names_ids_and_languages_are_no_square() {
    let mut groups = Vec::new();
    for n in 0..3000 {
        let tags: Vec<String> = (0..40)
            .map(|k| {
                let at = n * 40 + k;
                format!("\"{}{}{}\"", letter(at / 676), letter(at / 26), letter(at))
            })
            .collect();
        groups.push(format!(
            "{{\"id\":\"{}\",\"name\":\"Same\",\"languages\":[{}]}}",
            "x".repeat(300),
            tags.join(",")
        ));
    }
    let (_, groups) = import(&native(&groups)).unwrap();
    let ids: std::collections::BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids.len(), 3000);
    let started = Instant::now();
    let mut index = IndexBuilder::new();
    for group in &groups {
        index.add_group(group);
    }
    assert_eq!(index.into_index().len(), 3000);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn equal_ids_of_255_letters_stay_apart_in_every_format() {
    let id = "i".repeat(255);
    let three = |record: &str| [record; 3].join(",");
    let places = |id: &str| {
        ["a", "a", "b"]
            .map(|place| format!("{{\"id\":\"{id}{place}\",\"location\":{{\"name\":\"{place}\"}}}}"))
            .join(",")
    };
    for (format, text) in [
        ("native", native(&[three(&format!("{{\"id\":\"{id}\",\"name\":\"A\"}}"))])),
        (
            "Meeting Guide",
            format!(
                "[{}]",
                three(&format!("{{\"slug\":\"{id}\",\"name\":\"A\",\"day\":1,\"time\":\"18:00\"}}"))
            ),
        ),
        ("table", format!("Name,slug,Day,Time\n{}", format!("A,{id},1,18:00\n").repeat(3))),
        (
            "BMLT",
            format!(
                "[{}]",
                three(&format!(
                    "{{\"id_bigint\":\"{id}\",\"weekday_tinyint\":\"2\",\"start_time\":\"18:00\",\"meeting_name\":\"A\"}}"
                ))
            ),
        ),
        (
            "HSDS",
            format!(
                "{{\"services\":[{{\"id\":\"{id}\",\"name\":\"A\",\"service_at_locations\":[{}]}}]}}",
                places(&id)
            ),
        ),
    ] {
        let (_, groups) = import(&text).unwrap_or_else(|error| panic!("{format}: {error}"));
        let ids: std::collections::BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
        assert_eq!((groups.len(), ids.len()), (3, 3), "{format}");
    }
}

#[test]
fn rows_that_belong_to_many_objects_are_counted_and_said() {
    let owners: Vec<String> = (0..64).map(|n| n.to_string()).collect();
    let services: Vec<String> =
        (0..64).map(|n| format!("{{\"id\":\"{n}\",\"name\":\"Grief support group {n}\"}}")).collect();
    let read = |rows: usize| {
        let phones: Vec<String> = (0..rows)
            .map(|n| format!("{{\"service_id\":\"{}\",\"number\":\"+49 000 {n:06}\"}}", owners.join(",")))
            .collect();
        let (import, groups) =
            import(&format!("{{\"services\":[{}],\"phones\":[{}]}}", services.join(","), phones.join(",")))
                .unwrap();
        assert!(
            groups.iter().all(|group| group.contact.as_ref().is_some_and(|contact| contact.phone.is_some())),
            "{rows} rows"
        );
        import.report.notes.iter().any(|note| note.contains("belong to more objects"))
    };
    assert!(!read(3), "three numbers of all services are all of theirs");
    assert!(read(2_500), "160,000 of 135,000");
}

/// The time on a processor that this thread has taken, so that a busy machine changes nothing.
#[cfg(target_os = "linux")]
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(stat.split(' ').next().unwrap().parse().unwrap())
}

/// The least time of three that it takes to read a feed with so many listings.
#[cfg(target_os = "linux")]
fn time_to_read(feed: &str, count: usize) -> Duration {
    let once = || {
        let before = processor_time();
        assert_eq!(import(feed).unwrap().1.len(), count);
        processor_time().saturating_sub(before)
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// Meetings that differ in slug, name and street, or have these in common.
#[cfg(target_os = "linux")]
fn meetings(count: usize, [one_slug, one_name, one_street]: [bool; 3]) -> String {
    let each = |n: usize, is_one: bool| if is_one { 1 } else { n };
    let record = |n: usize| {
        let (slug, name, street) = (each(n, one_slug), each(n, one_name), each(n, one_street));
        let day = n % 7;
        format!(
            "{{\"slug\":\"s{slug}\",\"name\":\"Harbour {name}\",\"day\":{day},\"time\":\"19:00\",\"address\":\"{street} Main St\",\
             \"city\":\"Salem\",\"state\":\"OR\",\"postal_code\":\"97301\",\"country\":\"US\"}}"
        )
    };
    format!("[{}]", (0..count).map(record).collect::<Vec<_>>().join(","))
}

/// Rows of groups in as many streets, with a name each or one name.
#[cfg(target_os = "linux")]
fn sheet(count: usize, one_name: bool) -> String {
    let mut rows = "Name;Thema;Ort;PLZ;Straße;Tag;Zeit\n".to_owned();
    for n in 0..count {
        let name = if one_name { 1 } else { n };
        let _ = writeln!(rows, "Gruppe {name};Trauer;Köln;50667;Domgasse {n};Montag;18:00");
    }
    rows
}

/// Services of so many organisations, each with as many numbers as services.
#[cfg(target_os = "linux")]
fn services(count: usize, organisations: usize) -> String {
    let organisation = |o: usize| {
        let number = |n: usize| format!("{{\"id\":\"p{o}-{n}\",\"number\":\"+1 555 {n:07}\"}}");
        let service = |n: usize| {
            let name = o * (count / organisations) + n;
            format!(
                "{{\"id\":\"s{o}-{n}\",\"name\":\"Self-help group {name}\",\"status\":\"active\",\
                 \"schedules\":[{{\"id\":\"w{o}-{n}\",\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"19:00\"}}]}}"
            )
        };
        let own = 0..count / organisations;
        let phones: Vec<String> = own.clone().map(number).collect();
        let services: Vec<String> = own.map(service).collect();
        let (phones, services) = (phones.join(","), services.join(","));
        format!(
            "{{\"id\":\"o{o}\",\"name\":\"Society {o}\",\"description\":\"d\",\"phones\":[{phones}],\"services\":[{services}]}}"
        )
    };
    format!("[{}]", (0..organisations).map(organisation).collect::<Vec<_>>().join(","))
}

#[test]
#[cfg(target_os = "linux")]
fn listings_that_share_something_take_no_longer_than_others() {
    const COUNT: usize = 2000;
    let plain = time_to_read(&meetings(COUNT, [false; 3]), COUNT);
    let plain_rows = time_to_read(&sheet(COUNT, false), COUNT);
    // A listing has at most sixteen numbers.
    let plain_services = time_to_read(&services(COUNT, COUNT / 20), COUNT);
    let fewer_services = time_to_read(&services(COUNT / 4, COUNT / 4), COUNT / 4);
    for (what, feed, of) in [
        ("one id", meetings(COUNT, [true, false, false]), plain),
        ("one name", meetings(COUNT, [false, true, false]), plain),
        ("one place", meetings(COUNT, [false, false, true]), plain),
        ("one id, name and place", meetings(COUNT, [true; 3]), plain),
        ("one name in a sheet", sheet(COUNT, true), plain_rows),
        ("one organisation with all numbers and services", services(COUNT, 1), plain_services),
        ("four times as many services", services(COUNT, COUNT), fewer_services * 4),
    ] {
        let time = time_to_read(&feed, COUNT);
        println!("{what}: {time:?}, others {of:?}");
        assert!(time < of * 3, "{what}: {time:?}, others {of:?}");
    }
}

/// What the program's own pages may take of the 64 MB, in MB; those of a release build are 15.
#[cfg(target_os = "linux")]
const PROGRAM_PAGES: u64 = 15;

#[test]
#[cfg(target_os = "linux")]
fn a_sync_takes_at_most_four_times_the_feed_and_64_mb_whatever_the_format() {
    use crate::support::{
        heavy_feeds::{HEAVY_FEEDS, MULTIPLYING_FEEDS},
        memory::wait_and_measure,
    };
    use std::process::{Command, Stdio};
    let home = tempfile::tempdir().unwrap();
    let mut failed = Vec::new();
    for feed in HEAVY_FEEDS.iter().chain(&MULTIPLYING_FEEDS) {
        let bytes = feed.bytes(1 << 20);
        let file = home.path().join(feed.file);
        std::fs::write(&file, &bytes).unwrap();
        let mut sync = Command::new(env!("CARGO_BIN_EXE_groupfinder"));
        sync.env("HOME", home.path()).arg("--data-dir").arg(home.path().join(feed.file.replace('.', "-")));
        sync.args(["sync", "--from"]).arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
        let peak = wait_and_measure(sync.spawn().unwrap());
        // The program under test is not optimised and maps twice the pages of its file.
        let own = peak.kib.saturating_sub(peak.program_kib);
        let (megabytes, bound) =
            (own * 1024 / 1_000_000, 4 * bytes.len() as u64 / 1_000_000 + 64 - PROGRAM_PAGES);
        if megabytes > bound {
            failed.push(format!("{}: {megabytes} MB of {bound}, taken in: {}", feed.name, peak.is_done));
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

fn letter(n: usize) -> char {
    char::from(b'a' + u8::try_from(n % 26).unwrap_or(0))
}

/// `n` texts, joined with commas.
fn list(n: usize, text: impl Fn(usize) -> String) -> String {
    (0..n).map(text).collect::<Vec<_>>().join(",")
}

/// What the report says of a feed: its notes, and what was found and expected.
fn said_of(feed: &str) -> Vec<String> {
    let (import, _) = import(feed).unwrap();
    let problems = import.report.problems.iter().map(|p| format!("{}: {}; {}", p.path, p.found, p.expected));
    problems.chain(import.report.notes.iter().cloned()).collect()
}

/// Makes a feed with so many of something.
type FeedMaker<'f> = Box<dyn Fn(usize) -> String + 'f>;

/// Whatever has a limit inside a record: one more than fits is said and the edge is silent.
#[test]
fn what_a_record_has_beyond_a_limit_is_said() {
    let members = |n: usize| list(n, |k| format!("\"own_key_{k}\":\"says {k} things\""));
    let guide =
        |inside: &str| format!("[{{\"name\":\"A\",\"slug\":\"a\",\"day\":1,\"time\":\"19:00\",{inside}}}]");
    let bmlt = |inside: &str, more: &str| {
        format!(
            "{{\"meetings\":[{{\"id_bigint\":\"1\",\"meeting_name\":\"A\",\"weekday_tinyint\":\"2\",\
             \"start_time\":\"19:00:00\",{inside}}}]{more}}}"
        )
    };
    let hsds = |inside: &str, more: &str| {
        format!("{{\"services\":[{{\"id\":\"s\",\"name\":\"Grief support group\"{inside}}}]{more}}}")
    };
    let own = |inside: &str| native(&[format!("{{\"id\":\"a\",\"name\":\"A\",{inside}}}")]);
    let table = |headings: &str, cells: &str| format!("name,day,time,{headings}\nA,Monday,19:00,{cells}\n");
    let languages = |n: usize| {
        let tag = |k: usize| [b'a' + (k / 26) as u8, b'a' + (k % 26) as u8].map(char::from);
        list(n, |k| format!("\"{}\":\"Words\"", tag(k).iter().collect::<String>()))
    };
    let numbers = |n: usize| list(n, |k| format!("{{\"number\":\"0221 {:06}\"}}", 100_000 + 7 * k));
    let types = |n: usize| list(n, |k| format!("\"T{k}\""));
    let cases: Vec<(&str, usize, FeedMaker<'_>, &str)> = vec![
        ("keys of Meeting Guide", 512, Box::new(|n| guide(&members(n))), "at most 512 keys"),
        ("keys of BMLT", 512, Box::new(|n| bmlt(&members(n), "")), "at most 512 keys"),
        ("keys of HSDS", 512, Box::new(|n| hsds(&format!(",{}", members(n)), "")), "at most 512 keys"),
        ("keys of ours", 16, Box::new(|n| own(&members(n))), "1 more keys that are not known"),
        (
            "columns",
            512,
            Box::new(|n| table(&list(n, |k| format!("Own {k}")), &list(n, |k| format!("word {k}")))),
            "513 keys",
        ),
        (
            "cells without a heading",
            512,
            // The first rows are held whole, whatever they have.
            Box::new(|n| {
                let above = "A,Monday,19:00,words\n".repeat(60);
                table(
                    "notes",
                    &format!("words\n{above}B,Monday,19:00,{}", list(n + 1, |k| format!("word {k}"))),
                )
            }),
            "1 cells stand beyond the 512 columns",
        ),
        ("length of a note", 600, Box::new(|n| table("Own words", &"x".repeat(n))), "at most 600 characters"),
        (
            "values of a cell",
            64,
            Box::new(|n| table("languages", &list(n, |_| "de".into()).replace(',', "|"))),
            "65 items",
        ),
        (
            "topics of a cell",
            64,
            Box::new(|n| table("topics", &list(n, |k| format!("Own topic {k}")).replace(',', "|"))),
            "more than 64 items",
        ),
        ("types", 64, Box::new(|n| guide(&format!("\"types\":[{}]", types(n)))), "65 items"),
        (
            "languages of a text",
            64,
            Box::new(|n| own(&format!("\"description\":{{{}}}", languages(n)))),
            "65 items",
        ),
        (
            "meetings",
            64,
            Box::new(|n| {
                own(&format!("\"meetings\":[{}]", list(n, |_| "{\"day\":\"mo\",\"start\":\"19:00\"}".into())))
            }),
            "65 items",
        ),
        (
            "formats of BMLT",
            64,
            Box::new(|n| bmlt(&format!("\"formats\":\"{}\"", list(n, |k| format!("F{k}"))), "")),
            "65 items",
        ),
        (
            "the list of formats",
            5000,
            Box::new(|n| {
                bmlt(
                    "\"formats\":\"F\"",
                    &format!(",\"formats\":[{}]", list(n, |k| format!("{{\"id\":\"{k}\"}}"))),
                )
            }),
            "more than 5000",
        ),
        (
            "numbers",
            16,
            Box::new(|n| hsds(&format!(",\"phones\":[{}]", numbers(n)), "")),
            "more than 16 items",
        ),
        (
            "schedules",
            64,
            Box::new(|n| {
                let schedule = |k: usize| {
                    format!(
                        "{{\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"{:02}:{:02}\"}}",
                        k / 60 + 10,
                        k % 60
                    )
                };
                hsds(&format!(",\"schedules\":[{}]", list(n, schedule)), "")
            }),
            "65 items",
        ),
        (
            "rows inside an object",
            256,
            Box::new(|n| hsds(&format!(",\"eligibilities\":[{}]", list(n, |_| "{}".into())), "")),
            "more than 256 items",
        ),
        (
            "rows of a table",
            256,
            Box::new(|n| {
                let rows =
                    list(n, |k| format!("{{\"service_id\":\"s\",\"type\":\"fax\",\"number\":\"{k}\"}}"));
                hsds("", &format!(",\"phones\":[{rows}]"))
            }),
            "more than 256 rows",
        ),
        (
            "labels",
            256,
            Box::new(|n| {
                hsds(&format!(",\"taxonomy_terms\":[{}]", list(n, |_| "{\"name\":\"Grief\"}".into())), "")
            }),
            "more than 256 rows",
        ),
        (
            "objects of a row",
            64,
            Box::new(|n| {
                let row = format!(
                    "{{\"service_id\":\"{}\",\"number\":\"0221 100000\"}}",
                    list(n, |k| format!("s{k}"))
                );
                hsds("", &format!(",\"phones\":[{row}]"))
            }),
            "belong to more objects",
        ),
    ];
    for (what, most, feed, words) in &cases {
        let at_edge = said_of(&feed(*most));
        assert!(!at_edge.iter().any(|line| line.contains(words)), "{what}: {at_edge:?}");
        let beyond = said_of(&feed(*most + 1));
        assert!(beyond.iter().any(|line| line.contains(words)), "{what}: {beyond:?}");
    }
}
