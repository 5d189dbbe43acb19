//! What a public terminal needs besides the browser: the screen that invites, the guided questions, the warning
//! before a visit is wiped, the code of the staff, taking a group along. Most of it serves at home too.

pub mod attract;
pub mod caution;
pub mod guide;
pub mod idle;
pub mod staff;
pub mod take;

pub use guide::Guide;
pub use idle::Times;
pub use staff::StaffCode;
pub use take::Take;

use super::policy::Mode;

/// How this terminal is set up: the same before and after every visit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setup {
    /// Home or kiosk.
    pub mode: Mode,
    /// The country whose crisis lines come first, ISO 3166.
    pub country: Option<String>,
    /// When a visit that nobody goes on with is wiped; `None` = never.
    pub idle: Option<Times>,
    /// The code by which the staff leave; `None` = nobody leaves.
    pub staff: Option<StaffCode>,
    /// Whether there is a printer.
    pub can_print: bool,
    /// What is shown after leaving at once, at home; `None` = the program ends.
    pub cover: Option<Cover>,
}

/// A neutral screen to leave to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// A plain calendar of this month and the next.
    Calendar,
}

/// What stands before the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum Front {
    /// The screen that invites, with the language that is marked, an index into `Language::ALL`.
    Attract(usize),
    /// The guided questions.
    Guide(Guide),
    /// A neutral screen; the next key ends the program.
    Cover(Cover),
}
