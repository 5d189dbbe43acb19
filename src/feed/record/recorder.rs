//! What every record is held to: one outcome, one id, private data left out.

use super::{At, Damage, Problems, quote};
use crate::dataset::categories_of;
use crate::feed::json::{Raw, Shape};
use crate::feed::report::Report;
use crate::feed::text::{self, Field};
use crate::feed::whereabouts::{self, FeedHabits, HELD_BACK};
use crate::feed::{ImportOptions, privacy};
use crate::group::{Clock, Group, Link, Text};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Counts records, holds each to the same rules, and hands the groups on.
pub struct Recorder<'o> {
    /// What the user said.
    pub options: &'o ImportOptions<'o>,
    report: Report,
    sink: &'o mut dyn FnMut(Group),
    ids: HashSet<u64>,
    /// Ids that several records of the feed have.
    shared_ids: HashSet<u64>,
    /// The last number that was put behind an id.
    id_numbers: HashMap<u64, u32>,
    damage: Damage<'o>,
    habits: FeedHabits,
    /// Groups that wait until the habits of the feed are known.
    held_back: Vec<Group>,
    /// Whether a group without categories gets those of its topics, and what it leaves open of its place and zone
    /// follows from the rest of it and of the feed. In the native format what is not said is a statement.
    pub derive_categories: bool,
    /// The field of the format that holds the id, for messages.
    pub id_field: &'static str,
}

impl<'o> Recorder<'o> {
    /// A recorder that hands groups to `sink`.
    pub fn new(options: &'o ImportOptions<'o>, damage: Damage<'o>, sink: &'o mut dyn FnMut(Group)) -> Self {
        Self {
            options,
            report: Report::new(options.keep_problems),
            sink,
            ids: HashSet::new(),
            shared_ids: HashSet::new(),
            id_numbers: HashMap::new(),
            damage,
            habits: FeedHabits::default(),
            held_back: Vec::new(),
            derive_categories: true,
            id_field: "id",
        }
    }

    /// Reads one record of a JSON feed. What is no object or nested too deeply is quarantined at once; `read`
    /// turns the rest into a group, or into `None` with a reason.
    pub fn record(
        &mut self,
        at: At<'_>,
        raw: Raw<'_>,
        read: impl FnOnce(&mut Problems<'_>) -> Option<Group>,
    ) {
        let mut problems = Problems::new(at);
        let mut group = None;
        if raw.shape() != Shape::Object {
            problems.quarantine("", &raw.describe(), "an object with the record's fields");
        } else if let Some(field) = Self::find_too_deep(raw) {
            problems.quarantine(&field, "a value nested too deeply", "at most 64 levels");
        } else {
            self.report_damage(raw, &mut problems);
            group = read(&mut problems);
        }
        self.finish_record(group, problems);
    }

    /// Reads one line of a table; a line has no JSON to look at beforehand.
    pub fn record_row(&mut self, at: At<'_>, read: impl FnOnce(&mut Problems<'_>) -> Option<Group>) {
        let mut problems = Problems::new(at);
        let group = read(&mut problems);
        self.finish_record(group, problems);
    }

    /// Says something about the feed as a whole.
    pub fn note(&mut self, note: impl Into<String>) {
        self.report.add_note(note.into());
    }

    /// Counts a topic label that no topic of ours stands for; it is kept as written.
    pub fn count_unmapped(&mut self, label: &str) {
        self.report.count_unmapped(label);
    }

    /// Hands on what was held back, and gives the report.
    pub fn into_report(mut self) -> Report {
        self.release_groups();
        for note in self.habits.notes() {
            self.report.add_note(note);
        }
        self.report
    }

    /// Hands a group on, or holds it back while too little is known of the feed.
    fn hand_on(&mut self, mut group: Group) {
        if !self.derive_categories {
            (self.sink)(group);
            return;
        }
        if self.habits.are_settled() {
            self.habits.complete(&mut group);
            (self.sink)(group);
            return;
        }
        whereabouts::fill_in_country(&mut group, None);
        self.habits.count(&group);
        self.held_back.push(group);
        if self.held_back.len() >= HELD_BACK {
            self.release_groups();
        }
    }

    fn release_groups(&mut self) {
        self.habits.settle();
        for mut group in std::mem::take(&mut self.held_back) {
            self.habits.complete(&mut group);
            (self.sink)(group);
        }
    }

