//! Cleaning of outside text: the properties of the rule, and 141 hostile values by name.

use crate::support::process::busy;
use groupfinder::feed::text::{self, Field, clean, clean_html};
use groupfinder::feed::values::phone;
use groupfinder::group::LinkError;
use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const FIELDS: [Field; 6] = [Field::Name, Field::Line, Field::Notes, Field::Phone, Field::Email, Field::Item];

fn cleaned(field: Field, raw: &str) -> String {
    clean(field, raw).text.map_or(String::new(), |text| text.to_string())
}

/// The sets that must never come through, written down here a second time, from the specification.
fn is_forbidden(c: char, field: Field) -> bool {
    let code = u32::from(c);
    let control = c.is_control() && !(c == '\n' && field == Field::Notes);
    let direction = [0x61C, 0x200E, 0x200F].contains(&code)
        || (0x202A..=0x202E).contains(&code)
        || (0x2066..=0x2069).contains(&code);
    let hidden = [
        0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x2028, 0x2029, 0x2800, 0x3164, 0xFEFF, 0xFFA0,
        0xFFFC,
    ]
    .contains(&code)
        || [
            (0x180B, 0x180F),
            (0x2060, 0x206F),
            (0xFE00, 0xFE0E),
            (0xFFF0, 0xFFFB),
            (0x1BCA0, 0x1BCA3),
            (0x1D173, 0x1D17A),
            (0xE0000, 0xE0FFF),
        ]
        .iter()
        .any(|(from, to)| (*from..=*to).contains(&code));
    let private = (0xE000..=0xF8FF).contains(&code) || code >= 0xF0000;
    let nonchar = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    let space = c.is_whitespace() && c != ' ' && !(c == '\n' && field == Field::Notes);
    control || direction || hidden || private || nonchar || space
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Everything that holds for any cleaned text.
fn assert_rule(field: Field, raw: &str) {
    let once = cleaned(field, raw);
    let context = || {
        format!(
            "{field:?} {:?} -> {:?}",
            raw.chars().take(200).collect::<String>(),
            once.chars().take(200).collect::<String>()
        )
    };
    assert_eq!(cleaned(field, &once), once, "not idempotent: {}", context());
    assert!(!once.chars().any(|c| is_forbidden(c, field)), "{}", context());
    assert!(is_nfc(&once), "not NFC: {}", context());
    assert!(once.len() <= raw.len() * 8, "{}", context());
    assert_eq!(once.trim(), once, "{}", context());
    assert!(
        !once.contains("  ") && !once.contains("\n\n\n") && !once.contains(" \n") && !once.contains("\n "),
        "{}",
        context()
    );
    assert!(!once.chars().next().is_some_and(is_mark), "leading mark: {}", context());
    let (mut marks, mut scalars) = (0, 0);
    for grapheme in once.graphemes(true) {
        scalars = scalars.max(grapheme.chars().count());
    }
    let mut most = 0;
    for c in once.chars() {
        if is_mark(c) && unicode_width::UnicodeWidthChar::width(c) == Some(0) {
            marks += 1;
            most = most.max(marks);
        } else if !is_mark(c) && c != '\u{200D}' && c != '\u{200C}' {
            marks = 0;
        }
    }
    assert!(most <= 4 && scalars <= 32, "{most} marks, {scalars} scalars: {}", context());
    if field.counts_bytes() {
        assert!(once.len() <= field.most(), "{}", context());
    } else {
        assert!(once.graphemes(true).count() <= field.most(), "{}", context());
    }
    // What a screen measures as a whole is what its lines are made of.
    assert!(once.lines().map(UnicodeWidthStr::width).sum::<usize>() <= once.len() * 2, "{}", context());
}

/// Pieces that have broken filters before, to be put together in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any::<char>().prop_map(String::from),
        4 => proptest::char::range('\0', '\u{2FF}').prop_map(String::from),
        2 => proptest::char::range('\u{300}', '\u{36F}').prop_map(String::from),
        2 => proptest::char::range('\u{600}', '\u{6FF}').prop_map(String::from),
        2 => proptest::char::range('\u{900}', '\u{DFF}').prop_map(String::from),
        1 => proptest::char::range('\u{1100}', '\u{11FF}').prop_map(String::from),
        2 => proptest::char::range('\u{2000}', '\u{206F}').prop_map(String::from),
        1 => proptest::char::range('\u{FE00}', '\u{FFFF}').prop_map(String::from),
        2 => proptest::char::range('\u{1F1E6}', '\u{1FAFF}').prop_map(String::from),
        8 => proptest::sample::select(vec![
            " ", "\n", "\r\n", "\t", "a", "e", "\u{1b}[31m", "\u{9b}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{301}", "\u{316}",
            "\u{94D}", "\u{93C}", "\u{951}", "\u{915}", "\u{DCA}", "\u{0E34}", "\u{644}", "\u{627}", "\u{654}", "\u{1F468}", "\u{1F3FB}",
            "\u{20E3}", "1", "#", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{AC00}", "\u{600}", "\u{110BD}", "\u{202E}", "\u{200B}", "\u{FEFF}",
            "\u{2800}", "\u{25CC}", "\u{FFFD}", "<b>", "</b>", "<br>", "&amp;", "&#27;", "&#x202e;", "&lt;", "<a href=\"https://example.org\">", "</a>", "<!--", "-->", "<", ">", "&",
        ])
        .prop_map(String::from),
        1 => ("\\PC{1,3}", 1_usize..80).prop_map(|(text, times)| text.repeat(times)),
        1 => (proptest::sample::select(vec!["\u{915}\u{94D}", "\u{301}", "\u{1100}", "\u{1F468}\u{200D}", "\u{200D}", " \n", "\u{94D}\u{200D}", "\u{600}", "x\u{FE0F}"]), 1_usize..200)
            .prop_map(|(text, times)| text.repeat(times)),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_rule_holds_for_any_text(raw in any_text()) {
        for field in FIELDS {
            assert_rule(field, &raw);
        }
    }

    #[test]
    fn html_never_brings_back_what_cleaning_takes(raw in any_text()) {
        for field in [Field::Line, Field::Notes] {
            let text = clean_html(field, &raw).text.map_or(String::new(), |text| text.to_string());
            prop_assert!(!text.chars().any(|c| is_forbidden(c, field)), "{raw:?} -> {text:?}");
            prop_assert_eq!(cleaned(field, &text), text);
        }
    }

    #[test]
    fn numbers_names_and_addresses_are_clean_too(raw in any_text()) {
        let all = [text::parse_email(&raw), phone::parse_phone(&raw), text::first_name(&raw).map(|(name, _)| name)];
        for made in all.into_iter().flatten() {
            prop_assert!(!made.chars().any(|c| is_forbidden(c, Field::Line)), "{raw:?} -> {made:?}");
        }
        if let Ok((link, _)) = text::parse_link(&raw) {
            prop_assert!(link.as_str().bytes().all(|b| b.is_ascii_graphic()));
        }
        let mut last = 0;
        for span in text::private_spans(&raw) {
            prop_assert!(span.start >= last && span.end > span.start && raw.get(span.clone()).is_some(), "{span:?} in {raw:?}");
            last = span.end;
        }
    }

    #[test]
    fn a_first_name_is_a_word_of_the_name(raw in "[A-Z][a-zäöüß]{1,8}( (von|de|van der))? [A-Z][a-zäöüß]{2,10}") {
        if let Some((name, _)) = text::first_name(&raw) {
            let surname = raw.rsplit(' ').next().unwrap();
            let first = raw.split(' ').next().unwrap();
            prop_assert!(name.as_str() == first || name.as_str() == raw && first != surname, "{raw} -> {name}");
        }
    }
}

