//! The sentence of a line, read from either of its ends: the name of the other end follows it.

use crate::graph::EdgeKind;
use crate::model::{RelationType, Role, Status, Word, is_capital, small_letter};

/// From which end a line is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// In its direction: "Vladimir Putin" – "is President of" – "Russia".
    Along,
    /// Against it: "Russia" – "has as President" – "Vladimir Putin".
    Against,
}

/// What a line other than a relation says, in the tense of what its event came to: nobody "took part in" what was
/// cancelled.
pub fn edge(kind: &EdgeKind, status: Option<Status>, reading: Reading) -> String {
    let status = status.unwrap_or(Status::Occurred);
    let (verb, rest) = match (kind, reading) {
        (EdgeKind::Participates { role, .. }, Reading::Along) => took_part(role.unwrap_or(Role::Other)),
        (EdgeKind::Participates { role, .. }, Reading::Against) => had(role.unwrap_or(Role::Other)),
        (EdgeKind::At, Reading::Along) => (TAKE, "place at"),
        (EdgeKind::At, Reading::Against) => (BE, "the place of"),
        (EdgeKind::From, Reading::Along) => (BEGIN, "in"),
        (EdgeKind::From, Reading::Against) => (BE, "the starting point of"),
        (EdgeKind::To, Reading::Along) => (regular("end"), "in"),
        (EdgeKind::To, Reading::Against) => (BE, "the destination of"),
        (EdgeKind::PartOf, Reading::Along) => (BE, "part of"),
        (EdgeKind::PartOf, Reading::Against) => (regular("include"), ""),
        (EdgeKind::After, Reading::Along) => (COME, "after"),
        (EdgeKind::After, Reading::Against) => (COME, "before"),
        (EdgeKind::About, Reading::Along) => (BE, "about"),
        (EdgeKind::About, Reading::Against) => (BE, "the subject of"),
        (EdgeKind::Side, Reading::Along) => (regular("involve"), "people from"),
        (EdgeKind::Side, Reading::Against) => (BE, "involved through its people in"),
        (EdgeKind::Relation(kind), reading) => return plain(kind.unwrap_or(RelationType::Other), reading).to_owned(),
        (EdgeKind::Within, Reading::Along) => return "lies in".to_owned(),
        (EdgeKind::Within, Reading::Against) => return "contains".to_owned(),
        (EdgeKind::Shares { events }, _) => return shared(events.len()),
    };
    verb.said(rest, status)
}

/// What a line for so many events says.
pub fn shared(events: usize) -> String {
    match events {
        1 => "was reported at one event with".to_owned(),
        more => ["was reported at ", &more.to_string(), " events with"].concat(),
    }
}

/// What a relation says. A title says it best: "is President of", "is wife of"; `other` is the name at the other end
/// along the line, which a title may hold already ("President of Russia").
pub fn relation(kind: &Word<RelationType>, title: Option<&str>, other: &str, reading: Reading) -> String {
    let known = kind.known();
    let title = title.map(str::trim).filter(|title| !title.is_empty() && known != Some(RelationType::LocatedIn));
    match (title, known) {
        (Some(title), _) => {
            let title = title.strip_suffix(other).filter(|rest| rest.ends_with(' ')).map_or(title, str::trim_end);
            let title = if known == Some(RelationType::HoldsOffice) { title.to_owned() } else { uncapitalised(title) };
            let bare = PREPOSITIONS.iter().find_map(|word| title.strip_suffix(word));
            match reading {
                Reading::Along if bare.is_some() => format!("is {title}"),
                Reading::Along => format!("is {title} of"),
                Reading::Against => format!("has as {}", bare.unwrap_or(&title)),
            }
        }
        (None, Some(known)) => plain(known, reading).to_owned(),
        (None, None) => format!("is connected ({}) with", kind.as_str()),
    }
}

/// A relation as a label before a name: "President of", "member of", "wife".
pub fn relation_label(kind: &Word<RelationType>, title: Option<&str>, other: &str, reading: Reading) -> String {
    let sentence = relation(kind, title, other, reading);
    let openings = ["is the ", "is an ", "is a ", "is ", "has as a ", "has as "];
    openings.iter().find_map(|opening| sentence.strip_prefix(opening)).unwrap_or(&sentence).to_owned()
}

const PREPOSITIONS: &[&str] = &[" of", " for", " to", " in", " at", " with", " from", " on"];

fn plain(kind: RelationType, reading: Reading) -> &'static str {
    use RelationType as T;
    let (along, against) = match kind {
        T::HoldsOffice => ("holds office in", "has in office"),
        T::WorksFor => ("works for", "employs"),
        T::MemberOf => ("is a member of", "has as a member"),
        T::Leads => ("leads", "is led by"),
        T::Represents => ("represents", "is represented by"),
        T::LocatedIn => ("is located in", "is the location of"),
        T::PartOf => ("is part of", "includes"),
        T::AllyOf => ("is an ally of", "is an ally of"),
        T::PartyTo => ("is a party to", "has as a party"),
        T::TradesWith => ("trades with", "trades with"),
        T::Owns => ("owns", "is owned by"),
        T::Family => ("is related by family to", "is related by family to"),
        T::Other => ("is connected with", "is connected with"),
    };
    match reading {
        Reading::Along => along,
        Reading::Against => against,
    }
}

