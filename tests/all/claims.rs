//! What only an unsigned feed says of itself is told from what is built in or signed, wherever the program says it: in the
//! list, the details, a comparison, what is taken along and what is printed.

use crate::support::process::run_over_pipes;
use tempfile::TempDir;

/// A feed in which others pass for who helps: a helpline checked today, a known name in other hands, a name with letters of
/// another script, a number that costs money by the minute.
const FEED: &str = r#"{"format":"groupfinder","schema_version":1,"groups":[
{"id":"claimed","name":"Sorgentelefon Neustadt","kind":"helpline","topics":["grief"],"verified":"2026-11-24","contact":{"phone":"0221 000000"}},
{"id":"old","name":"Kummertelefon Altstadt","kind":"helpline","topics":["grief"],"verified":"2019-01-01","contact":{"phone":"0221 000001"}},
{"id":"rival","name":"Hilfetelefon Gewalt an Männern 24h","kind":"helpline","topics":["grief"],"contact":{"phone":"0221 000002"}},
{"id":"mixed","name":"Hilfеtelefon Nord","kind":"helpline","topics":["grief"],"contact":{"phone":"0221 000003"}},
{"id":"premium","name":"Telefonrat Sofort","kind":"helpline","topics":["grief"],"place":{"city":"Bremen","country":"DE"},"contact":{"phone":"0900 000000"}},
{"id":"group","name":"Trauercafé Neustadt","topics":["grief"],"contact":{"phone":"0221 000004"}}]}"#;

struct Place(TempDir);

impl Place {
    fn synced() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let feed = place.0.path().join("feed.json");
        std::fs::write(&feed, FEED).unwrap();
        place.said(&["sync", "--from", feed.to_str().unwrap()]);
        place
    }

    /// What a command says, in one line.
    fn said(&self, arguments: &[&str]) -> String {
        let home = self.0.path().to_str().unwrap();
        let data = self.0.path().join("data");
        let fixed = ["--now", "2026-11-24T12:00:00Z", "--lang", "en", "--data-dir", data.to_str().unwrap()];
        let output = run_over_pipes(&[&fixed, arguments].concat(), &[("HOME", home)], b"");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn what_only_a_source_says_is_marked_wherever_it_is_told() {
    let place = Place::synced();
    let marked = "only the source says so";
    let list = place.said(&["search", "grief", "--limit", "100"]);
    for (id, is_marked) in [("claimed", true), ("old", true), ("mixed", true), ("group", false)] {
        let (_, row) = list.split_once(&format!("[{id}]")).unwrap();
        // Up to the brackets of the next listing.
        let row = row.split('[').next().unwrap();
        assert_eq!(row.contains(marked), is_marked, "{id}: {row}");
    }
    let compared = place.said(&["compare", "claimed", "group"]);
    assert_eq!(compared.matches(marked).count(), 1, "{compared}");
    for told in [
        place.said(&["show", "claimed"]),
        place.said(&["take", "claimed", "--output", "text"]),
        place.said(&["booklet", "Sorgentelefon", "--output", "text"]),
    ] {
        assert!(told.contains("nobody vouches for it"), "{told}");
        assert!(told.contains("says the source"), "checked today, says who: {told}");
    }
    let built_in = place.said(&["show", "de-hilfetelefon-gewalt-an-maennern"]);
    assert!(!built_in.contains("nobody vouches") && !built_in.contains("says the source"), "{built_in}");
}

#[test]
fn a_borrowed_name_mixed_letters_and_a_costly_number_are_told() {
    let place = Place::synced();
    let rival = place.said(&["show", "rival"]);
    assert!(rival.contains("Bears the name of"), "{rival}");
    let mixed = place.said(&["show", "mixed"]);
    assert!(mixed.contains("letters of different scripts"), "{mixed}");
    let premium = place.said(&["show", "premium"]);
    assert!(!premium.contains("Helpline") && premium.contains("0900 000000"), "{premium}");
}