#[test]
fn natural_text_of_many_scripts_is_unchanged() {
    for raw in [
        "مجموعة الدعم الذاتي",
        "קבוצת תמיכה בירושלים, ת״א 5",
        "می‌خواهم کتاب‌ها را بخوانم",
        "स्वयं सहायता समूह में आपका स्वागत है",
        "ක්‍රියාකාරී කණ්ඩායම ශ්‍රී ලංකා",
        "กลุ่มช่วยเหลือตนเอง ที่ปรึกษา",
        "བསྒྲུབས་ རང་ཉིད་རོགས་སྐྱོར།",
        "Nhóm hỗ trợ người nghiện rượu",
        "断酒会・東京都新宿区",
        "断酒会断酒会",
        "알코올 중독자 자조모임",
        "র‍্যাব অফিস",
        "ನ್ಯಾಯ ರ‍್ಯಾಲಿ",
        "സ്വയം സഹായ സംഘം",
        "Группа взаимопомощи «Надежда»",
        "Ομάδα αυτοβοήθειας",
        "Für Angehörige – „mit Herz“ … 5 €",
        "👨‍👩‍👧‍👦 family ☎️ ♿️ 👋🏿 🇩🇪 1️⃣",
        "<angehörige> & co.",
        "[F1] Help  [q]",
    ]
    .map(|text| text.replace("  ", " "))
    {
        for field in [Field::Line, Field::Notes] {
            let made = clean(field, &raw);
            assert_eq!(made.text.as_deref(), Some(raw.as_str()));
            assert_eq!(made.flags, text::Flags::default(), "{raw}");
        }
    }
}

