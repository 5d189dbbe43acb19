//! The known fields of a record, each at most once.

/// Declares a struct with one slot for each known key of a record, and a list of the members that have none; of a key that is there twice the last value counts, as in
/// most readers, and the double is noted.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident { $($field:ident = $($key:literal)|+,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Default, Clone)]
        pub struct $name<'a> {
            $(pub $field: Option<$crate::feed::json::Raw<'a>>,)+
            /// Keys that are there twice.
            pub doubles: Vec<String>,
            /// Members whose keys are not known, the first of them: a record with 50,000 should cost nothing.
            pub unknown: Vec<(std::borrow::Cow<'a, str>, $crate::feed::json::Raw<'a>)>,
            /// How many of those are not kept.
            pub left_out: usize,
        }

        impl<'a> $name<'a> {
            /// Sorts the members of a record into their slots.
            #[allow(dead_code)] // Some are filled from chosen keys only.
            pub fn from_object(raw: $crate::feed::json::Raw<'a>) -> Self {
                let mut fields = Self::default();
                raw.each_member(|key, value| {
                    if !fields.put_field(&key, value) {
                        fields.add_unknown(key, value);
                    }
                });
                fields
            }

            /// Keeps a member whose key is not known, or counts it.
            pub fn add_unknown(&mut self, key: std::borrow::Cow<'a, str>, value: $crate::feed::json::Raw<'a>) {
                if self.unknown.len() < $crate::feed::limits::MOST_UNREAD {
                    self.unknown.push((key, value));
                } else {
                    self.left_out += 1;
                }
            }

            /// Whether the slot of a key is taken.
            #[allow(dead_code)] // Some are filled from their own keys only.
            pub fn has_field(&self, key: &str) -> bool {
                match key {
                    $($($key)|+ => self.$field.is_some(),)+
                    _ => false,
                }
            }

            /// Puts one member into its slot; `false` where there is none for it.
            pub fn put_field(&mut self, key: &str, value: $crate::feed::json::Raw<'a>) -> bool {
                match key {
                    $($($key)|+ => {
                        let double = key == $crate::feed::known_fields::first(&[$($key),+]) && self.$field.is_some();
                        if double && self.doubles.len() < 5 {
                            self.doubles.push(key.to_owned());
                        }
                        // The first of the names is the format's own; others do not overrule it.
                        if self.$field.is_none() || key == $crate::feed::known_fields::first(&[$($key),+]) {
                            self.$field = Some(value);
                        }
                    })+
                    _ => return false,
                }
                true
            }
        }
    };
}
pub(super) use fields;

/// The first of the names of a field, which is the format's own.
pub(super) fn first<'k>(keys: &[&'k str]) -> &'k str {
    keys.first().copied().unwrap_or_default()
}
