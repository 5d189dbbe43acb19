//! The groups behind the index, as they may be shown where the program runs.

use super::trouble_code::{TroubleCode, report_trouble};
use crate::app::policy::Mode;
use crate::app::result_row::RowText;
use crate::app::session::ReadDetails;
use crate::app::state::Registration;
use crate::command::register;
use crate::export::{self, Neighbour, Viewer};
use crate::feed::text::mask_private_of_group;
use crate::group::{Country, Group};
use crate::locale::Locale;
use crate::page::{Page, QrImage, Tone};
use crate::search::{Index, LocalNow, Ordinal};
use crate::store::{RecordError, Records};

/// Reads one group of a dataset.
pub trait ReadGroup {
    /// The group at a place of the index.
    ///
    /// # Errors
    /// Its record cannot be read or understood.
    fn read_group(&self, group: Ordinal) -> Result<Group, RecordError>;
}

impl ReadGroup for Records {
    fn read_group(&self, group: Ordinal) -> Result<Group, RecordError> {
        self.read_group(group)
    }
}

/// The groups behind the index.
pub struct Listings {
    /// Where they are read from.
    pub records: Box<dyn ReadGroup>,
    /// Where they are read: on a public terminal private numbers in notes are hidden.
    pub mode: Mode,
    /// Where they are read, ISO 3166.
    pub country: Option<String>,
}

impl Listings {
    /// A group, as it may be shown here.
    pub(super) fn read_group(&self, group: Ordinal) -> Result<Group, RecordError> {
        let group = self.records.read_group(group)?;
        Ok(match self.mode {
            Mode::Home => group,
            Mode::Kiosk => mask_private_of_group(group, "…"),
        })
    }

    /// The page in place of a group that cannot be read.
    fn unreadable_page(&self, error: &RecordError, locale: &Locale) -> Page {
        let mut page = Page::new(locale.text("details-title"));
        let why = match self.mode {
            Mode::Home => locale.with("details-unreadable", &[("why", error.to_string().into())]),
            Mode::Kiosk => report_trouble(locale, TroubleCode::Listing, &error.to_string()),
        };
        page.add(Tone::Notice, 0, why);
        page
    }
}

impl ReadDetails for Listings {
    fn read_page(
        &mut self,
        group: Ordinal,
        neighbours: &[RowText],
        locale: &Locale,
        moment: &LocalNow,
    ) -> Page {
        match self.read_group(group) {
            Ok(group) => {
                let country = self.country.as_deref().and_then(Country::from_code);
                let viewer = Viewer { locale, now: moment.now, zone: &moment.zone, country };
                let neighbours: Vec<Neighbour> = neighbours
                    .iter()
                    .map(|row| Neighbour { name: row.name.clone(), when: row.when.clone() })
                    .collect();
                export::details_page_among(&group, &viewer, &neighbours)
            }
            Err(error) => self.unreadable_page(&error, locale),
        }
    }

    fn read_phone(&mut self, group: Ordinal) -> Option<String> {
        let contact = self.read_group(group).ok()?.contact?;
        contact.phone.map(|phone| phone.as_str().to_owned())
    }

    fn register(
        &mut self,
        answers: &[String],
        index: &Index,
        locale: &Locale,
        moment: &LocalNow,
    ) -> Result<Registration, String> {
        let country = self.country.as_deref().and_then(Country::from_code);
        let viewer = Viewer { locale, now: moment.now, zone: &moment.zone, country };
        register::registration_of(answers, index, &|group| self.read_group(group).ok(), &viewer)
    }

    fn make_picture(&mut self, group: Ordinal, _: &Locale, _: &LocalNow) -> Option<QrImage> {
        export::qr::qr_image(&self.read_group(group).ok()?)
    }
}