#[test]
fn lines_stay_in_notes_only() {
    let raw = " One\r\n\r\n\r\n\r\n two\u{2028}three \u{85} four\r";
    assert_eq!(cleaned(Field::Notes, raw), "One\n\ntwo\nthree\nfour");
    assert_eq!(cleaned(Field::Line, raw), "One two three four");
}

#[test]
fn long_text_is_cut_at_a_grapheme_and_says_so() {
    let cut = clean(Field::Name, &"Ä\u{323}".repeat(300));
    assert!(cut.flags.cut);
    let text = cut.text.unwrap();
    assert!(text.ends_with('…') && text.graphemes(true).count() == 255);
    let notes = clean(Field::Notes, &"断酒会 ".repeat(5000)).text.unwrap();
    assert!(notes.len() <= 16 * 1024 && notes.len() > 16 * 1024 - 20 && notes.ends_with('…'));
    assert!(!clean(Field::Name, &"é".repeat(255)).flags.cut);
}

/// The value as text, or `None` for records.
fn value_of(record: &Value) -> Option<&str> {
    record["value"].as_str()
}

fn corpus() -> Vec<Value> {
    serde_json::from_str(include_str!("../fixtures/hostile/records.json")).unwrap()
}

/// What becomes of a hostile value in a single-line field.
enum Expect {
    /// Exactly this.
    Is(&'static str),
    /// Nothing: the field counts as missing.
    Empty,
    /// As it was.
    Same,
    /// No control bytes; these words are still readable, and the report says so.
    Shows(&'static [&'static str]),
    /// Only the rule of every text.
    Rule,
}

