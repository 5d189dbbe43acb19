//! A disk that is full, broken, foreign or pulled out: after whatever happens there is exactly the old data or exactly
//! the new, and the next sync works.

use crate::support::dataset::{dataset, write_dataset};
use assert_cmd::cargo::cargo_bin;
use groupfinder::command::error::CommandError;
use groupfinder::locale::Locale;
use groupfinder::search::Ordinal;
use groupfinder::store::disk::{Disk, WriteStep};
use groupfinder::store::{self, IngestRequest, OpenOptions, Opened, embedded};
use groupfinder::sync::source_state::SourceStates;
use groupfinder::sync::{Done, Plan, SourceOutcome, sync_by_hand};
use groupfinder::topic::Language;
use needs::needs;
use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

const NOW: &str = "2026-11-24T12:30:00Z";

fn sync_on(data: &Path, feed: &Path, disk: &Disk) -> SourceOutcome {
    let (now, today) = (NOW.parse().unwrap(), jiff::civil::date(2026, 11, 24));
    let plan = Plan::new(Some(data), disk, now, today);
    sync_by_hand(&plan, IngestRequest::new(feed.to_str().unwrap(), now, today), &mut |_| ())
        .outcomes
        .remove(0)
}

fn sync(data: &Path, feed: &Path) -> SourceOutcome {
    sync_on(data, feed, &Disk::default())
}

fn open(data: &Path) -> Opened {
    store::open_data(&OpenOptions { data_dir: Some(data.to_path_buf()), demo: false })
}

fn ids(opened: &Opened) -> Vec<String> {
    (embedded::len()..opened.records.len())
        .map(|n| opened.read_group(Ordinal(n as u32)).unwrap().id.to_string())
        .collect()
}

/// Every file of a directory with its bytes.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap_or_default())
        })
        .collect()
}

fn temporary(dir: &Path) -> usize {
    files(dir).keys().filter(|name| name.contains(".tmp")).count()
}

/// A directory with data of some groups, and a feed that has one more.
struct Place {
    dir: TempDir,
    old: Vec<String>,
}

impl Place {
    fn new() -> Self {
        Self::of(180)
    }

    fn of(groups: usize) -> Self {
        let place =
            Self { dir: tempfile::tempdir().unwrap(), old: (0..groups).map(|n| format!("g{n}")).collect() };
        place.write_feed(&[]);
        assert!(matches!(sync(&place.data(), &place.feed()).done, Done::Taken(_)));
        place.write_feed(&["new"]);
        place
    }

    fn write_feed(&self, more: &[&str]) {
        let all: Vec<&str> = self.old.iter().map(String::as_str).chain(more.iter().copied()).collect();
        write_dataset(&self.feed(), &all);
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn feed(&self) -> PathBuf {
        self.dir.path().join("a.json")
    }
}

fn groupfinder(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo_bin("groupfinder"));
    command.arg("--data-dir").arg(data).args(["--now", NOW]).args(arguments);
    command.env("LC_ALL", "C.UTF-8").env("HOME", data.parent().unwrap()).stdin(Stdio::null());
    command
}

fn code(output: &Output) -> (i32, String) {
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_full_or_broken_disk_at_any_step_leaves_the_old_data_and_nothing_else() {
    let place = Place::of(3);
    let (old, before) = (files(&place.data())["dataset.json"].clone(), files(&place.data()));
    let mut refused = 0;
    for fail_at in 0.. {
        // From that step on nothing can be written any more, for one reason or the other.
        let full = fail_at % 2 == 0;
        let kind = if full { std::io::ErrorKind::StorageFull } else { std::io::ErrorKind::PermissionDenied };
        let steps = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&steps);
        let disk = Disk::with_faults(move |_: WriteStep| {
            if seen.fetch_add(1, Ordering::SeqCst) >= fail_at { Err(kind.into()) } else { Ok(()) }
        });
        let outcome = sync_on(&place.data(), &place.feed(), &disk);
        assert_eq!(temporary(&place.data()), 0, "step {fail_at}");
        let now = files(&place.data());
        match outcome.done {
            Done::Failed(error) => {
                refused += 1;
                assert_eq!(
                    CommandError::of_sync(&error, &Locale::new(Language::En)).exit_code(),
                    6,
                    "{error}"
                );
                let told = error.to_string();
                assert!(
                    told.contains(if full { "full" } else { "permission" }) && told.contains("data"),
                    "{told}"
                );
                // Where only syncing the directory failed, the new data has its name already.
                if now["dataset.json"] != old {
                    assert_eq!(ids(&open(&place.data())).len(), 4, "step {fail_at}");
                }
            }
            Done::Taken(_) => assert_eq!(ids(&open(&place.data())).len(), 4),
            other => panic!("{other:?}"),
        }
        if steps.load(Ordering::SeqCst) <= fail_at {
            break;
        }
        for (name, bytes) in &before {
            std::fs::write(place.data().join(name), bytes).unwrap();
        }
    }
    assert!(refused > 8, "only {refused} steps");
}