/// What an entity did in an event: "hosted", "was a guest at".
fn took_part(role: Role) -> (Verb, &'static str) {
    match role {
        Role::Participant => (TAKE, "part in"),
        Role::Speaker => (SPEAK, "in"),
        Role::Addressee => (BE, "spoken to in"),
        Role::Audience => (BE, "in the audience of"),
        Role::Host => (regular("host"), ""),
        Role::Guest => (BE, "a guest at"),
        Role::Visitor => (BE, "a visitor in"),
        Role::Inviter => (BE, "the inviter in"),
        Role::Invitee => (BE, "invited in"),
        Role::Interviewer => (regular("ask"), "the questions in"),
        Role::Interviewee => (regular("answer"), "questions in"),
        Role::Traveller => (TRAVEL, "in"),
        Role::Initiator => (regular("initiate"), ""),
        Role::Issuer => (BE, "the author of"),
        Role::Target => (BE, "a target of"),
        Role::Belligerent => (FIGHT, "in"),
        Role::Mediator => (regular("mediate"), "in"),
        Role::Decider => (regular("decide"), "on"),
        Role::Signatory => (regular("sign"), ""),
        Role::Beneficiary => (BE, "a beneficiary of"),
        Role::Other => (BE, "involved in"),
    }
}

/// What an event had in an entity: "had as host", "was addressed to".
fn had(role: Role) -> (Verb, &'static str) {
    match role {
        Role::Participant => (HAVE, "as participant"),
        Role::Speaker => (HAVE, "as speaker"),
        Role::Addressee => (BE, "addressed to"),
        Role::Audience => (HAVE, "in the audience"),
        Role::Host => (BE, "hosted by"),
        Role::Guest => (HAVE, "as guest"),
        Role::Visitor => (HAVE, "as visitor"),
        Role::Inviter => (HAVE, "as inviter"),
        Role::Invitee => (HAVE, "as invitee"),
        Role::Interviewer => (HAVE, "as interviewer"),
        Role::Interviewee => (HAVE, "as interviewee"),
        Role::Traveller => (HAVE, "as traveller"),
        Role::Initiator => (BE, "initiated by"),
        Role::Issuer => (COME, "from"),
        Role::Target => (BE, "aimed at"),
        Role::Belligerent => (HAVE, "as party"),
        Role::Mediator => (BE, "mediated by"),
        Role::Decider => (BE, "decided by"),
        Role::Signatory => (BE, "signed by"),
        Role::Beneficiary => (HAVE, "as beneficiary"),
        Role::Other => (regular("involve"), ""),
    }
}

/// A verb in the forms that sentences need.
#[derive(Clone, Copy)]
struct Verb {
    infinitive: &'static str,
    /// Both `None` where they follow by rule.
    past: Option<&'static str>,
    participle: Option<&'static str>,
}

const BE: Verb = irregular("be", "was", "been");
const BEGIN: Verb = irregular("begin", "began", "begun");
const COME: Verb = irregular("come", "came", "come");
const FIGHT: Verb = irregular("fight", "fought", "fought");
const HAVE: Verb = irregular("have", "had", "had");
const SPEAK: Verb = irregular("speak", "spoke", "spoken");
const TAKE: Verb = irregular("take", "took", "taken");
const TRAVEL: Verb = irregular("travel", "travelled", "travelled");

const fn regular(infinitive: &'static str) -> Verb {
    Verb { infinitive, past: None, participle: None }
}

const fn irregular(infinitive: &'static str, past: &'static str, participle: &'static str) -> Verb {
    Verb { infinitive, past: Some(past), participle: Some(participle) }
}

impl Verb {
    /// The verb with what goes with it, as far as the event happened.
    fn said(self, rest: &str, status: Status) -> String {
        let Self { infinitive, .. } = self;
        let verb = match status {
            Status::Occurred => self.past(),
            Status::Ongoing => self.present(),
            Status::Planned => format!("is to {infinitive}"),
            Status::Cancelled => format!("was to {infinitive}"),
            Status::Proposed | Status::Threatened | Status::Hypothetical => format!("would {infinitive}"),
            // Not "was to": it may never have been meant to happen.
            Status::NotOccurred => format!("would have {}", self.participle.map_or_else(|| self.past(), str::to_owned)),
            Status::Unclear => format!("perhaps {}", self.past()),
        };
        if rest.is_empty() { verb } else { format!("{verb} {rest}") }
    }

    fn past(self) -> String {
        let ending = if self.infinitive.ends_with('e') { "d" } else { "ed" };
        self.past.map_or_else(|| format!("{}{ending}", self.infinitive), str::to_owned)
    }

    fn present(self) -> String {
        match self.infinitive {
            "be" => "is".to_owned(),
            "have" => "has".to_owned(),
            infinitive => format!("{infinitive}s"),
        }
    }
}

/// "Special envoy" → "special envoy"; "CEO" stays.
fn uncapitalised(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if is_capital(first) && !is_capital(second) => {
            std::iter::once(small_letter(first)).chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}
