//! The known fields of a record, each at most once.

/// Declares a struct with one slot for each known key of a record. Unknown keys are counted and not kept, so
/// that a record with 50,000 of them costs nothing; of a key that is there twice the last value counts, as in
/// most readers, and the double is noted.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident { $($field:ident = $($key:literal)|+,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Default, Clone)]
        pub struct $name<'a> {
            $(pub $field: Option<$crate::feed::json::Raw<'a>>,)+
            /// Keys that are there twice.
            pub doubles: Vec<String>,
            /// Keys that are not known, the first few.
            pub unknown: Vec<String>,
        }

        impl<'a> $name<'a> {
            /// Sorts the members of a record into their slots.
            #[allow(dead_code)] // Some are filled from chosen keys only.
            pub fn from_object(raw: $crate::feed::json::Raw<'a>) -> Self {
                let mut fields = Self::default();
                raw.each_member(|key, value| fields.put_field(&key, value));
                fields
            }

            /// Puts one member into its slot.
            pub fn put_field(&mut self, key: &str, value: $crate::feed::json::Raw<'a>) {
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
                    _ => {
                        if self.unknown.len() < 3 {
                            // The start is enough to name it by.
                            self.unknown.push(key.chars().take(80).collect());
                        }
                    }
                }
            }
        }
    };
}
pub(super) use fields;

/// The first of the names of a field, which is the format's own.
pub(super) fn first<'k>(keys: &[&'k str]) -> &'k str {
    keys.first().copied().unwrap_or_default()
}
