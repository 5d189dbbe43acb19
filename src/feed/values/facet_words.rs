//! Cost, formats and access by the words of free text.
//!
//! The standard has text where other formats have codes. Only words that leave no doubt are taken, and the text
//! itself is always kept for the reader.

use crate::group::{Access, Cost, Format, FormatSet};

/// The words of a text in lower case, each with a space before and after.
fn words(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text
        .split(|c: char| !c.is_alphanumeric() && c != '£' && c != '€' && c != '$')
        .filter(|w| !w.is_empty())
    {
        out.push_str(&word.to_lowercase());
        out.push(' ');
    }
    out
}

fn any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
}

/// What a description of fees says about the cost.
pub fn cost(text: &str) -> Option<Cost> {
    let text = words(text);
    let amount = text.split(' ').any(|word| {
        word.starts_with(['£', '€', '$'])
            && word.len() > 1
            && !word.trim_start_matches(['£', '€', '$']).starts_with('0')
    });
    if amount
        || any(&text, &["fee applies", "fees apply", "sliding scale", "charge applies", "kostenpflichtig"])
    {
        return Some(Cost::Fee);
    }
    if any(
        &text,
        &["donation", "donations", "spende", "spenden", "contribution", "contributions", "freiwillig gave"],
    ) {
        return Some(Cost::Donation);
    }
    if any(&text, &["membership", "mitgliedschaft", "mitgliedsbeitrag", "medlemskap"]) {
        return Some(Cost::Membership);
    }
    let free = [
        "free",
        "no fee",
        "no fees",
        "no charge",
        "no cost",
        "none",
        "kostenlos",
        "kostenfrei",
        "gratis",
        "free of charge",
    ];
    any(&text, &free).then_some(Cost::Free)
}

/// The formats that a text such as `attending_type` names.
pub fn formats(text: &str) -> FormatSet {
    let text = words(text);
    let mut formats = FormatSet::EMPTY;
    let in_person = [
        "in person",
        "face to face",
        "onsite",
        "on site",
        "vor ort",
        "präsenz",
        "physical",
        "oppmøte",
        "venue",
    ];
    if any(&text, &in_person) {
        formats.insert(Format::InPerson);
    }
    let online = [
        "online",
        "virtual",
        "virtually",
        "video",
        "zoom",
        "teams",
        "webinar",
        "remote",
        "remotely",
        "digital",
        "nett",
        "video conferencing",
    ];
    if any(&text, &online) {
        formats.insert(Format::Online);
    }
    if any(&text, &["phone", "telephone", "by phone", "telefon", "telefonisch", "conference call"]) {
        formats.insert(Format::Phone);
    }
    formats
}

/// The access that a text names. A text that says "not" says nothing that could be taken as a promise.
pub fn access(text: &str) -> Vec<Access> {
    let mut found = Vec::new();
    for sentence in text.split(['.', ';', '\n', '*']) {
        let text = words(sentence);
        if any(
            &text,
            &[
                "no",
                "not",
                "without",
                "nicht",
                "kein",
                "keine",
                "ikke",
                "limited",
                "isn",
                "cannot",
                "unsuitable",
            ],
        ) {
            continue;
        }
        for (access, phrases) in [
            (
                Access::Wheelchair,
                &["wheelchair", "wheelchairs", "rollstuhl", "rollstuhlgerecht", "rullestol", "ada compliant"]
                    [..],
            ),
            (
                Access::StepFree,
                &[
                    "step free",
                    "level access",
                    "ramp",
                    "ramps",
                    "lift",
                    "elevator",
                    "stufenlos",
                    "aufzug",
                    "rampe",
                    "heis",
                ],
            ),
            (
                Access::AccessibleToilet,
                &[
                    "accessible toilet",
                    "accessible toilets",
                    "disabled toilet",
                    "accessible restroom",
                    "accessible restrooms",
                    "behindertentoilette",
                    "hc toalett",
                ],
            ),
            (
                Access::HearingLoop,
                &[
                    "hearing loop",
                    "hearing loops",
                    "induction loop",
                    "induction loops",
                    "hörschleife",
                    "induktionsschleife",
                    "teleslynge",
                ],
            ),
            (Access::SignLanguage, &["sign language", "bsl", "asl", "gebärdensprache", "tegnspråk"]),
            (Access::FragranceFree, &["fragrance free", "scent free", "duftfrei"]),
            (
                Access::ChildCare,
                &["childcare", "child care", "creche", "crèche", "kinderbetreuung", "barnepass"],
            ),
            (Access::PlainLanguage, &["easy read", "plain language", "leichte sprache"]),
        ] {
            if any(&text, phrases) && !found.contains(&access) {
                found.push(access);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cost_by_words() {
        for (text, expected) in [
            ("Free", Some(Cost::Free)),
            ("There is no charge.", Some(Cost::Free)),
            ("Free for members, £5 otherwise", Some(Cost::Fee)),
            ("Suggested donation", Some(Cost::Donation)),
            ("Membership required", Some(Cost::Membership)),
            ("fees_description", None),
            ("Call for details", None),
            ("£0", None),
        ] {
            assert_eq!(cost(text), expected, "{text}");
        }
    }

    #[test]
    fn formats_by_words() {
        let of = |text| formats(text).iter().collect::<Vec<_>>();
        assert_eq!(
            of("You can attend this service in-person or remotely via video conferencing"),
            [Format::InPerson, Format::Online]
        );
        assert_eq!(of("phone"), [Format::Phone]);
        assert_eq!(of("by appointment"), []);
    }

    #[test]
    fn access_is_never_promised_by_a_denial() {
        assert_eq!(
            access(
                "The building is equipped with induction loops for hearing aids. Wheelchair access is possible on all levels."
            ),
            [Access::HearingLoop, Access::Wheelchair]
        );
        assert_eq!(access("Not wheelchair accessible. Level access at the back."), [Access::StepFree]);
        assert_eq!(access("There is no lift"), []);
    }
}
