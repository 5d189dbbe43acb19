//! What the program remembers while it runs. Nothing of it is kept afterwards.

mod cleared;
mod draft;
mod full_screen;
mod home_picker;
mod palette;
mod pane;
mod popup;
mod register;
mod result_list;
mod scroll;
mod seen;
mod setup;
mod shortlist;
mod source;
mod status;
mod subject;
mod view;
mod welcome;

pub use cleared::Cleared;
pub use draft::{Draft, DraftChoice, MOST_WORDS};
pub use full_screen::{FullScreen, Guide, GuideAnswer, GuideStep};
pub use home_picker::HomePicker;
pub use palette::{Palette, PaletteChoice};
pub use pane::{Branch, Heading, PaneRow, PaneState};
pub use popup::{Choice, ChoiceKind, PageKind, Popup, SourceRow, SourcesPopup};
pub use register::{RegisterForm, Registration};
pub use result_list::{ListRow, row_of_hit};
pub use scroll::{Reading, first_row_shown};
pub use seen::{HitBox, HitTarget, Seen};
pub use setup::{Decoy, Setup};
pub use shortlist::{MOST_COMPARED, MOST_MARKED, Marked, Marking, Shortlist};
pub use source::{Changed, Given, Source, SourceWork, Sources, SourcesView, Standing, Trouble};
pub use status::{KeyArgument, StatusMessage};
pub use subject::Subject;
pub use view::{MapState, View, WeekState};
pub use welcome::{CARDS, EXAMPLES, Welcome, WelcomeItem};

use super::action::{Action, Focus, Pane};
use super::edit::Line;
use super::keymap::Keymap;
use super::repeats::Repeats;
use crate::locale::{Habits, Locale};
use crate::page::Page;
use crate::place::Home;
use crate::search::{Hit, HitSection, Near, Ordinal, Query, Results, Selection, Sort, When};
use crate::topic::Language;
use result_list::ListRows;
use std::rc::Rc;
use std::sync::Arc;

/// The whole state of the screen.
#[derive(Debug, Clone)]
pub struct State {
    /// Where the focus is.
    pub focus: Focus,
    /// Width and height of the screen in cells.
    pub size: (u16, u16),
    /// The language of the program's words.
    pub language: Language,
    /// What the reader is used to, whatever the language.
    pub habits: Habits,
    /// The search box.
    pub search: Line,
    /// Search exactly what is typed: no correction, no interpretation.
    pub literal: bool,
    /// The values chosen in the panes.
    pub selection: Selection,
    /// The place to be near to, chosen in the Location pane.
    pub near: Option<Near>,
    /// Where the reader is: as the terminal is set up, or as chosen since.
    pub home: Option<Home>,
    /// When a meeting is to begin, chosen in the pane More.
    pub when: Option<When>,
    /// Words of the search that are not to be taken as a filter or a place.
    pub taken_back: Vec<String>,
    /// The order of the results.
    pub sort: Sort,
    /// The panes, in the order of [`Pane::ALL`].
    pub panes: [PaneState; 5],
    /// The latest results.
    pub results: Option<Rc<Results>>,
    /// Counts the results that came in; what was worked out of others is out of date.
    pub results_number: u64,
    /// How the results are shown.
    pub view: View,
    /// Listings that stand for others of the same group in the list.
    pub repeats: Rc<Repeats>,
    /// The list of results.
    pub list: List,
    /// The results on a map.
    pub map: MapState,
    /// The results in a week.
    pub week: WeekState,
    /// The details of the selected group.
    pub details: Details,
    /// The groups that are marked.
    pub shortlist: Shortlist,
    /// The message that is being written.
    pub draft: Option<Box<Draft>>,
    /// What was asked before it was cleared.
    pub cleared: Option<Box<Cleared>>,
    /// What is shown while nothing is asked.
    pub welcome: Welcome,
    /// Where the listings are from.
    pub sources: Sources,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// What fills the screen instead of the browser, below pop-ups.
    pub front: Option<FullScreen>,
    /// Whether the warning that everything will be wiped lies over all of it.
    pub warning: bool,
    /// Whether it was explained in this visit what leaving at once cannot hide.
    pub cautioned: bool,
    /// How this terminal is set up.
    pub setup: Rc<Setup>,
    /// A message that stays on the status line until the next key.
    pub message: Option<StatusMessage>,
    /// What the store had to say at the start; shown until the first key.
    pub notices: Vec<String>,
    /// The group that was registered in this visit.
    pub registration: Option<Rc<Registration>>,
    /// The country whose crisis lines were chosen last.
    pub crisis_country: Option<String>,
    /// Whether Ctrl-X was pressed just before.
    pub chord: bool,
    /// Whether invented groups are shown.
    pub demo: bool,
    /// Whether only ASCII signs are drawn.
    pub ascii: bool,
    /// Which key means what.
    pub keys: Arc<Keymap>,
    /// What the last frame showed, for paging.
    pub seen: Seen,
    /// Whether the screen must be drawn again.
    pub dirty: bool,
}

