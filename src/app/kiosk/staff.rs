//! The code by which the staff leave a kiosk: kept as a salted hash, compared in constant time, three tries and
//! then a minute's rest that outlives the visit.

use crate::codec::digest::{hex, parse_hex};
use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;
use std::fmt;
use std::time::Duration;
use subtle::ConstantTimeEq;

/// The name of the method in the kiosk file.
const METHOD: &str = "pbkdf2-sha256";
/// Rounds of a fresh hash (OWASP Password Storage Cheat Sheet: 600,000 for PBKDF2-HMAC-SHA256).
pub const ROUNDS: u32 = 600_000;
/// More rounds than this would keep the screen still for seconds.
const MOST_ROUNDS: u32 = 5_000_000;
/// The shortest code.
pub const SHORTEST: usize = 6;
/// The longest code, in characters.
pub const LONGEST: usize = 32;
/// Tries before the rest.
pub const TRIES: u8 = 3;
/// The rest after them.
pub const REST: Duration = Duration::from_secs(60);

/// The hash of a code: `pbkdf2-sha256$ROUNDS$SALT$HASH`, salt and hash in hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffCode {
    rounds: u32,
    salt: Vec<u8>,
    hash: [u8; 32],
}

impl fmt::Debug for StaffCode {
    /// Says that there is one, and nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StaffCode")
    }
}

impl StaffCode {
    /// Hashes a code with a salt, which must be random and new.
    pub fn new(code: &str, salt: &[u8], rounds: u32) -> Self {
        Self { rounds, salt: salt.to_vec(), hash: hash(code, salt, rounds) }
    }

    /// Reads a hash as the kiosk file has it; `None` where it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('$');
        let (method, rounds) = (parts.next()?, parts.next()?.parse().ok()?);
        let (salt, hash) = (parse_hex(parts.next()?)?, parse_hex(parts.next()?)?);
        let sound = method == METHOD
            && (1..=MOST_ROUNDS).contains(&rounds)
            && salt.len() >= 8
            && parts.next().is_none();
        Some(Self { rounds, salt, hash: hash.try_into().ok()? }).filter(|_| sound)
    }

    /// Whether this is the code. Takes the same time however much of it is right.
    pub fn fits(&self, code: &str) -> bool {
        hash(code, &self.salt, self.rounds).ct_eq(&self.hash).into()
    }

    /// The hash as the kiosk file has it.
    pub fn to_line(&self) -> String {
        format!("{METHOD}${}${}${}", self.rounds, hex(&self.salt), hex(&self.hash))
    }
}

fn hash(code: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let mut out = [0; 32];
    pbkdf2_hmac::<Sha256>(code.as_bytes(), salt, rounds, &mut out);
    out
}

/// How often the wrong code was typed. Belongs to the terminal and not to the visit: leaving must not give three
/// tries more.
#[derive(Debug, Clone, Default)]
pub struct Tries {
    wrong: u8,
    rest_until: Option<Duration>,
}

impl Tries {
    /// Whether a code may be tried at the moment `at`, counted from the program's start.
    pub fn may_try(&mut self, at: Duration) -> bool {
        if self.rest_until.is_some_and(|until| at >= until) {
            *self = Self::default();
        }
        self.rest_until.is_none()
    }

    /// Notes a wrong code.
    pub fn wrong(&mut self, at: Duration) {
        self.wrong = self.wrong.saturating_add(1);
        if self.wrong >= TRIES {
            self.rest_until = Some(at + REST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_its_own_hash_and_no_other() {
        let code = StaffCode::new("4711-Buch", b"0123456789abcdef", 1000);
        let read = StaffCode::parse(&code.to_line()).unwrap();
        assert!(read.fits("4711-Buch"));
        for wrong in ["4711-buch", "4711-Buc", "", "4711-Buch "] {
            assert!(!read.fits(wrong), "{wrong}");
        }
        assert_eq!(format!("{read:?}"), "StaffCode");
    }

    /// Test vector of RFC 7914, section 11 (PBKDF2-HMAC-SHA-256: passwd, salt, 1 round; first half of 64 bytes).
    #[test]
    fn the_hash_is_that_of_the_standard() {
        let expected = "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc";
        assert_eq!(hex(&hash("passwd", b"salt", 1)), expected);
    }

    #[test]
    fn what_is_no_hash_is_not_taken_for_one() {
        let good = StaffCode::new("123456", b"12345678", 1).to_line();
        assert!(StaffCode::parse(&good).is_some());
        let zero = good.replacen("$1$", "$0$", 1);
        let endless = good.replacen("$1$", "$4000000000$", 1);
        let more = format!("{good}$00");
        for bad in
            ["", "4711", "pbkdf2-sha256$1$00$00", &zero, &endless, &more, &good.replace("sha256", "sha1")]
        {
            assert!(StaffCode::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn three_tries_then_a_minute() {
        let s = Duration::from_secs;
        let mut tries = Tries::default();
        for second in 0..3 {
            assert!(tries.may_try(s(second)));
            tries.wrong(s(second));
        }
        assert!(!tries.may_try(s(3)) && !tries.may_try(s(61)));
        assert!(tries.may_try(s(62)));
        tries.wrong(s(62));
        assert!(tries.may_try(s(62)), "and then three again");
    }
}
