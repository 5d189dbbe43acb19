//! Data and zones for programs that run by the clock of the machine.

use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A directory with a dataset of these groups, taken in at a moment.
pub fn dataset_dir(home: &Path, groups: &[Value], taken_at: Timestamp) -> PathBuf {
    let (dir, feed) = (home.join("data"), home.join("feed.json"));
    let text = json!({"format": "groupfinder", "schema_version": 1, "dataset_id": "test",
        "generated_at": taken_at.to_string(), "groups": groups});
    std::fs::write(&feed, text.to_string()).unwrap();
    let taken = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(["--now", &taken_at.to_string(), "--data-dir"])
        .arg(&dir)
        .args(["sync", "--name", "feed", "--from"])
        .arg(&feed)
        .output()
        .unwrap();
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    dir
}

/// A file for `TZ` (RFC 9636) with a zone in which it is midnight in so many seconds.
pub fn zone_with_midnight_in(home: &Path, seconds: i64) -> String {
    let since_midnight = Timestamp::now().as_second().rem_euclid(86_400);
    let east = (86_400 - seconds - since_midnight).rem_euclid(86_400);
    let header = [&b"TZif2"[..], &[0; 15], &[0; 16], &[0, 0, 0, 1, 0, 0, 0, 4]].concat();
    let offset = i32::try_from(east).unwrap().to_be_bytes();
    let block = [&header[..], &offset, &[0, 0], b"XYZ\0"].concat();
    let rule = format!("\nXYZ-{:02}:{:02}:{:02}\n", east / 3600, east / 60 % 60, east % 60);
    let path = home.join(format!("zone-{seconds}"));
    std::fs::write(&path, [&block[..], &block, rule.as_bytes()].concat()).unwrap();
    path.display().to_string()
}

/// An online group in Berlin's time that meets once a week, next after so many hours.
pub fn group_that_meets_in(hours: i64) -> Value {
    let berlin = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    let begins = berlin.to_datetime(Timestamp::now() + jiff::SignedDuration::from_hours(hours));
    let day = begins.strftime("%a").to_string().to_lowercase();
    json!({
        "id": format!("call-{hours}"), "name": "Lantern Call", "topics": ["bereavement"], "formats": ["online"],
        "links": [{"kind": "meeting", "url": "https://meet.example.org/1"}],
        "meetings": [{"day": day, "start": begins.strftime("%H:%M").to_string(), "timezone": "Europe/Berlin"}],
    })
}