#[test]
fn what_is_written_is_on_the_disk_before_it_gets_its_name() {
    let place = Place::of(3);
    let steps = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&steps);
    let disk = Disk::with_faults(move |step| {
        let mut steps = seen.lock().unwrap();
        if steps.last() != Some(&step) {
            steps.push(step);
        }
        Ok(())
    });
    sync_on(&place.data(), &place.feed(), &disk);
    let file = [
        WriteStep::Create,
        WriteStep::Write,
        WriteStep::SyncFile,
        WriteStep::Rename,
        WriteStep::SyncDirectory,
    ];
    let keep = [WriteStep::Link, WriteStep::Rename, WriteStep::SyncDirectory];
    let expected: Vec<WriteStep> = [&file[..3], &file, &keep, &file[2..], &file, &file, &file].concat();
    assert_eq!(
        *steps.lock().unwrap(),
        expected,
        "dataset staged, state ahead of it, previous, dataset, index, state, sources"
    );
}

#[needs(strace)]
#[test]
fn the_kernel_sees_the_bytes_on_the_disk_before_the_new_name() {
    let place = Place::of(3);
    let log = place.dir.path().join("calls");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-y", "-o"])
        .arg(&log)
        .args(["-e", "trace=fsync,fdatasync,rename,renameat,renameat2"]);
    let program = groupfinder(&place.data(), &["sync", "--from", place.feed().to_str().unwrap()]);
    let done = command.arg(program.get_program()).args(program.get_args()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let calls = std::fs::read_to_string(log).unwrap();
    let calls: Vec<&str> = calls.lines().filter(|line| line.contains("= 0")).collect();
    let rename =
        calls.iter().position(|call| call.contains("rename") && call.contains("dataset.json\"")).unwrap();
    let staged = calls[rename].split('"').nth(1).unwrap();
    let synced = |call: &&str, path: &str| call.contains("sync(") && call.contains(&format!("{path}>"));
    assert!(calls[..rename].iter().any(|call| synced(call, staged)), "{calls:#?}");
    assert!(synced(&calls[rename + 1], place.data().to_str().unwrap()), "{calls:#?}");
}

/// What the test below does in a process of its own, which is killed at a step.
fn sync_until_killed() {
    let number = |name: &str| std::env::var(name).unwrap();
    let at: usize = number("KILL_AT").parse().unwrap();
    let steps = AtomicUsize::new(0);
    let disk = Disk::with_faults(move |_: WriteStep| {
        if steps.fetch_add(1, Ordering::SeqCst) == at {
            let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
            std::thread::sleep(Duration::from_secs(60));
        }
        Ok(())
    });
    sync_on(Path::new(&number("KILL_DATA")), Path::new(&number("KILL_FEED")), &disk);
}

#[test]
fn kill_9_at_more_than_200_points_leaves_the_old_data_or_the_new() {
    if std::env::var_os("KILL_AT").is_some() {
        return sync_until_killed();
    }
    let place = Place::new();
    let before = files(&place.data());
    let steps = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&steps);
    let count = Disk::with_faults(move |_: WriteStep| {
        seen.fetch_add(1, Ordering::SeqCst);
        Ok(())
    });
    sync_on(&place.data(), &place.feed(), &count);
    let (all, after) = (steps.load(Ordering::SeqCst), files(&place.data()));
    assert!(all > 200, "only {all} points");
    assert_ne!(before["dataset.json"], after["dataset.json"]);

    let next = AtomicUsize::new(0);
    let states = Mutex::new(Vec::new());
    let work = || {
        let here = tempfile::tempdir().unwrap();
        let data = here.path().join("data");
        std::fs::create_dir(&data).unwrap();
        loop {
            let at = next.fetch_add(1, Ordering::SeqCst);
            if at >= all {
                return;
            }
            for name in files(&data).into_keys() {
                std::fs::remove_file(data.join(name)).unwrap();
            }
            for (name, bytes) in &before {
                std::fs::write(data.join(name), bytes).unwrap();
            }
            let status = Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "faults_disk::kill_9_at_more_than_200_points_leaves_the_old_data_or_the_new",
                ])
                .env("KILL_AT", at.to_string())
                .env("KILL_DATA", &data)
                .env("KILL_FEED", place.feed())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap();
            assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "point {at}");
            let mut left = files(&data);
            let current = left.get("dataset.json").expect("never without data");
            let is_new = current == &after["dataset.json"];
            assert!(is_new || current == &before["dataset.json"], "point {at}");
            // What a start and a sync make of it depends on what lies there; each such state is tried once.
            let mut shape: Vec<String> = left.keys().filter(|name| !name.contains(".tmp")).cloned().collect();
            shape.push(is_new.to_string());
            shape.push((left.get("index") == after.get("index")).to_string());
            shape.push((left.get("state.json") == after.get("state.json")).to_string());
            shape.push(left.keys().filter(|name| name.contains(".tmp")).count().to_string());
            left.clear();
            let is_first = {
                let mut states = states.lock().unwrap();
                let is_first = !states.contains(&shape);
                states.push(shape);
                is_first
            };
            if is_first || at.is_multiple_of(50) {
                let opened = open(&data);
                assert_eq!(ids(&opened).len(), 180 + usize::from(is_new), "point {at}");
                assert!(matches!(sync(&data, &place.feed()).done, Done::Taken(_)), "point {at}");
                assert_eq!(files(&data)["dataset.json"].len(), after["dataset.json"].len(), "point {at}");
                assert!(open(&data).notices.is_empty(), "point {at}");
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let states = states.into_inner().unwrap();
    assert_eq!(states.len(), all);
    let new = |state: &Vec<String>| state.contains(&"true".to_owned());
    assert!(states.iter().any(new) && !states.iter().all(new), "both were seen");
}

