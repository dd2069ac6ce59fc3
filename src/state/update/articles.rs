//! Opening and closing articles.

use std::cell::OnceCell;
use std::rc::Rc;

use super::{Change, layout, links};
use crate::io;
use crate::model::Source;
use crate::order::Listed as _;
use crate::state::arrangement::read_places;
use crate::state::{KeptFile, Notice};

pub(super) fn open_demo(change: &mut Change<'_>) {
    let demo = io::demo::dataset();
    let fresh: Vec<_> =
        demo.sources.into_iter().filter(|(id, _)| !change.next.document.dataset.sources.contains_key(id)).list();
    if fresh.is_empty() {
        change.say("the demo articles are open already");
        return;
    }
    let dataset = Rc::make_mut(&mut change.next.document.dataset);
    dataset.sources.extend(fresh);
    dataset.decisions.same.extend(demo.decisions.same);
    dataset.decisions.different.extend(demo.decisions.different);
    change.articles_changed = true;
    if !change.is_first() {
        change.step = Some("open the demo articles".into());
    }
}

/// What was open stays as it was unless the file can be read.
pub(super) fn open_file(change: &mut Change<'_>, name: String, bytes: Rc<[u8]>) {
    let Some(read) = change.maker.read(&name, &bytes) else { return };
    let read = match &*read {
        Ok(read) => read,
        Err(error) => {
            match read_places(&bytes) {
                Some(places) => layout::take_places(change, places),
                None => change.fail(format!("not opened: {error}")),
            }
            return;
        }
    };
    let document = &mut change.next.document;
    let source = read.source.clone();
    let id = source.article.id.clone();
    let title = source.article.title.clone();
    let same = document.dataset.sources.get(&id).map(|open| **open == *source);
    if same == Some(true) {
        change.say(format!("\u{201c}{title}\u{201d} is open already"));
        return;
    }
    let mut text = match same {
        None => format!("opened \u{201c}{title}\u{201d}: {}", contents(&source)),
        Some(_) => format!("opened \u{201c}{title}\u{201d} anew in place of the open one: {}", contents(&source)),
    };
    if !read.issues.is_empty() {
        text.push_str(&format!("; {} left out or doubtful, see the issues", counted(read.issues.len(), "thing")));
    }
    let taken = document.files.iter().any(|(other, file)| *other != id && file.name == name);
    let kept_name = if taken { format!("{id}-{name}") } else { name };
    let opened = id.to_string();
    let fingerprint = OnceCell::from(read.fingerprint.clone());
    Rc::make_mut(&mut document.dataset).sources.insert(id.clone(), source);
    Rc::make_mut(&mut document.files)
        .insert(id, KeptFile { name: kept_name, bytes, issues: read.issues.clone(), fingerprint });
    change.articles_changed = true;
    change.step = Some(quoted("open", &title));
    change.say(text);
    links::resume(change, &opened);
}

/// Opens each that can be read; the others stay closed, and the first of them says why.
pub(super) fn open_files(change: &mut Change<'_>, files: Vec<(String, Rc<[u8]>)>) {
    let (count, mut opened, mut step, mut said) = (files.len(), 0, None, None);
    for (name, bytes) in files {
        open_file(change, name, bytes);
        opened += usize::from(change.step.is_some());
        step = change.step.take().or(step);
        // What went wrong is told before what went well.
        said = match (said, change.next.session.notice.take()) {
            (Some(Notice { text, is_error: true }), _) => Some(Notice { text, is_error: true }),
            (_, notice) => notice,
        };
    }
    change.step = if opened > 1 { Some(["open ", &counted(opened, "file")].concat().into()) } else { step };
    change.next.session.notice = said;
    let told = [&opened.to_string(), " of ", &counted(count, "file")].concat();
    match &change.next.session.notice {
        Some(Notice { text, is_error: true }) => change.fail([&told, " opened; ", text].concat()),
        _ if opened > 1 => change.say(["opened ", &counted(opened, "file")].concat()),
        _ => {}
    }
}

/// Takes away exactly what the article said.
pub(super) fn close(change: &mut Change<'_>, article: &str) {
    let document = &mut change.next.document;
    let Some(source) = document.dataset.sources.get(article).cloned() else { return };
    Rc::make_mut(&mut document.dataset).sources.remove(article);
    if document.files.contains_key(article) {
        Rc::make_mut(&mut document.files).remove(article);
    }
    change.articles_changed = true;
    change.step = Some(quoted("close", &source.article.title));
    change.say(format!("closed \u{201c}{}\u{201d}", source.article.title));
}

fn quoted(verb: &str, title: &str) -> Rc<str> {
    [verb, " \u{201c}", title, "\u{201d}"].concat().into()
}

fn contents(source: &Source) -> String {
    let entities = counted(source.entities.len(), "name");
    format!("{entities}, {}", counted(source.events.len(), "event"))
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
