//! Users without a home and a shell, in the files of a machine (passwd(5), group(5), shadow(5)).

use super::image::{below, replace_file};
use std::fs;
use std::io;
use std::path::Path;

/// Ids that systems give to services, the highest first, as `useradd --system` does.
const SYSTEM_IDS: std::ops::RangeInclusive<u32> = 100..=999;

/// The user and group of a name.
pub(super) fn find_ids(root: &Path, user: &str) -> Option<(u32, u32)> {
    let passwd = fs::read_to_string(below(root, "/etc/passwd")).ok()?;
    let line = passwd.lines().find(|line| line.split(':').next() == Some(user))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

/// Adds a user with a group of its own.
///
/// # Errors
/// A file cannot be written, or all ids are taken.
pub(super) fn add_user(root: &Path, user: &str) -> io::Result<()> {
    let (passwd, group) = (below(root, "/etc/passwd"), below(root, "/etc/group"));
    for path in [&passwd, &group] {
        if !path.exists() {
            fs::write(path, "")?;
        }
    }
    let (users, groups) = (fs::read_to_string(&passwd)?, fs::read_to_string(&group)?);
    let taken =
        |text: &str, id: u32| text.lines().any(|line| line.split(':').nth(2) == Some(&id.to_string()));
    let id = SYSTEM_IDS.rev().find(|id| !taken(&users, *id) && !taken(&groups, *id));
    let id = id.ok_or_else(|| io::Error::other("no id for a user of the system is free"))?;
    append_line(&group, &groups, &format!("{user}:x:{id}:"))?;
    append_line(&passwd, &users, &format!("{user}:x:{id}:{id}::/nonexistent:/usr/sbin/nologin"))?;
    let shadow = below(root, "/etc/shadow");
    if let Ok(text) = fs::read_to_string(&shadow) {
        append_line(&shadow, &text, &format!("{user}:!:::::::"))?;
    }
    Ok(())
}

/// Takes a user and its group out again.
///
/// # Errors
/// A file cannot be written.
pub(super) fn remove_user(root: &Path, user: &str) -> io::Result<()> {
    for name in ["/etc/passwd", "/etc/group", "/etc/shadow"] {
        let path = below(root, name);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let rest: String = text
            .lines()
            .filter(|line| line.split(':').next() != Some(user))
            .flat_map(|line| [line, "\n"])
            .collect();
        if rest != text {
            replace_file(&path, &rest)?;
        }
    }
    Ok(())
}

fn append_line(path: &Path, text: &str, line: &str) -> io::Result<()> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    replace_file(path, &format!("{text}{end}{line}\n"))
}
