//! What the state machine asks of whoever can read groups.

use super::result_row::RowText;
use super::state::Registration;
use crate::locale::Locale;
use crate::page::{Comparison, MessageKind, MessageText, Page, QrContent, QrImage};
use crate::search::{Index, LocalNow, Ordinal};

/// Reads groups for the screen.
pub trait ReadDetails {
    /// The telephone number of a group, where it has one.
    fn read_phone(&mut self, _: Ordinal) -> Option<String> {
        None
    }

    /// Everything that is known about a group, as a page; where it cannot be read, a page that says so.
    /// `neighbours` are the rows of the groups that meet at the same point.
    fn read_page(
        &mut self,
        group: Ordinal,
        neighbours: &[RowText],
        locale: &Locale,
        moment: &LocalNow,
    ) -> Page;

    /// The listing that answers make, one a question; else why they make none.
    ///
    /// # Errors
    /// Nothing was said, or it makes no listing.
    fn register(
        &mut self,
        _answers: &[String],
        _index: &Index,
        _words: &Locale,
        _moment: &LocalNow,
    ) -> Result<Registration, String> {
        Err(String::new())
    }

    /// What groups say to the same questions, side by side. `how_far` has a distance in words for each group where
    /// distances are told from a place.
    fn compare(
        &mut self,
        _: &[Ordinal],
        _how_far: Option<&[String]>,
        _: &Locale,
        _: &LocalNow,
    ) -> Comparison {
        Comparison::default()
    }

    /// The message about a group, without own words; the words of `locale` are those of whoever gets it.
    fn compose(&mut self, _: Ordinal, _: MessageKind, _: &Locale, _: &LocalNow) -> Option<MessageText> {
        None
    }

    /// A code that says a text.
    fn make_text_code(&mut self, _title: &str, _says: String) -> Option<QrImage> {
        None
    }

    /// A code by which a telephone takes the group along; `None` where there is nothing to put into it.
    fn make_picture(&mut self, _: Ordinal, _: QrContent, _: &Locale, _: &LocalNow) -> Option<QrImage> {
        None
    }
}
