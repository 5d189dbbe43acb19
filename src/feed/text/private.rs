//! Telephone numbers and e-mail addresses inside free text, so that a screen in a public room can hide them.
//!
//! # The rule
//! Private is what reaches one person: an e-mail address whose local part is no office (`info@`, `kontakt@` ...),
//! and a telephone number that is no freephone or service number. A run of digits is a telephone number if it has
//! seven to fifteen digits, is written with nothing but spaces and `+ ( ) / . -`, and
//! - begins with `+` or `00` or with a single `0` (a trunk prefix: DE, AT, CH, GB, IE, SE, FR ...), or
//! - is grouped as the countries without trunk prefix write numbers: 3-3-4 or 3-4 (US, CA), 2-2-2-2 or 3-2-3
//!   (NO, DK), or
//! - stands behind a word that announces one (Tel., Telefon, mobil, phone, call, text, ring, tlf ...).
//!
//! Not a telephone number: times and dates (a colon, or `d.m.yyyy`, `yyyy-mm-dd`), postal codes (too short), prices
//! (a currency before or after), one-tap strings (`,,` and a code behind), and numbers behind a word that announces
//! another sort of number (meeting, ID, code, PIN, dial-in, IBAN, account ...): Zoom's meeting ids are grouped 3-4-4
//! or 3-3-4.

use crate::group::{Group, Text};
use std::ops::Range;

/// Where private telephone numbers and e-mail addresses stand in a text: byte ranges, ascending, not touching.
pub fn private_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = emails(text);
    // Digits in an address are no number; looking between the addresses finds only the others.
    let mut from = 0;
    let mut numbers = Vec::new();
    for span in spans.iter().cloned().chain(std::iter::once(text.len()..text.len())) {
        numbers.extend(phones(text, from..span.start));
        from = span.end;
    }
    spans.retain(|span| !text.get(span.clone()).is_some_and(is_office_mail));
    spans.extend(numbers);
    spans.sort_by_key(|span| span.start);
    spans
}

/// Whether a text holds a private telephone number or e-mail address.
pub fn contains_private(text: &str) -> bool {
    !private_spans(text).is_empty()
}

/// The text with `mask` in place of each private number and address.
pub fn mask_private(text: &str, mask: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for span in private_spans(text) {
        out.push_str(text.get(from..span.start).unwrap_or_default());
        out.push_str(mask);
        from = span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Whether a word stands in a list of words parted by spaces.
fn is_one_of(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|known| known == word)
}

/// The text with `mask` in place of the private numbers and addresses in it; `None` where nothing is left.
fn mask_text(text: &Text, mask: &str) -> Option<Text> {
    if contains_private(text) {
        Text::from_cleaned(mask_private(text, mask).trim())
    } else {
        Some(text.clone())
    }
}

/// The listing with `mask` in place of the private numbers and addresses that its notes hold. Those that the listing
/// gives as its contact stay: they were given for it.
#[must_use]
pub fn mask_private_of_group(mut group: Group, mask: &str) -> Group {
    group.description = group.description.map(|text| mask_text(text, mask));
    let of_meetings = group.meetings.iter_mut().map(|meeting| &mut meeting.note);
    let of_place = group.place.iter_mut().map(|place| &mut place.note);
    let of_online = group.online.iter_mut().map(|online| &mut online.note);
    let of_dial_in = group.dial_in.iter_mut().map(|dial_in| &mut dial_in.note);
    for note in of_meetings.chain(of_place).chain(of_online).chain(of_dial_in) {
        *note = note.take().and_then(|text| mask_text(&text, mask));
    }
    if let Some(contact) = &mut group.contact {
        contact.hours = std::mem::take(&mut contact.hours).map(|text| mask_text(text, mask));
    }
    group
}

/// Local parts of addresses that belong to an office and not to a person.
const OFFICES: &str = "\
    info kontakt contact mail email office hello post postmottak help hilfe support service team admin \
    webmaster selbsthilfe kontaktstelle sekretariat secretary noreply beratung buero enquiries";

fn is_office_mail(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    is_one_of(OFFICES, local.split(['-', '.', '_', '+']).next().unwrap_or_default())
}

/// Whether a byte can stand before the @ of an address.
fn is_local_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b) || b >= 0x80
}

