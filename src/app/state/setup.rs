//! How a terminal is set up: the same before and after every visit.

use crate::app::kiosk::idle::Times;
use crate::app::kiosk::staff::StaffCode;
use crate::app::policy::Mode;
use crate::place::Home;

/// How this terminal is set up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setup {
    /// Home or kiosk.
    pub mode: Mode,
    /// Where the reader is, as far as the settings, the locale or the time zone tell: what helps there is listed
    /// first.
    pub home: Option<Home>,
    /// When an idle visit is wiped; `None` = never.
    pub idle: Option<Times>,
    /// The code by which the staff leave; `None` = nobody leaves.
    pub staff: Option<StaffCode>,
    /// Whether there is a printer.
    pub can_print: bool,
    /// Whether marked groups are kept for the next time.
    pub keeps_shortlist: bool,
    /// What is shown after leaving at once, at home; `None` = the program ends.
    pub cover: Option<Decoy>,
}

/// A neutral screen to leave to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoy {
    /// A plain calendar of this month and the next.
    Calendar,
}
