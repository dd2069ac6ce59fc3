//! The records of articles with their evidence, and what several articles say together.

mod article;
mod dataset;
mod date;
mod entity;
mod event;
mod evidence;
mod id;
mod merged;
mod relation;
mod time;
mod word;

pub use article::{Article, Extra, Source};
pub use dataset::{Dataset, Decisions};
pub use date::{Date, DateError, DateRange, Qualifier};
pub use entity::{Entity, EntityKind};
pub use event::{Event, EventFamily, EventType, Participant, Role, Says, Status};
pub use evidence::{Basis, Evidence, Section, Stance};
pub use id::{ArticleId, GlobalId};
pub use merged::{Agreement, Merged, MergedEntity, MergedEvent, MergedParticipant, MergedRelation, Sourced, Values};
pub use relation::{Relation, RelationType};
pub use time::{Clock, Duration, Time};
pub use word::Word;
