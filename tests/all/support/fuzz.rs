//! Random changes to what a person, a feed or a disk hands over.

use super::process::busy;
use std::time::{Duration, Instant};

/// Changes a text at random, mostly by what the text itself has.
pub fn mutate(text: &str, random: &mut fastrand::Rng) -> String {
    String::from_utf8_lossy(&mutate_bytes(text.as_bytes(), random)).into_owned()
}

/// Changes bytes at random, mostly by what is there itself.
pub fn mutate_bytes(bytes: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        bytes.push(b'<');
    }
    for _ in 0..random.usize(1..6) {
        let at = random.usize(0..bytes.len());
        let length = random.usize(0..40).min(bytes.len() - at);
        match random.u8(0..5) {
            0 => bytes[at] = random.u8(b' '..0x7F),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                let to = random.usize(0..bytes.len());
                bytes.splice(to..to, piece);
            }
            3 => {
                let numbers = ["0", "-1", "4294967295", "18446744073709551616", "1e308", "NaN", "XFD1048576"];
                let number = random.choice(numbers).unwrap_or_default();
                bytes.splice(at..at + length.min(3), number.bytes());
            }
            _ => {
                let marks =
                    ["<", ">", "\"", "&", "&#0;", "&#xFFFFFFFF;", "<![CDATA[", "<!--", "]]>", "\u{1f}"];
                bytes.splice(at..at, random.choice(marks).unwrap_or_default().bytes());
            }
        }
        if bytes.is_empty() {
            bytes.push(b'<');
        }
    }
    bytes
}

/// Longer than any round takes unless it has no end, also without optimisation.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs `once` for as many seconds as `GROUPFINDER_FUZZ_SECONDS` says, else a few times; beginning with the seed that
/// `GROUPFINDER_FUZZ_SEED` gives.
pub fn run_randomly(mut once: impl FnMut(&mut fastrand::Rng)) {
    let seconds = number_of("GROUPFINDER_FUZZ_SECONDS");
    let seed = number_of("GROUPFINDER_FUZZ_SEED");
    let usual = if seconds.is_some() { fastrand::u64(..) } else { 7 };
    let mut random = fastrand::Rng::with_seed(seed.unwrap_or(usual));
    let (started, mut rounds) = (Instant::now(), 0_u64);
    while seconds.map_or(rounds < 60, |seconds| started.elapsed().as_secs() < seconds) {
        let seed = random.get_seed();
        // A panic of the round itself is told with what makes it happen again.
        let told = TellSeed(seed);
        let ((), spent) = busy(|| once(&mut random));
        std::mem::forget(told);
        assert!(spent < PATIENCE, "seed {seed} took {spent:?}");
        rounds += 1;
    }
    println!("{rounds} rounds");
}

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Says the seed when a round ends by a panic.
struct TellSeed(u64);

impl Drop for TellSeed {
    fn drop(&mut self) {
        println!("GROUPFINDER_FUZZ_SEED={}", self.0);
    }
}
