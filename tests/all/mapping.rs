//! Foreign topic labels: what they mean here, checked by hand, and what they must never mean.

use groupfinder::feed::mapping::label_file::LabelFile;
use groupfinder::feed::mapping::{Mapper, MatchKind, map_label};
use groupfinder::group::{Coded, Relation};
use groupfinder::topic::{Language, Thesaurus, TopicId};
use proptest::prelude::*;

fn ids(topics: &[TopicId]) -> String {
    topics.iter().map(|topic| Thesaurus::embedded().get(*topic).id).collect::<Vec<_>>().join(" ")
}

/// The topics of a label, and after a slash for whom it is.
fn understood(label: &str) -> String {
    let mapping = map_label(label);
    let whom: Vec<&str> =
        mapping.audience.iter().map(Coded::id).chain(mapping.people.iter().map(Coded::id)).collect();
    let topics = ids(&mapping.topics);
    if whom.is_empty() { topics } else { format!("{topics} / {}", whom.join(" ")) }
}

fn is_sensitive(topic: TopicId) -> bool {
    Thesaurus::embedded().get(topic).sensitive
}

/// Labels as German directories write them, each looked at by hand.
const SAMPLE: [(&str, &str); 70] = [
    ("Depression", "depression"),
    ("Depressionen", "depression"),
    ("ADHS (Erwachsene), Autismus", "adhd autism"),
    ("AD(H)S-Erwachsene", "adult-adhd / affected"),
    ("AA – Anonyme Alkoholiker", "alcohol"),
    ("Anonyme Alkoholike", "alcohol"),
    ("Alkohol- und Medikamentenabhängigkeit", "alcohol medication-dependence"),
    ("Alkoholsucht (Angehörige)", "relatives-alcohol alcohol / relatives"),
    ("Alzheimer-Erkrankung (Angehörige)", "relatives-dementia dementia / relatives"),
    ("Angehörige v. Alzheimer-Patienten", "relatives-dementia dementia / relatives"),
    ("Angehörige v. suchtkranken Menschen", "relatives-addiction addiction / relatives"),
    ("Angst und Panik", "anxiety panic-attacks"),
    ("Angststörung, Depression", "anxiety depression"),
    ("Ängste und Depressionen", "anxiety depression"),
    ("Arbeitslosigkeit", "unemployment"),
    ("Behinderung, geistige", "intellectual-disability"),
    ("Bipolare Erkrankung (Frauen)", "bipolar / women"),
    ("Blindheit und Sehbehinderungen", "blindness"),
    ("Borderline-Syndrom", "borderline"),
    ("Brustkrebs", "breast-cancer"),
    ("Chronic Fatigue Syndrom (CFS)/ Myalgische Enzephalomyelitis (ME)", "me-cfs"),
    ("Cochlear Implantat", "cochlear-implant"),
    ("Demenz (Angehörige)", "relatives-dementia dementia / relatives"),
    ("Down-Syndrom (Eltern)", "down-syndrome / parents"),
    ("Eltern krebskranker Kinder", "childhood-cancer"),
    ("Eltern queerer Kinder", "parents-lgbtq"),
    ("Eltern suchtkranker Kinder und Jugendliche", "parents-addicted-child / parents"),
    ("Erwachsene Kinder suchtkranker Familien", "children-of-addicted-parents / children"),
    ("Fetale Alkoholspektrumstörungen (FASD)", "fasd"),
    ("Frauen nach Krebs", "cancer / women"),
    ("Guillain-Barré Syndrom (GBS)", "polyneuropathy"),
    ("HIV-Infektion", "hiv"),
    ("Herzfehler angeborener", "congenital-heart-disease"),
    ("Hirntumor", "brain-tumour"),
    ("Krebs, Frauen", "cancer / women"),
    ("Krebs (junge Erwachsene)", "cancer / young"),
    ("Laktoseintoleranz; Reizdarm", "ibs"),
    ("Leukämie, Lymphome", "blood-cancer"),
    ("Lippen-Kiefer-Gaumenspalte", "cleft-lip"),
    ("Lippen, Kiefer, Gaumenspalte", "cleft-lip"),
    ("Long-, Post-Covid", "long-covid"),
    ("Lymphödeme", "lipoedema"),
    ("Morbus Bechderew (Frauen)", "axial-spondyloarthritis / women"),
    ("Morbus Crohn und Colitis ulcerosa", "ibd"),
    ("Mulitple Sklerose (MS)", "multiple-sclerosis"),
    ("NA – Narcotics Anonymous", "drugs"),
    ("Parkinson und Schlaganfall", "parkinsons stroke"),
    ("Pflegende Angehörige", "carers / relatives"),
    ("Psychische Erkrankungen (Partner*innen)", "relatives-mental-illness mental-health / partners"),
    ("Schlafstörungen, Schlafapnoe", "insomnia sleep-apnoea"),
    ("Schulvermeidung, -angst, -verweigerung, -absentismus", "school-refusal"),
    ("Sterneneltern", "stillbirth / parents"),
    ("Sucht (Alkohol)", "alcohol addiction"),
    ("Suizid (Hinterbliebene)", "suicide-loss / bereaved"),
    ("Trauer (für Kinder)", "grieving-children / children-age"),
    ("Trauer nach Partnerverlust", "loss-of-partner"),
    ("Verwaiste Eltern", "loss-of-child / bereaved"),
    ("Zwang - Depression - Trauma", "ocd depression trauma"),
    // Sensitive topics, every one that the labels of a whole German state lead to.
    ("Betroffene häuslicher Gewalt", "domestic-violence / affected"),
    ("Opfer häuslicher Gewalt", "domestic-violence / affected"),
    ("Frauen und Gewalt", "domestic-violence / women"),
    ("Gewalterfahrung in Beziehungen (Frauen*)", "domestic-violence / women"),
    ("Betroffene sexualisierter Gewalt", "childhood-sexual-abuse sexual-violence"),
    ("Sexueller Missbrauch (Frauen*)", "childhood-sexual-abuse sexual-violence / women"),
    ("sexueller Missbrauch in DDR-Heimen", "institutional-abuse"),
    ("Missbrauch in DDR-Heimen", "institutional-abuse"),
    ("Narzisstischer Missbrauch", "narcissistic-abuse"),
    ("Narzissmus", "personality-disorder narcissistic-abuse"),
    ("toxische Beziehungen, Narzissmus", "narcissistic-abuse personality-disorder"),
    ("Kriegserfahrung", "torture-war"),
];

