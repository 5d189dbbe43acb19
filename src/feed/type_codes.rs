//! Type codes of Meeting Guide feeds and what they say about a group, from `data/feeds/types.json`.

use super::fellowship::Fellowship;
use super::fellowship_file::FellowshipFile;
use crate::group::{Access, Attendance, Coded, Group, LanguageTag, People, Relation};
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// What a type says about a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Whom it welcomes.
    People(People),
    /// Whom it is for.
    For(Relation),
    /// An access feature.
    Access(Access),
    /// A language spoken.
    Language(LanguageTag),
    /// Whether one may just come.
    Attendance(Attendance),
    /// Faith is no part of it.
    Secular,
    /// It meets online.
    Online,
    /// The room is closed for the time being.
    Closed,
}

impl Meaning {
    /// Reads `people:women`.
    pub fn parse(text: &str) -> Option<Self> {
        let (facet, id) = text.split_once(':').unwrap_or((text, ""));
        Some(match facet {
            "people" => Self::People(People::from_id(id)?),
            "for" => Self::For(Relation::from_id(id)?),
            "access" => Self::Access(Access::from_id(id)?),
            "language" => Self::Language(LanguageTag::parse(id)?),
            "attendance" => Self::Attendance(Attendance::from_id(id)?),
            "faith" => Self::Secular,
            "online" => Self::Online,
            "closed" => Self::Closed,
            _ => return None,
        })
    }
}

/// A type of a meeting.
#[derive(Debug, Clone)]
pub struct MeetingType {
    /// Its English name.
    pub label: &'static str,
    /// What it says in our own terms; empty where it is only a name ("Big Book").
    pub meanings: Vec<Meaning>,
}

impl MeetingType {
    fn from_label(file: &FellowshipFile, label: &'static str) -> Self {
        let means = file.means.get(label.to_lowercase().as_str());
        let meanings = means.into_iter().flatten().filter_map(|text| Meaning::parse(text)).collect();
        Self { label, meanings }
    }
}

/// What a feed's word for a type is.
#[derive(Debug, Clone, Copy)]
pub enum TypeMatch<'t> {
    /// A type, spelled right.
    Known(&'t MeetingType),
    /// A type, by a known misspelling.
    Mistyped(&'t MeetingType),
    /// No type that is known, or one of several: the word is shown as it is.
    Open,
}

/// All types.
#[derive(Debug, Default)]
pub struct TypeTable {
    /// Code or name in small letters -> type, where the fellowship is unknown or has no type of its own by it.
    common: HashMap<String, MeetingType>,
    /// The same for the types of one fellowship.
    own: Vec<HashMap<String, MeetingType>>,
    ambiguous: Vec<String>,
    typos: HashMap<String, String>,
}

impl TypeTable {
    /// The types that are part of the program, made on first use.
    pub fn embedded() -> &'static Self {
        static TYPES: LazyLock<TypeTable> =
            LazyLock::new(|| TypeTable::from_file(FellowshipFile::embedded()));
        &TYPES
    }

    fn from_file(file: &FellowshipFile) -> Self {
        let ambiguous: Vec<String> = file.ambiguous.iter().map(|code| code.to_lowercase()).collect();
        let mut common = HashMap::new();
        for (code, labels) in &file.codes {
            let Some(label) = labels.get("en").copied() else { continue };
            for name in labels.values() {
                common.entry(name.to_lowercase()).or_insert_with(|| MeetingType::from_label(file, label));
            }
            common.insert(code.to_lowercase(), MeetingType::from_label(file, label));
        }
        for (spelling, code) in &file.spellings {
            if let Some(found) = common.get(&code.to_lowercase()).cloned() {
                common.entry((*spelling).to_owned()).or_insert(found);
            }
        }
        let mut own = Vec::new();
        for fellowship in &file.fellowships {
            let mut types = HashMap::new();
            for (code, label) in &fellowship.types {
                let found = MeetingType::from_label(file, label);
                types.entry(label.to_lowercase()).or_insert_with(|| found.clone());
                common.entry(label.to_lowercase()).or_insert_with(|| found.clone());
                common.entry(code.to_lowercase()).or_insert(found);
            }
            for (code, label) in &fellowship.types {
                types.insert(code.to_lowercase(), MeetingType::from_label(file, label));
            }
            own.push(types);
        }
        let typos =
            file.typos.iter().map(|(typo, code)| (typo.to_lowercase(), code.to_lowercase())).collect();
        Self { common, own, ambiguous, typos }
    }

    /// What a word of a feed is: a code or a name in one of the languages, in any case, with brackets or without.
    pub fn find_type(&self, word: &str, fellowship: Option<Fellowship>) -> TypeMatch<'_> {
        let plain = word.trim().trim_start_matches('[').trim_end_matches(']').to_lowercase();
        if let Some(found) = self.look_up(&plain, fellowship) {
            return TypeMatch::Known(found);
        }
        match self.typos.get(&plain).and_then(|code| self.look_up(code, fellowship)) {
            Some(found) => TypeMatch::Mistyped(found),
            None => TypeMatch::Open,
        }
    }

    fn look_up(&self, plain: &str, fellowship: Option<Fellowship>) -> Option<&MeetingType> {
        let own = fellowship.and_then(|f| self.own.get(f.index())).and_then(|types| types.get(plain));
        own.or_else(|| self.common.get(plain).filter(|_| !self.ambiguous.iter().any(|code| code == plain)))
    }
}

