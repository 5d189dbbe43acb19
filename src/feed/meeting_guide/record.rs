//! One Meeting Guide record as a group.

use super::feed_context::FeedContext;
use super::fields::{Guide, type_words};
use super::list_record::ListRecord;
use super::{attendance, schedule};
use crate::feed::columns::{Extras, apply_extras};
use crate::feed::country_and_zone;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::feed::text::{self, Field, MOST_ITEMS};
use crate::feed::type_codes;
use crate::feed::values::contact::{read_email, read_phone};
use crate::feed::values::dates::{self, Confirmation};
use crate::feed::values::irregular_dates;
use crate::feed::values::joining;
use crate::feed::values::slug::slug_of;
use crate::feed::values::status_words;
use crate::group::{Contact, Group, Link, Localised, Organisation, Text};

/// Reads one record. `None` where it has no name, no id or a day that cannot be read, and says so.
pub fn read_record(
    record: &ListRecord<'_>,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) -> Option<Group> {
    let mut group = read_fields(record, feed, problems)?;
    read_extras(&mut group, &record.extras, feed, problems);
    Some(group)
}

/// Reads what a record holds besides the fields of the format. Labels among it are looked up as those before were, so
/// records are read here in their order.
pub fn read_extras(group: &mut Group, extras: &Extras<'_>, feed: &FeedContext, problems: &mut Problems<'_>) {
    apply_extras(group, extras, feed.is_table && !feed.has_own_keys, problems);
}

/// Reads the fields of the format, for which the other records do not matter. `None` as for [`read_record`].
pub fn read_fields(
    record: &ListRecord<'_>,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) -> Option<Group> {
    let fields = &record.fields;
    for key in &fields.doubles {
        problems.repair(key, "a key that is there twice", "each key once; the last one counts");
    }
    let name = read_name(fields, feed, problems);
    let id = read_id(fields, feed, name.as_ref(), problems);
    let (name, id) = (name?, id?);
    let when = schedule::read_schedule(record, feed, problems)?;
    let mut group = Group::new(id, name);
    group.meetings = when.meetings;
    if let Some(fellowship) = feed.fellowship {
        fellowship.describe_group(&mut group);
    }
    let sorted = apply_types(fields.types, feed, &mut group, problems);
    let phone_words = attendance::read_attendance(fields, &sorted, &mut group, problems);
    country_and_zone::complete_place(&mut group, problems);
    if let Some(words) = &feed.zone_words {
        country_and_zone::apply_zone_words(&mut group, words, "timezone", feed.today, problems);
    }
    if let Some(words) = &when.zone_words {
        country_and_zone::apply_zone_words(&mut group, words, "time", feed.today, problems);
    }
    if let Some(words) = fields.timezone.and_then(|raw| problems.read_string("timezone", raw)) {
        country_and_zone::apply_zone_words(&mut group, &words, "timezone", feed.today, problems);
    }
    let own_name =
        problems.read_html(Field::Line, "group", fields.group).filter(|own| !same(own, &group.name));
    let notes = problems.read_html(Field::Notes, "notes", fields.notes);
    let group_notes = problems
        .read_html(Field::Notes, "group_notes", fields.group_notes)
        .filter(|n| Some(n) != notes.as_ref());
    mark_varying_dates(
        &mut group,
        [("notes", notes.as_ref()), ("group_notes", group_notes.as_ref())],
        problems,
    );
    let name = group.name.clone();
    let texts = [("name", Some(&name)), ("notes", notes.as_ref()), ("group_notes", group_notes.as_ref())];
    status_words::apply_status_words(&mut group, &texts, feed.today, problems);
    let districts = [("district", fields.district), ("sub_district", fields.sub_district)];
    let districts: Vec<Text> =
        districts.into_iter().filter_map(|(field, raw)| read_district(field, raw, problems)).collect();
    let link_words = read_contact(fields, feed, &mut group, problems);
    let types = (!sorted.names.is_empty()).then(|| sorted.names.join(", "));
    let lines: Vec<&str> = [notes.as_ref(), group_notes.as_ref(), own_name.as_ref()]
        .into_iter()
        .flatten()
        .chain(phone_words.as_ref())
        .chain(link_words.as_ref())
        .chain(&when.words)
        .chain(&districts)
        .map(Text::as_str)
        .chain(types.as_deref())
        .collect();
    if let Some(text) = problems.clean_text(Field::Notes, "notes", &lines.join("\n")) {
        group.description = Localised::of_unknown_language(text);
    }
    group.organisation = read_organisation(fields, feed, problems);
    group.source.url = problems.read_link("url", fields.url);
    group.source.feedback_email = read_feedback_email(fields, problems);
    group.source.feedback_url = problems.read_link("feedback_url", fields.feedback_url);
    group.verified = problems.read_text(Field::Line, "updated", fields.updated).and_then(|text| {
        match dates::parse_confirmation(&text, feed.today) {
            Confirmation::Day(date) => return Some(date),
            Confirmation::Future => problems.repair("updated", &text, "a day that is not ahead; unknown"),
            Confirmation::Unknown => {
                problems.repair("updated", &text, "a day such as 2026-01-02 03:04:05; unknown");
            }
        }
        None
    });
    Some(group)
}

