//! Something dated with participants.

use std::sync::Arc;

use super::word::closed_list;
use super::{Basis, Date, Duration, Evidence, Extra, Section, Time, Word};

closed_list! {
    /// What kind of event it is.
    EventType {
        Summit = "summit", Meeting = "meeting", Talks = "talks", Call = "call", Visit = "visit", Greeting = "greeting",
        Briefing = "briefing", PressConference = "press-conference", Interview = "interview", Meal = "meal",
        PhotoOp = "photo-op", Attendance = "attendance",
        Arrival = "arrival", Departure = "departure", Travel = "travel",
        Statement = "statement", Invitation = "invitation", Demand = "demand", Threat = "threat",
        Reaction = "reaction", Speculation = "speculation",
        Agreement = "agreement", Sanction = "sanction", Arrangement = "arrangement", Appointment = "appointment",
        War = "war", Attack = "attack", Protest = "protest",
        Other = "other",
    }
}

closed_list! {
    /// The family of an event type; it decides colour and icon.
    EventFamily {
        Contact = "contact",
        Movement = "movement",
        Speech = "speech",
        Decision = "decision",
        Conflict = "conflict",
        Other = "other",
    }
}

impl EventType {
    /// The family this type belongs to.
    pub fn family(self) -> EventFamily {
        use EventType as T;
        match self {
            T::Summit | T::Meeting | T::Talks | T::Call | T::Visit | T::Greeting | T::Briefing => EventFamily::Contact,
            T::PressConference | T::Interview | T::Meal | T::PhotoOp | T::Attendance => EventFamily::Contact,
            T::Arrival | T::Departure | T::Travel => EventFamily::Movement,
            T::Statement | T::Invitation | T::Demand | T::Threat | T::Reaction | T::Speculation => EventFamily::Speech,
            T::Agreement | T::Sanction | T::Arrangement | T::Appointment => EventFamily::Decision,
            T::War | T::Attack | T::Protest => EventFamily::Conflict,
            T::Other => EventFamily::Other,
        }
    }
}

closed_list! {
    /// What state the event is in.
    Status {
        Occurred = "occurred",
        Ongoing = "ongoing",
        /// Announced by someone who can do it.
        Planned = "planned",
        /// Offered, not accepted.
        Proposed = "proposed",
        Threatened = "threatened",
        Cancelled = "cancelled",
        /// Denied or absent.
        NotOccurred = "not-occurred",
        /// The text says it is not known.
        Unclear = "unclear",
        Hypothetical = "hypothetical",
    }
}

impl Status {
    /// Whether it counts as having happened, in pictures and measures.
    pub fn counts(self) -> bool {
        matches!(self, Self::Occurred | Self::Ongoing)
    }
}

closed_list! {
    /// What an entity did in an event.
    Role {
        Participant = "participant", Speaker = "speaker", Addressee = "addressee", Audience = "audience",
        Host = "host", Guest = "guest", Visitor = "visitor", Inviter = "inviter", Invitee = "invitee",
        Interviewer = "interviewer", Interviewee = "interviewee", Traveller = "traveller",
        Initiator = "initiator", Issuer = "issuer", Target = "target", Belligerent = "belligerent",
        Mediator = "mediator", Decider = "decider", Signatory = "signatory", Beneficiary = "beneficiary",
        Other = "other",
    }
}

/// One entity's part in an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    pub entity: Arc<str>,
    pub role: Word<Role>,
    /// The country or organisation it represented.
    pub side: Option<Arc<str>>,
    /// The words the article uses for it: "both leaders".
    pub surface: Option<String>,
    pub basis: Option<Word<Basis>>,
    pub evidence: Vec<Evidence>,
    pub extra: Extra,
}

/// What was said in a speech event.
#[derive(Debug, Clone, PartialEq)]
pub struct Says {
    /// The kind of speech act: claim, promise, demand …
    pub act: String,
    /// A paraphrase.
    pub text: String,
    /// The words themselves.
    pub verbatim: Option<String>,
    pub extra: Extra,
}

/// An event as one article has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: Arc<str>,
    pub kind: Word<EventType>,
    pub title: String,
    pub status: Word<Status>,
    pub participants: Vec<Participant>,
    pub place: Option<Arc<str>>,
    /// Of a movement: where it began.
    pub from: Option<Arc<str>>,
    /// Of a movement: where it ended.
    pub to: Option<Arc<str>>,
    pub time: Option<Time>,
    pub duration: Option<Duration>,
    pub deadline: Option<Date>,
    pub part_of: Option<Arc<str>>,
    pub after: Vec<Arc<str>>,
    /// Entities or events that it is about.
    pub about: Vec<Arc<str>>,
    pub says: Option<Says>,
    pub instrument: Option<String>,
    pub language: Option<String>,
    pub section: Option<Section>,
    pub note: Option<String>,
    pub evidence: Vec<Evidence>,
    pub extra: Extra,
}

impl Event {
    /// Its family; unknown types are `Other`.
    pub fn family(&self) -> EventFamily {
        self.kind.known().map_or(EventFamily::Other, EventType::family)
    }
}