/// What `expect` of the corpus means for cleaning, by name.
#[allow(clippy::match_same_arms)] // One arm a sort of attack reads better than one a result.
fn expected(name: &str) -> Expect {
    use Expect::{Empty, Is, Rule, Same, Shows};
    match name {
        "csi-sgr-red" => Is("Group [31mRED [0m end"),
        "csi-sgr-hidden" => Shows(&["Free", "hidden", "text"]),
        "csi-clear-home" => Is("[2J [HAll groups closed"),
        "csi-erase-line-cr" => Is("Meets Monday [2KMeets never"),
        "csi-cursor-up" => Shows(&["CALL 0900-EVIL"]),
        "csi-rep-flood" => Is("A [2147483647b"),
        "csi-huge-params" => Shows(&["A [999"]),
        "osc8-phish" => Shows(&["https://evil.example", "www.samaritans.org"]),
        "sos-pm-strings" => Shows(&["aaaa", "bbbb", "visible"]),
        "esc-only-end" => Is("Group"),
        "nested-strip-trick" => Is("[0m[31mX"),
        "c1-csi" => Is("A 31mB"),
        "c1-osc-st" => Is("A 0;pwn B"),
        "c1-dcs-apc" => Is("A q B G"),
        "c1-nel" => Is("line1 line2"),
        "del" => Is("A B"),
        "nul" => Is("safe EVIL"),
        "bel-flood" | "enq-answerback" | "xoff" | "only-invisible" => Empty,
        "backspace-overstrike" => Is("open shut"),
        "tab" => Is("Room 4"),
        "tab-flood" => Is("a b"),
        "cr-only" => Is("good EVIL"),
        "newline-in-name" => Is("Line one Line two Line three"),
        "rlo" => Is("Call 321-555 now"),
        "bidi-isolates" => Is("ABCDE"),
        "bidi-marks" => Is("abcd"),
        "bidi-unclosed" => Is("text"),
        "bidi-url" => Is("https://example.org/gnp.exe"),
        "zwsp-split" => Is("suicide support"),
        "zwnj-latin" => Is("AAgroup"),
        "word-joiner-bom" | "deprecated-format" | "music-shorthand-format" => Is("ABC"),
        "soft-hyphen" => Is("Selbsthilfe"),
        "hangul-filler" => Is("ABC"),
        "braille-blank" => Is("A B"),
        "tags-hidden-text" | "nbsp-edges" => Is("Group"),
        "variation-selectors" => Is("AB"),
        "interlinear" => Is("AxyB"),
        "object-replacement" => Is("A\u{FFFD}B"),
        "pua" | "noncharacters" => Is("A\u{FFFD}\u{FFFD}\u{FFFD}B"),
        "zalgo-5000" => Rule,
        "leading-combining" => Is("\u{25CC}\u{301}\u{302}abc"),
        "vietnamese-nfd" => Is("Nhóm hỗ trợ"),
        "hangul-jamo-sequence" => Is("한글"),
        "emoji-modifier-flag" => Is("👋🏿 🇩🇪 🇩 🏴"),
        "long-no-space"
        | "huge-number-string"
        | "long-unbroken-url"
        | "zalgo-per-letter"
        | "indic-conjunct-long" => Rule,
        "100k-spaces" => Shows(&["visible"]),
        "10k-newlines" => Rule,
        "ics-injection" => Is("Group ATTENDEE:mailto:x BEGIN:VALARM"),
        "vcard-qr-injection" => Is("a;b\\,c TEL:0900"),
        "fake-key-hint" => Is("[F1] Help [q] Quit to shell"),
        "html-entity-bomb" => Is("&amp;lt;script&amp;gt;"),
        "html" => Shows(&["<b>Bold</b>"]),
        "hebrew-natural" | "arabic-natural" | "persian-zwnj" | "sinhala-zwj" | "thai-stacks"
        | "devanagari" | "tibetan-stack" | "cjk-wide" | "cjk-one-cell" | "emoji-zwj-family"
        | "emoji-vs16" | "unassigned" | "enclosing-keycap" | "halfwidth-dakuten" | "ambiguous-width"
        | "wide-ligature" | "fullwidth-digits" | "homoglyph-cyrillic" | "homoglyph-url"
        | "math-alphanumeric" | "fake-ui" | "printf-template" | "fluent-syntax" | "path-like"
        | "shell-meta" | "csv-formula" | "html-unclosed" | "markdown-link" | "mojibake"
        | "replacement-run" => Same,
        _ => Shows(&[]),
    }
}

#[test]
fn every_hostile_value_ends_as_expected() {
    let corpus = corpus();
    assert_eq!(corpus.len(), 141);
    let mut texts = 0;
    for record in &corpus {
        let name = record["name"].as_str().unwrap();
        let Some(raw) = value_of(record) else { continue };
        texts += 1;
        for field in FIELDS {
            assert_rule(field, raw);
        }
        let made = clean(Field::Line, raw);
        let text = made.text.as_deref().unwrap_or_default();
        match expected(name) {
            Expect::Is(words) => assert_eq!(text, words, "{name}"),
            Expect::Empty => assert_eq!(text, "", "{name}"),
            Expect::Same => assert_eq!(text, raw, "{name}"),
            Expect::Shows(words) => {
                for word in words {
                    assert!(text.contains(word), "{name}: {text}");
                }
            }
            Expect::Rule => {}
        }
        // "import report counts it": the flag that makes the report's line.
        if raw.chars().any(|c| c.is_control() && !"\t\r\n\u{0B}\u{0C}\u{85}".contains(c)) {
            assert!(made.flags.control, "{name}");
            assert!(made.flags.worth_telling().is_some(), "{name}");
        }
    }
    // 126 texts and one object of texts; 14 records are the feeds' business.
    assert_eq!(texts, 126);
}

fn named(name: &str) -> String {
    let corpus = corpus();
    let record = corpus.iter().find(|record| record["name"] == name).unwrap();
    value_of(record).unwrap().to_owned()
}