#[test]
fn labels_of_real_directories_mean_what_they_say() {
    for (label, expected) in SAMPLE {
        assert_eq!(understood(label), expected, "{label}");
    }
}

#[test]
fn english_and_norwegian_labels_too() {
    for (label, expected) in [
        ("Alcoholics Anonymous", "alcohol"),
        ("Bereavement support group", "bereavement"),
        ("Support group for people with depression", "depression"),
        ("ALCOHOL", "alcohol"),
        ("Pårørende til personer med demens", "relatives-dementia"),
        ("Angst og depresjon", "anxiety depression"),
        ("alcohol", "alcohol"),
        // What the words say by themselves is not what is meant.
        ("Suicide Survivors", "suicide-loss / bereaved"),
        ("Families/Friends of Suicides", "suicide-loss / bereaved"),
        ("General Grief", "bereavement"),
        ("Anger Management", "anger"),
        ("Abused Men", "men-experiencing-violence / men"),
        ("Families of Prisoners", "relatives-prisoners / relatives"),
        ("Respiratory", "asthma copd"),
        ("Transitions", ""),
        ("Skills", ""),
    ] {
        assert_eq!(understood(label), expected, "{label}");
    }
}

#[test]
fn how_a_label_was_understood_is_told() {
    for (label, how) in [
        ("Depression", MatchKind::Exact),
        ("breast-cancer", MatchKind::Exact),
        ("BRUSTKREBS", MatchKind::Folded),
        ("Rollstuhltanzkreis", MatchKind::File),
        ("rollstuhl-tanzkreis", MatchKind::None),
        ("Anonyme Alkoholiker", MatchKind::Synonym),
        ("Alzheimer-Erkrankung", MatchKind::Inflected),
        ("Angst und Panik", MatchKind::Parts),
        ("Mulitple Sklerose", MatchKind::Typo),
        ("Quantenheilung", MatchKind::None),
    ] {
        assert_eq!(map_label(label).how, how, "{label}: {}", understood(label));
    }
}