    /// The field that is nested too deeply. Scans the record only where it is nested at all beyond a list.
    fn find_too_deep(raw: Raw<'_>) -> Option<String> {
        if !raw.is_too_deep() {
            return None;
        }
        let members = raw.members().unwrap_or_default();
        members
            .iter()
            .find(|(_, value)| value.is_too_deep())
            .map(|(key, _)| quote(key))
            .or(Some(String::new()))
    }

    fn report_damage(&self, raw: Raw<'_>, problems: &mut Problems<'_>) {
        if self.damage.offsets.is_empty() || self.damage.first_inside(raw.text()).is_none() {
            return;
        }
        for (key, value) in raw.members().unwrap_or_default() {
            if let Some(offset) = self.damage.first_inside(value.text()) {
                let expected = format!("UTF-8; shown as U+FFFD (byte {offset} of the text)");
                problems.repair(&quote(&key), &value.describe(), expected);
            }
        }
        if problems.is_empty() {
            problems.repair("", "bytes that are no UTF-8", "UTF-8; shown as U+FFFD");
        }
    }

    fn finish_record(&mut self, group: Option<Group>, mut problems: Problems<'_>) {
        if let Some(mut group) = group {
            self.make_id_unique(&mut group, &mut problems);
            self.options.settings.defaults.fill_in(&mut group);
            privacy::hide_address_on_request(&mut group, &mut problems);
            if self.derive_categories && group.categories.is_empty() {
                group.categories = categories_of(&group.topics);
            }
            self.report.add_record(true, problems.into_list());
            self.hand_on(group);
        } else {
            if !problems.are_fatal() {
                problems.quarantine("", "a record that cannot be read", "a record with a name");
            }
            self.report.add_record(false, problems.into_list());
        }
    }

    /// Says which ids several records of the feed have. Each of these records gets an id from its content, so that none
    /// of them moves where the feed comes in another order.
    pub fn note_doubles<'i>(&mut self, ids: impl Iterator<Item = Cow<'i, str>>) {
        let mut seen = HashSet::new();
        for id in ids {
            let hash = hash_text(id.trim());
            if !seen.insert(hash) {
                self.shared_ids.insert(hash);
            }
        }
    }

    /// A record whose id others have too gets an id of its own: from its content where the feed is known to have
    /// doubles, else by counting, the same at every sync as long as the feed keeps its order.
    fn make_id_unique(&mut self, group: &mut Group, problems: &mut Problems<'_>) {
        let first = hash_text(&group.id);
        let shared = self.shared_ids.contains(&first);
        if !shared && self.ids.insert(first) {
            return;
        }
        let stem =
            if shared { format!("{}-{}", group.id, content_mark(group)) } else { group.id.to_string() };
        if shared && self.take_id(&stem, group, problems) {
            return;
        }
        // Where one id stands for all records, trying each number anew would take for ever.
        let key = hash_text(&stem);
        let last = self.id_numbers.get(&key).copied().unwrap_or(1);
        let number = (last + 1..).find(|n| self.take_id(&format!("{stem}-{n}"), group, problems));
        self.id_numbers.extend(number.map(|n| (key, n)));
    }

    /// Gives a group an id if no other has it.
    fn take_id(&mut self, id: &str, group: &mut Group, problems: &mut Problems<'_>) -> bool {
        let Some(id) = text::clean(Field::Item, id).text else { return false };
        if !self.ids.insert(hash_text(&id)) {
            return false;
        }
        problems.repair(self.id_field, &group.id, format!("an id of its own; read as {}", quote(&id)));
        group.id = id;
        true
    }
}

/// A few signs that stand for what tells a record from another of the same id: name, days, times, place.
fn content_mark(group: &Group) -> String {
    let place = group.place.as_ref();
    let parts = place.into_iter().flat_map(|p| [&p.venue, &p.street, &p.city]).flatten().map(Text::as_str);
    let meetings = group.meetings.iter().map(|meeting| {
        let clock = |clock: Option<Clock>| clock.map_or_else(String::new, |clock| clock.to_string());
        format!("{} {} {}", meeting.rule, clock(meeting.start), clock(meeting.end))
    });
    let link = group.online.as_ref().and_then(|online| online.url.as_ref()).map(Link::as_str);
    let words: Vec<String> = std::iter::once(group.name.as_str())
        .chain(parts)
        .chain(link)
        .map(str::to_lowercase)
        .chain(meetings)
        .collect();
    format!("{:08x}", crc32fast::hash(words.join("\n").as_bytes()))
}

/// Hashes stand for the ids: 8 bytes each instead of the whole text. Two ids with one hash would cost the
/// second a needless suffix, nothing else.
fn hash_text(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
