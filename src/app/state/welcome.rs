//! The welcome, which is shown while nothing is asked: what it offers and where the cursor is in it.

use crate::search::Hit;
use crate::topic::Category;

/// The categories of the cards, in the order of their digits 1 to 9 and 0: the four that libraries hand out cards for
/// come first.
pub const CARDS: [Category; 10] = [
    Category::Illness,
    Category::Addiction,
    Category::Grief,
    Category::Violence,
    Category::MentalHealth,
    Category::Disability,
    Category::Family,
    Category::Caregiving,
    Category::Identity,
    Category::Life,
];

/// How many example searches there are in each language.
pub const EXAMPLES: usize = 4;

/// What can be chosen on the welcome. Numbers are places in the lists of [`Welcome`], from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WelcomeItem {
    /// An example search.
    Example(usize),
    /// A category, by its place in [`CARDS`].
    Card(usize),
    /// A group that meets soon.
    Next(usize),
    /// A public source to follow, by its place among the offers.
    Offer(usize),
    /// The guided questions.
    Guide,
    /// Where the listings are from.
    Sources,
    /// Everything that is listed.
    All,
    /// What self-help is.
    Learn,
}

/// The welcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Welcome {
    /// The selected item; `None` while the cursor is in the search box.
    pub selected: Option<WelcomeItem>,
    /// The country that [`Welcome::at_home`] was counted for, ISO 3166.
    pub counted_for: Option<String>,
    /// How many listings of the home country each card has, in the order of [`CARDS`].
    pub at_home: [u32; CARDS.len()],
    /// The minute since 1970 for which it was last looked up what meets next.
    pub filled_in: Option<i64>,
    /// What meets next near home, the first first.
    pub next: Vec<Hit>,
    /// The digit that has just chosen a card: one more digit shows that a postal code is being typed.
    pub digit: Option<char>,
}

impl Welcome {
    /// The card of a digit.
    pub fn card_of(digit: char) -> Option<usize> {
        match digit.to_digit(10)? {
            0 => Some(CARDS.len() - 1),
            n => usize::try_from(n - 1).ok().filter(|at| *at < CARDS.len()),
        }
    }

    /// The digit of a card.
    pub fn digit_of(card: usize) -> usize {
        (card + 1) % 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_has_a_digit_of_its_own() {
        for card in 0..CARDS.len() {
            let digit = char::from_digit(u32::try_from(Welcome::digit_of(card)).unwrap(), 10).unwrap();
            assert_eq!(Welcome::card_of(digit), Some(card));
        }
        assert_eq!(Welcome::card_of('x'), None);
    }
}
