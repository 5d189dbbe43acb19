//! What a public terminal needs besides the browser: the inviting screen, the guided questions, the warning before
//! a visit is wiped, the code of the staff, the notice about safety. Most of it serves at home too.

pub mod attract;
pub mod guide;
pub mod idle;
pub mod safety_notice;
pub mod staff;
pub mod visit_clock;

pub use super::message::ExportTarget;
pub use super::state::{Decoy, FullScreen, Guide, Setup};
pub use idle::Times;
pub use staff::StaffCode;