#[test]
fn fifty_syncs_at_once_with_readers_end_in_a_whole_dataset() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let feeds: Vec<PathBuf> = (0..50)
        .map(|n| {
            let path = dir.path().join(format!("f{n}.json"));
            write_dataset(&path, &[&*format!("{n}-a"), &*format!("{n}-b"), &*format!("{n}-c")]);
            path
        })
        .collect();
    let done = AtomicBool::new(false);
    let reads = AtomicUsize::new(0);
    let ended: Vec<(i32, String)> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let opened = open(&data);
                assert!(
                    opened
                        .notices
                        .iter()
                        .all(|n| n.key() == "store-index-rebuilt" || n.key() == "store-index-unwritable"),
                    "{:?}",
                    opened.notices
                );
                let mut counts = BTreeMap::<String, usize>::new();
                for id in ids(&opened) {
                    *counts.entry(id.split('-').next().unwrap().to_owned()).or_default() += 1;
                }
                assert!(counts.values().all(|count| *count == 3), "half a source: {counts:?}");
                reads.fetch_add(1, Ordering::SeqCst);
            }
        });
        let children: Vec<_> = feeds
            .iter()
            .map(|feed| {
                groupfinder(&data, &["sync", "--from", feed.to_str().unwrap()])
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let ended = children.into_iter().map(|child| code(&child.wait_with_output().unwrap())).collect();
        done.store(true, Ordering::SeqCst);
        ended
    });
    let (good, busy): (Vec<_>, Vec<_>) = ended.iter().partition(|(code, _)| *code == 0);
    assert!(
        busy.iter().all(|(code, words)| *code == 1 && words.contains("another sync is running")),
        "{busy:?}"
    );
    assert!(!good.is_empty() && reads.load(Ordering::SeqCst) > 0);
    let opened = open(&data);
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    assert_eq!(ids(&opened).len(), 3 * good.len());
    assert_eq!(temporary(&data), 0);
    let known = SourceStates::read_states(&data);
    assert!(known.sources.values().filter(|state| state.succeeded_at.is_some()).count() >= good.len() - 1);
}