#[test]
fn what_is_not_understood_is_left_alone() {
    for label in [
        "",
        " \u{200B}",
        "Gruppe",
        "Selbsthilfe",
        "Missbrauch",
        "Gewalterfahrung",
        "Kiefer",
        "Darm",
        "aa",
        "na",
        "me",
        "Quantenheilung",
        "Nordic Walking",
        "Bund der Vertriebenen",
        "Infektion",
    ] {
        assert!(!map_label(label).is_mapped(), "{label}: {}", understood(label));
    }
    // For whom is understood even where the topic is not.
    let relatives = map_label("Angehörige");
    assert!(relatives.audience.contains(Relation::Relatives) && !relatives.is_mapped());
}

#[test]
fn a_typing_error_never_leads_to_a_sensitive_topic() {
    let mut tried = 0;
    for (_, topic_of) in Thesaurus::embedded().topics().filter(|(_, topic)| topic.sensitive) {
        let synonyms = topic_of.synonyms.iter().map(|(_, word)| word);
        for name in Language::ALL.into_iter().map(|l| topic_of.label(l)).chain(synonyms) {
            let chars: Vec<char> = name.chars().collect();
            for at in (1..chars.len()).step_by(4) {
                let mut changed = chars.clone();
                changed[at] = 'q';
                let label: String = changed.into_iter().collect();
                let mapping = map_label(&label);
                let typo =
                    mapping.how == MatchKind::Typo && mapping.topics.iter().any(|topic| is_sensitive(*topic));
                assert!(!typo, "{label}: {}", ids(&mapping.topics));
                tried += 1;
            }
        }
    }
    assert!(tried > 500);
}

#[test]
fn every_name_of_a_topic_leads_to_it() {
    let thesaurus = Thesaurus::embedded();
    for (id, topic_of) in thesaurus.topics() {
        assert!(map_label(topic_of.id).topics.contains(&id), "{}", topic_of.id);
        for language in Language::ALL {
            let label = topic_of.label(language);
            assert!(map_label(label).topics.contains(&id), "{label}: {}", understood(label));
        }
    }
}

#[test]
fn the_labels_of_a_record_come_together() {
    let mut unknown = Vec::new();
    let labels = Mapper::embedded().map_labels(
        ["Sucht", "Sucht (Alkohol)", "Quantenheilung", "Angehörige"].into_iter(),
        |label| {
            unknown.push(label.to_owned());
        },
    );
    let topics: Vec<&str> = labels.topics.iter().map(groupfinder::group::Text::as_str).collect();
    assert_eq!(topics, ["addiction", "alcohol", "Quantenheilung"]);
    assert!(labels.audience.contains(Relation::Relatives));
    assert_eq!(unknown, ["Quantenheilung"]);
    let many = vec!["O".to_owned(); 10_000];
    assert_eq!(Mapper::embedded().map_labels(many.iter().map(String::as_str), |_| ()).topics.len(), 1);
}

#[test]
fn the_mapping_file_has_no_mistakes() {
    let (file, mistakes) = LabelFile::parse(LabelFile::embedded_text());
    assert!(mistakes.is_empty(), "{mistakes:?}");
    assert!(file.len() > 100);
    let lines =
        LabelFile::embedded_text().lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert_eq!(lines, file.len());
}

