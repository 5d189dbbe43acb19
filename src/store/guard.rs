//! What is held back: a feed that is empty, lost much of its groups, or is another dataset than before.

use super::SyncError;
use super::ingest_request::IngestRequest;
use crate::dataset::header::SourceEntry;
use crate::fetch::FeedLocation;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What share of its groups a source may lose at once.
const SHRINK_GUARD_PERCENT: u64 = 30;

/// Sources smaller than this change wholly now and then.
const GUARDED_FROM: u64 = 10;

/// A version that jumps by more is a slip or an attack: no honest version would ever be higher again.
const LONGEST_JUMP: u64 = 1_000_000;

/// Whether a dataset follows the one before, as far as its publisher says: the same dataset, not an older version, none
/// that is far ahead, and signed where it was signed. Other contents under the same version are taken, with a notice: this
/// is for feeds without a signature, and a person who mends a file by hand forgets the number. What came on enough days
/// is taken too, so that one bad answer of a server does not last for ever; nothing makes up for a signature.
pub(super) fn check_version(
    request: &IngestRequest<'_>,
    old: &SourceEntry,
    new: &SourceEntry,
    location: &FeedLocation,
    answer: u64,
) -> Result<(), SyncError> {
    let is_agreed = request.agreed == Some(answer) && !old.signed;
    let why = match (old.version, new.version) {
        _ if old.signed && !new.signed => {
            "it is not signed, and what is here was signed by its publisher".to_owned()
        }
        _ if is_agreed => return Ok(()),
        _ if old.dataset_id.is_some() && old.dataset_id != new.dataset_id => format!(
            "it is the dataset {}, not {}",
            new.dataset_id.as_deref().unwrap_or("without an id"),
            old.dataset_id.as_deref().unwrap_or_default()
        ),
        (Some(before), Some(now)) if now < before => {
            format!("version {now} is older than {before}, which is here")
        }
        (Some(before), Some(now)) if now - before > LONGEST_JUMP => {
            format!("version {now} is too far ahead of {before}, which is here")
        }
        _ => return Ok(()),
    };
    let (given, source_name) = (location.given.clone(), old.name.clone());
    Err(SyncError::Version { given, why, source_name, answer })
}

/// What a feed brings, as far as the guard cares.
pub(super) struct IncomingCounts {
    pub(super) groups: u64,
    /// How many have an id that was there before.
    pub(super) kept_ids: u64,
    /// The same for answers that say the same: [`answer_hash`].
    pub(super) answer: u64,
}

/// Tells whether two answers say the same: `records` sums up what each record says. The version may rise from day to day
/// as versions do, but not so far that the answer is taken for one number and another one is noted.
pub(super) fn answer_hash(records: u64, entry: &SourceEntry) -> u64 {
    let mut hasher = DefaultHasher::new();
    (records, &entry.dataset_id, entry.version.map(|version| version / LONGEST_JUMP)).hash(&mut hasher);
    hasher.finish()
}

/// Holds back what looks like an accident at the source.
pub(super) fn check_shrinking(
    request: &IngestRequest<'_>,
    location: &FeedLocation,
    incoming: &IncomingCounts,
    before: Option<u64>,
) -> Result<(), SyncError> {
    let given = location.given.clone();
    let IncomingCounts { groups, kept_ids, answer } = *incoming;
    if groups == 0 {
        return Err(SyncError::Empty { given });
    }
    let is_wanted = request.allow_shrink || request.agreed == Some(answer);
    let Some(before) = before.filter(|before| *before >= GUARDED_FROM && !is_wanted) else {
        return Ok(());
    };
    let lost = before.saturating_sub(groups);
    if lost * 100 > before * SHRINK_GUARD_PERCENT {
        return Err(SyncError::Shrunk { given, lost, before, answer });
    }
    if kept_ids == 0 {
        return Err(SyncError::Replaced { given, before, answer });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use jiff::civil::Date;

    fn entry(id: Option<&str>, version: Option<u64>, signed: bool) -> SourceEntry {
        SourceEntry {
            name: "feed".into(),
            url: String::new(),
            format: "native".into(),
            programme: None,
            synced_at: Timestamp::UNIX_EPOCH,
            expires_at: None,
            dataset_id: id.map(str::to_owned),
            version,
            signed,
            sha256: String::new(),
            content: String::new(),
            groups: 1,
            bytes: 1,
            repaired: 0,
            quarantined: 0,
        }
    }

    #[test]
    fn one_bad_answer_is_held_back_and_three_days_undo_it() {
        let location = FeedLocation::parse("/tmp/f.json").unwrap();
        let request = IngestRequest::new("/tmp/f.json", Timestamp::UNIX_EPOCH, Date::ZERO);
        let agreed = IngestRequest { agreed: Some(7), ..request.clone() };
        let honest = entry(Some("d"), Some(5), false);
        let cases = [
            (entry(Some("d"), Some(6), false), true, true),
            (entry(Some("d"), Some(4), false), false, true),
            (entry(Some("d"), Some(i64::MAX as u64), false), false, true),
            (entry(None, None, false), false, true),
        ];
        for (new, at_once, in_the_end) in cases {
            let taken =
                |request: &IngestRequest<'_>| check_version(request, &honest, &new, &location, 7).is_ok();
            assert_eq!((taken(&request), taken(&agreed)), (at_once, in_the_end), "{new:?}");
            assert!(
                !taken(&IngestRequest { agreed: Some(8), ..request.clone() }) || at_once,
                "another answer"
            );
        }
        // Versions rise from day to day; the one that is noted in the end is near to those that came before.
        let near = answer_hash(7, &entry(Some("d"), Some(6), false));
        assert_eq!(near, answer_hash(7, &entry(Some("d"), Some(8), false)));
        for other in [entry(Some("d"), Some(i64::MAX as u64), false), entry(Some("e"), Some(6), false)] {
            assert_ne!(near, answer_hash(7, &other), "{other:?}");
        }
        let signed = entry(Some("d"), Some(5), true);
        let unsigned = entry(Some("d"), Some(6), false);
        for request in [&request, &agreed] {
            let refused = check_version(request, &signed, &unsigned, &location, 7).unwrap_err();
            assert!(refused.to_string().contains("signed"), "{refused}");
        }
    }
}
