//! Every word that one mistake makes of another: for a list that is sorted and too long to be compared with.

/// Every folded name that one typing mistake makes of `name`: a letter left out, doubled or added, changed, or two
/// exchanged. Letters are a to z and the space. Those of which the beginning, as far as it is as typed, begins nothing by
/// `is_beginning` are left out: nothing can be called so.
pub fn one_mistake_away(name: &str, is_beginning: impl Fn(&str) -> bool) -> Vec<String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz ";
    let chars: Vec<char> = name.chars().collect();
    let mut found = Vec::new();
    for at in 0..=chars.len() {
        if !is_beginning(&join_parts([chars.split_at(at).0, &[], &[]])) {
            break;
        }
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
        let variants = one_mistake_away(name, |_| true);
        let wanted: Vec<char> = name.chars().collect();
        let mut distance = EditDistance::default();
        for variant in &variants {
            assert!(distance.count_between(&wanted, variant, 1).is_some(), "{variant:?}");
        }
        for other in ["olso", "oslo n", "oso", "ooslo", "asla", "osloe", "lo", "bergen"] {
            let near = distance.count_between(&wanted, other, 1).is_some();
            assert_eq!(variants.iter().any(|variant| variant == other), near, "{other}");
        }
        let begun: Vec<String> = one_mistake_away(name, |start| "oslo".starts_with(start));
        assert_eq!(begun, variants);
        let begun = one_mistake_away(name, |start| "ostra".starts_with(start));
        assert!(begun.len() < variants.len() && begun.contains(&"oso".to_owned()), "{begun:?}");
        assert!(!begun.contains(&"oslx".to_owned()), "nothing begins with osl");
    }
}
