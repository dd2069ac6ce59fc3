//! The table of who may import whom, held against every `use crate::…` in `src`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Module, and the modules it may use. The same table stands in ARCHITECTURE.md.
const TABLE: &[(&str, &str)] = &[
    ("pace", ""),
    ("order", "pace"),
    ("lanes", ""),
    ("geom", ""),
    ("model", "pace order"),
    ("io", "pace order model"),
    ("graph", "pace order model"),
    ("layout", "pace order lanes geom"),
    ("scene", "pace order lanes geom graph model"),
    ("state", "pace order io graph layout scene model geom"),
    ("viewer", "order state scene layout geom"),
    ("cli", "order geom model io graph layout scene state viewer"),
    ("render", "order scene geom"),
    ("host", "pace order viewer state render scene layout io"),
    ("ui", "order state host"),
];

/// Types of a lower module that stand in another's public signatures: who sees the signature may name the type.
/// `state` and `viewer` speak of graph and model values; `host` and `ui` get them from there.
const SIGNATURES: &[(&str, &str)] =
    &[("viewer", "graph model"), ("host", "geom graph model"), ("ui", "model graph scene")];

pub fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The modules that a piece of source names behind `crate::`, in `use` groups too.
fn imports(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let code: String =
        source.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n");
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') || code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let heads: Vec<&str> = if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            let mut heads = Vec::new();
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        heads.push(&group[start..i]);
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        heads.push(&group[start..i]);
                        start = i + 1;
                    }
                    _ => {}
                }
            }
            heads
        } else {
            vec![rest]
        };
        for head in heads {
            let name: String = head.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}

fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut allowed: BTreeMap<_, Vec<_>> =
        TABLE.iter().map(|(m, may)| (*m, may.split_whitespace().collect())).collect();
    for (module, more) in SIGNATURES {
        if let Some(may) = allowed.get_mut(module) {
            may.extend(more.split_whitespace());
        }
    }
    allowed
}

#[test]
fn imports_obey_the_table() {
    let allowed = allowed();
    let mut offences = Vec::new();
    let mut seen = 0;
    for (module, may) in &allowed {
        for file in source_files(&root().join("src").join(module)) {
            if file.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let source = std::fs::read_to_string(&file).unwrap();
            seen += 1;
            for name in imports(&source) {
                if name != *module && !may.contains(&name.as_str()) && allowed.contains_key(name.as_str()) {
                    offences.push(format!("{}: {module} may not use {name}", file.display()));
                }
            }
        }
    }
    assert!(seen > 30, "only {seen} source files found");
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn every_module_stands_in_the_table() {
    for entry in std::fs::read_dir(root().join("src")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            assert!(TABLE.iter().any(|(module, _)| *module == name), "src/{name} is not in the table of modules");
        }
    }
}

#[test]
fn the_table_stands_in_the_document() {
    let document = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (module, may) in TABLE {
        let may = match *module {
            "cli" => "everything pure",
            _ if may.is_empty() => "–",
            _ => may,
        };
        let row = format!("| {module} | {may} |");
        assert!(document.contains(&row), "ARCHITECTURE.md lacks the row {row}");
    }
    for (module, more) in SIGNATURES {
        let row =
            format!("`{module}` may also name types of {}", more.split_whitespace().collect::<Vec<_>>().join(" and "));
        assert!(document.contains(&row), "ARCHITECTURE.md does not say: {row}");
    }
}

#[test]
fn the_reader_of_imports_sees_groups_and_skips_comments() {
    let source =
        "use crate::{geom::{a, b}, model};\n// crate::ui\nfn f() -> crate::io::X {} mycrate::host $crate::layout";
    assert_eq!(imports(source), ["geom", "model", "io"]);
}
