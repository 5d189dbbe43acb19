//! The known fields of a record, each at most once.

/// How many members with unknown keys are kept of one object: no list has more columns, and a record with 50,000 of
/// them should cost nothing.
pub(super) const MOST_UNKNOWN: usize = 64;

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
            /// Members whose keys are not known, the first of them.
            pub unknown: Vec<(std::borrow::Cow<'a, str>, $crate::feed::json::Raw<'a>)>,
        }

        impl<'a> $name<'a> {
            /// Sorts the members of a record into their slots.
            #[allow(dead_code)] // Some are filled from chosen keys only.
            pub fn from_object(raw: $crate::feed::json::Raw<'a>) -> Self {
                let mut fields = Self::default();
                raw.each_member(|key, value| {
                    if !fields.put_field(&key, value)
                        && fields.unknown.len() < $crate::feed::known_fields::MOST_UNKNOWN
                    {
                        fields.unknown.push((key, value));
                    }
                });
                fields
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
