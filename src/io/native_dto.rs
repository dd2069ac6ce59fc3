//! The records of `article-data/1.0` as they stand in the file, field by field in the file's order.

use std::fmt;

use crate::order::Map;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// Keys that this version does not know.
pub(super) type Extra = Map<String, Value>;

/// A file to be written.
#[derive(Serialize)]
pub(super) struct FileDto {
    pub(super) format: &'static str,
    pub(super) article: ArticleDto,
    pub(super) entities: Vec<EntityDto>,
    pub(super) relations: Vec<RelationDto>,
    pub(super) events: Vec<EventDto>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct ArticleDto {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subtitle: Option<String>,
    pub(super) publisher: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    pub(super) language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published: Option<String>,
    pub(super) as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text_sha256: Option<String>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct EntityDto {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) name: String,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Map::is_empty")]
    pub(super) ids: Map<String, String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "std::ops::Not::not")]
    pub(super) unnamed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    pub(super) evidence: Vec<EvidenceDto>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct RelationDto {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<TimeDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    pub(super) evidence: Vec<EvidenceDto>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct EventDto {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) status: String,
    #[serde(deserialize_with = "participants")]
    pub(super) participants: Vec<ParticipantDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<TimeDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deadline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part_of: Option<String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub(super) after: Vec<String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) says: Option<SaysDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instrument: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    pub(super) evidence: Vec<EvidenceDto>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct ParticipantDto {
    pub(super) entity: String,
    pub(super) role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) side: Option<String>,
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub(super) surface: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) basis: Option<String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub(super) evidence: Vec<EvidenceDto>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct SaysDto {
    pub(super) act: String,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verbatim: Option<String>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct TimeDto {
    pub(super) edtf: String,
    pub(super) basis: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

/// A piece of evidence; a string is short for one that has only its quote.
pub(super) struct EvidenceDto(pub(super) EvidenceFields);

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct EvidenceFields {
    pub(super) quote: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

impl EvidenceFields {
    fn is_short(&self) -> bool {
        let absent = [&self.prefix, &self.suffix, &self.stance, &self.by, &self.section];
        absent.iter().all(|field| field.is_none()) && self.extra.is_empty()
    }
}

impl Serialize for EvidenceDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_short() { serializer.serialize_str(&self.0.quote) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for EvidenceDto {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EvidenceVisitor;
        impl<'de> Visitor<'de> for EvidenceVisitor {
            type Value = EvidenceDto;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a quote or an object with a quote")
            }

            fn visit_str<E: serde::de::Error>(self, quote: &str) -> Result<EvidenceDto, E> {
                let (prefix, suffix, stance, by, section) = (None, None, None, None, None);
                let quote = quote.to_owned();
                let extra = Extra::new();
                Ok(EvidenceDto(EvidenceFields { quote, prefix, suffix, stance, by, section, extra }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<EvidenceDto, A::Error> {
                EvidenceFields::deserialize(MapAccessDeserializer::new(map)).map(EvidenceDto)
            }
        }
        deserializer.deserialize_any(EvidenceVisitor)
    }
}

/// Reads null as absent.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// The most participants an event may have.
pub(super) const PARTICIPANTS: usize = 1_000;

/// Reads a list of participants and stops at the first one too many.
fn participants<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ParticipantDto>, D::Error> {
    struct ListVisitor;
    impl<'de> Visitor<'de> for ListVisitor {
        type Value = Vec<ParticipantDto>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of at most {PARTICIPANTS} participants")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut participants = Vec::new();
            while let Some(participant) = list.next_element()? {
                if participants.len() == PARTICIPANTS {
                    return Err(serde::de::Error::invalid_length(PARTICIPANTS + 1, &self));
                }
                participants.push(participant);
            }
            Ok(participants)
        }
    }
    deserializer.deserialize_seq(ListVisitor)
}
