//! Lists as volunteers keep them: days and times in the words people use, and sheets with the irregularities that
//! spreadsheets and people bring in. Each gives the groups that a person would read from it.

#![expect(clippy::format_push_string, reason = "sheets by hand are easier to read so")]

use groupfinder::feed::{FeedError, Import, ImportOptions, import};
use groupfinder::group::{Frequency, Group, Meeting, Status};
use jiff::civil::date;

fn read(bytes: &[u8]) -> Result<(Vec<Group>, Import), FeedError> {
    let mut groups = Vec::new();
    let options = ImportOptions::new("sheet", date(2026, 11, 24));
    let import = import(bytes, &options, &mut |group| groups.push(group))?;
    Ok((groups, import))
}

/// `RULE[~] [HH:MM[-HH:MM]]` for each meeting, those of a plain week joined as `MO,TU`; `~` = the dates may vary.
fn when(group: &Group) -> String {
    let mut parts: Vec<(String, String)> = Vec::new();
    for meeting in &group.meetings {
        let Meeting { rule, start, end, dates_vary, .. } = meeting;
        let plain = rule.frequency() == Frequency::Weekly && rule.interval() == 1;
        let days = rule.to_string().replace("FREQ=", "");
        let days = if plain { days.replace("WEEKLY;BYDAY=", "") } else { days };
        let mut times = if *dates_vary { "~".to_owned() } else { String::new() };
        times += &start.map(|start| format!(" {start}")).unwrap_or_default();
        times += &end.map(|end| format!("-{end}")).unwrap_or_default();
        match parts.last_mut() {
            Some((before, same)) if plain && *same == times => {
                *before += &format!(",{days}");
            }
            _ => parts.push((days, times)),
        }
    }
    parts.into_iter().map(|(days, times)| days + &times).collect::<Vec<_>>().join("; ")
}

/// What each form means where it stands in the column `heading`.
fn assert_forms(heading: &str, before: &str, forms: &[(&str, &str)]) {
    let mut sheet = format!("Name;Thema;Ort;Land;{heading}\n");
    for (n, (form, _)) in forms.iter().enumerate() {
        sheet += &format!("Runde {n};Trauer;Köln;DE;{before}\"{form}\"\n");
    }
    let (groups, _) = read(sheet.as_bytes()).unwrap();
    assert_eq!(groups.len(), forms.len());
    for (group, (form, expected)) in groups.iter().zip(forms) {
        assert_eq!(when(group), *expected, "{heading}: {form}");
    }
}

