//! The conditions of a filter: by what it filters, and what each asks for.

use std::sync::Arc;

use super::Filter;
use crate::model::{EventType, Role, Stance, Status};
use crate::order::Set;

/// By what is filtered. Within one dimension any value will do, across dimensions all must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    Kind,
    Family,
    Article,
    Type,
    Status,
    Stance,
    Publisher,
    Country,
    Role,
    /// The least number of quotes.
    Quotes,
    /// The least number of articles.
    Sources,
    Text,
    Time,
}

/// What a filter asks for: only that stays bright.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    Type(EventType),
    Status(Status),
    Stance(Stance),
    /// By name.
    Publisher(Arc<str>),
    /// ISO 3166-1 alpha-2.
    Country(Arc<str>),
    Role(Role),
    /// At least so many quotes.
    Quotes(u32),
    /// At least so many articles.
    Sources(u32),
}

impl Dimension {
    /// Its bit among all of them.
    pub(super) fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Condition {
    /// By what it filters.
    pub fn dimension(&self) -> Dimension {
        match self {
            Self::Type(_) => Dimension::Type,
            Self::Status(_) => Dimension::Status,
            Self::Stance(_) => Dimension::Stance,
            Self::Publisher(_) => Dimension::Publisher,
            Self::Country(_) => Dimension::Country,
            Self::Role(_) => Dimension::Role,
            Self::Quotes(_) => Dimension::Quotes,
            Self::Sources(_) => Dimension::Sources,
        }
    }
}

impl Filter {
    /// Asks for this, too, or no longer.
    pub fn toggle(&mut self, condition: Condition) {
        match condition {
            Condition::Type(value) => turn(&mut self.types, value),
            Condition::Status(value) => turn(&mut self.statuses, value),
            Condition::Stance(value) => turn(&mut self.stances, value),
            Condition::Publisher(value) => turn(&mut self.publishers, value),
            Condition::Country(value) => turn(&mut self.countries, value),
            Condition::Role(value) => turn(&mut self.roles, value),
            Condition::Quotes(least) => self.quotes = if self.quotes == least { 0 } else { least },
            Condition::Sources(least) => self.sources = if self.sources == least { 0 } else { least },
        }
    }

    /// Whether this is asked for.
    pub fn asks(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Type(value) => self.types.contains(value),
            Condition::Status(value) => self.statuses.contains(value),
            Condition::Stance(value) => self.stances.contains(value),
            Condition::Publisher(value) => self.publishers.contains(value),
            Condition::Country(value) => self.countries.contains(value),
            Condition::Role(value) => self.roles.contains(value),
            Condition::Quotes(least) => self.quotes == *least,
            Condition::Sources(least) => self.sources == *least,
        }
    }

    /// Filters no longer by this.
    pub fn clear(&mut self, dimension: Dimension) {
        match dimension {
            Dimension::Kind => self.kinds.clear(),
            Dimension::Family => self.families.clear(),
            Dimension::Article => self.articles.clear(),
            Dimension::Type => self.types.clear(),
            Dimension::Status => self.statuses.clear(),
            Dimension::Stance => self.stances.clear(),
            Dimension::Publisher => self.publishers.clear(),
            Dimension::Country => self.countries.clear(),
            Dimension::Role => self.roles.clear(),
            Dimension::Quotes => self.quotes = 0,
            Dimension::Sources => self.sources = 0,
            Dimension::Text => self.text.clear(),
            Dimension::Time => self.window = None,
        }
    }
}

/// Adds what is not there and takes out what is.
fn turn<T: Ord>(set: &mut Set<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