/// Whether a byte can stand after the @ of an address.
fn is_domain_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.') || b >= 0x80
}

/// All e-mail addresses.
fn emails(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let floor = spans.last().map_or(0, |span| span.end);
        let before = bytes.get(floor..at).unwrap_or_default();
        let start = at - before.iter().rev().take(64).take_while(|b| is_local_byte(**b)).count();
        let after = bytes.get(at + 1..).unwrap_or_default();
        let length = after.iter().take(253).take_while(|b| is_domain_byte(**b)).count();
        let host = after.get(..length).unwrap_or_default();
        let trailing = host.iter().rev().take_while(|b| matches!(b, b'.' | b'-')).count();
        let host = host.get(..length - trailing).unwrap_or_default();
        if start < at && host.iter().position(|b| *b == b'.').is_some_and(|dot| dot > 0) {
            // Never inside a character: step out to whole ones.
            let mut span = start..at + 1 + host.len();
            while !text.is_char_boundary(span.start) {
                span.start += 1;
            }
            while !text.is_char_boundary(span.end) {
                span.end += 1;
            }
            spans.push(span);
        }
    }
    spans
}

/// Whether a byte can stand inside a number.
fn in_number(b: u8) -> bool {
    b.is_ascii_digit() || b" ()/.-+".contains(&b)
}

/// Telephone numbers in a part of the text.
fn phones(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let bytes = text.as_bytes();
    let mut at = within.start;
    while at < within.end {
        let Some(b) = bytes.get(at).copied() else { break };
        if !(b.is_ascii_digit() || b == b'+' || b == b'(') {
            at += 1;
            continue;
        }
        let mut run = bytes.get(at..within.end).unwrap_or_default();
        run = run.get(..run.iter().take_while(|b| in_number(**b)).count()).unwrap_or_default();
        let next = at + run.len();
        for span in numbers_in(text, at..next) {
            spans.push(span);
        }
        at = next.max(at + 1);
    }
    spans
}

/// The numbers in a run of digits and signs, which may hold several ("0221 00 00 00 - 0171 00 00 00 0" is two).
fn numbers_in(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let inner = text.get(run.clone()).unwrap_or_default();
    let mut start = run.start;
    for sign in [" - ", " / "] {
        // Only where both sides are long enough to be numbers of their own.
        if let Some(at) = inner.find(sign) {
            let (left, right) = inner.split_at(at);
            if digits(left) >= 7 && digits(right) >= 7 {
                parts.push(start..start + at);
                start += at + sign.len();
                break;
            }
        }
    }
    parts.push(start..run.end);
    parts.into_iter().filter_map(|part| number(text, part)).collect()
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Words that announce a telephone number.
const ANNOUNCES: &str = "\
    tel telefon telephone phone ph fon fax mobil mobile handy cell call ring text sms tlf tlf.nr mob \
    anruf rufnummer whatsapp signal";

/// Words that announce another number.
const OTHER: &str = "\
    id pmi mtg pc pswrd dial dial-in dialin conference einwahl einwahlnummer meeting meeting-id zoom webinar code passcode zugangscode kenncode kennwort passwort password \
    passwd pwd pw pin iban bic konto konto-nr account sort steuernummer vr ust-id isbn reg charity no. \
    raum room plz zip kenncode";

/// Judges one candidate and trims it to the number itself.
fn number(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let raw = text.get(part.clone())?;
    let leading = raw.len() - raw.trim_start_matches([' ', '.', '-', '/', ')']).len();
    let raw = raw.get(leading..)?;
    let mut body = raw.trim_end_matches([' ', '.', '-', '/', '(', '+']);
    // "(0221 000000)" ends with the bracket of the sentence.
    if body.ends_with(')') && body.matches('(').count() < body.matches(')').count() {
        body = body.get(..body.len() - 1)?.trim_end();
    }
    let mut start = part.start + leading;
    if body.starts_with('(') && body.matches('(').count() > body.matches(')').count() {
        body = body.get(1..)?;
        start += 1;
    }
    let count = digits(body);
    if !(7..=15).contains(&count) || is_date(body) {
        return None;
    }
    let before = text.get(..start)?.trim_end();
    let after = text.get(start + body.len()..)?;
    // "+16465550100,,123#" is dialled to join, and reaches a machine.
    if after.starts_with(",,")
        || is_part_of_word(before, text.get(..start)?, after)
        || is_price(before, after)
        || is_service(body)
    {
        return None;
    }
    let (announced, other) = announcement(before);
    let groups: Vec<usize> =
        body.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
    let local = body.trim_start_matches('(');
    // A trunk prefix is one zero; a date or a code may begin with one too, but not with seven digits behind.
    let trunk = local.starts_with('0') && count >= 8 || local.starts_with("00");
    let international = body.starts_with('+');
    // Pairs are written with spaces; with dots or hyphens they are times.
    let spaced = body.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    let grouped = match groups.as_slice() {
        [3, 3, 4] | [1, 3, 3, 4] | [3, 4] => true,
        [2, 2, 2, 2] | [3, 2, 3] => spaced,
        _ => false,
    };
    let yes = international || announced || !other && (trunk || grouped);
    yes.then(|| start..start + body.len())
}

/// Whether the candidate touches a letter, a colon or an address: "B2B1234567", "18:30", "/j/86112345678".
fn is_part_of_word(before_trimmed: &str, before: &str, after: &str) -> bool {
    let touches_before = before.chars().next_back().is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '=' | '_' | '#' | '%' | '&' | ',')
            || c == ':' && is_digit_before(before)
    });
    // A slash or a dot was read as part of the run; behind it stands an address.
    let in_address = before_trimmed
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.contains("://") || word.starts_with("www."))
        && before.len() == before_trimmed.len();
    let touches_after = after
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || c == ':' || c == '_' || c == '%' || c == '=');
    touches_before || in_address || touches_after
}