#[test]
fn days_and_rhythms_are_read_as_people_write_them() {
    let forms = [
        // German
        ("jeden 1. und 3. Montag im Monat, 19:30 Uhr", "MONTHLY;BYDAY=1MO,3MO 19:30"),
        ("jeder 2. + 4. Freitag, 17 - 19 Uhr", "MONTHLY;BYDAY=2FR,4FR 17:00-19:00"),
        ("1./3. Di im Monat", "MONTHLY;BYDAY=1TU,3TU"),
        ("letzte Mittwoch im Monat", "MONTHLY;BYDAY=-1WE"),
        ("vorletzter Donnerstag im Monat", "MONTHLY;BYDAY=-2TH"),
        ("an jedem 2. Samstag im Monat von 10 bis 12 Uhr", "MONTHLY;BYDAY=2SA 10:00-12:00"),
        ("Samstags in ungeraden KW", "WEEKLY;INTERVAL=2;BYDAY=SA~"),
        ("14-täg. Mi 18 Uhr", "WEEKLY;INTERVAL=2;BYDAY=WE~ 18:00"),
        ("alle 2 Wochen am Donnerstag", "WEEKLY;INTERVAL=2;BYDAY=TH~"),
        ("alle 4 Wochen mittwochs", "WEEKLY;INTERVAL=4;BYDAY=WE~"),
        ("Di/Do 9-11 Uhr", "TU,TH 09:00-11:00"),
        ("Mo.-Fr. 8:00-12:00", "MO,TU,WE,TH,FR 08:00-12:00"),
        ("tgl. 20 Uhr", "MO,TU,WE,TH,FR,SA,SU 20:00"),
        ("an Wochentagen 17 Uhr", "MO,TU,WE,TH,FR 17:00"),
        ("wöchentl. Mi", "WE"),
        ("Mi um 19 Uhr 30", "WE 19:30"),
        ("Di 1930-2100 Uhr", "TU 19:30-21:00"),
        ("Dienstag: 18:30 Uhr; Donnerstag: 10 Uhr", "TU 18:30; TH 10:00"),
        ("Mittwochs um halb acht abends", "WE 19:30"),
        // Norwegian, both forms
        ("annen hver mandag kl. 19", "WEEKLY;INTERVAL=2;BYDAY=MO~ 19:00"),
        ("annakvar onsdag kl 18", "WEEKLY;INTERVAL=2;BYDAY=WE~ 18:00"),
        ("andrehver mandag", "WEEKLY;INTERVAL=2;BYDAY=MO~"),
        ("mandager i partallsuker", "WEEKLY;INTERVAL=2;BYDAY=MO~"),
        ("den siste torsdagen i måneden", "MONTHLY;BYDAY=-1TH"),
        ("første og tredje onsdag i hver måned", "MONTHLY;BYDAY=1WE,3WE"),
        ("tirs og tors kl. 18.30", "TU,TH 18:30"),
        ("ma-fr kl 9-15", "MO,TU,WE,TH,FR 09:00-15:00"),
        ("hverdager kl 12", "MO,TU,WE,TH,FR 12:00"),
        ("kvar laurdag kl 18", "SA 18:00"),
        ("daglig kl 20", "MO,TU,WE,TH,FR,SA,SU 20:00"),
        // English
        ("2nd & 4th Weds, 6.30pm", "MONTHLY;BYDAY=2WE,4WE 18:30"),
        ("the last Thursday of every month at 6:30 PM", "MONTHLY;BYDAY=-1TH 18:30"),
        ("last Wed of month", "MONTHLY;BYDAY=-1WE"),
        ("2nd Mon 7pm and 4th Thu 6pm", "MONTHLY;BYDAY=2MO 19:00; MONTHLY;BYDAY=4TH 18:00"),
        ("Mondays fortnightly", "WEEKLY;INTERVAL=2;BYDAY=MO~"),
        ("every other Sat. morning 9:30", "WEEKLY;INTERVAL=2;BYDAY=SA~ 09:30"),
        ("M-F 9am", "MO,TU,WE,TH,FR 09:00"),
        ("MWF 12 noon", "MO,WE,FR 12:00"),
        ("7 days a week 8pm", "MO,TU,WE,TH,FR,SA,SU 20:00"),
        ("Wednesdays, 1900 hrs", "WE 19:00"),
        ("Tuesdays 12-1:30", "TU 12:00-13:30"),
        ("half past seven in the evening on Mondays", "MO 19:30"),
        // What a text leaves open is never made certain.
        ("Montag (außer in den Ferien)", "MO~"),
        ("jeden Freitag im Gemeindehaus", "FR~"),
        ("every 3rd Thursday", "MONTHLY;BYDAY=3TH~"),
        ("Monday, except bank holidays", "MO~"),
        ("einmal im Monat dienstags", "TU~"),
        ("1. Samstag im Quartal", "MONTHLY;BYDAY=1SA~"),
        ("Tuesday 7", "TU~"),
        ("jeden 15. des Monats", ""),
        ("nach Vereinbarung", ""),
    ];
    assert_forms("Wann", "", &forms);
    assert_forms("Tag", "", &forms);
}

#[test]
fn times_are_read_in_every_clear_form_and_no_other() {
    let forms = [
        ("17-19 Uhr", "TU 17:00-19:00"),
        ("kl 17", "TU 17:00"),
        ("17.30–19.00", "TU 17:30-19:00"),
        ("9:30am-12", "TU 09:30-12:00"),
        ("10-12", "TU 10:00-12:00"),
        ("12-2", "TU 12:00-14:00"),
        ("0.8125", "TU 19:30"),
        ("0,75", "TU 18:00"),
        ("1845", "TU 18:45"),
        ("1845-2000", "TU 18:45-20:00"),
        ("kl 1845", "TU 18:45"),
        ("7 p. m.", "TU 19:00"),
        ("7-8:30pm", "TU 19:00-20:30"),
        ("18 Uhr 30", "TU 18:30"),
        ("fra kl. 18 til kl. 20", "TU 18:00-20:00"),
        ("7:30:00 PM", "TU 19:30"),
        ("1899-12-30 18:00:00", "TU 18:00"),
        ("10:00 und 18:00 Uhr", "TU 10:00; TU 18:00"),
        ("10 AM / 7 PM", "TU 10:00; TU 19:00"),
        ("7", "TU"),
        ("halb acht", "TU"),
        ("abends", "TU"),
        ("18:30 – ca. 20:00", "TU"),
    ];
    assert_forms("Tag;Uhrzeit", "Dienstag;", &forms);
    let (groups, _) = read(
        "Name,Topic,Town,Day,Time\nHarbour,Grief,online,Tuesday,8pm ET\nHills,Grief,online,Tuesday,19:00 CET\n"
            .as_bytes(),
    )
    .unwrap();
    let zones: Vec<_> = groups.iter().map(|g| g.meetings[0].zone.as_ref().unwrap().name()).collect();
    assert_eq!(zones, ["America/New_York", "Europe/Berlin"]);
}