#[test]
fn mistakes_in_a_mapping_file_are_named_by_line() {
    let (file, mistakes) = LabelFile::parse(
        "# comment\n\nA-Gruppe\talcohol\tmen\nB\nC\tno-such-topic\nD\talcohol\tnobody\n\talcohol\na gruppe\tdrugs\nE\t-\n",
    );
    let told: Vec<(usize, &str)> =
        mistakes.iter().map(|mistake| (mistake.line, mistake.what.as_str())).collect();
    assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 6, 7, 8]);
    assert!(told[1].1.contains("no-such-topic") && told[2].1.contains("nobody"));
    let mapper = Mapper::new(file);
    assert_eq!(ids(&mapper.map_label("A Gruppe").topics), "drugs");
    assert_eq!(mapper.map_label("E").how, MatchKind::File);
    assert!(!mapper.map_label("E").is_mapped());
}

proptest! {
    #[test]
    fn any_label_is_understood_or_not(label in "\\PC{0,80}") {
        let mapping = map_label(&label);
        prop_assert_eq!(mapping.topics.is_empty(), matches!(mapping.how, MatchKind::None) || mapping.how == MatchKind::File && mapping.topics.is_empty());
    }

    #[test]
    fn words_of_labels_in_any_order(words in proptest::collection::vec(proptest::sample::select(vec![
        "Eltern", "kranker", "Kinder", "(", ")", "und", ",", ";", "/", "-", "Angst", "Krebs", "Frauen*", "e. V.", "Alkohol-", "häusliche", "Gewalt", "v.", "(Angehörige)", "AA",
    ]), 0..12)) {
        map_label(&words.join(" "));
        map_label(&words.concat());
    }
}

/// What labels of directories in three languages mean, decided by hand.
const LABELS: &str = include_str!("../fixtures/topic-labels.tsv");

#[test]
fn labels_of_directories_in_three_languages_mean_what_they_say() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in LABELS.lines().filter(|line| !line.starts_with('#')) {
        let (label, expected) = line.split_once('\t').unwrap();
        let mut found: Vec<&str> =
            map_label(label).topics.iter().map(|topic| Thesaurus::embedded().get(*topic).id).collect();
        // What a topic of relatives is about may be named beside it.
        let mut expected: Vec<&str> = expected.split(' ').filter(|id| *id != "-").collect();
        if expected.iter().any(|id| id.starts_with("relatives-")) {
            found.retain(|id| id.starts_with("relatives-"));
        }
        found.sort_unstable();
        expected.sort_unstable();
        count += 1;
        if found != expected {
            wrong.push(format!("{label}: {found:?} in place of {expected:?}"));
        }
    }
    assert!(count >= 200, "{count}");
    assert!(wrong.is_empty(), "{} of {count} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_label_is_judged_as_a_whole_before_its_words() {
    for (label, expected) in [
        // Who is left behind does not think of dying.
        ("Survivors of Suicide Loss Group", "suicide-loss"),
        ("Friends and Family of Suicide Victims", "suicide-loss"),
        ("Hinterbliebene nach Suizid", "suicide-loss"),
        ("Etterlatte etter selvmord", "suicide-loss"),
        // A loss is no upbringing, and a general group no special one.
        ("Bereaved Parents", "loss-of-child"),
        ("Verwaiste Eltern", "loss-of-child"),
        ("Bereavement (General)", "bereavement"),
        // Anger is no violence, and abuse of men none of children.
        ("Anger Management Group", "anger"),
        ("Sinnemestring", "anger"),
        ("Abused Husbands", "men-experiencing-violence"),
        ("Families of Prisoners", "relatives-prisoners"),
        ("Angehörige von Gefangenen", "relatives-prisoners"),
        ("Pårørende til innsatte", "relatives-prisoners"),
        // Words that only begin like those of a topic.
        ("Translations", ""),
        ("Übersetzungen", ""),
        ("Transitional Housing", ""),
        ("Life Transitions", ""),
        ("Study Skills", ""),
        ("Transportation", ""),
        ("Respiratory Diseases", "asthma copd"),
    ] {
        let found = ids(&map_label(label).topics);
        if expected.starts_with("relatives-") {
            assert!(
                found.split(' ').all(|topic| topic.starts_with("relatives-")) && found.contains(expected),
                "{label}: {found}"
            );
        } else {
            assert_eq!(found, expected, "{label}");
        }
    }
}
