//! The words of this module as [`Text`].

use crate::group::Text;

/// Words of this module, none of which is empty; a dash stands in for any that are.
pub(super) fn text(words: &str) -> Text {
    Text::from_cleaned(words).unwrap_or_else(|| text("-"))
}