const HEADINGS: &str = "Name;Thema;Ort;PLZ;Straße;Wochentag;Uhrzeit;Telefon;E-Mail;Bemerkung\n";
const FIRST: &str = "Lichtblick;Trauer;Köln;50667;Domgasse 3;Dienstag;18:00;0221 4710;a@lichtblick.example;Mit „Kaffee“ – 2 €\n";
const SECOND: &str =
    "Neuer Weg;Alkohol;Bonn;53111;Marktweg 1;2. und 4. Mi;19-21 Uhr;0228 4711;b@weg.example;Bitte klingeln\n";

fn sheet() -> String {
    format!("{HEADINGS}{FIRST}{SECOND}")
}

fn assert_same(name: &str, bytes: &[u8]) {
    let (expected, _) = read(sheet().as_bytes()).unwrap();
    let (groups, _) = read(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(groups, expected, "{name}");
}

#[test]
fn a_sheet_gives_the_same_groups_however_it_is_saved() {
    let (groups, import) = read(sheet().as_bytes()).unwrap();
    assert_eq!(import.report.problems, []);
    let told: Vec<_> = groups.iter().map(|g| (g.id.as_str(), g.topics[0].as_str(), when(g))).collect();
    let monthly = "MONTHLY;BYDAY=2WE,4WE 19:00-21:00".to_owned();
    assert_eq!(
        told,
        [("lichtblick", "bereavement", "TU 18:00".to_owned()), ("neuer-weg", "alcohol", monthly)]
    );
    let place = groups[0].place.as_ref().unwrap();
    assert_eq!(place.street.as_deref(), Some("Domgasse 3"));
    assert_eq!(place.country.unwrap().code(), "DE", "from the codes");
    let windows_1252: Vec<u8> = sheet()
        .chars()
        .map(|c| match c {
            '„' => 0x84,
            '“' => 0x93,
            '–' => 0x96,
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let utf_16 = |order: fn(u16) -> [u8; 2]| sheet().encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (name, bytes) in [
        ("byte-order mark", marked(b"\xEF\xBB\xBF", sheet().as_bytes())),
        ("tabs", sheet().replace(';', "\t").into_bytes()),
        ("carriage returns", sheet().replace('\n', "\r").into_bytes()),
        ("both line ends", sheet().replace('\n', "\r\n").into_bytes()),
        ("Windows-1252", windows_1252),
        ("UTF-16", marked(b"\xFF\xFE", &utf_16(u16::to_le_bytes))),
        ("UTF-16, big first", marked(b"\xFE\xFF", &utf_16(u16::to_be_bytes))),
        ("UTF-16 without its mark", utf_16(u16::to_le_bytes)),
        ("separator named", format!("sep=;\n{}", sheet()).into_bytes()),
        ("title above", format!("Selbsthilfe in Musterstadt;;;;;;;;;\n;;;;;;;;;\n{}", sheet()).into_bytes()),
        ("sum below", format!("{}Summe: 2;;;;;;;;;\n", sheet()).into_bytes()),
        (
            "headings between",
            format!("{HEADINGS}Verlust;;;;;;;;;\n{FIRST};;;;;;;;;\nSucht;;;;;;;;;\n{SECOND}").into_bytes(),
        ),
        ("headings again", format!("{HEADINGS}{FIRST}{HEADINGS}{SECOND}").into_bytes()),
    ] {
        assert_same(name, &bytes);
    }
}

#[test]
fn rows_of_one_group_are_one_group() {
    let merged = format!("{HEADINGS}{FIRST};;;;;Donnerstag;10:00;;;\n{SECOND}");
    let repeated =
        format!("{HEADINGS}{FIRST}{}{SECOND}", FIRST.replace("Dienstag;18:00", "Donnerstag;10:00"));
    for sheet in [merged, repeated] {
        let (groups, import) = read(sheet.as_bytes()).unwrap();
        assert_eq!(groups.len(), 2, "{sheet}");
        assert_eq!(when(&groups[0]), "TU 18:00; TH 10:00");
        let told = import.report.notes.join("\n");
        assert!(told.contains("1 rows are further") || told.contains("further day"), "{told}");
    }
}

#[test]
fn headings_are_known_in_three_languages_and_with_slips() {
    for (sheet, id, expected, topic, country) in [
        (
            "Navn,Tema,Sted,Postnr,Adresse,Ukedag,Klokkeslett,Telefon\nLyspunkt,Sorg,Bergen,5003,Bryggen 3,annenhver torsdag,kl 18,55 00 00 01\n",
            "lyspunkt",
            "WEEKLY;INTERVAL=2;BYDAY=TH~ 18:00",
            "bereavement",
            "NO",
        ),
        (
            "Group name,Topic,Town,Postcode,Address,Day,Time,Phone\nSteady,Alcohol,York,YO1 7HH,2 Low St,1st & 3rd Tuesdays,7-9pm,01904 960002\n",
            "steady",
            "MONTHLY;BYDAY=1TU,3TU 19:00-21:00",
            "alcohol",
            "GB",
        ),
        (
            "Gruppenname;Tehma;Ort;PLZ;Adresse;Wochentg;Uhrzeit;Telefonnummer\nAufwind;Depression;Kiel;24103;Hafenweg 3;Mo+Do;18.30 Uhr;0431 4712\n",
            "aufwind",
            "MO,TH 18:30",
            "depression",
            "DE",
        ),
    ] {
        let (groups, import) = read(sheet.as_bytes()).unwrap();
        assert_eq!(import.report.unread_keys().len(), 0, "{sheet}");
        let [group] = groups.as_slice() else { panic!("{sheet}") };
        assert_eq!((group.id.as_str(), when(group).as_str()), (id, expected));
        assert_eq!(group.topics[0].as_str(), topic);
        let place = group.place.as_ref().unwrap();
        assert!(place.street.is_some() && place.postal_code.is_some(), "{sheet}");
        assert_eq!(place.country.unwrap().code(), country);
        assert!(group.contact.as_ref().unwrap().phone.is_some(), "{sheet}");
    }
}

#[test]
fn words_of_status_and_values_are_those_of_three_languages() {
    let words = [
        ("beendet", Status::Ended),
        ("pausiert", Status::Paused),
        ("nedlagt", Status::Ended),
        ("på pause", Status::Paused),
        ("closed", Status::Ended),
        ("suspended", Status::Paused),
        ("im Aufbau", Status::Founding),
        ("aktiv", Status::Active),
    ];
    let mut sheet = "Name;Thema;Ort;Tag;Zeit;Status\n".to_owned();
    for (n, (word, _)) in words.iter().enumerate() {
        sheet += &format!("Runde {n};Trauer;Köln;Montag;18:00;{word}\n");
    }
    let (groups, _) = read(sheet.as_bytes()).unwrap();
    for (group, (word, status)) in groups.iter().zip(words) {
        assert_eq!(group.status, status, "{word}");
    }
}

#[test]
fn what_a_spreadsheet_destroyed_is_told_and_never_shown() {
    let mut sheet = HEADINGS.to_owned();
    for (n, phone) in
        ["4.71E+11", "4,71E+11", "+4.71E+11", "#REF!", "####", "=+4922147", "0221 47"].iter().enumerate()
    {
        sheet += &format!("Runde {n};Trauer;Köln;50667;;Dienstag;18:00;{phone};;\n");
    }
    let (groups, import) = read(sheet.as_bytes()).unwrap();
    let phones: Vec<_> = groups
        .iter()
        .map(|group| group.contact.as_ref().and_then(|contact| contact.phone.as_deref()))
        .collect();
    assert_eq!(phones, [None, None, None, None, None, Some("+4922147"), Some("0221 47")]);
    assert_eq!(import.report.repaired, 5);
    let codes = ["1067", "1067.0", "D-01067", "01067"];
    let mut sheet = HEADINGS.to_owned();
    for (n, code) in codes.iter().enumerate() {
        sheet += &format!("Runde {n};Trauer;Dresden;{code};;Dienstag;18:00;;;\n");
    }
    let (groups, import) = read(sheet.as_bytes()).unwrap();
    for group in &groups {
        assert_eq!(group.place.as_ref().unwrap().postal_code.as_deref(), Some("01067"));
    }
    assert_eq!(import.report.repaired, 2, "{:?}", import.report.problems);
}

#[test]
fn a_date_for_a_day_is_one_meeting_or_stays_in_words() {
    let mut sheet = HEADINGS.to_owned();
    let days = ["03.12.2026", "2026-12-03", "Do, 03.12.2026", "3. Dezember", "Di, 03.12.2026"];
    for (n, day) in days.iter().enumerate() {
        sheet += &format!("Runde {n};Trauer;Köln;50667;;{day};18:00;;;\n");
    }
    let (groups, _) = read(sheet.as_bytes()).unwrap();
    let once = "DAILY;UNTIL=20261203;DTSTART=20261203 18:00";
    let told: Vec<_> = groups.iter().map(when).collect();
    assert_eq!(told, [once, once, once, "", "TU~ 18:00"]);
    let words = groups[3].description.iter().map(|(_, text)| text.as_str()).collect::<String>();
    assert!(words.contains("3. Dezember, 18:00"), "{words}");
}

#[test]
fn a_table_without_groups_is_refused_with_what_to_do() {
    for (sheet, expected) in [
        ("", "empty"),
        ("Name;Foo;Bar\nMilch;1;2\nBrot;2;3\n", "no more than a name"),
        ("Artikel;Menge\nMilch;1\nBrot;2\n", "columns"),
    ] {
        let error = read(sheet.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
