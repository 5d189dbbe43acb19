//! Values with a fixed id, and small sets of them.

use std::marker::PhantomData;

/// A value out of a short fixed list, each with its id in the dataset.
pub trait Coded: Copy + Eq + 'static {
    /// What the list is called, for messages: "format", "category".
    const WHAT: &'static str;
    /// All values, in the order in which they are shown.
    const ALL: &'static [Self];
    /// The id as the dataset spells it.
    fn id(self) -> &'static str;
    /// The value's place in [`Coded::ALL`].
    fn ordinal(self) -> u8;
    /// The value with exactly this id.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| v.id() == id)
    }
    /// The value at this place in [`Coded::ALL`].
    fn from_ordinal(ordinal: u8) -> Option<Self> {
        Self::ALL.get(usize::from(ordinal)).copied()
    }
}

/// Declares an enum whose values have ids, and implements [`Coded`] for it.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident: $what:literal { $($(#[$vmeta:meta])* $value:ident = $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $value,)+ }

        impl $crate::group::Coded for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$value,)+];
            fn id(self) -> &'static str {
                match self { $(Self::$value => $id,)+ }
            }
            fn ordinal(self) -> u8 {
                self as u8
            }
        }
    };
}
pub(crate) use coded;

/// A set of up to 32 coded values, iterated in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodedSet<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T: Coded> CodedSet<T> {
    /// The set with nothing in it.
    pub const EMPTY: Self = Self { bits: 0, of: PhantomData };

    /// The set as bits: bit `n` is the value with ordinal `n`.
    pub const fn bits(self) -> u32 {
        self.bits
    }

    /// The set whose bits are `bits`; bits beyond the last value are dropped.
    pub fn from_bits(bits: u32) -> Self {
        let all = u32::try_from((1_u64 << T::ALL.len().min(32)) - 1).unwrap_or(u32::MAX);
        Self { bits: bits & all, of: PhantomData }
    }

    /// Adds a value.
    pub fn insert(&mut self, value: T) {
        self.bits |= 1 << value.ordinal();
    }

    /// Takes a value out.
    pub fn remove(&mut self, value: T) {
        self.bits &= !(1 << value.ordinal());
    }

    /// Whether the value is in the set.
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.ordinal()) != 0
    }

    /// Whether nothing is in the set.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many values are in the set.
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, of: PhantomData }
    }

    /// The values, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |v| self.contains(*v))
    }
}

impl<T: Coded> FromIterator<T> for CodedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::EMPTY;
        for value in values {
            set.insert(value);
        }
        set
    }
}

impl<T: Coded> Default for CodedSet<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Coded for crate::topic::Category {
    const WHAT: &'static str = "category";
    const ALL: &'static [Self] = &Self::ALL;
    fn id(self) -> &'static str {
        Self::id(self)
    }
    fn ordinal(self) -> u8 {
        self as u8
    }
}