fn is_digit_before(before: &str) -> bool {
    before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
}

fn is_currency(word: &str) -> bool {
    matches!(word, "€" | "$" | "£" | "eur" | "euro" | "kr" | "usd" | "chf" | "gbp")
}

fn is_price(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let next =
        after.split_whitespace().next().unwrap_or_default().trim_matches(['.', ',', ')']).to_lowercase();
    is_currency(&last) || is_currency(&next)
}

/// Dates, alone or as a range: three groups of which one is a year or all are short.
fn is_date(body: &str) -> bool {
    let parts: Vec<&str> = body.split(' ').filter(|part| part.bytes().any(|b| b.is_ascii_digit())).collect();
    is_single_date(body)
        || parts.iter().any(|part| is_single_date(part))
        || parts.iter().all(|part| part.split(['-', '/']).all(is_year))
}

fn is_single_date(part: &str) -> bool {
    let groups: Vec<&str> =
        part.split(['.', '-', '/']).map(str::trim).filter(|group| !group.is_empty()).collect();
    match groups.as_slice() {
        [a, b, c] => {
            is_day_or_month(a) && is_day_or_month(b) && (is_year(c) || c.len() == 2)
                || is_year(a) && is_day_or_month(b) && is_day_or_month(c)
        }
        _ => false,
    }
}

