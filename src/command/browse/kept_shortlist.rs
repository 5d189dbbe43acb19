//! The marked groups from one time to the next, where a person wishes that: a small file in the state directory.
//!
//! Another thread writes it, so that no key waits for the disk.

use crate::app::state::{Marked, Shortlist};
use crate::feed::text::{Field, clean};
use crate::search::Index;
use crate::store::disk::read_text_up_to;
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// Bytes that are read; a list of the longest names is far smaller.
const MOST_BYTES: u64 = 64 * 1024;
/// What the file is called.
const FILE: &str = "shortlist.json";

/// Keeps the marked groups; by default nowhere.
#[derive(Default)]
pub struct KeptShortlist {
    path: Option<PathBuf>,
    writer: Option<(Sender<String>, JoinHandle<()>)>,
    trouble: Arc<Mutex<Option<String>>>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct ShortlistFile {
    marked: Vec<MarkedEntry>,
}

#[derive(Serialize, Deserialize)]
struct MarkedEntry {
    id: String,
    name: String,
}

impl KeptShortlist {
    /// Keeps them in a directory.
    pub(super) fn in_dir(dir: &Path) -> Self {
        Self { path: Some(dir.join(FILE)), writer: None, trouble: Arc::default() }
    }

    /// What was kept the last time, as the data has it now; nothing where nothing was.
    ///
    /// # Errors
    /// The file cannot be read or is no list of marked groups. It is left as it is, and nothing is kept this time.
    pub(super) fn read(&mut self, index: &Index) -> io::Result<Shortlist> {
        let Some(path) = &self.path else { return Ok(Shortlist::default()) };
        match read_file(path) {
            Ok(file) => Ok(shortlist_of(file, index)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Shortlist::default()),
            Err(error) => {
                let told = format!("{}: {error}", path.display());
                self.path = None;
                Err(io::Error::new(error.kind(), told))
            }
        }
    }

    /// Keeps the marked groups, soon.
    pub(super) fn keep(&mut self, shortlist: &Shortlist) {
        let Some(path) = self.path.clone() else { return };
        let marked = shortlist
            .all()
            .iter()
            .map(|marked| MarkedEntry { id: marked.id.clone(), name: marked.name.clone() });
        let Ok(text) = serde_json::to_string_pretty(&ShortlistFile { marked: marked.collect() }) else {
            return;
        };
        if self.writer.is_none() {
            let (sender, receiver) = mpsc::channel();
            let trouble = Arc::clone(&self.trouble);
            let thread = std::thread::Builder::new().name("shortlist".into());
            let spawned = thread.spawn(move || write_all(&path, &receiver, &trouble));
            self.writer = spawned.ok().map(|thread| (sender, thread));
        }
        if let Some((sender, _)) = &self.writer {
            let _ = sender.send(text);
        }
    }

    /// Why they could not be kept, once.
    pub(super) fn take_trouble(&self) -> Option<String> {
        self.trouble.lock().ok()?.take()
    }
}

impl Drop for KeptShortlist {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.writer.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

/// Writes the latest of what comes in until nothing more can.
fn write_all(path: &Path, texts: &Receiver<String>, trouble: &Mutex<Option<String>>) {
    while let Ok(mut text) = texts.recv() {
        while let Ok(later) = texts.try_recv() {
            text = later;
        }
        if let (Err(error), Ok(mut trouble)) = (write_file(path, &text), trouble.lock()) {
            *trouble = Some(format!("{}: {error}", path.display()));
        }
    }
}

/// Puts the file in place whole, for its owner alone.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}

fn read_file(path: &Path) -> io::Result<ShortlistFile> {
    let text = read_text_up_to(path, MOST_BYTES)?;
    serde_json::from_str(&text).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// The groups of the file as the data has them now.
fn shortlist_of(file: ShortlistFile, index: &Index) -> Shortlist {
    let mut shortlist = Shortlist::default();
    for MarkedEntry { id, name } in file.marked {
        // The name is shown where the data has the group no longer, and the file may come from anywhere.
        let Some(name) = clean(Field::Name, &name).text else { continue };
        let group = index.with_id(&id).first().copied();
        if !shortlist.all().iter().any(|other| other.id == id) {
            shortlist.toggle(Marked { id, name: name.as_str().to_owned(), group });
        }
    }
    shortlist
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;

    fn index_of(count: usize) -> Index {
        let mut builder = IndexBuilder::new();
        for group in crate::demo::groups(count, 1) {
            builder.add_group(&group);
        }
        builder.into_index()
    }

    #[test]
    fn what_is_kept_is_there_the_next_time_and_what_vanished_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let index = index_of(3);
        let mut shortlist = Shortlist::default();
        for n in 0..3 {
            let row = index.row(crate::search::Ordinal(n));
            shortlist.toggle(Marked { id: row.id().to_owned(), name: row.name().to_owned(), group: None });
        }
        let mut kept = KeptShortlist::in_dir(&dir.path().join("state"));
        assert!(kept.read(&index).unwrap().is_empty());
        kept.keep(&shortlist);
        drop(kept);
        let again = KeptShortlist::in_dir(&dir.path().join("state")).read(&index_of(2)).unwrap();
        assert_eq!((again.all().len(), again.listed().len(), again.count_gone()), (3, 2, 1));
    }

    #[test]
    fn a_damaged_file_is_said_and_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE);
        std::fs::write(&path, "{\"marked\":[{\"id\":\"a\"").unwrap();
        let mut kept = KeptShortlist::in_dir(dir.path());
        let told = kept.read(&index_of(1)).unwrap_err().to_string();
        assert!(told.contains("shortlist.json"), "{told}");
        kept.keep(&Shortlist::default());
        drop(kept);
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("{\"marked\":[{"));
    }

    #[test]
    fn a_directory_that_cannot_be_written_to_is_told_and_nothing_fails() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("state"), "a file where the directory would be").unwrap();
        let mut kept = KeptShortlist::in_dir(&dir.path().join("state"));
        kept.keep(&Shortlist::default());
        if let Some((sender, thread)) = kept.writer.take() {
            drop(sender);
            thread.join().unwrap();
        }
        assert!(kept.take_trouble().unwrap().contains("shortlist.json"));
    }
}
