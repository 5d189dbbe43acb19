//! Other forms of a typed word that the stemmers do not bring together: German verbs in the third person, Norwegian
//! as Nynorsk spells it, German as it is written in Switzerland.

use crate::topic::Language;

/// Endings of German verbs, longest first; with "-en" in their place they are the infinitive.
const VERB_ENDINGS: [&str; 6] = ["test", "ten", "tet", "te", "st", "t"];
/// What must be left of a verb.
const VERB_LETTERS: usize = 3;

/// Spellings of Nynorsk, and what they are in Bokmål. Rules of sounds: `au` and `øy` for `ø`, `ei` for `e`, `jo` and
/// `ju` for `y`, `kv` for `hv`.
const NYNORSK: [(&str, &str); 15] = [
    ("kv", "hv"),
    ("sjuk", "syk"),
    ("tjukk", "tykk"),
    ("skul", "skol"),
    ("syst", "søst"),
    ("heim", "hjem"),
    ("eine", "ene"),
    ("laus", "løs"),
    ("draum", "drøm"),
    ("øy", "ø"),
    ("sjølv", "selv"),
    ("leik", "lek"),
    ("born", "barn"),
    ("ikkj", "ikk"),
    ("einsam", "ensom"),
];

/// Spellings of Swiss German, and what they are in High German: long vowels that became diphthongs.
const SWISS: [(&str, &str); 4] = [("uu", "au"), ("üü", "eu"), ("ii", "ei"), ("gs", "ges")];

/// Other forms of a word in a language.
pub(super) fn other_forms(language: Language, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    match language {
        Language::En => Vec::new(),
        Language::De => {
            let mut forms = respelled(&word, &SWISS);
            let infinitives: Vec<String> =
                forms.iter().chain([&word]).filter_map(|form| infinitive_of(form)).collect();
            forms.extend(infinitives);
            forms
        }
        Language::Nb => respelled(&word, &NYNORSK),
    }
}

fn respelled(word: &str, rules: &[(&str, &str)]) -> Vec<String> {
    let apt = rules.iter().filter(|(from, _)| word.contains(from));
    apt.map(|(from, to)| word.replacen(from, to, 1)).collect()
}

/// "trinken" for "trinkt", "hören" for "hörte".
fn infinitive_of(word: &str) -> Option<String> {
    let root = VERB_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))?;
    (root.chars().count() >= VERB_LETTERS).then(|| format!("{root}en"))
}

/// Parts of German verbs that stand at the end of a clause.
const PARTICLES: [&str; 20] = [
    "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "her", "hin", "los", "mit", "nach", "nieder",
    "um", "vor", "weg", "weiter", "zu", "zurück",
];

/// The infinitives of German verbs whose parts stand apart: "umbringen" for "bringt ... um". With the words, from
/// which the verb is taken, and in which place it stands.
pub(super) fn separated_verbs(words: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (end, particle) in words.iter().enumerate().filter(|(_, word)| PARTICLES.contains(word)) {
        // A verb is followed by its particle in the same clause, some words later.
        for (at, verb) in words.iter().enumerate().take(end).skip(end.saturating_sub(6)) {
            let plain = verb.strip_suffix('e').or_else(|| verb.strip_suffix("en"));
            let infinitive = infinitive_of(verb).or_else(|| plain.map(|root| format!("{root}en")));
            found.extend(infinitive.map(|infinitive| (at, format!("{particle}{infinitive}"))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_brought_to_the_one_that_stemmers_know() {
        for (language, typed, known) in [
            (Language::De, "raucht", "rauchen"),
            (Language::De, "weinte", "weinen"),
            (Language::De, "huus", "haus"),
            (Language::Nb, "arbeidslaus", "arbeidsløs"),
            (Language::Nb, "sjukdom", "sykdom"),
            (Language::Nb, "einsam", "ensom"),
        ] {
            assert!(other_forms(language, typed).iter().any(|form| form == known), "{typed}");
        }
    }

    #[test]
    fn verbs_find_their_particle() {
        let verbs = separated_verbs(&["er", "sperrt", "mich", "jeden", "abend", "ein"]);
        assert!(verbs.contains(&(1, "einsperren".to_owned())), "{verbs:?}");
    }
}