/// The district of an intergroup: by its number it says nothing without the word.
fn read_district(field: &str, raw: Option<Raw<'_>>, problems: &mut Problems<'_>) -> Option<Text> {
    let words = problems.read_html(Field::Line, field, raw)?;
    if words.bytes().all(|b| b.is_ascii_digit()) {
        return problems.clean_text(Field::Line, field, &format!("District {words}"));
    }
    Some(words)
}

/// The name. A blank one is made from what else is there, so that a group without a name of its own is not lost;
/// a record that has no such key although others do is no meeting.
fn read_name(fields: &Guide<'_>, feed: &FeedContext, problems: &mut Problems<'_>) -> Option<Text> {
    if let Some(name) = problems.read_html(Field::Name, "name", fields.name) {
        return Some(name);
    }
    let absent = fields.name.is_none();
    let unusable = fields.name.is_some_and(|raw| !raw.is_blank() && raw.string_or_number().is_none());
    let made = if unusable || absent && feed.has_names {
        None
    } else {
        [
            ("group", fields.group),
            ("location", fields.location),
            ("address", fields.address),
            ("formatted_address", fields.formatted_address),
            ("city", fields.city),
        ]
        .into_iter()
        .find_map(|(field, raw)| problems.read_html(Field::Name, field, raw))
    };
    if let Some(name) = &made {
        problems.repair(
            "name",
            "no name",
            format!("a name; shown as \"{}\"", crate::feed::record::quote(name)),
        );
    } else {
        let found = match fields.unknown.iter().find(|(key, _)| key.eq_ignore_ascii_case("name")) {
            Some((key, _)) => format!("no \"name\" but \"{key}\" (keys are in small letters)"),
            None => fields.name.map_or("missing name".into(), |raw| raw.describe().into_owned()),
        };
        problems.quarantine("name", &found, "a name");
    }
    made
}

/// The id: the feed's own, or, where a feed has none at all, one made from the name.
fn read_id(
    fields: &Guide<'_>,
    feed: &FeedContext,
    name: Option<&Text>,
    problems: &mut Problems<'_>,
) -> Option<Text> {
    let unusable = fields.slug.is_some_and(|raw| !raw.is_blank() && raw.string_or_number().is_none());
    let given = [
        ("slug", fields.slug),
        ("post_name", fields.post_name),
        ("ID", fields.capital_id),
        ("id", fields.id),
    ];
    if !unusable {
        for (n, (field, raw)) in given.into_iter().enumerate() {
            if let Some(id) = problems.read_text(Field::Line, field, raw) {
                if n > 0 && fields.slug.is_some() {
                    problems.repair("slug", "nothing", format!("a slug; read from {field}"));
                }
                return Some(id);
            }
        }
        if !feed.has_ids {
            let slug = slug_of(name?);
            let place =
                fields.location.and_then(Raw::string).map(|place| slug_of(&place)).unwrap_or_default();
            return problems.clean_text(Field::Line, "slug", if slug.is_empty() { &place } else { &slug });
        }
    }
    let found = fields.slug.map_or("missing slug".into(), Raw::describe);
    problems.quarantine("slug", &found, "an id that is the same at every sync");
    None
}

fn same(one: &Text, other: &Text) -> bool {
    one.as_str() == other.as_str()
}

