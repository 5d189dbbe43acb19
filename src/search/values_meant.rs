//! What a value of a filter means, typed or ticked alike: a group for everybody is one for relatives too.

use super::facet::{Facet, ValueId};
use super::index::Index;

/// The values that do where one is asked for, by their ids, that one first.
pub(super) fn values_meant(facet: Facet, id: &str) -> Vec<&str> {
    match (facet, id) {
        (Facet::Audience, "relatives") => {
            let kin = ["partners", "parents", "children", "siblings", "friends"];
            [&["relatives"], &kin[..], &["bereaved", "mixed", "anyone"]].concat()
        }
        (Facet::Audience, "affected") => {
            vec!["affected", "formerly-affected", "bereaved", "mixed", "anyone"]
        }
        (Facet::Audience, "professionals") => vec!["professionals", "anyone"],
        (Facet::Audience, id @ ("mixed" | "anyone")) => vec![id],
        (Facet::Audience, id @ ("bereaved" | "formerly-affected")) => {
            vec![id, "relatives", "mixed", "anyone"]
        }
        // Who has lost a child is a parent, and a group for the bereaved is for parents too.
        (Facet::Audience, id) => vec![id, "relatives", "bereaved", "mixed", "anyone"],
        // An open meeting is one that anybody may come to; a closed one is for members, fixed or not.
        (Facet::Attendance, "drop-in") => vec!["drop-in", "open-observers"],
        (Facet::Attendance, "closed-affected") => vec!["closed-affected", "closed-fixed"],
        (Facet::People, "lgbtq") => vec!["lgbtq", "trans", "non-binary"],
        (_, id) => vec![id],
    }
}

/// The values that do where a value of a packed filter is asked for, as bits.
pub(super) fn mask_meant(index: &Index, facet: Facet, value: ValueId) -> u64 {
    let Some(asked) = index.value(facet, value) else { return 0 };
    let ids = values_meant(facet, &asked.id);
    let values = ids.iter().filter_map(|id| index.value_id(facet, id));
    values.fold(0, |mask, value| mask | 1 << value.0.min(63))
}

/// For each value of a filter the values that do, as bits; `None` where every value means just itself.
pub(super) fn masks_meant(index: &Index, facet: Facet) -> Option<Vec<u64>> {
    let means_more = matches!(facet, Facet::Audience | Facet::Attendance | Facet::People);
    let values = 0..index.values(facet).len() as u32;
    means_more.then(|| values.map(|value| mask_meant(index, facet, ValueId(value))).collect())
}
