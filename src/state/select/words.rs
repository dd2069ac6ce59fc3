//! Plain English for the words of the closed lists.

use crate::graph::NodeKind;
use crate::model::{Basis, EntityKind, EventFamily, EventType, Role, Stance, Status, Word};

/// "person", "country" …
pub fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Country => "country",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
    }
}

/// "People", "Countries" …
pub fn kinds(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Country => "Countries",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Group => "Groups",
    }
}

/// "Meetings and contact", "Statements" …
pub fn families(family: EventFamily) -> &'static str {
    match family {
        EventFamily::Contact => "Meetings and contact",
        EventFamily::Movement => "Journeys",
        EventFamily::Speech => "Statements",
        EventFamily::Decision => "Decisions",
        EventFamily::Conflict => "Conflict",
        EventFamily::Other => "Other events",
    }
}

/// "meeting", "press conference", "photo opportunity" …
pub fn event_type(kind: EventType) -> &'static str {
    match kind {
        EventType::PressConference => "press conference",
        EventType::PhotoOp => "photo opportunity",
        EventType::Call => "phone call",
        EventType::Other => "event",
        other => other.as_str(),
    }
}

/// As [`event_type`]; an unknown word is shown as it was written, marked as other.
pub fn event_word(kind: &Word<EventType>) -> String {
    match kind {
        Word::Known(kind) => event_type(*kind).to_owned(),
        Word::Unknown(word) => format!("other ({word})"),
    }
}

/// "person", "meeting" …: what a node stands for where its event type is not at hand.
pub fn node_kind(node: NodeKind) -> &'static str {
    match node {
        NodeKind::Entity(entity) => kind(entity),
        NodeKind::Event(_) => "event",
    }
}

/// "took place", "planned", "did not happen" …
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "took place",
        Status::Ongoing => "under way",
        Status::Planned => "planned",
        Status::Proposed => "proposed, not agreed",
        Status::Threatened => "threatened",
        Status::Cancelled => "cancelled",
        Status::NotOccurred => "did not happen",
        Status::Unclear => "not known whether it happened",
        Status::Hypothetical => "only supposed",
    }
}

/// As [`status`]; an unknown word is shown as it was written.
pub fn status_word(word: &Word<Status>) -> String {
    match word {
        Word::Known(known) => status(*known).to_owned(),
        Word::Unknown(word) => format!("other ({word})"),
    }
}

/// "speaker", "took part" …: what an entity did.
pub fn role(role: &Word<Role>) -> String {
    match role {
        Word::Known(Role::Other) => "involved".to_owned(),
        Word::Known(Role::Addressee) => "spoken to".to_owned(),
        Word::Known(Role::Audience) => "in the audience".to_owned(),
        Word::Known(Role::Belligerent) => "party to the conflict".to_owned(),
        Word::Known(Role::Decider) => "decision maker".to_owned(),
        Word::Known(known) => known.as_str().to_owned(),
        Word::Unknown(word) => format!("other ({word})"),
    }
}

/// "said", "denied" …
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "said",
        Stance::Implies => "implied",
        Stance::Claims => "claimed",
        Stance::Denies => "denied",
        Stance::Speculates => "supposed",
    }
}

/// How the source stands to what it says: "claimed by Western media"; plain assertions by the article itself need
/// no word.
pub fn stance(stance: Stance, by: Option<&str>) -> Option<String> {
    let verb = stance_word(stance);
    match (stance, by) {
        (Stance::Asserts, None) => None,
        (_, None) => Some(format!("{verb} by the article")),
        (_, Some(by)) => Some(format!("{verb} by {by}")),
    }
}

/// Where a value comes from, where it does not stand in the text: "inferred", "background knowledge".
pub fn basis(basis: &Word<Basis>) -> Option<&'static str> {
    match basis.known()? {
        Basis::Stated => None,
        Basis::Resolved => Some("worked out from the article's date"),
        Basis::Inferred => Some("inferred from the context"),
        Basis::Background => Some("background knowledge, not in the text"),
    }
}

/// A speech act: "claim", "promise"; hyphens become spaces.
pub fn act(act: &str) -> String {
    act.replace('-', " ")
}
