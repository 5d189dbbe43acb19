//! Whether what is published reaches those who follow it.

use super::finding::{Check, Examiner};
use crate::command::context::Context;
use crate::publish::entry::{ENTRY, SignedEntry};
use jiff::SignedDuration;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// So long before its date a version should be renewed.
const SOON: SignedDuration = SignedDuration::from_hours(3 * 24);
/// A larger entry is none.
const MOST_ENTRY_BYTES: u64 = 64 << 10;
/// What a web server, as another user, needs of a file, and of a directory.
const READ: u32 = 0o004;
const ENTER: u32 = 0o001;

/// All checks of the tree in a directory.
pub(super) fn check_tree(context: &Context<'_>, examiner: Examiner<'_>, dir: &Path) -> Vec<Check> {
    let path = dir.join(ENTRY);
    let entry = crate::fetch::read_regular_up_to(&path, MOST_ENTRY_BYTES)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<SignedEntry>(&bytes).ok());
    let shown = ("path", dir.to_string_lossy().into_owned().into());
    let publish = format!("groupfinder publish {} --key FILE", dir.display());
    let Some(entry) = entry else {
        return vec![examiner.fail("entry", "found-entry-none", &[shown], &publish)];
    };
    let values = [
        ("dataset", entry.dataset_id.as_str().into()),
        ("version", context.locale.number(entry.version).into()),
    ];
    let until = context.locale.date_with_year(context.zone.to_datetime(entry.expires_at).date());
    let date = [("date", until.into())];
    let left = entry.expires_at.duration_since(context.now);
    let expiry = if left <= SignedDuration::ZERO {
        examiner.fail("expiry", "found-past", &date, &publish)
    } else if left < SOON {
        examiner.doubt("expiry", "found-soon-past", &date, &publish)
    } else {
        examiner.pass("expiry", "found-current", &date)
    };
    let files = match find_closed(dir) {
        None => examiner.pass("files", "found-files-right", &[]),
        Some(closed) => {
            let values = [("path", closed.to_string_lossy().into_owned().into())];
            let advice = format!("chmod -R a+rX {}", dir.display());
            examiner.fail("files", "found-files-closed", &values, &advice)
        }
    };
    vec![examiner.pass("entry", "found-entry", &values), expiry, files]
}

/// The first file or directory of a tree that others may not read.
pub(in crate::command) fn find_closed(dir: &Path) -> Option<PathBuf> {
    let is_closed =
        |path: &Path, wanted: u32| fs::metadata(path).is_ok_and(|found| found.mode() & wanted != wanted);
    if is_closed(dir, ENTER) {
        return Some(dir.to_path_buf());
    }
    let data = dir.join("data");
    if is_closed(&data, ENTER) {
        return Some(data);
    }
    let mut files = vec![dir.join(ENTRY), dir.join(format!("{ENTRY}.minisig"))];
    files.extend(fs::read_dir(&data).into_iter().flatten().flatten().map(|entry| entry.path()));
    files.into_iter().find(|file| is_closed(file, READ))
}
