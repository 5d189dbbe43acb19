//! The browser: joins the state machine, the index and the screen; at home, as numbered lines, and as a public terminal.

mod browser;
mod clock;
mod export;
mod home;
mod kept_shortlist;
mod kiosk;
mod listings;
mod new_data;
mod sync_worker;
mod trouble_code;
mod watch;

pub use browser::{Browser, BrowserOptions};
pub use clock::{Clock, SystemClock};
pub use export::Exporter;
pub(super) use home::browse_at_home;
pub use kept_shortlist::KeptShortlist;
pub use kiosk::refuse_options;
pub(super) use kiosk::run_public_terminal;
pub use listings::{Listings, ReadGroup};
pub use new_data::NewData;
