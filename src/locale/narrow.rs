//! Letters for terminals that show letters of ambiguous width (Unicode Standard Annex #11) in two columns, as is usual
//! in Chinese, Japanese and Korean: ü, ø, ß, quotes, dashes. Each is written with such as take one column everywhere.

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// Whether a text takes as many columns on such a terminal as on any other.
pub(super) fn is_narrow(text: &str) -> bool {
    text.is_ascii() || (text.width() == text.width_cjk() && !text.chars().any(is_ambiguous))
}

fn is_ambiguous(c: char) -> bool {
    let run = AMBIGUOUS.partition_point(|(_, last)| *last < c);
    AMBIGUOUS.get(run).is_some_and(|(first, _)| *first <= c)
}

/// A letter with its marks (one grapheme) as people write it where it is missing, in as many columns as that takes.
pub(super) fn spell_narrow(grapheme: &str) -> String {
    if is_narrow(grapheme) {
        return grapheme.to_owned();
    }
    // A mark takes no column, here neither: ü as u with its mark.
    let parts: String = grapheme.nfd().collect();
    if is_narrow(&parts) {
        return parts;
    }
    let spelled: String = parts.chars().map(spell_char).collect();
    // A stroke through an equals sign makes a sign of ambiguous width of it again.
    if is_narrow(&spelled) { spelled } else { spelled.chars().filter(char::is_ascii).collect() }
}

fn spell_char(c: char) -> String {
    match c {
        'ø' => "o\u{338}".to_owned(),
        'Ø' => "O\u{338}".to_owned(),
        'đ' => "d".to_owned(),
        'Đ' => "D".to_owned(),
        'ß' => "ss".to_owned(),
        'æ' => "ae".to_owned(),
        'Æ' => "Ae".to_owned(),
        'Œ' => "Oe".to_owned(),
        'Þ' => "Th".to_owned(),
        '°' => "o".to_owned(),
        _ => {
            let mut own = [0; 4];
            let own = &*c.encode_utf8(&mut own);
            if is_narrow(own) {
                return own.to_owned();
            }
            let spelled = deunicode::deunicode_char(c).unwrap_or_default();
            spelled.chars().filter(|c| !c.is_control()).collect()
        }
    }
}