#[test]
fn hostile_values_that_have_more_to_them() {
    // Marks and graphemes.
    let zalgo = cleaned(Field::Line, &named("zalgo-5000"));
    assert!(zalgo.chars().count() <= 5 && zalgo.starts_with(['Z', 'Ź']), "{zalgo:?}");
    let conjunct = cleaned(Field::Line, &named("indic-conjunct-long"));
    assert_eq!(conjunct.graphemes(true).map(|g| g.chars().count()).max(), Some(31));
    // Limits.
    assert_eq!(cleaned(Field::Line, &named("long-no-space")).chars().count(), 255);
    assert!(clean(Field::Line, &named("huge-number-string")).flags.cut);
    assert!(cleaned(Field::Notes, &named("long-unbroken-url")).len() > 2000);
    let newlines = cleaned(Field::Notes, &named("10k-newlines"));
    assert!(!newlines.contains("\n\n\n"), "{newlines:?}");
    assert!(!cleaned(Field::Line, &named("100k-spaces")).contains("  "));
    // Notes keep lines.
    assert_eq!(cleaned(Field::Notes, &named("c1-nel")), "line1\nline2");
    // HTML.
    let html = |name| clean_html(Field::Line, &named(name)).text.unwrap().to_string();
    assert_eq!(html("html"), "Bold new& [31m x");
    assert_eq!(html("html-entity-bomb"), "&lt;script&gt;");
    assert_eq!(html("html-unclosed"), named("html-unclosed"));
    assert_eq!(html("markdown-link"), named("markdown-link"));
    // Links.
    assert_eq!(text::parse_link(&named("bidi-url")), Err(LinkError::Characters));
    let (link, mended) = text::parse_link(&named("homoglyph-url")).unwrap();
    assert!(link.host().starts_with("www.xn--") && mended);
    // Suspicions.
    assert!(clean(Field::Name, &named("homoglyph-cyrillic")).flags.mixed_scripts);
    assert!(clean(Field::Name, &named("mojibake")).flags.broken);
    assert!(clean(Field::Name, &named("replacement-run")).flags.broken);
    assert!(clean(Field::Name, &named("rlo")).flags.direction);
    // Digits.
    assert_eq!(phone::parse_phone(&named("fullwidth-digits")).as_deref(), Some("030-123456"));
    assert_eq!(UnicodeWidthStr::width(cleaned(Field::Line, &named("halfwidth-dakuten")).as_str()), 6);
    // A sequence that would begin in one field and end in the next.
    let corpus = corpus();
    let split = &corpus.iter().find(|record| record["name"] == "esc-split-fields").unwrap()["value"];
    assert_eq!(cleaned(Field::Name, split["name"].as_str().unwrap()), "A");
    assert_eq!(cleaned(Field::Line, split["location"].as_str().unwrap()), "[31mB");
}

#[test]
fn what_cleaning_says_about_the_records() {
    // The record itself is the feeds' business; what cleaning contributes is held here.
    let corpus = corpus();
    let record = |name: &str| corpus.iter().find(|record| record["name"] == name).unwrap()["value"].clone();
    assert_eq!(clean(Field::Name, record("rec-name-only-ws")["name"].as_str().unwrap()).text, None);
    let person = record("rec-private-data");
    let (name, shortened) = text::first_name(person["contact_1_name"].as_str().unwrap()).unwrap();
    assert!(name.as_str() == "Max" && shortened);
    assert!(text::contains_private(person["contact_1_email"].as_str().unwrap()));
}

#[test]
fn the_time_is_proportional_to_the_length() {
    for piece in [
        "\u{301}",
        "\u{915}\u{94D}\u{200D}",
        "\u{200D}",
        "\u{644}\u{200C}\u{64E}",
        "a\u{202E}",
        "\u{1F468}\u{200D}",
        "\u{1100}",
        "é ",
        "\n",
        "\u{600}",
    ] {
        let raw = piece.repeat(400_000 / piece.len());
        let (_, spent) = busy(|| (clean(Field::Notes, &raw), clean(Field::Line, &raw)));
        assert!(spent.as_secs() < 4, "{piece:?}: {spent:?}");
    }
}
