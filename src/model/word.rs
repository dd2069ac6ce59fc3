//! A word of a closed list, which may also be one that the list does not know yet.

use std::sync::Arc;

/// A word of the closed list `T`, or a word unknown to this version: shown as "other", kept as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word<T> {
    Known(T),
    Unknown(Arc<str>),
}

impl<T: Copy> Word<T> {
    /// The known word; `None` for one that this version does not know.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Unknown(_) => None,
        }
    }
}

/// Defines a closed list: an enum with its words in the format, `ALL`, `as_str` and `parse`.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the format.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The word that stands for this text, if the list has it.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::model::Word<$name> {
            /// The word in the format, as it was written.
            pub fn as_str(&self) -> &str {
                match self { Self::Known(word) => word.as_str(), Self::Unknown(text) => text }
            }

            /// Reads a word; one that the list lacks is kept.
            pub fn read(text: &str) -> Self {
                $name::parse(text).map_or_else(|| Self::Unknown(text.into()), Self::Known)
            }
        }
    };
}
pub(crate) use closed_list;
