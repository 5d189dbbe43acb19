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
use crate::page::{Comparison, MessageKind, MessageText, Page, QrContent, QrImage, Tone};
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

    /// Who reads, and when.
    fn viewer<'a>(&self, locale: &'a Locale, moment: &'a LocalNow) -> Viewer<'a> {
        let country = self.country.as_deref().and_then(Country::from_code);
        Viewer { locale, now: moment.now, zone: &moment.zone, country }
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
                let viewer = self.viewer(locale, moment);
                let neighbours: Vec<Neighbour> = neighbours
                    .iter()
                    .map(|row| Neighbour { name: row.name.clone(), when: row.when.clone() })
                    .collect();
                export::details_page_among(&group, &viewer, &neighbours)
            }
            Err(error) => self.unreadable_page(&error, locale),
        }
    }

    fn compare(
        &mut self,
        groups: &[Ordinal],
        how_far: Option<&[String]>,
        locale: &Locale,
        moment: &LocalNow,
    ) -> Comparison {
        match groups.iter().map(|group| self.read_group(*group)).collect::<Result<Vec<Group>, _>>() {
            Ok(groups) => export::compare_groups(&groups, how_far, &self.viewer(locale, moment)),
            Err(error) => {
                let page = self.unreadable_page(&error, locale);
                let why = page.paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
                Comparison { summary: why, ..Comparison::default() }
            }
        }
    }

    fn compose(
        &mut self,
        group: Ordinal,
        kind: MessageKind,
        locale: &Locale,
        moment: &LocalNow,
    ) -> Option<MessageText> {
        let group = self.read_group(group).ok()?;
        Some(export::message::compose_message(&group, kind, &self.viewer(locale, moment)))
    }

    fn make_text_code(&mut self, title: &str, says: String) -> Option<QrImage> {
        export::qr::image_of_text(title, says)
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

    fn make_picture(
        &mut self,
        group: Ordinal,
        content: QrContent,
        locale: &Locale,
        moment: &LocalNow,
    ) -> Option<QrImage> {
        let viewer = self.viewer(locale, moment);
        export::qr::qr_image(&self.read_group(group).ok()?, content, &viewer)
    }
}
