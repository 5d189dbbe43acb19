//! Words that mean filters and fellowships.

use super::{FilterWord, Phrases};
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::tokenize::tokenize;
use crate::search::word_lists::word_lists;
use crate::topic::{Facets, Thesaurus};

impl Phrases {
    /// Takes in the words of all filters.
    pub(super) fn add_filters(&mut self) {
        // For whom first: these phrases are the longest and the most telling.
        for relation in Thesaurus::embedded().words().relations() {
            let id = Facets::embedded().value("for", relation.id).map_or(relation.id, |value| value.id);
            for (_, phrase) in relation.phrases.iter() {
                self.add_filter(phrase, Facet::Audience, id);
            }
        }
        for facet in [
            Facet::Audience,
            Facet::Day,
            Facet::Time,
            Facet::Format,
            Facet::Language,
            Facet::Access,
            Facet::People,
            Facet::Faith,
            Facet::Programme,
            Facet::Attendance,
            Facet::MeetingType,
            Facet::Cost,
            Facet::Kind,
        ] {
            for value in Facets::embedded().facet(facet.id()).map(|f| f.values.as_slice()).unwrap_or_default()
            {
                // "Gruppe" asks for nothing in particular, and other kinds are words with other meanings too.
                if facet == Facet::Kind && !["contact-point", "helpline"].contains(&value.id)
                    || facet == Facet::Programme && !["twelve-step", "cbt-tools"].contains(&value.id)
                {
                    continue;
                }
                let labels = value.labels.all();
                // "Online (Video)" is asked for as "online".
                let short = labels.iter().filter_map(|label| Some(label.split_once('(')?.0));
                let others = value.synonyms.iter().map(|(_, word)| word);
                let words = labels.into_iter().chain(short).chain(others).chain(value.own_name);
                let aliases = value.aliases.iter().copied().filter(|_| facet != Facet::MeetingType);
                for word in words.chain(aliases) {
                    self.add_filter(word, facet, value.id);
                }
                if value.id.len() >= 4 {
                    self.add_filter(value.id, facet, value.id);
                }
            }
        }
    }

    fn add_filter(&mut self, text: &str, facet: Facet, id: &'static str) {
        let words: Vec<String> = tokenize(text).into_iter().map(|(w, _)| w).collect();
        // One or two letters are a language code or an accident.
        if words.is_empty() || words.len() > 5 || (words.len() == 1 && words.concat().len() < 3) {
            return;
        }
        // Short words for weekdays mean other things too: "man", "sun", "tor".
        if facet == Facet::Day
            && let [word] = words.as_slice()
            && word.chars().count() == 3
            && (self.words.contains_key(word) || self.homographs.iter().any(|set| set.contains(word)))
        {
            return;
        }
        // "Free" may be free of drugs; "fee" and "donation" say little.
        if facet == Facet::Cost && words.len() == 1 && words.concat().len() < 6 {
            return;
        }
        self.longest_filter = self.longest_filter.max(words.len());
        self.filters.entry(words.join(" ")).or_insert(FilterWord { facet, id });
    }

    /// Words without their endings: "den Anonymen Alkoholikern".
    fn stems_of(words: &str) -> String {
        let stems: Vec<&str> = words.split(' ').map(|word| word_lists().stem_of(word)).collect();
        stems.join(" ")
    }

    /// Takes in the names of fellowships.
    pub(super) fn add_fellowships(&mut self) {
        for value in Facets::embedded().facet(Facet::Fellowship.id()).into_iter().flat_map(|f| &f.values) {
            // "Alcoholics Anonymous (AA)" is typed without its abbreviation.
            let labels = value.labels.all().map(|label| label.split(" (").next().unwrap_or(label));
            for name in labels.into_iter().chain(value.synonyms.iter().map(|(_, word)| word)) {
                if name.chars().count() <= 4 {
                    self.fellowship_abbreviations.insert(name.to_uppercase(), value.id);
                } else {
                    let folded = fold(name);
                    if folded.contains(' ') {
                        self.fellowships.entry(Self::stems_of(&folded)).or_insert(value.id);
                    }
                    self.fellowships.insert(folded, value.id);
                }
            }
        }
    }

    /// The filter that words mean.
    pub(in crate::search) fn filter_named(&self, words: &str) -> Option<FilterWord> {
        let exact = self.filters.get(words).copied();
        // "Englischsprachige" is "englisch".
        let language = || {
            let language = self.filters.get(word_lists().language_name(words)?).copied()?;
            (language.facet == Facet::Language).then_some(language)
        };
        // "Young people's" asks for young people.
        let possessive = || self.filters.get(words.strip_suffix('s')?).copied();
        exact.or_else(language).or_else(possessive).or_else(|| self.adjective_named(words))
    }

    /// The filter that an adjective with the ending of a gender or case means: "agnostisches", "sekulært".
    fn adjective_named(&self, word: &str) -> Option<FilterWord> {
        const ENDINGS: [&str; 6] = ["es", "er", "en", "em", "e", "t"];
        let heads = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        let found = heads.filter(|head| head.len() >= 5).find_map(|head| self.filters.get(head)).copied();
        found.filter(|found| {
            matches!(
                found.facet,
                Facet::Faith | Facet::Attendance | Facet::Access | Facet::Language | Facet::Format
            )
        })
    }

    /// The fellowship that folded words name, by its id: its whole name, or a name of one word.
    pub(in crate::search) fn fellowship_named(&self, words: &str) -> Option<&'static str> {
        let stems = || self.fellowships.get(&Self::stems_of(words)).filter(|_| words.contains(' '));
        self.fellowships.get(words).or_else(stems).copied()
    }

    /// The fellowship of an abbreviation as it is written in capitals.
    pub(in crate::search) fn fellowship_abbreviated(&self, capitals: &str) -> Option<&'static str> {
        self.fellowship_abbreviations.get(capitals).copied()
    }

    /// Whether the words for a filter begin with what has been typed so far.
    pub(in crate::search) fn filter_begins(&self, word: &str) -> bool {
        self.filters.keys().any(|words| words.starts_with(word))
    }
}