/// The list of results: groups by section, then what leads on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// The selected group, which stays selected when the results change and still hold it.
    pub group: Option<Ordinal>,
    /// Whether what helps in other countries is listed instead of counted.
    pub is_unfolded: bool,
}

/// The details of the selected group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Whose details these are.
    pub of: Option<Ordinal>,
    /// What there is to read.
    pub page: Page,
    /// Where the reader is.
    pub reading: Reading,
}

impl State {
    /// The state at the start.
    pub fn new(language: Language, demo: bool, ascii: bool) -> Self {
        Self {
            focus: Focus::Search,
            size: (80, 24),
            language,
            habits: Habits::default(),
            search: Line::default(),
            literal: false,
            selection: Selection::default(),
            near: None,
            home: None,
            when: None,
            taken_back: Vec::new(),
            sort: Sort::Best,
            panes: Default::default(),
            results: None,
            results_number: 0,
            view: View::default(),
            repeats: Rc::default(),
            list: List::default(),
            map: MapState::default(),
            week: WeekState::default(),
            details: Details::default(),
            shortlist: Shortlist::default(),
            draft: None,
            cleared: None,
            welcome: Welcome::default(),
            sources: Sources::default(),
            popup: None,
            front: None,
            warning: false,
            cautioned: false,
            setup: Rc::default(),
            message: None,
            notices: Vec::new(),
            registration: None,
            crisis_country: None,
            chord: false,
            demo,
            ascii,
            keys: Arc::new(Keymap::default()),
            seen: Seen::default(),
            dirty: true,
        }
    }

    /// The state at the start of a terminal that is set up like this.
    #[must_use]
    pub fn with_setup(self, setup: Setup) -> Self {
        let front = FullScreen::at_start(setup.mode, self.language);
        Self { home: setup.home.clone(), setup: Rc::new(setup), front, ..self }
    }

    /// What is asked for now.
    pub fn query(&self) -> Query {
        Query {
            text: self.search.text(),
            selection: self.selection.clone(),
            near: self.near.clone(),
            when: self.when,
            taken_back: self.taken_back.clone(),
            sort: self.sort,
            literal: self.literal,
            home: self.home.clone(),
            language: self.language,
            gather: self.view.gathers(),
            ..Query::default()
        }
    }

    /// The country where the reader is, ISO 3166-1.
    pub fn home_country(&self) -> Option<&str> {
        self.home.as_ref().map(|home| home.country.as_str())
    }

    /// The message on the status line as a sentence in the language of `locale`.
    pub fn message_text(&self, locale: &Locale) -> Option<String> {
        self.message.as_ref().map(|message| message.text(&self.keys, locale))
    }

    /// Shows a page over the screen, from its start.
    pub fn open_page(&mut self, kind: PageKind) {
        self.popup = Some(Popup::page(kind));
    }

    /// A pane.
    pub fn pane(&self, pane: Pane) -> &PaneState {
        &self.panes[pane.index()]
    }

    /// A pane, to change it.
    pub fn pane_mut(&mut self, pane: Pane) -> &mut PaneState {
        &mut self.panes[pane.index()]
    }

    /// The key that is shown for an action, as the reader's keyboard names it.
    pub fn key_name(&self, action: Action, locale: &Locale) -> String {
        self.keys.name(action, locale)
    }

    /// The pane that has the focus.
    pub fn focused_pane(&self) -> Option<Pane> {
        match self.focus {
            Focus::Pane(pane) => Some(pane),
            _ => None,
        }
    }

    /// Whether nothing is chosen or typed.
    pub fn asks_nothing(&self) -> bool {
        self.search.is_empty() && self.selection.is_empty() && self.near.is_none() && self.when.is_none()
    }

    /// Whether the welcome is shown: nothing is asked, and the cursor is where a person begins to.
    pub fn shows_welcome(&self) -> bool {
        self.front.is_none() && self.focus == Focus::Search && self.asks_nothing()
    }

    fn list_rows(&self) -> Option<ListRows> {
        self.results.as_ref().map(|results| ListRows::of(results, self.list.is_unfolded))
    }

    /// The groups that stand in the list: those of other countries only once they are unfolded.
    pub fn listed_hits(&self) -> &[Hit] {
        let (Some(results), Some(rows)) = (&self.results, self.list_rows()) else { return &[] };
        results.hits.get(..rows.hits()).unwrap_or_default()
    }

    /// How many rows the list has, headings aside.
    pub fn row_count(&self) -> usize {
        self.list_rows().map_or(0, ListRows::count)
    }

    /// A row of the list.
    pub fn list_row(&self, row: usize) -> Option<ListRow> {
        self.list_rows()?.at(row)
    }

    /// The section that begins with a row of the list.
    pub fn section_begun_by(&self, row: usize) -> Option<HitSection> {
        match self.list_row(row)? {
            ListRow::Hit(hit) => self.results.as_ref()?.section_begun_by(hit),
            ListRow::Article | ListRow::OtherCountries | ListRow::Suggestion(_) => None,
        }
    }
}