/// The types of one meeting, sorted out.
#[derive(Debug, Default)]
pub struct TypeSummary {
    /// Names of types that say nothing in our terms, and codes that are open, for the description.
    pub names: Vec<String>,
    /// It meets online.
    pub online: bool,
    /// The room is closed for the time being.
    pub closed: bool,
    /// Both open and closed were given, which cannot be; closed was taken.
    pub contradiction: bool,
    /// Words that were misspelled.
    pub mistyped: Vec<String>,
}

/// Puts what the types say into the group, and returns the rest.
pub fn apply_types(
    words: &[impl AsRef<str>],
    fellowship: Option<Fellowship>,
    group: &mut Group,
) -> TypeSummary {
    let types = TypeTable::embedded();
    let mut sorted = TypeSummary::default();
    let (mut open, mut closed) = (None, false);
    for word in words.iter().map(AsRef::as_ref) {
        let found = match types.find_type(word, fellowship) {
            TypeMatch::Known(found) => found,
            TypeMatch::Mistyped(found) => {
                sorted.mistyped.push(word.to_owned());
                found
            }
            TypeMatch::Open => {
                let plain = word.trim();
                // A bare code says little, so it is called one.
                let short = plain.chars().count() <= 5;
                sorted.names.push(if short { format!("code {plain}") } else { plain.to_owned() });
                continue;
            }
        };
        // "Lesbian" and "Gay" say more than the people they count to.
        let says_more = found.meanings.contains(&Meaning::People(People::Lgbtq))
            && !found.label.to_lowercase().contains("lgbt");
        if found.meanings.is_empty() || says_more {
            sorted.names.push(found.label.to_owned());
        }
        for meaning in &found.meanings {
            match meaning {
                Meaning::People(people) => group.people.insert(*people),
                Meaning::For(relation) => group.audience.insert(*relation),
                Meaning::Access(access) => group.access.insert(*access),
                Meaning::Language(tag) if !group.languages.contains(tag) => group.languages.push(tag.clone()),
                Meaning::Language(_) => {}
                Meaning::Attendance(Attendance::ClosedAffected) => closed = true,
                Meaning::Attendance(attendance) => open = Some(*attendance),
                Meaning::Secular => group.faith = Some(false),
                Meaning::Online => sorted.online = true,
                Meaning::Closed => sorted.closed = true,
            }
        }
    }
    // As TSML does: a meeting marked both open and closed counts as closed, so that no visitor is turned away.
    sorted.contradiction = closed && open.is_some();
    group.attendance = if closed { Some(Attendance::ClosedAffected) } else { open };
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Text;

    fn group() -> Group {
        Group::new(Text::from_cleaned("i").unwrap(), Text::from_cleaned("n").unwrap())
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_embedded_file_is_read_whole() {
        let file = FellowshipFile::embedded();
        assert!(file.fellowships.len() >= 27);
        for (label, means) in &file.means {
            for text in means {
                assert!(Meaning::parse(text).is_some(), "{label}: {text}");
            }
        }
        let thesaurus = crate::topic::Thesaurus::embedded();
        for fellowship in &file.fellowships {
            for topic in &fellowship.topics {
                assert!(thesaurus.topic_named(topic).is_some(), "{}: {topic}", fellowship.id);
            }
            for relation in &fellowship.relations {
                assert!(Relation::from_id(relation).is_some(), "{}: {relation}", fellowship.id);
            }
            assert!(fellowship.programme.is_none_or(|p| crate::group::Programme::from_id(p).is_some()));
        }
    }

    #[test]
    fn a_code_means_what_its_fellowship_means() {
        for (fellowship, code, label) in [
            ("aa", "Y", "Young People"),
            ("al-anon", "Y", "Alateen"),
            ("aca", "Y", "Yellow Workbook Study"),
            ("aa", "T", "Transgender"),
            ("aca", "T", "Fellowship Text"),
            ("aa", "POA", "Proof of Attendance"),
            ("al-anon", "poa", "Parents of Alcoholics"),
            ("aa", "S", "Spanish"),
            ("aca", "S", "Speaker"),
            ("da", "B", "Business Owner"),
            ("aa", "RUS", "Russian"),
        ] {
            let fellowship = Fellowship::from_name(fellowship);
            assert!(fellowship.is_some());
            let found = TypeTable::embedded().find_type(code, fellowship);
            let got = match found {
                TypeMatch::Known(found) => found.label,
                _ => "open",
            };
            assert_eq!(got, label, "{code}");
        }
    }

    #[test]
    fn without_a_fellowship_an_ambiguous_code_stays_a_code() {
        let mut group = group();
        let sorted = apply_types(&words(&["T", "Y", "W", "[open]", "Big Book", "zz"]), None, &mut group);
        assert_eq!(sorted.names, ["code T", "code Y", "Big Book", "code zz"]);
        assert!(group.people.contains(People::Women) && !group.people.contains(People::Trans));
        assert_eq!(group.attendance, Some(Attendance::DropIn));
    }

    #[test]
    fn names_in_other_languages_and_typos_are_known() {
        let mut group = group();
        let sorted = apply_types(
            &words(&["Mujeres", "ASBI", "O", "c", "TC", "ONL", "nl"]),
            Fellowship::from_name("aa"),
            &mut group,
        );
        assert!(group.people.contains(People::Women));
        assert_eq!(sorted.mistyped, ["ASBI"]);
        assert!(sorted.contradiction && sorted.online && sorted.closed);
        assert_eq!(group.attendance, Some(Attendance::ClosedAffected));
        assert_eq!(group.languages, [LanguageTag::parse("nl").unwrap()]);
    }
}
