//! The JSON Schema of `article-data/1.0`, made from the fields that the reader knows.

use serde_json::{Map, Value, json};

use super::fields::{
    ARTICLE, ENTITY, EVENT, EVIDENCE, FILE, PARTICIPANT, PARTICIPANTS, RELATION, Record, SAYS, Shape, TIME,
};

const RECORDS: [&Record; 8] = [&ARTICLE, &ENTITY, &RELATION, &EVENT, &PARTICIPANT, &SAYS, &TIME, &EVIDENCE];

const DATE: &str = r"\d{4}(-\d{2}(-\d{2})?)?[?~%]?";

/// The schema as pretty JSON (draft 2020-12). It is for writers: its lists are closed, where a reader keeps a word that
/// it does not know. What one record says of another (references, circles, quotes) no schema can hold.
pub fn schema() -> String {
    let mut definitions = Map::new();
    for record in RECORDS {
        definitions.insert(record.name.into(), object(record));
    }
    let mut file = object(&FILE);
    if let Some(file) = file.as_object_mut() {
        let head = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "article-data/1.0",
            "description": "One article: who met whom, when and where, and the words that say so.",
        });
        let mut whole = head.as_object().cloned().unwrap_or_default();
        whole.append(file);
        whole.insert("$defs".into(), Value::Object(definitions));
        *file = whole;
    }
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn object(record: &'static Record) -> Value {
    let mut properties = Map::new();
    for field in record.fields {
        let mut value = shape(field.shape);
        // An optional value may be null.
        if !field.required {
            value = json!({ "anyOf": [value, { "type": "null" }] });
        }
        properties.insert(field.name.into(), value);
    }
    if record.name == FILE.name {
        properties.insert("format".into(), json!({ "const": super::native::FORMAT }));
    }
    let required: Vec<&str> = record.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut object = json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { "^x-": true },
        "additionalProperties": false,
        "required": required,
    });
    if record.name == ARTICLE.name {
        object["anyOf"] = json!([{ "required": ["text"] }, { "required": ["text_sha256"] }]);
    }
    object
}

fn shape(shape: Shape) -> Value {
    let id = || json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" });
    let name = || json!({ "type": "string", "minLength": 1, "maxLength": 1024 });
    let list = |items: Value| json!({ "type": "array", "items": items });
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Quote => json!({ "type": "string", "minLength": 1, "maxLength": 2000 }),
        Shape::Name => name(),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Id => id(),
        Shape::Ids => list(id()),
        Shape::Names => list(name()),
        Shape::External => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Shape::Date => {
            let interval = format!(r"(({DATE})/({DATE}|\.\.)|\.\./({DATE}))");
            let one_of = format!(r"\[({DATE})?\.\.({DATE})?\]");
            json!({ "type": "string", "pattern": format!("^({DATE}|{interval}|{one_of})$") })
        }
        Shape::Clock => json!({ "type": "string", "pattern": r"^(\d{2}:\d{2}~?|morning|afternoon|evening|night)$" }),
        Shape::Duration => json!({ "type": "string", "pattern": r"^[<>]?P[0-9.YMWDTHS]+~?$" }),
        Shape::Country => json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
        Shape::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Shape::Sha256 => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::Record(record) => reference(record),
        Shape::Records(record) if record.name == PARTICIPANT.name => {
            json!({ "type": "array", "items": reference(record), "maxItems": PARTICIPANTS })
        }
        Shape::Records(record) => list(reference(record)),
        Shape::Piece(record) => json!({ "anyOf": [self::shape(Shape::Quote), reference(record)] }),
        Shape::Evidence => list(self::shape(Shape::Piece(&EVIDENCE))),
    }
}

fn reference(record: &Record) -> Value {
    json!({ "$ref": format!("#/$defs/{}", record.name) })
}
