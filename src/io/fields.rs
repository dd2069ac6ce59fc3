//! The fields of `article-data/1.0` by name: what the reader knows, what the writer must not write twice, and what
//! the JSON Schema is made from.

use crate::model::{Basis, EntityKind, EventType, RelationType, Role, Stance, Status};
use crate::order::Listed as _;

/// What a field holds.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Text,
    Quote,
    Name,
    Flag,
    Id,
    Ids,
    Names,
    /// External ids by scheme.
    External,
    Date,
    Clock,
    Duration,
    Country,
    Url,
    Sha256,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    Record(&'static Record),
    Records(&'static Record),
    /// A piece of evidence; a string is short for one that has only its quote.
    Piece(&'static Record),
    Evidence,
}

/// The most participants an event may have.
pub(super) const PARTICIPANTS: usize = 1_000;

/// One field of a record.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

/// One kind of record. Any `x-…` key may stand beside its fields.
pub(super) struct Record {
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

impl Record {
    /// Whether the format knows this key.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.name == key)
    }
}

const fn required(name: &'static str, shape: Shape) -> Field {
    Field { name, required: true, shape }
}

const fn optional(name: &'static str, shape: Shape) -> Field {
    Field { name, required: false, shape }
}

macro_rules! word {
    ($list:ident) => {
        Shape::Word(|| $list::ALL.iter().map(|word| word.as_str()).list())
    };
}

pub(super) static FILE: Record = Record {
    name: "file",
    fields: &[
        required("format", Shape::Text),
        required("article", Shape::Record(&ARTICLE)),
        required("entities", Shape::Records(&ENTITY)),
        required("relations", Shape::Records(&RELATION)),
        required("events", Shape::Records(&EVENT)),
    ],
};

pub(super) static ARTICLE: Record = Record {
    name: "article",
    fields: &[
        required("id", Shape::Id),
        required("title", Shape::Text),
        optional("subtitle", Shape::Text),
        required("publisher", Shape::Id),
        optional("author", Shape::Text),
        optional("url", Shape::Url),
        required("language", Shape::Text),
        optional("published", Shape::Date),
        required("as_of", Shape::Date),
        optional("text", Shape::Text),
        optional("text_sha256", Shape::Sha256),
    ],
};

pub(super) static ENTITY: Record = Record {
    name: "entity",
    fields: &[
        required("id", Shape::Id),
        required("kind", word!(EntityKind)),
        required("name", Shape::Name),
        optional("aliases", Shape::Names),
        optional("country", Shape::Country),
        optional("within", Shape::Id),
        optional("ids", Shape::External),
        optional("unnamed", Shape::Flag),
        optional("section", Shape::Text),
        optional("note", Shape::Text),
        required("evidence", Shape::Evidence),
    ],
};

pub(super) static RELATION: Record = Record {
    name: "relation",
    fields: &[
        required("id", Shape::Id),
        required("type", word!(RelationType)),
        required("from", Shape::Id),
        required("to", Shape::Id),
        optional("title", Shape::Text),
        optional("time", Shape::Record(&TIME)),
        optional("basis", word!(Basis)),
        optional("note", Shape::Text),
        required("evidence", Shape::Evidence),
    ],
};

pub(super) static EVENT: Record = Record {
    name: "event",
    fields: &[
        required("id", Shape::Id),
        required("type", word!(EventType)),
        required("title", Shape::Text),
        required("status", word!(Status)),
        required("participants", Shape::Records(&PARTICIPANT)),
        optional("place", Shape::Id),
        optional("from", Shape::Id),
        optional("to", Shape::Id),
        optional("time", Shape::Record(&TIME)),
        optional("duration", Shape::Duration),
        optional("deadline", Shape::Date),
        optional("part_of", Shape::Id),
        optional("after", Shape::Ids),
        optional("about", Shape::Ids),
        optional("says", Shape::Record(&SAYS)),
        optional("instrument", Shape::Text),
        optional("language", Shape::Text),
        optional("section", Shape::Text),
        optional("note", Shape::Text),
        required("evidence", Shape::Evidence),
    ],
};

pub(super) static PARTICIPANT: Record = Record {
    name: "participant",
    fields: &[
        required("entity", Shape::Id),
        required("role", word!(Role)),
        optional("side", Shape::Id),
        optional("as", Shape::Text),
        optional("basis", word!(Basis)),
        optional("evidence", Shape::Evidence),
    ],
};

pub(super) static SAYS: Record = Record {
    name: "says",
    fields: &[required("act", Shape::Text), required("text", Shape::Text), optional("verbatim", Shape::Text)],
};

pub(super) static TIME: Record = Record {
    name: "time",
    fields: &[
        required("edtf", Shape::Date),
        required("basis", word!(Basis)),
        optional("text", Shape::Text),
        optional("clock", Shape::Clock),
        optional("zone", Shape::Text),
        optional("note", Shape::Text),
    ],
};

pub(super) static EVIDENCE: Record = Record {
    name: "evidence",
    fields: &[
        required("quote", Shape::Quote),
        optional("prefix", Shape::Text),
        optional("suffix", Shape::Text),
        optional("stance", word!(Stance)),
        optional("by", Shape::Id),
        optional("section", Shape::Text),
    ],
};