/// Puts something at a path.
type Make<'a> = &'a dyn Fn(&Path);

#[test]
fn what_is_no_file_in_place_of_ours_stops_nobody() {
    let target = tempfile::tempdir().unwrap();
    let elsewhere = target.path().join("elsewhere");
    let fifo = |path: &Path| {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    let device = |path: &Path| symlink("/dev/zero", path).unwrap();
    // Reading this file gives an input/output error: nothing is mapped at its beginning.
    let broken = |path: &Path| symlink("/proc/self/mem", path).unwrap();
    let dangling = |path: &Path| symlink("/nonexistent/file", path).unwrap();
    let link = |path: &Path| {
        std::fs::write(&elsewhere, dataset(&["x"])).unwrap();
        symlink(&elsewhere, path).unwrap();
    };
    let kinds: [(&str, Make<'_>); 5] =
        [("fifo", &fifo), ("device", &device), ("broken", &broken), ("dangling", &dangling), ("link", &link)];
    for name in ["dataset.json", "previous.json", "index", "state.json", "sources.json"] {
        for (kind, make) in kinds {
            // The dataset may be anything; the others are read by the same few lines.
            if name != "dataset.json" && !matches!(kind, "fifo" | "link") {
                continue;
            }
            let place = Place::of(2);
            // A second sync, so that there is a previous dataset to fall back to.
            sync(&place.data(), &place.feed());
            let path = place.data().join(name);
            std::fs::remove_file(&path).unwrap();
            make(&path);
            let what = format!("{kind} as {name}");
            let opened = open(&place.data());
            let found = ids(&opened).len();
            assert!(found == if name == "dataset.json" { 2 } else { 3 }, "{what}: {found}");
            place.write_feed(&["new", "newer"]);
            let outcome = sync(&place.data(), &place.feed());
            assert!(matches!(outcome.done, Done::Taken(_)), "{what}: {:?}", outcome.done);
            let opened = open(&place.data());
            assert_eq!(ids(&opened).len(), 4, "{what}");
            assert!(opened.notices.is_empty(), "{what}: {:?}", opened.notices);
            assert!(std::fs::symlink_metadata(&path).unwrap().is_file(), "{what} was replaced");
            if kind == "link" {
                assert_eq!(
                    std::fs::read_to_string(&elsewhere).unwrap(),
                    dataset(&["x"]),
                    "{what} was followed"
                );
            }
        }
    }
    // A directory is not ours to remove: the sync says so, and what is there is used.
    let place = Place::of(2);
    sync(&place.data(), &place.feed());
    std::fs::remove_file(place.data().join("dataset.json")).unwrap();
    std::fs::create_dir(place.data().join("dataset.json")).unwrap();
    let done =
        groupfinder(&place.data(), &["sync", "--from", place.feed().to_str().unwrap()]).output().unwrap();
    assert_eq!(code(&done).0, 6, "{done:?}");
    assert_eq!(ids(&open(&place.data())).len(), 2);
    assert_eq!(temporary(&place.data()), 0);
    // A pipe in place of the lock must not make us wait for a reader.
    std::fs::remove_dir(place.data().join("dataset.json")).unwrap();
    std::fs::remove_file(place.data().join("lock")).unwrap();
    fifo(&place.data().join("lock"));
    let done =
        groupfinder(&place.data(), &["sync", "--from", place.feed().to_str().unwrap()]).output().unwrap();
    assert!(code(&done).1.contains("lock"), "{done:?}");
    assert_ne!(code(&done).0, 0);
}

#[test]
fn what_is_written_is_never_writable_for_others() {
    for (umask, file, directory) in [("000", 0o644, 0o755), ("022", 0o644, 0o755), ("077", 0o600, 0o700)] {
        let dir = tempfile::tempdir().unwrap();
        let (data, feed) = (dir.path().join("a/data"), dir.path().join("a.json"));
        write_dataset(&feed, &["1"]);
        let program = groupfinder(&data, &["sync", "--from", feed.to_str().unwrap()]);
        for _ in 0..2 {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]).arg(program.get_program());
            assert!(shell.args(program.get_args()).output().unwrap().status.success());
        }
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&data), mode(data.parent().unwrap())), (directory, directory), "umask {umask}");
        let names = files(&data);
        assert!(names.len() >= 5, "{:?}", names.keys());
        for name in names.keys() {
            assert_eq!(mode(&data.join(name)), file, "{name} under umask {umask}");
        }
    }
}

