//! When a source is fetched next. Pure: the moment, the machine and every jitter of the dice are parameters, so that
//! `tests/all/simulation.rs` can run ten thousand machines on a virtual clock with this very code.
//!
//! ```
//! use groupfinder::sync::fetch_schedule::{ClientId, Failed, FetchSchedule, Jitter, start_delay};
//! use std::time::Duration;
//! let client = ClientId::of(b"a random id made once and kept in the data directory");
//! let schedule = FetchSchedule::new(Duration::from_secs(24 * 3600), None, client, "source-name");
//! let now: jiff::Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
//! // The program starts, and the source is due:
//! let first = now + start_delay(Jitter(42));
//! // A fetch succeeded:
//! let next = schedule.next_try(now);
//! // The third in a row failed, and the server said "Retry-After: 3600":
//! let again = schedule.after_failure(now, 3, Failed::Told(Duration::from_secs(3600)), Jitter(43));
//! # assert!(first >= now && next > now && again > now);
//! ```
//!
//! The rules:
//! - Each machine has a slot of its own in the rhythm of each source, made from its random id, the same every day.
//!   The slots cover the whole rhythm: spread over six hours of the day, ten thousand machines would ask four times
//!   as often as on average; and never the first two minutes of an hour, when everybody else asks.
//! - After a start, what is due is fetched within a minute, and the rest when it is due. A public terminal fetches
//!   nothing by itself.
//! - After failures the form of Safe Browsing (Update API v4), `min(k^(n-1) * 15 min * (1 + jitter), 24 h)`, with k = 10
//!   instead of 2: a quarter of an hour, some hours, then once a day. With doubling each machine would try seven times
//!   in a day without the host, so that on its return seven times as many come as usual (the simulation counts 7.3);
//!   what is fetched once a day gains nothing by that.
//! - What the server says (`ttl_s`, `Retry-After`) can only lengthen, and at most to [`LONGEST_TTL`] and
//!   [`LONGEST_RETRY`]: a slip of a publisher must not stop a machine for a year.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A publisher's `ttl_s` counts for at most this long.
const LONGEST_TTL: Duration = Duration::from_secs(7 * 24 * 3600);
/// A server's `Retry-After` counts for at most this long.
const LONGEST_RETRY: Duration = DAY;
/// The first fetch after a start comes within this time, and two runs of the open program are at least so far apart.
pub const AFTER_START: Duration = MINUTE;
/// Two fetches that a person asks for are at least so far apart.
const MANUAL: Duration = MINUTE;

/// The first wait after a failure, before it is diced.
const FIRST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How many times longer each further wait is.
const LONGER: u32 = 10;
/// After a refusal (401, 403): the server does not want us; ask once a day whether it still does not.
const REFUSED_WAIT: Duration = DAY;
/// After "too many requests" (429) without a time: as freshclam does.
const TOO_MANY_WAIT: Duration = Duration::from_secs(4 * 3600);
/// The beginning of each hour, in which no slot lies.
pub(super) const FULL_HOUR: Duration = Duration::from_secs(120);

/// A random number drawn by the caller, so that nothing here is random.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jitter(pub u64);

impl Jitter {
    /// A time of at least zero and less than `most`, in whole milliseconds.
    fn within(self, most: Duration) -> Duration {
        Duration::from_millis(self.0 % (most.as_millis() as u64).max(1))
    }
}

/// A machine, as far as the schedule knows it: a number made from a random id that never leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientId(u64);

impl ClientId {
    /// The machine with this random id.
    pub fn of(id: &[u8]) -> Self {
        Self(hash_parts(&[id]))
    }
}

/// How the last fetch failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// No network, no answer, an answer that is not a feed, 404, 5xx.
    Somehow,
    /// The server refuses access: 401, 403.
    Refused,
    /// The server was asked too often and does not say until when: 429 without `Retry-After`.
    TooMany,
    /// The server said how long to wait (`Retry-After`), with 429, 503 or any other status.
    Told(Duration),
}

/// How often a source is fetched by this machine, and when in that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FetchSchedule {
    every: Duration,
    slot: Duration,
    spread: u64,
}

