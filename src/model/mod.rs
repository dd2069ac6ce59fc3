//! The records of articles with their evidence, and what several articles say together.

mod acyclic;
mod agreement;
mod article;
mod civil;
mod dataset;
mod date;
mod date_words;
mod duration;
mod entity;
mod event;
mod evidence;
mod fold;
mod gather;
mod id;
mod join;
mod merged;
mod quote;
mod relation;
mod time;
mod word;

pub use acyclic::closing_links;
pub use article::{Article, Extra, Source};
pub use civil::{civil_from_days, days_from_civil, days_in_month};
pub use dataset::{ArticleClash, Dataset, Decisions};
pub use date::{Date, DateError, DateFault, DateRange, Qualifier};
pub use duration::{Duration, DurationError};
pub use entity::{Entity, EntityKind};
pub use event::{Event, EventFamily, EventType, Participant, Role, Says, Status};
pub use evidence::{Basis, Evidence, Section, Stance};
pub use fold::fold;
pub use id::{ArticleId, GlobalId};
pub use merged::{Agreement, Merged, MergedEntity, MergedEvent, MergedParticipant, MergedRelation, Sourced, Values};
pub use quote::{QuoteFinder, QuotePlace, normalise_text};
pub use relation::{Relation, RelationType};
pub use time::{Clock, ClockError, Time};
pub use word::Word;
