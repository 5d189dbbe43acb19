//! Values that a spreadsheet destroyed when it took them for numbers, dates or formulas.

/// Whether a value is one that a spreadsheet destroyed: a number in its scientific form, an error of a formula, or a
/// column that was too narrow.
pub(in crate::feed) fn is_destroyed(text: &str) -> bool {
    let text = text.trim();
    let is_error = text.starts_with('#')
        && text.len() > 2
        && (text.bytes().all(|b| b == b'#')
            || [
                "#REF!", "#NAME?", "#VALUE!", "#WERT!", "#BEZUG!", "#NV", "#N/A", "#DIV/0!", "#NUM!",
                "#ZAHL!", "#NULL!", "#VERDI!", "#REF", "#NAVN?", "#I/T",
            ]
            .contains(&text.to_ascii_uppercase().as_str()));
    is_error || is_scientific(text)
}

/// "4.92E+11", "4,92288E+11"
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let mut digits = mantissa.trim_start_matches(['-', '+']).splitn(2, ['.', ',']);
    let whole = digits.next().unwrap_or_default();
    let rest = digits.next().unwrap_or("0");
    let parts = [whole, rest, exponent];
    let all_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    all_digits && exponent.len() <= 3 && whole.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_destroyed_is_recognised() {
        for (text, expected) in [
            ("4.92E+11", true),
            ("4,92288E+11", true),
            ("+4.92E+11", true),
            ("1E+10", true),
            ("#REF!", true),
            ("########", true),
            ("#NAVN?", true),
            ("0221 123456", false),
            ("E5", false),
            ("12E5", false),
            ("#12", false),
            ("Haus 3E", false),
        ] {
            assert_eq!(is_destroyed(text), expected, "{text}");
        }
    }
}