impl FetchSchedule {
    /// The rhythm of `source` on `machine`: as set (`every`), or as its publisher asks (`ttl`) if that is longer.
    pub fn new(every: Duration, ttl: Option<Duration>, machine: ClientId, source: &str) -> Self {
        let every = every.max(ttl.unwrap_or_default().min(LONGEST_TTL)).max(MINUTE);
        let spread = hash_parts(&[&machine.0.to_le_bytes(), source.as_bytes()]);
        Self { every, slot: slot_of(spread, every), spread }
    }

    /// The time from one fetch to the next.
    pub fn every(&self) -> Duration {
        self.every
    }

    /// When to fetch again after a fetch that succeeded at `last` (whatever it brought): this machine's next slot
    /// that is about one rhythm later. "About", for a slot is a moment and a fetch takes a while: up to an eighth
    /// earlier or later.
    pub fn next_try(&self, last: Timestamp) -> Timestamp {
        let least = add_wait(last, self.every / 8 * 7).as_second();
        let (every, slot) = (self.every.as_secs() as i64, self.slot.as_secs() as i64);
        let at = least + (slot - least).rem_euclid(every.max(1));
        Timestamp::from_second(at).unwrap_or(Timestamp::MAX)
    }

    /// When to try again after `failures` in a row (1 = the first), the last of them at `now`.
    pub fn after_failure(&self, now: Timestamp, failures: u32, how: Failed, jitter: Jitter) -> Timestamp {
        let least = match how {
            Failed::Somehow => Duration::ZERO,
            Failed::Refused => REFUSED_WAIT,
            Failed::TooMany => TOO_MANY_WAIT,
            // Everybody was told the same; not everybody comes back in the same second.
            Failed::Told(wait) => {
                wait.min(LONGEST_RETRY) + jitter.within(MINUTE.max(wait.min(LONGEST_RETRY) / 4))
            }
        };
        add_wait(now, backoff_wait(failures, jitter).max(least))
    }
}

/// How long the program waits after a start before it fetches what is due: a person is waiting, and a start of many
/// machines at once does not make them all ask in the same second.
pub fn start_delay(jitter: Jitter) -> Duration {
    jitter.within(AFTER_START)
}

/// How long to wait after `failures` in a row: 15 to 30 minutes after the first, two and a half to five hours after
/// the second, then a day.
fn backoff_wait(failures: u32, jitter: Jitter) -> Duration {
    let longer = FIRST_WAIT.saturating_mul(LONGER.saturating_pow(failures.saturating_sub(1).min(3)));
    (longer + jitter.within(longer)).min(DAY)
}

/// How long a person who asks for a fetch at `now` has to wait, where the last try was at `last`; `None` = not at all.
pub(super) fn manual_wait(last: Option<Timestamp>, now: Timestamp) -> Option<Duration> {
    let since = Duration::try_from(now.duration_since(last?)).ok()?;
    MANUAL.checked_sub(since).filter(|wait| !wait.is_zero())
}

/// A moment of a rhythm that is nowhere near a full hour, in whole seconds; a rhythm that is not made of whole hours
/// is taken as it is.
fn slot_of(spread: u64, every: Duration) -> Duration {
    let seconds = every.as_secs();
    let hours = seconds / HOUR.as_secs();
    if hours == 0 || !seconds.is_multiple_of(HOUR.as_secs()) {
        return Duration::from_secs(spread % seconds.max(1));
    }
    let usable = HOUR.as_secs() - FULL_HOUR.as_secs();
    let at = spread % (hours * usable);
    Duration::from_secs(at / usable * HOUR.as_secs() + FULL_HOUR.as_secs() + at % usable)
}

