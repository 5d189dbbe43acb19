//! The kinds of irregularity that lists of others are known for, one test a kind: each list is read as a person would
//! read it, and what is not understood is kept in words or named.

use groupfinder::dataset;
use groupfinder::feed::{Import, ImportOptions, import as import_groups};
use groupfinder::group::{Coded, Format, Group, Text};
use jiff::civil::date;
use serde_json::{Value, json};

fn read_text(text: &str) -> (Vec<Group>, Import) {
    let mut options = ImportOptions::new("list", date(2026, 11, 24));
    options.settings.all_services = true;
    options.settings.max_bad_percent = 100.0;
    let mut groups = Vec::new();
    let import = import_groups(text.as_bytes(), &options, &mut |group| groups.push(group)).unwrap();
    (groups, import)
}

fn read(list: &Value) -> (Vec<Group>, Import) {
    read_text(&list.to_string())
}

/// What the only record of a list became, in the program's own format.
fn only(list: &Value) -> Value {
    let (groups, import) = read(list);
    assert_eq!(groups.len(), 1, "{list}: {:?}", import.report.problems);
    as_json(&groups[0])
}

/// The record with its formats and its status, which are left out of a file where they follow from the rest.
fn as_json(group: &Group) -> Value {
    let mut record: Value = serde_json::from_str(&dataset::to_line(group)).unwrap();
    let formats = [Format::InPerson, Format::Online, Format::Phone].into_iter();
    record["formats"] =
        formats.filter(|format| group.formats.contains(*format)).map(|format| json!(format.id())).collect();
    record["status"] = json!(group.status.id());
    record
}

fn with(mut record: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else { panic!("{fields}") };
    record.as_object_mut().unwrap().extend(fields);
    record
}

/// A meeting of a Meeting Guide list on Wednesdays at seven in the evening, with further fields.
fn meeting(fields: Value) -> Value {
    json!([with(json!({"name": "Lantern", "slug": "lantern", "day": 3, "time": "19:00"}), fields)])
}

/// A meeting of a BMLT server with a format of its own.
fn bmlt(fields: Value, format: Value) -> Value {
    let record = json!({"id_bigint": "7", "weekday_tinyint": "4", "venue_type": "1", "start_time": "19:00:00",
        "duration_time": "01:00:00", "formats": format["key_string"], "lang_enum": "en", "published": "1",
        "meeting_name": "Lantern", "location_text": "Mill", "location_street": "3 Sample Rd",
        "format_shared_id_list": "70"});
    let format = with(format, json!({"id": "70", "lang": "en", "world_id": ""}));
    json!({"meetings": [with(record, fields)], "formats": [format]})
}

/// A service of an HSDS list, with further fields.
fn service(fields: Value) -> Value {
    json!([with(
        json!({"id": "s", "name": "Bereavement support group", "status": "active", "organization_id": "o"}),
        fields
    )])
}

fn at(address: &Value) -> Value {
    json!([{"id": "x", "location": {"id": "l", "name": "Mill House", "location_type": "physical", "addresses": [address]}}])
}

