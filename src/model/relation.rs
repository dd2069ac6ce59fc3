//! A typed statement between two entities that lasts.

use std::sync::Arc;

use super::word::closed_list;
use super::{Basis, Evidence, Extra, Time, Word};

closed_list! {
    /// What a relation says.
    RelationType {
        HoldsOffice = "holds-office",
        WorksFor = "works-for",
        MemberOf = "member-of",
        Leads = "leads",
        Represents = "represents",
        LocatedIn = "located-in",
        PartOf = "part-of",
        AllyOf = "ally-of",
        PartyTo = "party-to",
        TradesWith = "trades-with",
        Owns = "owns",
        Family = "family",
        Other = "other",
    }
}

/// A relation as one article has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    pub id: Arc<str>,
    pub kind: Word<RelationType>,
    pub from: Arc<str>,
    pub to: Arc<str>,
    /// Of an office: "President".
    pub title: Option<String>,
    pub time: Option<Time>,
    pub basis: Option<Word<Basis>>,
    pub note: Option<String>,
    pub evidence: Vec<Evidence>,
    pub extra: Extra,
}
