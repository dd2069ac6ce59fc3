//! The table of visits, and what it is as an article. The tests of the built site open the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

/// A row of the table.
pub struct Visit {
    pub id: String,
    pub from: String,
    pub to: String,
    pub visitor: String,
    pub country: String,
    pub description: String,
}

/// The rows in the table's order; `None` where it is not there.
pub fn rows() -> Option<Vec<Visit>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/visits/visits-1874-1989.csv");
    let text = std::fs::read_to_string(path).ok()?;
    let mut rows = Vec::new();
    for fields in records(&text).into_iter().skip(1) {
        let [id, from, to, visitor, country, _, description] = fields.try_into().expect("seven columns");
        rows.push(Visit { id, from, to, visitor, country, description });
    }
    Some(rows)
}

/// Comma-separated records, with quotes as in RFC 4180.
pub fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let record = records.last_mut().expect("there is always one");
        let field = record.last_mut().expect("there is always one");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\n' if !quoted => records.push(vec![String::new()]),
            '\r' if !quoted => {}
            other => field.push(other),
        }
    }
    records.retain(|record| record.len() > 1);
    records
}

fn id(word: &str, name: &str) -> String {
    let folded: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    // Two names may fold to one: the sum of their letters tells them apart.
    let sum: u32 = name.chars().map(u32::from).sum();
    format!("{word}-{}-{sum}", folded.chars().take(40).collect::<String>())
}

/// The visits as one article in the project's own format.
pub fn article(rows: &[Visit]) -> String {
    let alone: Vec<Vec<&Visit>> = rows.iter().map(|row| vec![row]).collect();
    article_of(&alone)
}

/// Those who came on the same days for what is told in the same words came together.
pub fn parties(rows: &[Visit]) -> Vec<Vec<&Visit>> {
    let mut parties: BTreeMap<(&str, &str, &str), Vec<&Visit>> = BTreeMap::new();
    for row in rows {
        parties.entry((&row.from, &row.to, &row.description)).or_default().push(row);
    }
    parties.into_values().collect()
}

/// The same, with one event for each party.
pub fn article_of(parties: &[Vec<&Visit>]) -> String {
    let mut people: BTreeMap<String, &str> = BTreeMap::new();
    let mut countries: BTreeMap<String, &str> = BTreeMap::new();
    let mut events = Vec::new();
    let mut offices: BTreeSet<(String, String)> = BTreeSet::new();
    for party in parties {
        let mut participants = Vec::new();
        for row in party {
            let (person, country) = (id("p", &format!("{} {}", row.visitor, row.country)), id("c", &row.country));
            people.insert(person.clone(), &row.visitor);
            countries.insert(country.clone(), &row.country);
            offices.insert((person.clone(), country.clone()));
            participants.push(json!({ "entity": person, "role": "visitor", "side": country }));
        }
        participants.push(json!({ "entity": "host", "role": "host" }));
        let row = party[0];
        let edtf = if row.from == row.to { row.from.clone() } else { format!("{}/{}", row.from, row.to) };
        events.push(json!({
            "id": format!("v-{}", row.id), "type": "visit", "title": format!("Visit of {}", row.visitor),
            "status": "occurred", "participants": participants,
            "time": { "edtf": edtf, "basis": "stated" },
            "evidence": [ row.description.chars().take(200).collect::<String>() ],
        }));
    }
    let entity =
        |kind: &str, (id, name): (&String, &&str)| json!({ "id": id, "kind": kind, "name": name, "evidence": [name] });
    let mut entities = vec![
        json!({ "id": "host", "kind": "country", "name": "United States", "evidence": ["U.S."] }),
        json!({ "id": "office", "kind": "organisation", "name": "Office of the Historian", "evidence": ["Historian"] }),
    ];
    entities.extend(people.iter().map(|it| entity("person", it)));
    entities.extend(countries.iter().map(|it| entity("country", it)));
    let relations: Vec<_> = offices
        .iter()
        .map(|(person, country)| {
            json!({ "id": format!("r-{}", person.replace("p-", "")), "type": "represents", "from": person, "to": country,
                "evidence": ["visitor"] })
        })
        .collect();
    json!({
        "format": "article-data/1.0",
        "article": { "id": "visits", "title": "Visits, 1874–1989", "publisher": "office", "language": "en",
            "as_of": "1989-12-31", "text_sha256": "0".repeat(64) },
        "entities": entities, "relations": relations, "events": events,
    })
    .to_string()
}
