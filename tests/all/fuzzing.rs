//! What a disk, a person or a terminal hands over, changed at random: it is taken or refused, and nothing panics or runs
//! without end. `GROUPFINDER_FUZZ_SECONDS` makes each go on for so long.

use crate::support::fuzz::{mutate, mutate_bytes, run_randomly};
use crate::support::{self, dataset::write_dataset, in_country};
use clap::Parser;
use groupfinder::app::keymap::Keymap;
use groupfinder::cli::{Cli, Command};
use groupfinder::config::{Config, key_file, kiosk::Kiosk};
use groupfinder::group::Group;
use groupfinder::search::{Gather, Index, LocalNow, Query, Sort, find_groups};
use groupfinder::store::{self, INDEX, OpenOptions};
use std::ffi::OsString;
use std::path::Path;

/// Gives an index with right checksums, whatever is in it.
fn with_right_checksums(mut bytes: Vec<u8>) -> Vec<u8> {
    let late = bytes.get(..Index::HEAD_BYTES).map_or(0, |head| Index::front_length(head.try_into().unwrap()));
    let late = late.min(bytes.len());
    if late >= Index::HEAD_BYTES {
        // The second part begins where the table says that its first section does.
        let at = Index::HEAD_BYTES - 3 * 16;
        let ids = u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
        let ids = usize::try_from(ids).unwrap_or(usize::MAX).clamp(late, bytes.len());
        for (at, part) in [(20, late..ids), (24, ids..bytes.len())] {
            let checksum = crc32fast::hash(&bytes[part]);
            bytes[at..at + 4].copy_from_slice(&checksum.to_le_bytes());
        }
        let checksum = crc32fast::hash(&bytes[20..late]);
        bytes[16..20].copy_from_slice(&checksum.to_le_bytes());
    }
    bytes
}

/// Asks an index what people ask it.
fn use_index(index: &Index) {
    let local_now = LocalNow { now: support::now(), zone: support::zone() };
    for (text, sort, gather) in [
        ("", Sort::Best, Gather::Meetings),
        ("gruppe trauer", Sort::Best, Gather::Places),
        ("grupe 3 near bremen tuesday evening", Sort::Next, Gather::Nothing),
        ("suicide", Sort::Distance, Gather::Nothing),
    ] {
        let query =
            Query { text: text.to_owned(), home: Some(in_country("DE")), sort, gather, ..Query::default() };
        let results = find_groups(index, &query, &local_now);
        for hit in results.hits.iter().take(20) {
            let row = index.row(hit.ordinal);
            let _ = (row.name(), row.kind(), row.languages(), row.town_name(), row.meetings());
            let _ = (row.next_meeting(support::now(), &support::zone()), index.with_id(row.id()));
        }
    }
    let _ = (index.twins(), index.memory_bytes());
}

#[test]
fn whatever_is_in_an_index_it_is_searched_or_refused() {
    let mut groups = support::directory();
    groups.truncate(40);
    groups.extend(groupfinder::demo::groups(80, 3).collect::<Vec<Group>>());
    let bytes = support::index_of(&groups).bytes().to_vec();
    let mut opened = 0_u32;
    run_randomly(|random| {
        let mut changed = bytes.clone();
        // Mostly numbers that stay where they are, for what is moved is told by the table of sections.
        for _ in 0..random.usize(1..12) {
            let at = random.usize(24..changed.len());
            match random.u8(0..4) {
                0 => changed[at] = random.u8(..),
                1 => changed[at] ^= 1 << random.u8(0..8),
                2 => {
                    let end = (at + 4).min(changed.len());
                    changed[at..end].fill(*random.choice(&[0, 0x7F, 0xFF]).unwrap_or(&0));
                }
                _ => {
                    let (from, length) = (random.usize(24..changed.len()), random.usize(1..64));
                    let length = length.min(changed.len() - at.max(from));
                    changed.copy_within(from..from + length, at);
                }
            }
        }
        if let Ok(index) = Index::open(with_right_checksums(changed)) {
            opened += 1;
            use_index(&index);
        }
    });
    assert!(opened > 20, "{opened}");
}

