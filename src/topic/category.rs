//! The ten categories of the topics, and "other" for what fits none of them.

use super::facets::same_spelling;
use serde::Deserialize;

/// A category, in the order in which it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Chronic and acute illness.
    Illness,
    /// Disability of any kind.
    Disability,
    /// Mental health.
    MentalHealth,
    /// Addiction, with or without a substance.
    Addiction,
    /// Grief and loss.
    Grief,
    /// Violence and abuse.
    Violence,
    /// Family, parenting, pregnancy and birth.
    Family,
    /// Relatives and carers.
    Caregiving,
    /// Gender, sexuality and generations.
    Identity,
    /// Life situations and society.
    Life,
    /// Anything else; also the category of a topic that the thesaurus does not list.
    Other,
}

impl Category {
    /// Every category in the order of `topics.json`.
    pub const ALL: [Self; 11] = [
        Self::Illness,
        Self::Disability,
        Self::MentalHealth,
        Self::Addiction,
        Self::Grief,
        Self::Violence,
        Self::Family,
        Self::Caregiving,
        Self::Identity,
        Self::Life,
        Self::Other,
    ];

    /// The id in the dataset, for instance `mental-health`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Illness => "illness",
            Self::Disability => "disability",
            Self::MentalHealth => "mental-health",
            Self::Addiction => "addiction",
            Self::Grief => "grief",
            Self::Violence => "violence",
            Self::Family => "family",
            Self::Caregiving => "caregiving",
            Self::Identity => "identity",
            Self::Life => "life",
            Self::Other => "other",
        }
    }

    /// The category of an id, without regard to case and with `_` for `-`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| same_spelling(c.id(), id))
    }
}
