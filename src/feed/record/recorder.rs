//! What every record is held to: one outcome, one id, private data left out.

use super::read_ahead::read_ahead;
use super::{At, Damage, Problems, quote};
use crate::codec::hash_text;
use crate::codec::sha256_hex;
use crate::dataset::categories_of;
use crate::feed::country_and_zone::{self, FeedHabits, HELD_BACK, HELD_BACK_BYTES};
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::{MOST_RULES, most_text_bytes};
use crate::feed::premium::demote_premium_helpline;
use crate::feed::report::Report;
use crate::feed::text::{self, Field};
use crate::feed::{ImportOptions, privacy};
use crate::group::{Group, Text};
// Asked several times for every record; the seed is random, so no feed can aim at it.
use foldhash::quality::RandomState;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

/// Records of a JSON feed.
#[derive(Debug, Clone, Copy)]
pub struct RecordList<'l, 'a> {
    /// The path of the list: `$`, `$.meetings`.
    pub path: &'l str,
    /// What stands between a record and its fields, as in [`At`].
    pub inside: &'l str,
    /// The records.
    pub records: &'l [Raw<'a>],
}

/// Counts records, holds each to the same rules, and hands the groups on.
pub struct Recorder<'o> {
    /// What the user said.
    pub options: &'o ImportOptions<'o>,
    report: Report,
    sink: &'o mut dyn FnMut(Group),
    ids: HashSet<u64, RandomState>,
    /// Ids that more than one record of the feed has.
    doubles: HashSet<u64, RandomState>,
    /// The last suffix that was given to each id that came again.
    next_suffix: HashMap<u64, u32, RandomState>,
    damage: Damage<'o>,
    /// Where the record lies that was found to be nested not too deeply last: of a service each place is a record.
    last_flat: Option<(usize, usize)>,
    /// Bytes of the feed, unpacked.
    pub feed_bytes: usize,
    /// The rules of recurrence so far, as hashes.
    rules: HashSet<u64, RandomState>,
    /// Bytes of text in the groups so far, about.
    text_bytes: u64,
    habits: FeedHabits,
    /// Groups that wait until the habits of the feed are known.
    held_back: Vec<Group>,
    /// Bytes of memory that they take, about.
    held_bytes: usize,
    /// Whether a group without categories gets those of its topics, and what it leaves open of its place and zone
    /// follows from the rest of it and of the feed. In the native format what is not said is a statement.
    pub fills_gaps: bool,
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
            ids: HashSet::default(),
            doubles: HashSet::default(),
            next_suffix: HashMap::default(),
            feed_bytes: damage.text.len(),
            damage,
            last_flat: None,
            rules: HashSet::default(),
            text_bytes: 0,
            habits: FeedHabits::default(),
            held_back: Vec::new(),
            held_bytes: 0,
            fills_gaps: true,
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
        if self.is_full() {
            self.tell_full(&mut problems);
        } else {
            let place = self.place_of(raw);
            let is_flat = place.is_some() && self.last_flat == place;
            if may_be_read(raw, is_flat, self.damage, &mut problems) {
                self.last_flat = place;
                group = read(&mut problems).map(Box::new);
            }
        }
        self.finish_record(group, problems);
    }

    /// Reads the records of a list that say nothing about one another, some of them beside this thread: `begin` makes what
    /// each thread remembers, and `read` reads a record. What depends on the records before is left to `settle`, which
    /// gets the groups in the order of the list, as everything behind it does.
    pub fn record_all<'a, S, T: Send>(
        &mut self,
        list: RecordList<'_, 'a>,
        begin: impl Fn() -> S + Sync,
        read: impl Fn(&mut S, Raw<'a>, &mut Problems<'_>) -> Option<(Group, T)> + Sync,
        mut settle: impl FnMut(&mut Group, T, &mut Problems<'_>),
    ) {
        let RecordList { path, inside, records } = list;
        let at = |index| At { list: path, index, inside };
        let damage = self.damage;
        let is_full = AtomicBool::new(self.is_full());
        read_ahead(
            records,
            |raw| raw.text().len(),
            begin,
            |memory, index, raw| {
                let mut problems = Problems::new(at(index));
                let is_read = !is_full.load(Relaxed) && may_be_read(raw, false, damage, &mut problems);
                let group = if is_read { read(memory, raw, &mut problems) } else { None };
                // A group is large, and moved several times from here on.
                (group.map(|(group, rest)| (Box::new(group), rest)), problems)
            },
            |index, (group, mut problems)| {
                if self.is_full() {
                    // The other thread may have been ahead of those that filled the room.
                    is_full.store(true, Relaxed);
                    problems = Problems::new(at(index));
                    self.tell_full(&mut problems);
                    return self.finish_record(None, problems);
                }
                let group = group.map(|(mut group, rest)| {
                    settle(&mut group, rest, &mut problems);
                    group
                });
                self.finish_record(group, problems);
            },
        );
    }

    /// Reads one line of a table; a line has no JSON to look at beforehand.
    pub fn record_row(&mut self, at: At<'_>, read: impl FnOnce(&mut Problems<'_>) -> Option<Group>) {
        let mut problems = Problems::new(at);
        let mut group = None;
        if self.is_full() {
            self.tell_full(&mut problems);
        } else {
            group = read(&mut problems).map(Box::new);
        }
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

    /// Notes what a column, or a key that the format does not have, was taken for.
    pub fn note_read_as(&mut self, key: &str, field: &'static str) {
        self.report.note_read_as(&quote(key), field);
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
    fn hand_on(&mut self, mut group: Box<Group>) {
        if !self.fills_gaps {
            (self.sink)(*group);
            return;
        }
        if self.habits.are_settled() {
            self.habits.complete(&mut group);
            (self.sink)(*group);
            return;
        }
        country_and_zone::fill_in_country(&mut group, None);
        self.habits.count(&group);
        self.held_bytes += group.memory_bytes();
        self.held_back.push(*group);
        if self.held_back.len() >= HELD_BACK || self.held_bytes >= HELD_BACK_BYTES {
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

    /// Where a record lies. What does not lie in the text of the feed may be gone, and other texts be where it was.
    fn place_of(&self, raw: Raw<'_>) -> Option<(usize, usize)> {
        let (feed, record) =
            (self.damage.text.as_bytes().as_ptr_range(), raw.text().as_bytes().as_ptr_range());
        let is_lasting = feed.contains(&record.start) && record.end <= feed.end;
        is_lasting.then_some((record.start as usize, record.end as usize))
    }

    fn finish_record(&mut self, group: Option<Box<Group>>, mut problems: Problems<'_>) {
        for (key, is_kept) in std::mem::take(&mut problems.unread) {
            self.report.count_unread(&key, is_kept);
        }
        for label in std::mem::take(&mut problems.unmapped) {
            self.report.count_unmapped(&label);
        }
        for (key, field) in std::mem::take(&mut problems.read_as) {
            self.report.note_read_as(&key, field);
        }
        if let Some(mut group) = group.filter(|group| self.has_room_for(group, &mut problems)) {
            self.limit_rules(&mut group, &mut problems);
            self.make_id_unique(&mut group, &mut problems);
            self.options.settings.defaults.fill_in(&mut group);
            privacy::hide_address_on_request(&mut group, &mut problems);
            demote_premium_helpline(&mut group, &mut problems);
            if self.fills_gaps && group.categories.is_empty() {
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

    /// Whether the texts of a group have room beside those before it; a feed that repeats its texts in every place of
    /// a service would fill the disk.
    fn has_room_for(&mut self, group: &Group, problems: &mut Problems<'_>) -> bool {
        self.text_bytes += text_bytes_of(group);
        let is_full = self.is_full();
        if is_full {
            self.tell_full(problems);
        }
        !is_full
    }

    /// Whether more texts came out of the feed than it has room for. What comes then is not even read: a feed that repeats
    /// its texts would take minutes.
    fn is_full(&self) -> bool {
        self.text_bytes > most_text_bytes(self.feed_bytes)
    }

    fn tell_full(&self, problems: &mut Problems<'_>) {
        let most = most_text_bytes(self.feed_bytes) >> 20;
        let expected = format!("at most {most} MiB of texts out of a source of this size; left out");
        problems.quarantine("", "more texts than the source has room for", expected);
    }

    /// Takes the meetings out whose rule is one too many; plain weekly ones cost nothing.
    fn limit_rules(&mut self, group: &mut Group, problems: &mut Problems<'_>) {
        let rules = &mut self.rules;
        group.meetings.retain(|meeting| {
            if meeting.is_plain_weekly() {
                return true;
            }
            let rule = meeting.rule.to_string();
            let hash = hash_text(&rule);
            let is_kept = rules.contains(&hash) || rules.len() < MOST_RULES;
            if is_kept {
                rules.insert(hash);
            } else {
                let expected = format!("at most {MOST_RULES} different rules in a source; left out");
                problems.repair("meetings", &rule, expected);
            }
            is_kept
        });
    }

    /// Gives a record whose id another has too an id of its own. Where it is known beforehand that an id is there twice,
    /// what the records say tells them apart, so that the order of the feed does not matter; records that say the same
    /// are counted.
    fn make_id_unique(&mut self, group: &mut Group, problems: &mut Problems<'_>) {
        let given = group.id.clone();
        if self.doubles.contains(&hash_id(&given)) {
            let base: String = given.chars().take(200).collect();
            let facts = format!("{base}-{}", facts_digest(group));
            group.id = text::clean(Field::Item, &facts).text.unwrap_or(given.clone());
        }
        let hash = hash_id(&group.id);
        if !self.ids.insert(hash) {
            // Room for the suffix: a text that is too long loses its end.
            let base: String = group.id.chars().take(200).collect();
            loop {
                let next = self.next_suffix.entry(hash).or_insert(1);
                *next += 1;
                let Some(id) = text::clean(Field::Item, &format!("{base}-{next}")).text else { return };
                if self.ids.insert(hash_id(&id)) {
                    group.id = id;
                    break;
                }
            }
        }
        if group.id != given {
            let expected = format!("an id of its own; read as {}", quote(&group.id));
            problems.repair(self.id_field, &given, expected);
        }
    }

    /// Looks for ids that are there twice. `records` are the records as the feed wrote them; their ids are found by
    /// their key without reading the whole, and one that is written in an unusual way is only found when it comes.
    pub fn find_doubles<'t>(&mut self, records: impl Iterator<Item = &'t str>) {
        let key = format!("\"{}\"", self.id_field);
        let finder = memchr::memmem::Finder::new(key.as_bytes());
        let mut seen = HashSet::with_capacity_and_hasher(records.size_hint().0, RandomState::default());
        for record in records {
            let Some(at) = finder.find(record.as_bytes()) else { continue };
            let after = record.get(at + key.len()..).unwrap_or_default().trim_start();
            let Some(value) = after.strip_prefix(':').map(str::trim_start) else { continue };
            let id = match value.strip_prefix('"') {
                Some(rest) => rest.split('"').next().unwrap_or_default(),
                None => value.split([',', '}', ' ', '\n']).next().unwrap_or_default(),
            };
            if !seen.insert(hash_text(id)) {
                self.doubles.insert(hash_text(id));
            }
        }
    }
}

/// Whether a record of a JSON feed can be read: it is an object and not nested too deeply, which `is_flat` says is known.
/// Tells what is damaged in it.
fn may_be_read(raw: Raw<'_>, is_flat: bool, damage: Damage<'_>, problems: &mut Problems<'_>) -> bool {
    if raw.shape() != Shape::Object {
        problems.quarantine("", &raw.describe(), "an object with the record's fields");
        return false;
    }
    if let Some(field) = (!is_flat).then(|| find_too_deep(raw)).flatten() {
        problems.quarantine(&field, "a value nested too deeply", "at most 64 levels");
        return false;
    }
    report_damage(raw, damage, problems);
    true
}

/// The field that is nested too deeply. Scans the record only where it is nested at all beyond a list.
fn find_too_deep(raw: Raw<'_>) -> Option<String> {
    if !raw.is_too_deep() {
        return None;
    }
    let members = raw.members().unwrap_or_default();
    members.iter().find(|(_, value)| value.is_too_deep()).map(|(key, _)| quote(key)).or(Some(String::new()))
}

/// Tells where bytes of a record had to be replaced.
fn report_damage(raw: Raw<'_>, damage: Damage<'_>, problems: &mut Problems<'_>) {
    if damage.offsets.is_empty() || damage.first_inside(raw.text()).is_none() {
        return;
    }
    for (key, value) in raw.members().unwrap_or_default() {
        if let Some(offset) = damage.first_inside(value.text()) {
            let expected = format!("UTF-8; shown as U+FFFD (byte {offset} of the text)");
            problems.repair(&quote(&key), &value.describe(), expected);
        }
    }
    if problems.is_empty() {
        problems.repair("", "bytes that are no UTF-8", "UTF-8; shown as U+FFFD");
    }
}

/// What tells a group apart from others with its id and changes least: name, place, and when or where it meets.
fn facts_digest(group: &Group) -> String {
    let place = group.place.as_ref();
    let meeting = group.meetings.first();
    let facts = [
        Some(group.name.to_string()),
        place.and_then(|place| place.city.as_ref()).map(Text::to_string),
        place.and_then(|place| place.street.as_ref().or(place.venue.as_ref())).map(Text::to_string),
        meeting.map(|meeting| meeting.rule.to_string()),
        meeting.and_then(|meeting| meeting.start).map(|start| start.to_string()),
    ];
    let joined = facts.map(Option::unwrap_or_default).join("\u{1f}");
    sha256_hex(joined.as_bytes()).chars().take(6).collect()
}

/// The bytes of the texts of a group that may be long or many.
fn text_bytes_of(group: &Group) -> u64 {
    let description: usize = group.description.iter().map(|(_, text)| text.len()).sum();
    let topics: usize = group.topics.iter().map(|topic| topic.len()).sum();
    let notes: usize = group.meetings.iter().map(|m| 40 + m.note.as_ref().map_or(0, |note| note.len())).sum();
    (description + topics + notes + group.name.len() + group.id.len()) as u64
}

/// Hashes stand for the ids: 8 bytes each instead of the whole text. Two ids with one hash would cost the
/// second a needless suffix, nothing else.
fn hash_id(id: &Text) -> u64 {
    hash_text(id.as_str())
}
