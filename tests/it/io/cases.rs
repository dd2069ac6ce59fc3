//! Cases of import as folders of `tests/data/import`: `input.json`, the `issues.txt` that reading it gives, and, where
//! it can be read, `output.json`, what stands. `UPDATE=1 cargo test` writes what is expected anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use summitry::io;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

#[test]
fn every_case_gives_its_issues_and_its_article() {
    let folders = folders();
    assert!(folders.len() >= 10, "{}", folders.len());
    let mut wrong = String::new();
    for folder in folders {
        let bytes = std::fs::read(folder.join("input.json")).unwrap();
        let (issues, output) = match io::read("input.json", &bytes) {
            Ok(reading) => {
                let lines = reading.issues.iter().map(|issue| format!("{} {issue}\n", issue.severity.as_str()));
                (lines.collect(), Some(io::write(&reading.source)))
            }
            Err(error) => (format!("refused {error}\n"), None),
        };
        hold(&folder.join("issues.txt"), Some(issues), &mut wrong);
        hold(&folder.join("output.json"), output, &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Compares with the file, or writes it where that was asked for.
fn hold(path: &Path, actual: Option<String>, wrong: &mut String) {
    if std::env::var_os("UPDATE").is_some() {
        match actual {
            Some(actual) => std::fs::write(path, actual).unwrap(),
            None => drop(std::fs::remove_file(path)),
        }
        return;
    }
    let expected = std::fs::read_to_string(path).ok();
    if actual != expected {
        let show = |text: Option<String>| text.unwrap_or_else(|| "(no file)".into());
        let (expected, actual) = (show(expected), show(actual));
        writeln!(wrong, "{}\n--- expected\n{expected}\n--- actual\n{actual}", path.display()).unwrap();
    }
}
