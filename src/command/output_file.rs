//! Writing a file that a person named: never over another one unasked, and never half of it.

use super::context::Context;
use super::error::CommandError;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Writes a file. One that is there already is replaced where `may_replace` says so or a person at a terminal agrees; it
/// stays whole until the new one is.
///
/// # Errors
/// [`CommandError::Usage`] where the file is there and may not be replaced; [`CommandError::Disk`] where it cannot be
/// written.
pub(super) fn write_file(
    context: &Context<'_>,
    path: &Path,
    bytes: &[u8],
    may_replace: bool,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let of_disk = |error: io::Error| CommandError::of_disk(path, &error, &context.locale);
    if !may_replace {
        match create_file(path, |file| file.write_all(bytes).and_then(|()| file.sync_all())) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(of_disk(error)),
            Err(_) if !agrees_to_replace(context, path, err)? => {
                let values = [("file", path.display().to_string().into())];
                return Err(CommandError::Usage(context.locale.with("file-exists", &values)));
            }
            Err(_) => {}
        }
    }
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(dir).map_err(of_disk)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(of_disk)?;
    file.persist(path).map_err(|error| of_disk(error.error))?;
    Ok(())
}

/// Makes a file where nothing is yet, and fills it; never along a link.
///
/// # Errors
/// Something is there ([`ErrorKind::AlreadyExists`]), or the disk does not take it all; then there is no file.
pub(super) fn create_file(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let filled = fill(&mut file);
    if filled.is_err() {
        // Half a file would look like a whole one.
        let _ = std::fs::remove_file(path);
    }
    filled
}

/// Asks whether a file may be replaced; where nobody can be asked, it may not.
fn agrees_to_replace(context: &Context<'_>, path: &Path, err: &mut dyn Write) -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    let values = [("file", path.display().to_string().into())];
    write!(err, "{} ", context.locale.with("file-replace", &values))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    Ok(["y", "yes", "j", "ja"].contains(&answer.as_str()))
}
