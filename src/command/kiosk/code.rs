//! Hashes the code of the staff, so that the kiosk file need not hold it.

use crate::app::kiosk::StaffCode;
use crate::app::kiosk::staff::{LONGEST, ROUNDS, SHORTEST};
use crate::command::error::CommandError;
use crate::locale::Locale;
use std::fs::File;
use std::io::{self, BufRead, Read, Write};

/// Reads a code from the first line of `input` and prints the line for the kiosk file.
///
/// # Errors
/// The code is too short or too long, or the system has no random numbers.
pub(in crate::command) fn make_staff_code(
    locale: &Locale,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let mut line = String::new();
    io::Read::take(input, 4096).read_line(&mut line)?;
    let code = line.trim_end_matches(['\n', '\r']);
    let length = code.chars().count();
    // What the screen cannot take in cannot be typed there.
    let typed = code.chars().all(|c| c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric());
    if !(SHORTEST..=LONGEST).contains(&length) || !typed || code.trim() != code {
        let (least, most) = (SHORTEST as f64, LONGEST as f64);
        let values = [("least", least.into()), ("most", most.into())];
        return Err(CommandError::Usage(locale.with("kiosk-code-length", &values)));
    }
    let mut salt = [0; 16];
    File::open("/dev/urandom").and_then(|mut random| random.read_exact(&mut salt))?;
    writeln!(out, "staff_code = \"{}\"", StaffCode::new(code, &salt, ROUNDS).to_line())?;
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::Language;

    fn hashed(code: &str) -> Result<String, String> {
        let mut out = Vec::new();
        let locale = Locale::new(Language::En);
        make_staff_code(&locale, &mut code.as_bytes(), &mut out).map_err(|e| e.to_string())?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_line_fits_into_the_kiosk_file_and_is_never_the_same_twice() {
        let line = hashed("4711-Buch\n").unwrap();
        let kiosk = crate::config::kiosk::Kiosk::parse(&line, std::path::Path::new("kiosk.toml")).unwrap();
        assert!(kiosk.staff_code.unwrap().fits("4711-Buch"));
        assert_ne!(line, hashed("4711-Buch").unwrap());
        for bad in ["", "4711", "\x1b[A123456", &"1".repeat(33)] {
            assert!(hashed(bad).is_err(), "{bad:?}");
        }
    }
}
