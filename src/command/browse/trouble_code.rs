//! What a public terminal says where at home the error itself would stand.

use crate::locale::Locale;
use std::io::{IsTerminal, Write};

/// What is wrong, as a short code that a visitor can tell the staff. `data/kiosk/README.md` explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TroubleCode {
    /// The settings are missing, not understood, or not root's alone.
    Settings,
    /// There is no terminal, or it cannot be used.
    Terminal,
    /// A listing cannot be read.
    Listing,
    /// The printer did not take a page.
    Printer,
    /// Options were given that a public terminal does not take.
    Options,
}

impl TroubleCode {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "K1",
            Self::Terminal => "K2",
            Self::Listing => "K3",
            Self::Printer => "K4",
            Self::Options => "K5",
        }
    }
}

/// A sentence for the screen. What really happened goes to the journal, unless that is the screen as well.
pub(super) fn report_trouble(locale: &Locale, trouble: TroubleCode, why: &str) -> String {
    let code = trouble.as_str();
    let mut journal = std::io::stderr();
    if !journal.is_terminal() {
        let _ = writeln!(journal, "groupfinder: {code}: {why}");
    }
    locale.with("kiosk-trouble", &[("code", code.into())])
}
