//! Every word that one mistake makes of another: for a list that is sorted and too long to be compared with.

/// Every folded name that one typing mistake makes of `name`: a letter left out, doubled or added, changed, or two
/// exchanged. Letters are a to z and the space.
pub fn one_mistake_away(name: &str) -> Vec<String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz ";
    let chars: Vec<char> = name.chars().collect();
    let mut found = Vec::with_capacity(chars.len() * 56);
    for at in 0..=chars.len() {
        let (before, after) = chars.split_at(at);
        if let [_, rest @ ..] = after {
            found.push(join_parts([before, &[], rest]));
        }
        if let [a, b, rest @ ..] = after {
            found.push(join_parts([before, &[*b, *a], rest]));
        }
        for letter in LETTERS.chars() {
            found.push(join_parts([before, &[letter], after]));
            if let [_, rest @ ..] = after {
                found.push(join_parts([before, &[letter], rest]));
            }
        }
    }
    found
}

fn join_parts(parts: [&[char]; 3]) -> String {
    parts.concat().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::EditDistance;
    use super::*;

    #[test]
    fn variants_are_all_that_counts_as_one_mistake() {
        let name = "oslo";
        let variants = one_mistake_away(name);
        let wanted: Vec<char> = name.chars().collect();
        let mut distance = EditDistance::default();
        for variant in &variants {
            assert!(distance.count_between(&wanted, variant, 1).is_some(), "{variant:?}");
        }
        for other in ["olso", "oslo n", "oso", "ooslo", "asla", "osloe", "lo", "bergen"] {
            let near = distance.count_between(&wanted, other, 1).is_some();
            assert_eq!(variants.iter().any(|variant| variant == other), near, "{other}");
        }
    }
}
