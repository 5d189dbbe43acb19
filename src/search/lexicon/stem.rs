//! Words to their stems: what "trinkt", "trinken" and "trinke" share.

use crate::place::fold;
use crate::topic::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// The Snowball stemmers of the three languages (<https://snowballstem.org>).
pub(in crate::search) struct Stemmers([Stemmer; 3]);

impl Stemmers {
    /// The stemmers, made once.
    pub(in crate::search) fn shared() -> &'static Self {
        static STEMMERS: LazyLock<Stemmers> = LazyLock::new(|| {
            Stemmers([Algorithm::English, Algorithm::German, Algorithm::Norwegian].map(Stemmer::create))
        });
        &STEMMERS
    }

    /// The stem of a word as it is typed, folded. Umlauts tell a German stemmer more than their folded letters do,
    /// so words are folded afterwards.
    pub(in crate::search) fn stem(&self, language: Language, word: &str) -> String {
        let lower = word.to_lowercase().replace('’', "'");
        let own = lower.strip_suffix("'s").unwrap_or(&lower);
        let stem = self.0.get(language as usize).map(|stemmer| fold(&stemmer.stem(own)));
        stem.filter(|stem| !stem.is_empty()).unwrap_or_else(|| fold(own))
    }
}