#[test]
fn whatever_an_index_file_says_the_groups_of_the_dataset_are_shown() {
    let dir = tempfile::tempdir().unwrap();
    let feed = dir.path().join("feed.json");
    write_dataset(&feed, &["a", "b", "c", "d"]);
    let data = dir.path().join("data");
    let home = dir.path().to_str().unwrap();
    let arguments = ["--data-dir", data.to_str().unwrap(), "sync", "--from", feed.to_str().unwrap()];
    let done = support::process::run_over_pipes(&arguments, &[("HOME", home)], b"");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let file = std::fs::read(data.join(INDEX)).unwrap();
    let options = OpenOptions { data_dir: Some(data.clone()), demo: false };
    let whole = store::open_data(&options).index.len();
    run_randomly(|random| {
        // What says to which dataset the index belongs stands at the end.
        let from = if random.bool() { file.len() - 1024.min(file.len()) } else { 0 };
        let mut changed = file[..from].to_vec();
        changed.extend(mutate_bytes(&file[from..], random));
        std::fs::write(data.join(INDEX), &changed).unwrap();
        let opened = store::open_data(&options);
        assert_eq!(opened.index.len(), whole);
    });
}

#[test]
fn whatever_is_in_settings_it_is_taken_or_the_line_is_named() {
    let settings = include_str!("../../data/config.toml");
    let kiosk = include_str!("../../data/kiosk/kiosk.toml");
    // Examples that stand behind a mark of comment are settings too.
    let told = |text: &str| text.replace("\n# ", "\n").replace("\n#", "\n");
    let texts =
        [settings.to_owned(), told(settings), kiosk.to_owned(), told(kiosk), key_file::USUAL.to_owned()];
    run_randomly(|random| {
        for text in &texts {
            let text = mutate(text, random);
            let path = Path::new("settings.toml");
            let errors = [
                Config::parse(&text, path).err(),
                Kiosk::parse(&text, path).err(),
                key_file::change_keys(&Keymap::default(), &text, path).err(),
            ];
            for error in errors.into_iter().flatten() {
                let said = error.to_string();
                assert!(said.contains("settings.toml"), "{said}");
            }
        }
    });
}

/// Lines that people type, which read and write nothing but the answer.
const LINES: [&str; 8] = [
    "search trauer --near Bremen --within 20 --topic grief --format online --limit 5 --output json",
    "search --explain i want to be dead --country DE --lang de --sort next --day tuesday",
    "search depression --limit 9999999 --kind helpline --verified 6-months --output ndjson",
    "show telefonseelsorge --output json",
    "topics angst --output json --lang nb",
    "crisis --country NO --output json",
    "facets trauer --output json",
    "compare telefonseelsorge samaritans --lang en",
];

#[test]
fn whatever_is_typed_as_a_command_is_answered_or_refused_in_clean_words() {
    let home = tempfile::tempdir().unwrap();
    let missing = home.path().join("none.toml");
    std::fs::write(&missing, "").unwrap();
    let places = ["--data-dir", home.path().to_str().unwrap(), "--config", missing.to_str().unwrap()];
    run_randomly(|random| {
        let line = mutate(random.choice(LINES).unwrap_or_default(), random);
        let words: Vec<OsString> = ["groupfinder"]
            .iter()
            .chain(&places)
            .map(OsString::from)
            .chain(line.split(' ').map(OsString::from))
            .collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        match Cli::try_parse_from(&words) {
            Err(error) => {
                let told = groupfinder::command::describe_usage_error(&error, &words[1..]);
                err.extend(groupfinder::locale::cleaned::clean_message(&told).bytes());
            }
            Ok(cli) if is_answer(&cli) => {
                let code = groupfinder::command::run_command(&cli, &mut out, &mut err);
                assert!(code <= 3, "{line:?}: {code}");
            }
            Ok(_) => return,
        }
        for said in [out, err] {
            let said = String::from_utf8_lossy(&said).into_owned();
            assert!(!said.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{line:?}: {said:?}");
        }
    });
}

/// Whether a command only reads and answers.
fn is_answer(cli: &Cli) -> bool {
    use Command::{Compare, Crisis, Facets, Search, Show, Topics};
    matches!(cli.command, Some(Search(_) | Show(_) | Topics(_) | Crisis(_) | Facets(_) | Compare(_)))
}