fn refused(data: &Path, feed: &Path, disk: &Disk, words: &str) {
    let before = files(data);
    let Done::Failed(error) = sync_on(data, feed, disk).done else { panic!("{words}: taken") };
    assert!(error.to_string().contains(words), "{error}");
    assert_eq!(CommandError::of_sync(&error, &Locale::new(Language::En)).exit_code(), 6);
    assert_eq!(files(data).get("dataset.json"), before.get("dataset.json"));
}

#[needs(root)]
#[test]
fn a_directory_of_others_is_not_written_to_by_root() {
    let place = Place::of(2);
    let (data, feed) = (place.data(), place.feed());
    let disk = Disk::default();
    std::os::unix::fs::chown(&data, Some(0), None).unwrap();
    std::fs::set_permissions(&data, PermissionsExt::from_mode(0o777)).unwrap();
    refused(&data, &feed, &disk, "everybody may write");
    std::fs::set_permissions(&data, PermissionsExt::from_mode(0o755)).unwrap();
    assert!(matches!(sync_on(&data, &feed, &disk).done, Done::Taken(_)));
    let link = place.dir.path().join("link");
    symlink(&data, &link).unwrap();
    assert!(matches!(sync_on(&link, &feed, &disk).done, Done::Taken(_)), "a link of one's own");
    std::os::unix::fs::chown(&data, Some(4321), None).unwrap();
    refused(&data, &feed, &Disk::default(), "another user (uid 4321)");
    refused(&link, &feed, &Disk::default(), "another user (uid 4321)");
    // For whoever is neither, their own choice holds: reading goes on in any case.
    assert!(!ids(&open(&data)).is_empty());
}

#[test]
fn what_a_killed_sync_left_is_swept_by_the_next() {
    let place = Place::of(2);
    let make = |name: &str, age: u64| {
        let path = place.data().join(name);
        std::fs::write(&path, "half").unwrap();
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    };
    make(".groupfinder-old.tmp", 25 * 3600);
    make(".groupfinder-young.tmp", 3600);
    // Of a process that is gone, and of one that runs.
    let mut gone = Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    make(&format!(".groupfinder-{}-x.tmp", gone.id()), 1);
    make(&format!(".groupfinder-{}-x.tmp", std::process::id()), 1);
    make("mine.tmp", 25 * 3600);
    sync(&place.data(), &place.feed());
    let left: Vec<String> = files(&place.data()).into_keys().filter(|name| name.contains(".tmp")).collect();
    let ours = format!(".groupfinder-{}-x.tmp", std::process::id());
    assert_eq!(left, [ours.as_str(), ".groupfinder-young.tmp", "mine.tmp"]);
}

/// As somebody whom the user database does not know: an empty `HOME` would lead to the home that it names, and what is
/// tried here must not come into the data of whoever runs the tests.
#[needs(root, setpriv)]
#[test]
fn without_a_home_nothing_is_written_anywhere() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o777)).unwrap();
    write_dataset(&dir.path().join("a.json"), &["1"]);
    let before = files(dir.path());
    for home in ["", "/nonexistent", "relative"] {
        let run = |arguments: &[&str]| {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=54321", "--regid=54321", "--clear-groups", "--"]);
            command.arg(cargo_bin("groupfinder")).args(arguments).current_dir(dir.path());
            command.env_clear().env("HOME", home).env("XDG_DATA_HOME", "also/relative");
            command.stdin(Stdio::null()).output().unwrap()
        };
        assert!(run(&["search", "grief"]).status.success(), "{home}");
        let sync = run(&["sync", "--from", "a.json"]);
        assert_eq!(code(&sync).0, 6, "{home}: {sync:?}");
        assert_eq!(files(dir.path()), before, "{home}");
    }
}