fn apply_types(
    raw: Option<Raw<'_>>,
    feed: &FeedContext,
    group: &mut Group,
    problems: &mut Problems<'_>,
) -> type_codes::TypeSummary {
    let Some(raw) = raw.filter(|raw| !raw.is_blank()) else { return type_codes::TypeSummary::default() };
    let Some(mut words) = type_words(raw) else {
        problems.repair("types", &raw.describe(), "a list of types; left out");
        return type_codes::TypeSummary::default();
    };
    if let Some(items) = raw.items() {
        for (n, item) in
            items.iter().enumerate().filter(|(_, item)| item.string_or_number().is_none()).take(5)
        {
            problems.repair(&format!("types[{n}]"), &item.describe(), "the code or name of a type; left out");
        }
    }
    let mut clean: Vec<Text> = Vec::new();
    problems.keep_first("types", &mut words, MOST_ITEMS);
    for word in words {
        let word = problems.clean_text(Field::Item, "types", &word);
        clean.extend(word.filter(|word| !clean.contains(word)));
    }
    let sorted = type_codes::apply_types(&clean, feed.fellowship, group);
    for word in &sorted.mistyped {
        problems.repair("types", word, "a type that is known; read as the one that was meant");
    }
    if sorted.contradiction {
        problems.repair("types", "open and closed", "one of both; read as closed");
    }
    sorted
}

/// Marks the meetings of a group whose words say that some dates differ. Words never become a recurrence.
fn mark_varying_dates(
    group: &mut Group,
    texts: [(&'static str, Option<&Text>); 2],
    problems: &mut Problems<'_>,
) {
    if group.meetings.is_empty() {
        return;
    }
    let mut all = [("name", Some(&group.name))].into_iter().chain(texts);
    let speaks = |text: &Text| irregular_dates::mentions_irregular_dates(text);
    if let Some((field, text)) =
        all.find_map(|(field, text)| Some((field, text.filter(|text| speaks(text))?)))
    {
        problems.repair(field, text, "dates that a weekly meeting can have; marked as \"dates may vary\"");
        for meeting in &mut group.meetings {
            meeting.dates_vary = true;
        }
    }
}

/// The group's own contact, or the publisher's. Returns the words around the link of a sheet, where people write how to
/// join.
fn read_contact(
    fields: &Guide<'_>,
    feed: &FeedContext,
    group: &mut Group,
    problems: &mut Problems<'_>,
) -> Option<Text> {
    let phone = read_phone(problems, "phone", fields.phone);
    let email = read_email(problems, "email", fields.email);
    let (url, words): (Option<Link>, Option<Text>) = match fields.website.and_then(Raw::string) {
        Some(cell) if feed.is_table && cell.trim().contains(' ') => {
            let read = joining::read_joining(problems, "website", &cell);
            (read.link, read.words)
        }
        _ => (problems.read_link("website", fields.website), None),
    };
    let own = phone.is_some() || email.is_some() || url.is_some();
    let mut contact = Contact { phone, email, url, ..Contact::default() };
    if !own {
        contact.phone = read_phone(problems, "entity_phone", fields.entity_phone);
        contact.email = read_email(problems, "entity_email", fields.entity_email);
        if contact.phone.is_some() || contact.email.is_some() {
            contact.route = Some(crate::group::Route::Organisation);
        }
    }
    if contact != Contact::default() {
        group.contact = Some(contact);
    }
    words
}

/// The first address to which mistakes are told. A list in JSON, with commas between in a sheet.
fn read_feedback_email(fields: &Guide<'_>, problems: &mut Problems<'_>) -> Option<Text> {
    let raw = fields.feedback_emails?;
    let first = raw.items().and_then(|items| items.into_iter().find(|item| !item.is_blank())).unwrap_or(raw);
    if first.shape() == Shape::Array {
        return None;
    }
    let words = problems.read_string("feedback_emails", first)?;
    let address = words.split([',', ';']).find_map(|word| text::parse_email(word.trim()));
    if address.is_none() && !words.trim().is_empty() {
        problems.repair("feedback_emails", &words, "an e-mail address; left out");
    }
    address
}

fn read_organisation(
    fields: &Guide<'_>,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) -> Option<Organisation> {
    let entity = problems.read_html(Field::Name, "entity", fields.entity);
    let url = problems.read_link("entity_url", fields.entity_url);
    let name = entity.or_else(|| feed.fellowship.and_then(|f| text::own(f.name())))?;
    Some(Organisation { name, url })
}