fn is_day_or_month(digits: &str) -> bool {
    digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Freephone, shared-cost and helpline numbers are public by their nature.
fn is_service(body: &str) -> bool {
    let plain: String = body.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let national = plain.strip_prefix("+").or_else(|| plain.strip_prefix("00"));
    if let Some(rest) = national {
        return [
            "49800", "43800", "41800", "44800", "44808", "353800", "47800", "800", "1800", "1888", "1877",
            "1866", "1855", "49180", "116", "49116",
        ]
        .iter()
        .any(|prefix| rest.starts_with(prefix));
    }
    [
        "0800", "0808", "00800", "0180", "0844", "0845", "1800", "1888", "1877", "1866", "1855", "800",
        "888", "877", "866", "855",
    ]
    .iter()
    .any(|prefix| plain.starts_with(prefix))
}

/// Whether the words before a number announce a telephone number, or another one.
fn announcement(before: &str) -> (bool, bool) {
    let line = before.rsplit('\n').next().unwrap_or_default();
    // Three words are enough: "Meeting ID is 861 ...", "Tel. (abends) 0221 ...".
    for word in line.split_whitespace().rev().take(3) {
        // A sentence that ended before has announced nothing for this one.
        let word = word.trim_matches(['(', ')', ':', ',', '.', ';', '-', '–', '#', '/']).to_lowercase();
        let word = word.trim_end_matches("-nr").trim_end_matches("nr").trim_end_matches('.');
        // A number before this one has used up what announced it.
        if digits(word) > 4 {
            break;
        }
        let tail = word.rsplit(['.', '/', ':']).next().unwrap_or_default();
        if is_one_of(ANNOUNCES, word) || is_one_of(ANNOUNCES, tail) {
            return (true, false);
        }
        if is_one_of(OTHER, word) || is_one_of(OTHER, tail) || word.ends_with("-id") {
            return (false, true);
        }
    }
    (before.ends_with(['☎', '📞', '✆', '📱']), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_numbers_and_addresses_are_found_and_others_are_not() {
        for (text, masked) in [
            ("Call Eva 0171 0000000 after six", "Call Eva * after six"),
            ("Tel. 0221/00 00 00.", "Tel. *."),
            ("(Tel: +49 (0)221 000000)", "(Tel: *)"),
            ("text 555-0100 or (312) 555-0100", "text * or *"),
            ("312.555.0100", "*"),
            ("Ring Kari 22 00 00 00", "Ring Kari *"),
            ("Kari 400 00 000", "Kari *"),
            ("Mobil 0171 000000 / 0160 0000000", "Mobil * / *"),
            ("eva.m@example.org, info@example.org", "*, info@example.org"),
            ("Schreib an eva@example.org.", "Schreib an *."),
            ("müller@bücher.example!", "*!"),
            ("Meeting ID: 861 1234 5678 Passcode: 1234567", "Meeting ID: 861 1234 5678 Passcode: 1234567"),
            ("Zoom 312 555 0100", "Zoom 312 555 0100"),
            ("861 1234 5678", "861 1234 5678"),
            ("Phone 312-555-0100 PMI: 907 555 0100", "Phone * PMI: 907 555 0100"),
            ("Dial-in: 301 555 0100, Passcode: 379362", "Dial-in: 301 555 0100, Passcode: 379362"),
            ("+1 301 555 0100,,901964988#", "+1 301 555 0100,,901964988#"),
            ("Tuesdays 18:30-20:00, 19.30 - 21.00", "Tuesdays 18:30-20:00, 19.30 - 21.00"),
            ("on 24.11.2026 and 2026-11-24, 2019-2026", "on 24.11.2026 and 2026-11-24, 2019-2026"),
            ("01.12.2026 - 15.12.2026", "01.12.2026 - 15.12.2026"),
            ("50667 Köln, 1000 - 2000 Euro, € 1000000", "50667 Köln, 1000 - 2000 Euro, € 1000000"),
            ("IBAN DE00 0000 0000 0000 0000 00", "IBAN DE00 0000 0000 0000 0000 00"),
            (
                "Free helpline 0800 0000000, 116 123, 1-800-000-0000",
                "Free helpline 0800 0000000, 116 123, 1-800-000-0000",
            ),
            (
                "https://example.org/j/86112345678?pwd=0123456789",
                "https://example.org/j/86112345678?pwd=0123456789",
            ),
            ("Room 12, 3rd floor, line 4", "Room 12, 3rd floor, line 4"),
            ("@home, a@b", "@home, a@b"),
            ("", ""),
        ] {
            assert_eq!(mask_private(text, "*"), masked, "{text}");
        }
    }

    #[test]
    fn spans_are_whole_characters_in_order() {
        let text = "ü@ü.de ö 0171 0000000 ä@x.org";
        let spans = private_spans(text);
        assert_eq!(
            spans.iter().filter_map(|span| text.get(span.clone())).collect::<Vec<_>>(),
            ["ü@ü.de", "0171 0000000", "ä@x.org"]
        );
    }
}
