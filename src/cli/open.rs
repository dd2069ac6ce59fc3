//! Opening what the command line names.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::io::{self, Issue, ReadError, demo};
use crate::model::{Dataset, Decisions, Merged, Source};

/// More than a reader takes: the rest of such a file need not be read to refuse it.
const ENOUGH: u64 = (64 << 20) + 1;

/// The articles of a command, and what they say together.
pub(super) struct Opened {
    pub(super) dataset: Dataset,
    pub(super) merged: Merged,
    pub(super) issues: Vec<Issue>,
}

/// What one file holds.
pub(super) enum Content {
    Article(Box<Source>),
    Decisions(Decisions),
}

impl Opened {
    /// Reads the files, or the demo articles where there are none. The first that cannot be read ends it.
    pub(super) fn of(files: &[PathBuf]) -> Result<Self, Failure> {
        let (opened, failures) = Self::as_far_as_possible(files);
        match failures.into_iter().next() {
            Some(failure) => Err(failure),
            None => Ok(opened),
        }
    }

    /// Reads all files that can be read, and tells of the others.
    pub(super) fn as_far_as_possible(files: &[PathBuf]) -> (Self, Vec<Failure>) {
        let (mut dataset, mut issues, mut failures) = (Dataset::default(), Vec::new(), Vec::new());
        if files.is_empty() {
            dataset = demo::dataset();
        }
        for path in files {
            match read_file(path).and_then(|(content, found)| {
                issues.extend(found);
                with(&dataset, content, path)
            }) {
                Ok(with) => dataset = with,
                Err(failure) => failures.push(failure),
            }
        }
        let merged = Merged::of(&dataset);
        (Self { dataset, merged, issues }, failures)
    }

    /// Says what is wrong with the files without keeping the rest from being used.
    pub(super) fn tell(&self, err: &mut dyn Write) -> Result<(), Failure> {
        for issue in &self.issues {
            writeln!(err, "{}: {issue}", issue.severity.as_str())?;
        }
        Ok(())
    }

    /// A title for a picture of it all.
    pub(super) fn title(&self) -> String {
        let titles: Vec<&str> = self.dataset.sources.values().map(|source| source.article.title.as_str()).collect();
        if titles.is_empty() { "Summitry".to_owned() } else { titles.join(" · ") }
    }
}

/// The dataset with what one more file holds.
fn with(dataset: &Dataset, content: Content, path: &Path) -> Result<Dataset, Failure> {
    match content {
        Content::Article(source) => {
            dataset.open(*source).map_err(|clash| Failure::Clash { path: path.to_owned(), clash })
        }
        Content::Decisions(decisions) => {
            let mut dataset = dataset.clone();
            for (one, other) in &decisions.same {
                dataset.decisions = dataset.decisions.same(one, other);
            }
            for (one, other) in &decisions.different {
                dataset.decisions = dataset.decisions.different(one, other);
            }
            Ok(dataset)
        }
    }
}

/// Reads an article, or answers about what is the same in several.
fn read_file(path: &Path) -> Result<(Content, Vec<Issue>), Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(ENOUGH).read_to_end(&mut bytes))
        .map_err(|cause| Failure::Unreadable { path: path.to_owned(), cause })?;
    let name = path.display().to_string();
    match io::read(&name, &bytes) {
        Ok(reading) => Ok((Content::Article(Box::new(reading.source)), reading.issues)),
        Err(ReadError::Format { found, .. }) if found.contains("merge-decisions/") => {
            let (decisions, issues) = io::read_decisions(&name, &bytes)?;
            Ok((Content::Decisions(decisions), issues))
        }
        Err(error) => Err(error.into()),
    }
}