fn hash_parts(parts: &[&[u8]]) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn add_wait(time: Timestamp, wait: Duration) -> Timestamp {
    time.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn schedule(client: u64) -> FetchSchedule {
        FetchSchedule::new(DAY, None, ClientId::of(&client.to_le_bytes()), "a")
    }

    #[test]
    fn a_machine_has_the_same_slot_every_day_and_never_on_the_full_hour() {
        for client in 0..500 {
            let schedule = schedule(client);
            let first = schedule.next_try(moment("2026-11-24T12:00:00Z"));
            let mut at = first;
            for _ in 0..5 {
                let next = schedule.next_try(at.checked_add(Duration::from_secs(300)).unwrap());
                assert_eq!(next.as_second() - at.as_second(), 86_400);
                assert!(next.as_second() % 3600 >= 120, "{next}");
                at = next;
            }
        }
        let other = FetchSchedule::new(DAY, None, ClientId::of(&1_u64.to_le_bytes()), "b");
        assert_ne!(schedule(1).next_try(Timestamp::UNIX_EPOCH), other.next_try(Timestamp::UNIX_EPOCH));
    }

    #[test]
    fn a_start_waits_for_less_than_a_minute() {
        let delays = [0, 1, 59_999, 60_000, u64::MAX].map(|roll| start_delay(Jitter(roll)));
        assert!(delays.iter().all(|delay| *delay < MINUTE), "{delays:?}");
        assert_eq!(start_delay(Jitter(59_999)), Duration::from_millis(59_999), "the whole minute is used");
    }

    #[test]
    fn failures_wait_longer_and_longer_up_to_a_day() {
        for (failures, least, most) in [(1, 15, 30), (2, 150, 300), (3, 1440, 1440), (8, 1440, 1440)] {
            for jitter in [0, 12_345, u64::MAX] {
                let wait = backoff_wait(failures, Jitter(jitter)).as_secs_f64() / 60.0;
                assert!((f64::from(least)..=f64::from(most)).contains(&wait), "{failures}: {wait}");
            }
        }
        assert_eq!(backoff_wait(u32::MAX, Jitter(0)), DAY);
        assert!(backoff_wait(0, Jitter(0)) >= FIRST_WAIT);
    }

    #[test]
    fn what_the_server_says_only_lengthens_and_not_for_ever() {
        let now = moment("2026-11-24T12:00:00Z");
        let wait = |failures, how| {
            let again = schedule(3).after_failure(now, failures, how, Jitter(99));
            again.as_second() - now.as_second()
        };
        assert_eq!(wait(1, Failed::Told(Duration::from_secs(1))), wait(1, Failed::Somehow));
        assert!((7200..=9000).contains(&wait(1, Failed::Told(2 * HOUR))));
        assert!(wait(1, Failed::Told(365 * DAY)) <= 30 * 3600);
        assert_eq!(wait(1, Failed::Refused), 86_400);
        assert_eq!(wait(1, Failed::TooMany), 4 * 3600);
        let of = |ttl| FetchSchedule::new(DAY, Some(ttl), ClientId(1), "a").every();
        assert_eq!(of(HOUR), DAY);
        assert_eq!(of(2 * DAY), 2 * DAY);
        assert_eq!(of(365 * DAY), LONGEST_TTL);
    }

    #[test]
    fn a_person_waits_a_minute_between_two_fetches() {
        let now = moment("2026-11-24T12:00:00Z");
        assert_eq!(manual_wait(None, now), None);
        assert_eq!(manual_wait(Some(now), now), Some(MINUTE));
        assert_eq!(
            manual_wait(Some(now), add_wait(now, Duration::from_secs(59))),
            Some(Duration::from_secs(1))
        );
        assert_eq!(manual_wait(Some(now), add_wait(now, MINUTE)), None);
        assert_eq!(manual_wait(Some(add_wait(now, DAY)), now), None, "the clock went back");
    }

    proptest! {
        #[test]
        fn no_time_is_in_the_past_and_none_is_lost(
            client: u64, jitter: u64, every in 900_u64..366 * 86_400, last in -10_000_000_000_i64..100_000_000_000,
        ) {
            let schedule = FetchSchedule::new(Duration::from_secs(every), None, ClientId(client), "x");
            let last = Timestamp::from_second(last).unwrap();
            let wait = schedule.next_try(last).as_second() - last.as_second();
            let every = every as i64;
            prop_assert!(wait >= every - every / 8 - 1 && wait <= 2 * every, "{wait} of {every}");
            prop_assert!(schedule.after_failure(last, 1, Failed::Somehow, Jitter(jitter)) > last);
        }
    }
}