fn formats(record: &Value) -> Vec<&str> {
    record["formats"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// That this is somewhere in the record.
fn assert_keeps(record: &Value, words: &str) {
    assert!(record.to_string().contains(words), "{words} is lost: {record:#}");
}

#[test]
fn kind_1_an_unknown_zone_is_that_of_the_place() {
    for (place, zone) in [
        (json!({"city": "Tucson", "state": "AZ", "country": "US"}), "America/Phoenix"),
        (json!({"city": "Nowhereville", "state": "MN", "country": "US"}), "America/Chicago"),
        (json!({"city": "Perth", "state": "WA", "country": "AU"}), "Australia/Perth"),
        (json!({"address": "9 Sample St", "latitude": 44.65, "longitude": -63.57}), "America/Halifax"),
        (json!({"formatted_address": "9 Sample St, Boise, ID 83702, USA"}), "America/Boise"),
    ] {
        assert_eq!(only(&meeting(place.clone()))["meetings"][0]["timezone"], zone, "{place}");
    }
    let format = json!({"key_string": "O", "name_string": "Open", "description_string": "Open to all"});
    let point = json!({"latitude": "61.22", "longitude": "-149.9", "location_province": "AK"});
    assert_eq!(only(&bmlt(point, format))["meetings"][0]["timezone"], "America/Anchorage");
}

#[test]
fn kind_2_the_code_of_a_state_is_no_country() {
    for (state, city, code) in [
        ("IN", "Fort Wayne", "46802"),
        ("AL", "Mobile", "36602"),
        ("CO", "Pueblo", "81003"),
        ("CA", "Fresno", "93721"),
        ("DE", "Wilmington", "19801"),
        ("ME", "Bangor", "04401"),
    ] {
        let place = json!({"address": "5 Sample Ave", "city": city, "state": state, "postal_code": code});
        let record = only(&meeting(place));
        assert_eq!((&record["place"]["country"], &record["place"]["region"]), (&json!("US"), &json!(state)));
    }
}

#[test]
fn kind_3_what_is_not_known_is_named_and_kept() {
    let (groups, import) = read(&json!([with(
        meeting(json!({"city": "Bergen", "country": "NO"}))[0].take(),
        json!({"tramStop": "Nygård"})
    )]));
    let unread = import.report.unread_keys();
    assert!(unread.iter().any(|(key, unread)| *key == "tramStop" && unread.records == 1), "{unread:?}");
    assert_keeps(&as_json(&groups[0]), "Nygård");
    let (groups, import) =
        read_text("Gruppe;Anliegen;Ort;Wann;Raumfarbe\nLaterne;Trauer;Köln;mittwochs 19 Uhr;grün\n");
    let unread = import.report.unread_keys();
    assert!(unread.iter().any(|(key, _)| *key == "Raumfarbe"), "{unread:?}");
    let record = as_json(&groups[0]);
    assert_eq!(record["meetings"][0]["start"], "19:00");
    assert_keeps(&record, "grün");
    // What a BMLT server has in fields of its own, labelled or not, except what is said about persons.
    let format = json!({"key_string": "O", "name_string": "Open", "description_string": "Open to all"});
    let own = json!({"parking_words": "Parking#@-@#Behind the mill", "what_to_bring": "A cup",
        "contact_name_1": "Anna Sample", "service_body_bigint": "3",
        "customFields": {"tea_words": "Tea is made", "contact_name_2": "Anna Sample"}});
    let (groups, import) = read(&bmlt(own, format));
    let unread: Vec<&str> = import.report.unread_keys().into_iter().map(|(key, _)| key).collect();
    assert_eq!(unread, ["parking_words", "tea_words", "what_to_bring"]);
    let record = as_json(&groups[0]);
    assert_keeps(&record, "Parking words: Behind the mill");
    assert_keeps(&record, "What to bring: A cup");
    assert_keeps(&record, "Tea words: Tea is made");
    assert!(!record.to_string().contains("Anna"));
    // A table that is no list of groups is none.
    let shopping = "name,quantity,price\nApples,3,2.50\nBread,1,4.00\n";
    let options = ImportOptions::new("list", date(2026, 11, 24));
    assert!(import_groups(shopping.as_bytes(), &options, &mut |_| ()).is_err());
}

#[test]
fn kind_4_the_half_of_the_day_may_stand_in_a_column_of_its_own() {
    for heading in ["AMPM", "AM/PM", "am pm"] {
        let text = format!(
            "Name,Topic,City,Country,Day,Time,{heading}\nA,Grief,Leeds,GB,Monday,8:15,PM\nB,Grief,Leeds,GB,Friday,8:15,a.m.\n\
             C,Grief,Leeds,GB,Friday,12:30,pm\nD,Grief,Leeds,GB,Friday,12:30,AM\n"
        );
        let starts: Vec<Value> =
            read_text(&text).0.iter().map(|group| as_json(group)["meetings"][0]["start"].clone()).collect();
        assert_eq!(starts, ["20:15", "08:15", "12:30", "00:30"], "{heading}");
    }
}

#[test]
fn kind_5_older_versions_of_hsds_lose_neither_times_nor_places_nor_costs() {
    let record = only(&service(json!({
        "regular_schedules": [{"id": "r", "weekday": "Thursday", "opens_at": "17:45", "closes_at": "19:15"}],
        "cost_options": [{"id": "c", "option": "Visit", "amount": 3}], "fees": "Free",
        "eligibilitys": [{"id": "e", "eligibility": "Adults", "minimum_age": 21, "maximum_age": 99}],
        "service_at_locations": [{"id": "x", "location": {"id": "l", "name": "Mill House", "latitude": 53.8, "longitude": -1.55,
            "physical_addresses": [{"id": "a", "address_1": "8 Sample Row", "city": "Leeds", "country": "GB", "postal_code": "LS1 4AA"}]}}],
    })));
    let meeting = &record["meetings"][0];
    assert_eq!(
        (&meeting["day"], &meeting["start"], &meeting["end"]),
        (&json!("thu"), &json!("17:45"), &json!("19:15"))
    );
    assert_eq!(record["place"]["street"], "8 Sample Row");
    assert_eq!(record["place"]["city"], "Leeds");
    assert_ne!(record["cost"], "free", "{record:#}");
    assert_keeps(&record, "21");
}

#[test]
fn kind_6_not_every_week_is_never_every_week() {
    for words in [
        "jeden 2. und 4. Mittwoch im Monat",
        "nur in geraden Kalenderwochen",
        "alle drei Wochen",
        "tredje onsdag i måneden",
        "annenhver onsdag",
        "oddetallsuker",
        "bi-weekly",
        "every other Wednesday",
        "(2nd & 4th Wednesday)",
        "last Wednesday of the month only",
        "monthly",
    ] {
        let record = only(&meeting(json!({"city": "Oslo", "country": "NO", "notes": words})));
        let meeting = &record["meetings"][0];
        let is_plain = meeting["dates_vary"] != true && meeting["rrule"].is_null();
        assert!(!is_plain, "{words}: {meeting}");
    }
    for (name, description) in
        [("3rd Wednesday", "Meets on the third Wednesday."), ("Fortnightly", "Meets every two weeks.")]
    {
        let format = json!({"key_string": "QX", "name_string": name, "description_string": description});
        let record =
            only(&bmlt(json!({"location_municipality": "Salem", "location_province": "OR"}), format));
        let meeting = &record["meetings"][0];
        assert!(meeting["dates_vary"] == true || !meeting["rrule"].is_null(), "{name}: {meeting}");
    }
    let schedule =
        json!({"schedules": [{"id": "w", "freq": "Fortnightly", "byday": "WE", "opens_at": "19:00"}]});
    let meeting = &only(&service(schedule))["meetings"][0];
    assert!(
        meeting["dates_vary"] == true || meeting["rrule"].to_string().contains("INTERVAL=2"),
        "{meeting}"
    );
}

#[test]
fn kind_7_a_label_is_taken_as_a_whole() {
    for (label, is, is_not) in [
        ("Survivors of Suicide Loss", "suicide-loss", "suicidal-thoughts"),
        ("Bereaved Mothers", "loss-of-child", "parenting"),
        ("Prisoners' Families", "relatives-prisoners", "ex-offenders"),
    ] {
        let term = json!([{"id": "t", "taxonomy_term": {"id": "tt", "name": label}}]);
        let record = only(&service(json!({"name": "Support group", "attributes": term})));
        let topics: Vec<&str> =
            record["topics"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(topics.contains(&is) && !topics.contains(&is_not), "{label}: {topics:?}");
    }
}

#[test]
fn kind_8_what_is_no_place_is_no_door() {
    for address in [
        "P.O. Box 77",
        "Postboks 12 Sentrum",
        "Postfach 10 20 30",
        "Microsoft Teams",
        "Virtual meeting",
        "Zoom",
    ] {
        let record = only(&meeting(json!({"address": address, "city": "Online", "country": "US",
            "conference_url": "https://meet.example.org/lantern"})));
        assert_eq!(formats(&record), ["online"], "{address}: {record:#}");
        assert!(
            record["place"]["street"].is_null() && record["place"]["city"].is_null(),
            "{address}: {record:#}"
        );
    }
}

#[test]
fn kind_9_addresses_in_one_line_follow_their_country() {
    for (address, street, city, code, country) in [
        (
            "4 Sample Road, Rondebosch, Cape Town, 7700, South Africa",
            "4 Sample Road, Rondebosch",
            "Cape Town",
            "7700",
            "ZA",
        ),
        ("Provgatan 8, 411 05 Göteborg, Sweden", "Provgatan 8", "Göteborg", "411 05", "SE"),
        ("Proefstraat 2, 3511 AB Utrecht, Netherlands", "Proefstraat 2", "Utrecht", "3511 AB", "NL"),
        ("77 Sample Street, Brisbane QLD 4000, Australia", "77 Sample Street", "Brisbane", "4000", "AU"),
        ("5 Sample Quay, Cork, T12 AB12, Ireland", "5 Sample Quay", "Cork", "T12 AB12", "IE"),
        ("Via Prova 1, 20121 Milano MI, Italy", "Via Prova 1", "Milano", "20121", "IT"),
        ("Prøvegata 3, 0150 Oslo, Norway", "Prøvegata 3", "Oslo", "0150", "NO"),
        ("Musterweg 5, 1010 Wien, Austria", "Musterweg 5", "Wien", "1010", "AT"),
        ("12 Sample Ave, Portland, Oregon 97205, United States", "12 Sample Ave", "Portland", "97205", "US"),
        ("3 Sample Lane, Bristol BS1 4ZZ, UK", "3 Sample Lane", "Bristol", "BS1 4ZZ", "GB"),
    ] {
        let record = only(&meeting(json!({"formatted_address": address})));
        let place = &record["place"];
        assert_eq!(
            [&place["street"], &place["city"], &place["postal_code"], &place["country"]],
            [street, city, code, country],
            "{address}"
        );
        assert_eq!(formats(&record), ["in-person"], "{address}");
    }
    let record = only(&meeting(json!({"formatted_address": "9 Sample Terrace, London, UK"})));
    assert_eq!(record["place"]["country"], "GB");
}

#[test]
fn kind_10_words_around_a_link_are_kept_with_it() {
    for (field, link, words) in [
        (
            "https://meet.example.org/lantern (Kennwort: Rose)",
            Some("https://meet.example.org/lantern"),
            "Rose",
        ),
        (
            "Join: https://meet.example.org/a or https://meet.example.org/b",
            Some("https://meet.example.org/a"),
            "example.org/b",
        ),
        ("Meeting-ID: 888 777 6666", None, "888 777 6666"),
    ] {
        let record = only(&meeting(json!({"city": "Oslo", "country": "NO", "conference_url": field})));
        assert_eq!(record["online"]["url"].as_str(), link, "{field}: {record:#}");
        assert_keeps(&record, words);
        assert!(formats(&record).contains(&"online"), "{field}: {record:#}");
    }
    let record =
        only(&meeting(json!({"city": "Oslo", "country": "NO", "conference_url": "tel:+4755501234"})));
    assert!(formats(&record).contains(&"phone"), "{record:#}");
}

#[test]
fn kind_11_what_is_closed_is_not_active() {
    for (words, status) in [
        ("This group is on hold until further notice.", "paused"),
        ("Die Gruppe pausiert bis auf Weiteres.", "paused"),
        ("Gruppen er satt på pause.", "paused"),
        ("No longer meeting.", "ended"),
        ("Die Gruppe findet nicht mehr statt.", "ended"),
        ("Gruppen er nedlagt.", "ended"),
    ] {
        let record = only(&meeting(
            json!({"address": "2 Sample St", "city": "Oslo", "country": "NO", "notes": words}),
        ));
        assert_eq!(record["status"], status, "{words}");
    }
    let record = only(&meeting(
        json!({"address": "2 Sample St", "city": "Oslo", "country": "NO", "attendance_option": "inactive"}),
    ));
    assert_eq!(record["status"], "paused");
    let format = json!({"key_string": "TX", "name_string": "Temporarily Closed Building",
        "description_string": "The building is closed.", "format_type_enum": "ALERT"});
    let record = only(&bmlt(json!({"location_municipality": "Salem", "location_province": "OR"}), format));
    assert!(record["status"] != "active" || record["meetings"][0]["dates_vary"] == true, "{record:#}");
    // A closed meeting is one for its own people, and meets.
    let record = only(&meeting(
        json!({"city": "Oslo", "country": "NO", "notes": "Closed meeting. Closed on bank holidays."}),
    ));
    assert_eq!(record["status"], "active");
}

#[test]
fn kind_12_times_of_every_clear_shape() {
    for (time, start, end) in [
        (json!("20:15-21:45"), "20:15", Some("21:45")),
        (json!("6:30 PM - 8:00 PM"), "18:30", Some("20:00")),
        (json!("17:30:00.000"), "17:30", None),
        (json!("2000-01-01T17:30:00.000Z"), "17:30", None),
        (json!(0.8125), "19:30", None),
        (json!("12:00 Noon"), "12:00", None),
    ] {
        let mut list = meeting(json!({"city": "Oslo", "country": "NO", "timezone": "Europe/Oslo"}));
        list[0]["time"] = time.clone();
        let record = only(&list);
        assert_eq!(record["meetings"][0]["start"], start, "{time}");
        assert_eq!(record["meetings"][0]["end"].as_str(), end, "{time}");
    }
    let mut list = meeting(json!({"city": "Oslo", "country": "NO"}));
    list[0]["day"] = json!(4.0);
    assert_eq!(only(&list)["meetings"][0]["day"], "thu");
}

#[test]
fn kind_13_numbers_and_letters_for_a_zone_have_the_summer_time_of_the_place() {
    for (said, place, zone) in [
        ("PST", "Eugene, OR, USA", "America/Los_Angeles"),
        ("CST", "Madison, WI, USA", "America/Chicago"),
        ("Mountain Standard Time", "Boulder, CO, USA", "America/Denver"),
        ("W. Europe Standard Time", "Köln, Germany", "Europe/Berlin"),
        ("GMT", "Leeds, UK", "Europe/London"),
    ] {
        let record = only(&meeting(json!({"formatted_address": place, "timezone": said,
            "conference_url": "https://meet.example.org/lantern"})));
        assert_eq!(record["meetings"][0]["timezone"], zone, "{said} in {place}");
    }
    let record = only(&service(json!({
        "schedules": [{"id": "w", "freq": "WEEKLY", "byday": "WE", "timezone": -8, "opens_at": "19:00"}],
        "service_at_locations": at(&json!({"address_1": "6 Sample St", "city": "Eugene", "state_province": "OR",
            "postal_code": "97401", "country": "US", "address_type": "physical"})),
    })));
    assert_eq!(record["meetings"][0]["timezone"], "America/Los_Angeles");
}

/// A British code names some fifteen doors: somebody who is reached by letter alone is not to be visited.
#[test]
fn kind_14_of_an_address_for_letters_only_the_town_is_kept() {
    for (city, country, code) in
        [("Leeds", "GB", "LS1 4AA"), ("Köln", "DE", "50667"), ("Bergen", "NO", "5003")]
    {
        let address =
            json!({"address_1": "6 Sample Row", "city": city, "country": country, "postal_code": code});
        let postal = with(address.clone(), json!({"address_type": "postal"}));
        let mut of_location = at(&postal);
        of_location[0]["location"]["location_type"] = json!("postal");
        let older = json!([{"id": "x", "location": {"id": "l", "postal_addresses": [address]}}]);
        for places in [at(&postal), of_location, older] {
            let record = only(&service(json!({"service_at_locations": places})));
            let text = record.to_string();
            assert!(!text.contains(code) && !text.contains("Sample Row"), "{record:#}");
            assert_eq!(record["place"]["city"], city, "{record:#}");
            assert!(!formats(&record).contains(&"in-person"), "{record:#}");
        }
        // Where there is a door as well, it is the door that is shown, with its code.
        let door = json!({"address_1": "1 Open Yard", "city": city, "country": country, "postal_code": code,
            "address_type": "physical"});
        let both = json!([{"id": "x", "location": {"id": "l", "location_type": "physical", "addresses": [postal, door]}}]);
        let record = only(&service(json!({"service_at_locations": both})));
        assert_eq!(record["place"]["street"], "1 Open Yard");
        assert_eq!(record["place"]["postal_code"], code);
    }
}

#[test]
fn kind_15_of_a_person_the_first_name_stays_and_an_office_is_whole() {
    for (name, shown) in [
        ("Mary Sample, MSW", "Mary"),
        ("Ola Prøve, Jr.", "Ola"),
        ("Dr. Erika Muster", "Erika"),
        ("Intake Coordinator", "Intake Coordinator"),
        ("Reception Manager", "Reception Manager"),
        ("Front Desk", "Front Desk"),
    ] {
        let record = only(&service(json!({"contacts": [{"id": "c", "name": name}]})));
        assert_eq!(record["contact"]["name"], shown, "{name}");
    }
}

#[test]
fn kind_16_what_is_understood_in_part_is_kept_in_words() {
    let record = only(&service(json!({
        "service_areas": [{"id": "a", "name": "Dales and Moors"}],
        "languages": [{"id": "l", "name": "Haitian Creole"}, {"id": "m", "name": "Polish (basic)"}],
        "interpretation_services": "Lip speaker by arrangement", "wait_time": "Six to eight weeks",
        "fees_description": "Suggested donation of 4 pounds",
        "schedules": [{"id": "w", "freq": "WEEKLY", "byday": "WE", "opens_at": "19:00", "attending_type": "hybrid"}],
        "service_at_locations": at(&json!({"address_1": "6 Sample Row", "city": "Leeds", "country": "GB", "address_type": "physical"})),
    })));
    for words in ["Dales and Moors", "Lip speaker", "Six to eight weeks"] {
        assert_keeps(&record, words);
    }
    let languages = record["languages"].to_string();
    assert!(languages.contains("ht") && languages.contains("pl"), "{languages}");
    assert_eq!(record["cost"], "donation");
    assert_eq!(formats(&record), ["in-person", "online"]);
    assert_keeps(
        &only(&meeting(json!({"city": "Oslo", "country": "NO", "district": "District 31"}))),
        "District 31",
    );
}

/// The time itself is measured in `limits::listings_that_share_something_take_no_longer_than_others`.
#[test]
fn kind_17_one_id_for_all_loses_none() {
    let list: Vec<Value> = (0..500)
        .map(|n| json!({"slug": "meeting", "name": format!("Lantern {n}"), "day": n % 7, "time": "19:00", "city": "Oslo", "country": "NO"}))
        .collect();
    let (groups, _) = read(&json!(list));
    let ids: std::collections::BTreeSet<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids.len(), 500);
}

#[test]
fn kind_18_ids_do_not_depend_on_the_order_of_the_list() {
    let record = |n: usize| json!({"slug": "same", "name": format!("Lantern {n}"), "day": n, "time": "19:00", "city": "Oslo", "country": "NO"});
    let ids = |order: &[usize]| {
        let list: Vec<Value> = order.iter().map(|n| record(*n)).collect();
        let (groups, _) = read(&json!(list));
        let mut ids: Vec<(Text, Text)> = groups.into_iter().map(|group| (group.name, group.id)).collect();
        ids.sort();
        ids
    };
    let first = ids(&[1, 2, 3, 4]);
    assert_eq!(first.len(), 4);
    for order in [[4, 3, 2, 1], [2, 4, 1, 3], [3, 1, 4, 2]] {
        assert_eq!(ids(&order), first, "{order:?}");
    }
}

#[test]
fn kind_19_the_rest_is_read_as_it_is_meant() {
    let text =
        json!({"name": "Ola\\'s lantern", "notes": "One\\nTwo\\r\\nThree", "city": "Oslo", "country": "NO"});
    let record = only(&meeting(text));
    assert_eq!(record["name"], "Ola's lantern");
    assert!(!record.to_string().contains("\\\\n"), "{record:#}");
    // Coordinates that cannot be right are put right or left out.
    let swapped = json!({"address": "2 Sample St", "city": "Eugene", "state": "OR", "country": "US", "latitude": -123.09, "longitude": 44.05});
    let latitude = &only(&meeting(swapped))["place"]["latitude"];
    assert!(latitude.is_null() || *latitude == json!(44.05), "{latitude}");
    // A column of another format does not change how the others are read.
    let (groups, _) = read_text(
        "Name,Topic,Day,Time,Venue,Address,City,Country\nLantern,Grief,Friday,18:30,Old Mill,3 Sample St,Leeds,GB\n",
    );
    let record = as_json(&groups[0]);
    assert_eq!(
        [&record["place"]["venue"], &record["place"]["street"], &record["meetings"][0]["start"]],
        ["Old Mill", "3 Sample St", "18:30"]
    );
    // An American code stands alone, and its country follows.
    let record = only(&meeting(
        json!({"address": "4 Sample Ave", "city": "Trenton", "state": "NJ", "postal_code": "8608"}),
    ));
    assert_eq!([&record["place"]["country"], &record["place"]["postal_code"]], ["US", "08608"]);
}
