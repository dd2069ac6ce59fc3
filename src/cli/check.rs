//! `summitry check`: what is in the articles, and what is wrong with them.

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};

use super::open::Opened;
use super::{Articles, Failure};
use crate::io::{Issue, Severity};
use crate::model::{MergedEvent, Source};

/// Read articles and report what is wrong with them.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    articles: Articles,
    /// Print counts and issues as JSON.
    #[arg(long)]
    json: bool,
}

/// What was counted: the word for one and for several, how many in the files, how many once joined.
type Count = ([&'static str; 2], usize, usize);

impl Check {
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
        let (opened, failures) = Opened::as_far_as_possible(&self.articles.files);
        let conflicts = opened.merged.events.values().filter(|event| MergedEvent::in_conflict(event)).count();
        if self.json {
            self.print_json(&opened, &failures, conflicts, out)?;
        } else {
            opened.tell(err)?;
            for failure in &failures {
                writeln!(err, "error: {failure}")?;
            }
            for (word, files, joined) in counts(&opened) {
                let together = if joined == files { String::new() } else { format!(", {joined} once joined") };
                writeln!(out, "{files:>6} {}{together}", one_or_more(word, files))?;
            }
            let events = one_or_more(["event", "events"], conflicts);
            writeln!(out, "{conflicts:>6} {events} on which articles disagree")?;
        }
        let bad = opened.issues.iter().filter(|issue| issue.severity == Severity::Error);
        match bad.count() + failures.len() {
            0 => Ok(()),
            errors => Err(Failure::Bad { errors, files: self.articles.files.len() }),
        }
    }

    fn print_json(
        &self,
        opened: &Opened,
        failures: &[Failure],
        conflicts: usize,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let counts = counts(opened).map(|(word, files, joined)| {
            (one_or_more(word, 2).to_owned(), json!({ "in_files": files, "joined": joined }))
        });
        let report = json!({
            "counts": Value::Object(counts.into_iter().collect()),
            "conflicts": conflicts,
            "issues": opened.issues.iter().map(issue_json).collect::<Vec<_>>(),
            "unreadable": failures.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        writeln!(out, "{report:#}")?;
        Ok(())
    }
}

fn one_or_more([one, more]: [&'static str; 2], count: usize) -> &'static str {
    if count == 1 { one } else { more }
}

fn counts(opened: &Opened) -> [Count; 4] {
    let sum = |of: fn(&Source) -> usize| opened.dataset.sources.values().map(|source| of(source)).sum();
    let merged = &opened.merged;
    let articles = opened.dataset.sources.len();
    [
        (["article", "articles"], articles, articles),
        (["entity", "entities"], sum(|source| source.entities.len()), merged.entities.len()),
        (["relation", "relations"], sum(|source| source.relations.len()), merged.relations.len()),
        (["event", "events"], sum(|source| source.events.len()), merged.events.len()),
    ]
}

fn issue_json(issue: &Issue) -> Value {
    json!({
        "severity": issue.severity.as_str(),
        "file": issue.file,
        "line": issue.line,
        "column": issue.column,
        "path": issue.path,
        "found": issue.found,
        "expected": issue.expected,
    })
}
