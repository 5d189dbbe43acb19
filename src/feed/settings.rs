//! How a source is read: what a person sets, on the command line or in the configuration.

use super::format::{Encoding, FeedFormat};
use super::{Defaults, Fellowship, ListMapping};
use std::sync::Arc;

/// How the records of a source are read. What is not set is recognised from the feed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadSettings {
    /// The format; `None` = recognise it.
    pub format: Option<FeedFormat>,
    /// The fellowship whose meetings these are; `None` = recognise it where the feed says so.
    pub programme: Option<Fellowship>,
    /// An encoding other than UTF-8.
    pub encoding: Option<Encoding>,
    /// HSDS: take all services, not only support groups.
    pub all_services: bool,
    /// The share of quarantined records, in percent, above which the feed is refused.
    pub max_bad_percent: f64,
    /// How the records of a list that no reader knows are read.
    pub mapping: Option<Arc<ListMapping>>,
    /// What holds for records that say nothing themselves.
    pub defaults: Defaults,
}

impl ReadSettings {
    /// The share of bad records, in percent, above which a feed is refused where nothing else is set.
    pub const USUAL_MAX_BAD_PERCENT: f64 = 10.0;
}

impl Default for ReadSettings {
    fn default() -> Self {
        Self {
            format: None,
            programme: None,
            encoding: None,
            all_services: false,
            max_bad_percent: Self::USUAL_MAX_BAD_PERCENT,
            mapping: None,
            defaults: Defaults::default(),
        }
    }
}
