//! Taking back what was set up.

use super::accounts::remove_user;
use super::image::{below, replace_file};
use super::journal::{Change, Journal};
use super::steps::{SWAP_MARK, replace_line};
use crate::codec::sha256_hex;
use crate::command::context::Context;
use crate::command::error::CommandError;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What became of a change that was taken back.
enum Removal {
    Undone,
    /// It is not what it was when it was made: a person's work is not thrown away.
    Kept(PathBuf),
}

/// Takes back every change that is noted on the machine below `root`, the last first.
///
/// # Errors
/// Something cannot be removed; what was not taken back stays noted.
pub(super) fn take_back(
    context: &Context<'_>,
    root: &Path,
    dry_run: bool,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let mut journal = Journal::open(root);
    if journal.changes.is_empty() {
        writeln!(out, "{}", locale.text("kiosk-nothing"))?;
        return Ok(0);
    }
    if !dry_run {
        journal.forget().map_err(|e| CommandError::of_disk(root, &e, locale))?;
    }
    while let Some(change) = journal.changes.pop() {
        writeln!(out, "{}", command_of(&change))?;
        if dry_run {
            continue;
        }
        match undo(root, &change) {
            Ok(Removal::Undone) => {}
            Ok(Removal::Kept(path)) => {
                let shown = [("path", path.to_string_lossy().into_owned().into())];
                writeln!(out, "{}", locale.with("kiosk-kept", &shown))?;
            }
            Err(e) => {
                let left = std::mem::take(&mut journal.changes).into_iter().chain([change]).collect();
                let _ = journal.note(left);
                return Err(CommandError::of_disk(root, &e, locale));
            }
        }
    }
    writeln!(out, "{}", locale.text("kiosk-then"))?;
    writeln!(out, "systemctl daemon-reload")?;
    Ok(0)
}

/// The change taken back as the command by which a person would do it.
fn command_of(change: &Change) -> String {
    match change {
        Change::File(path, _) | Change::Link(path) => format!("rm {path}"),
        Change::Line(path, from, to) => format!("sed -i 's|^{to}$|{from}|' {path}"),
        Change::Directory(path) => format!("rmdir {path}"),
        Change::User(name) => format!("userdel {name}"),
        Change::Swap => format!("sed -i 's/^{SWAP_MARK}//' /etc/fstab"),
    }
}

fn undo(root: &Path, change: &Change) -> io::Result<Removal> {
    match change {
        Change::File(path, sha256) => {
            let path = below(root, path);
            match fs::read(&path) {
                Ok(bytes) if sha256_hex(&bytes) != *sha256 => return Ok(Removal::Kept(path)),
                Ok(_) => fs::remove_file(&path)?,
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(e) => return Err(e),
            }
        }
        Change::Line(path, from, to) => {
            let path = below(root, path);
            let text = fs::read_to_string(&path).unwrap_or_default();
            match replace_line(&text, to, from) {
                Some(text) => replace_file(&path, &text)?,
                None => return Ok(Removal::Kept(path)),
            }
        }
        Change::Link(path) => {
            let path = below(root, path);
            match fs::read_link(&path) {
                Ok(_) => fs::remove_file(&path)?,
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(_) => return Ok(Removal::Kept(path)),
            }
        }
        Change::Directory(path) => {
            let path = below(root, path);
            match fs::remove_dir(&path) {
                Err(e) if e.kind() == io::ErrorKind::DirectoryNotEmpty => return Ok(Removal::Kept(path)),
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
        Change::User(name) => remove_user(root, name)?,
        Change::Swap => {
            let path = below(root, "/etc/fstab");
            let text = fs::read_to_string(&path)?;
            let lines = text.lines().map(|line| line.strip_prefix(SWAP_MARK).unwrap_or(line));
            replace_file(&path, &lines.flat_map(|line| [line, "\n"]).collect::<String>())?;
        }
    }
    Ok(Removal::Undone)
}
