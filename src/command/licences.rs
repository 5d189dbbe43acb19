//! The licences of everything that the program is made of: its own, those of its data, those of the packages in it. Many
//! of them ask to be handed on with every copy, also where only the binary is installed.

use super::error::CommandError;
use crate::topic::packed::unpack;
use std::io::Write;

static OWN: &str = include_str!("../../LICENSE");
static DATA: &str = include_str!("../../data/licences/data.txt");
static MPL: &str = include_str!("../../data/licences/mpl-2.0.txt");
static PACKAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packages.txt.z"));

/// Prints all of them as text.
///
/// # Errors
/// Output cannot be written.
pub(super) fn print_licences(out: &mut dyn Write) -> Result<u8, CommandError> {
    write!(out, "{OWN}\n{DATA}\n{}\n{MPL}", unpack(PACKAGES))?;
    Ok(0)
}