/// The letters and signs whose width is ambiguous, first and last of each run: property A of `EastAsianWidth.txt`, Unicode
/// 14.0.0, but for marks. The crate for widths leaves out letters, which these terminals do not.
#[rustfmt::skip]
const AMBIGUOUS: [(char, char); 176] = [
    ('\u{A1}', '\u{A1}'), ('\u{A4}', '\u{A4}'), ('\u{A7}', '\u{A8}'), ('\u{AA}', '\u{AA}'),
    ('\u{AE}', '\u{AE}'), ('\u{B0}', '\u{B4}'), ('\u{B6}', '\u{BA}'), ('\u{BC}', '\u{BF}'),
    ('\u{C6}', '\u{C6}'), ('\u{D0}', '\u{D0}'), ('\u{D7}', '\u{D8}'), ('\u{DE}', '\u{E1}'),
    ('\u{E6}', '\u{E6}'), ('\u{E8}', '\u{EA}'), ('\u{EC}', '\u{ED}'), ('\u{F0}', '\u{F0}'),
    ('\u{F2}', '\u{F3}'), ('\u{F7}', '\u{FA}'), ('\u{FC}', '\u{FC}'), ('\u{FE}', '\u{FE}'),
    ('\u{101}', '\u{101}'), ('\u{111}', '\u{111}'), ('\u{113}', '\u{113}'), ('\u{11B}', '\u{11B}'),
    ('\u{126}', '\u{127}'), ('\u{12B}', '\u{12B}'), ('\u{131}', '\u{133}'), ('\u{138}', '\u{138}'),
    ('\u{13F}', '\u{142}'), ('\u{144}', '\u{144}'), ('\u{148}', '\u{14B}'), ('\u{14D}', '\u{14D}'),
    ('\u{152}', '\u{153}'), ('\u{166}', '\u{167}'), ('\u{16B}', '\u{16B}'), ('\u{1CE}', '\u{1CE}'),
    ('\u{1D0}', '\u{1D0}'), ('\u{1D2}', '\u{1D2}'), ('\u{1D4}', '\u{1D4}'), ('\u{1D6}', '\u{1D6}'),
    ('\u{1D8}', '\u{1D8}'), ('\u{1DA}', '\u{1DA}'), ('\u{1DC}', '\u{1DC}'), ('\u{251}', '\u{251}'),
    ('\u{261}', '\u{261}'), ('\u{2C4}', '\u{2C4}'), ('\u{2C7}', '\u{2C7}'), ('\u{2C9}', '\u{2CB}'),
    ('\u{2CD}', '\u{2CD}'), ('\u{2D0}', '\u{2D0}'), ('\u{2D8}', '\u{2DB}'), ('\u{2DD}', '\u{2DD}'),
    ('\u{2DF}', '\u{2DF}'), ('\u{391}', '\u{3A1}'), ('\u{3A3}', '\u{3A9}'), ('\u{3B1}', '\u{3C1}'),
    ('\u{3C3}', '\u{3C9}'), ('\u{401}', '\u{401}'), ('\u{410}', '\u{44F}'), ('\u{451}', '\u{451}'),
    ('\u{2010}', '\u{2010}'), ('\u{2013}', '\u{2016}'), ('\u{2018}', '\u{2019}'), ('\u{201C}', '\u{201D}'),
    ('\u{2020}', '\u{2022}'), ('\u{2024}', '\u{2027}'), ('\u{2030}', '\u{2030}'), ('\u{2032}', '\u{2033}'),
    ('\u{2035}', '\u{2035}'), ('\u{203B}', '\u{203B}'), ('\u{203E}', '\u{203E}'), ('\u{2074}', '\u{2074}'),
    ('\u{207F}', '\u{207F}'), ('\u{2081}', '\u{2084}'), ('\u{20AC}', '\u{20AC}'), ('\u{2103}', '\u{2103}'),
    ('\u{2105}', '\u{2105}'), ('\u{2109}', '\u{2109}'), ('\u{2113}', '\u{2113}'), ('\u{2116}', '\u{2116}'),
    ('\u{2121}', '\u{2122}'), ('\u{2126}', '\u{2126}'), ('\u{212B}', '\u{212B}'), ('\u{2153}', '\u{2154}'),
    ('\u{215B}', '\u{215E}'), ('\u{2160}', '\u{216B}'), ('\u{2170}', '\u{2179}'), ('\u{2189}', '\u{2189}'),
    ('\u{2190}', '\u{2199}'), ('\u{21B8}', '\u{21B9}'), ('\u{21D2}', '\u{21D2}'), ('\u{21D4}', '\u{21D4}'),
    ('\u{21E7}', '\u{21E7}'), ('\u{2200}', '\u{2200}'), ('\u{2202}', '\u{2203}'), ('\u{2207}', '\u{2208}'),
    ('\u{220B}', '\u{220B}'), ('\u{220F}', '\u{220F}'), ('\u{2211}', '\u{2211}'), ('\u{2215}', '\u{2215}'),
    ('\u{221A}', '\u{221A}'), ('\u{221D}', '\u{2220}'), ('\u{2223}', '\u{2223}'), ('\u{2225}', '\u{2225}'),
    ('\u{2227}', '\u{222C}'), ('\u{222E}', '\u{222E}'), ('\u{2234}', '\u{2237}'), ('\u{223C}', '\u{223D}'),
    ('\u{2248}', '\u{2248}'), ('\u{224C}', '\u{224C}'), ('\u{2252}', '\u{2252}'), ('\u{2260}', '\u{2261}'),
    ('\u{2264}', '\u{2267}'), ('\u{226A}', '\u{226B}'), ('\u{226E}', '\u{226F}'), ('\u{2282}', '\u{2283}'),
    ('\u{2286}', '\u{2287}'), ('\u{2295}', '\u{2295}'), ('\u{2299}', '\u{2299}'), ('\u{22A5}', '\u{22A5}'),
    ('\u{22BF}', '\u{22BF}'), ('\u{2312}', '\u{2312}'), ('\u{2460}', '\u{24E9}'), ('\u{24EB}', '\u{254B}'),
    ('\u{2550}', '\u{2573}'), ('\u{2580}', '\u{258F}'), ('\u{2592}', '\u{2595}'), ('\u{25A0}', '\u{25A1}'),
    ('\u{25A3}', '\u{25A9}'), ('\u{25B2}', '\u{25B3}'), ('\u{25B6}', '\u{25B7}'), ('\u{25BC}', '\u{25BD}'),
    ('\u{25C0}', '\u{25C1}'), ('\u{25C6}', '\u{25C8}'), ('\u{25CB}', '\u{25CB}'), ('\u{25CE}', '\u{25D1}'),
    ('\u{25E2}', '\u{25E5}'), ('\u{25EF}', '\u{25EF}'), ('\u{2605}', '\u{2606}'), ('\u{2609}', '\u{2609}'),
    ('\u{260E}', '\u{260F}'), ('\u{261C}', '\u{261C}'), ('\u{261E}', '\u{261E}'), ('\u{2640}', '\u{2640}'),
    ('\u{2642}', '\u{2642}'), ('\u{2660}', '\u{2661}'), ('\u{2663}', '\u{2665}'), ('\u{2667}', '\u{266A}'),
    ('\u{266C}', '\u{266D}'), ('\u{266F}', '\u{266F}'), ('\u{269E}', '\u{269F}'), ('\u{26BF}', '\u{26BF}'),
    ('\u{26C6}', '\u{26CD}'), ('\u{26CF}', '\u{26D3}'), ('\u{26D5}', '\u{26E1}'), ('\u{26E3}', '\u{26E3}'),
    ('\u{26E8}', '\u{26E9}'), ('\u{26EB}', '\u{26F1}'), ('\u{26F4}', '\u{26F4}'), ('\u{26F6}', '\u{26F9}'),
    ('\u{26FB}', '\u{26FC}'), ('\u{26FE}', '\u{26FF}'), ('\u{273D}', '\u{273D}'), ('\u{2776}', '\u{277F}'),
    ('\u{2B56}', '\u{2B59}'), ('\u{3248}', '\u{324F}'), ('\u{E000}', '\u{F8FF}'), ('\u{FFFD}', '\u{FFFD}'),
    ('\u{1F100}', '\u{1F10A}'), ('\u{1F110}', '\u{1F12D}'), ('\u{1F130}', '\u{1F169}'),
    ('\u{1F170}', '\u{1F18D}'), ('\u{1F18F}', '\u{1F190}'), ('\u{1F19B}', '\u{1F1AC}'),
    ('\u{F0000}', '\u{FFFFD}'), ('\u{100000}', '\u{10FFFD}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_with_such_as_take_one_column_everywhere() {
        for (text, spelled) in [
            ("Köln", "Köln"),
            ("ü", "u\u{308}"),
            ("é", "e\u{301}"),
            ("Ø", "O\u{338}"),
            ("ß", "ss"),
            ("æ", "ae"),
            ("Þ", "Th"),
            ("–", "-"),
            ("“", "\""),
            ("„", "„"),
            ("’", "'"),
            ("…", "..."),
            ("断", "断"),
        ] {
            let written: String = text.nfc().map(|c| spell_narrow(&c.to_string())).collect();
            assert_eq!(written, spelled, "{text}");
        }
    }

    #[test]
    fn no_letter_is_left_whose_width_terminals_disagree_about() {
        for c in ('\u{20}'..='\u{10FFFF}').filter(|c| !is_narrow(&c.to_string())) {
            let spelled = spell_narrow(&c.to_string());
            assert!(is_narrow(&spelled), "{c:?}: {spelled:?}");
            assert!(!spelled.contains(char::is_control), "{c:?}: {spelled:?}");
        }
    }
}
