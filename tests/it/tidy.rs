//! Rules of the house that can be read off the text of the files.

use super::modules::{root, source_files};

/// The most lines a source file may have: above it, it owns two nouns.
const MOST_LINES: usize = 450;

fn is(path: &std::path::Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

fn offences(rule: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for file in source_files(&root().join("src")) {
        if is(&file, "rs") {
            let name = file.strip_prefix(root()).unwrap().display().to_string();
            let source = std::fs::read_to_string(&file).unwrap();
            if let Some(offence) = rule(&name, &source) {
                found.push(format!("{name}: {offence}"));
            }
        }
    }
    found
}

fn hold(rule: impl Fn(&str, &str) -> Option<String>) {
    let found = offences(rule);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn first_line(source: &str, which: impl Fn(&str) -> bool) -> Option<usize> {
    source.lines().position(|line| !line.trim_start().starts_with("//") && which(line)).map(|at| at + 1)
}

#[test]
fn every_file_says_first_what_it_owns() {
    hold(|_, source| (!source.starts_with("//! ")).then(|| "the first line is no `//! `".into()));
}

#[test]
fn no_file_is_long() {
    hold(|_, source| (source.lines().count() > MOST_LINES).then(|| format!("{} lines", source.lines().count())));
}

#[test]
fn no_file_is_a_drawer_for_odds_and_ends() {
    hold(|name, _| {
        ["utils", "util", "helpers", "helper", "common", "manager", "misc"]
            .iter()
            .find(|word| name.split(['/', '.', '_']).any(|part| part == **word))
            .map(|word| format!("named {word}"))
    });
}

#[test]
fn the_platform_is_asked_only_at_the_doors() {
    hold(|name, source| {
        let door = name == "src/lib.rs" || name == "src/main.rs";
        first_line(source, |line| line.contains("target_arch")).filter(|_| !door).map(|line| format!("line {line}"))
    });
}

#[test]
fn nothing_unsafe_outside_the_renderer() {
    hold(|name, source| {
        let allowed = name.starts_with("src/render/");
        first_line(source, |line| line.contains("unsafe ")).filter(|_| !allowed).map(|line| format!("line {line}"))
    });
}

#[test]
fn nothing_unfinished_is_left() {
    hold(|_, source| {
        first_line(source, |line| ["todo!(", "unimplemented!(", "dbg!("].iter().any(|mark| line.contains(mark)))
            .map(|line| format!("line {line}"))
    });
}

#[test]
fn no_glob_hides_a_layer() {
    hold(|_, source| {
        first_line(source, |line| line.contains("::*;") && !line.contains("super::*") && !line.contains("prelude::*"))
            .map(|line| format!("line {line}"))
    });
}

#[test]
fn pure_code_asks_no_clock_and_no_hash_order() {
    let pure = ["geom", "model", "io", "graph", "layout", "scene", "state", "viewer"];
    hold(|name, source| {
        let inside = pure.iter().any(|module| name.starts_with(&format!("src/{module}/")));
        let words =
            ["HashMap", "HashSet", "SystemTime", "Instant::now", "std::fs", "thread_rng", "println!", "eprintln!"];
        first_line(source, |line| words.iter().any(|word| line.contains(word)))
            .filter(|_| inside)
            .map(|line| format!("line {line}"))
    });
}

#[test]
fn the_page_is_built_without_markup_from_text() {
    hold(|_, source| {
        first_line(source, |line| {
            ["set_inner_html", "from_html_unchecked", "VRaw", "insert_adjacent_html", "style={", "style=\""]
                .iter()
                .any(|way| line.contains(way))
        })
        .map(|line| format!("line {line}"))
    });
}

/// Whether a piece of text has a colour literal: `#` with 3, 4, 6 or 8 hexadecimal digits, or `rgb(`, `hsl(`.
fn has_colour(line: &str) -> bool {
    if ["rgb(", "rgba(", "hsl(", "oklch("].iter().any(|call| line.contains(call)) {
        return true;
    }
    line.match_indices('#').any(|(at, _)| {
        let digits = line[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
        let after = line[at + 1 + digits..].chars().next();
        matches!(digits, 3 | 4 | 6 | 8) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    })
}

#[test]
fn colours_stand_only_in_the_tokens() {
    for file in source_files(&root().join("styles")) {
        if is(&file, "css") && file.file_name().is_some_and(|name| name != "tokens.css") {
            let source = std::fs::read_to_string(&file).unwrap();
            let line = source.lines().position(has_colour);
            assert_eq!(line.map(|at| at + 1), None, "{}: a colour literal", file.display());
        }
    }
    hold(|name, source| {
        let marked = |line: &str| line.split('"').skip(1).step_by(2).any(has_colour);
        let tests = source.find("#[cfg(test)]").unwrap_or(source.len());
        first_line(&source[..tests], marked).filter(|_| name.starts_with("src/ui/")).map(|line| format!("line {line}"))
    });
}

#[test]
fn a_colour_is_told_from_other_words_with_a_hash() {
    assert!(has_colour("color: #fff;") && has_colour("a #12ab34 b") && has_colour("rgb(1 2 3)"));
    assert!(!has_colour("href=\"#list\"") && !has_colour("ibn-anchorage#summit") && !has_colour("#add-more"));
}

#[test]
fn nothing_names_the_workshop() {
    let mut found = Vec::new();
    for folder in ["src", "styles", "demo", "scripts", "benches", ".ci"] {
        for file in source_files(&root().join(folder)) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            for word in ["../shared", "/work/", "/tmp/wt", ".library"] {
                if text.contains(word) {
                    found.push(format!("{}: {word}", file.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_changelog_and_licences_are_there() {
    for name in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "benches/README.md"] {
        assert!(
            std::fs::read_to_string(root().join(name)).is_ok_and(|text| text.len() > 200),
            "{name} is missing or empty"
        );
    }
}
