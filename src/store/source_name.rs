//! What a source may be called.

/// Whether a name may be given to a source: 1 to 60 small letters, digits and hyphens, no hyphen first. It is part of
/// file names and of ids.
pub fn is_source_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=60).contains(&text.len()) && text.chars().all(allowed) && !text.starts_with('-')
}
