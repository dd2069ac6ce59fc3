//! Writing an article in its own format, so that reading it again gives the same.

use super::fields::{self, Record};
use super::json_write::JsonText;
use super::native::FORMAT;
use crate::model::{Article, Entity, Event, Evidence, Extra, Participant, Relation, Says, Section, Source, Time};

/// The article as pretty JSON in the format's order, unknown keys last. `read(write(source))` gives `source` again.
pub fn write(source: &Source) -> String {
    JsonText::file(|out| {
        out.key("format").string(FORMAT);
        out.key("article").object(|out| article(out, &source.article));
        out.key("entities").list(&source.entities, |out, it| out.object(|out| entity(out, it)));
        out.key("relations").list(&source.relations, |out, it| out.object(|out| relation(out, it)));
        out.key("events").list(&source.events, |out, it| out.object(|out| event(out, it)));
        foreign(out, &fields::FILE, &source.extra);
    })
}

fn article(out: &mut JsonText, it: &Article) {
    out.key("id").string(&it.id);
    out.key("title").string(&it.title);
    text(out, "subtitle", it.subtitle.as_deref());
    out.key("publisher").string(&it.publisher);
    text(out, "author", it.author.as_deref());
    text(out, "url", it.url.as_deref());
    out.key("language").string(&it.language);
    text(out, "published", it.published.as_ref().map(ToString::to_string).as_deref());
    out.key("as_of").string(&it.as_of.to_string());
    text(out, "text", it.text.as_deref());
    text(out, "text_sha256", it.text_sha256.as_deref());
    foreign(out, &fields::ARTICLE, &it.extra);
}

fn entity(out: &mut JsonText, it: &Entity) {
    out.key("id").string(&it.id);
    out.key("kind").string(it.kind.as_str());
    out.key("name").string(&it.name);
    texts(out, "aliases", it.aliases.iter().map(String::as_str));
    text(out, "country", it.country.as_deref());
    text(out, "within", it.within.as_deref());
    if !it.ids.is_empty() {
        out.key("ids").object(|out| it.ids.iter().for_each(|(scheme, id)| out.key(scheme).string(id)));
    }
    if it.unnamed {
        out.key("unnamed").flag(true);
    }
    section(out, it.section.as_ref());
    text(out, "note", it.note.as_deref());
    out.key("evidence").list(&it.evidence, piece);
    foreign(out, &fields::ENTITY, &it.extra);
}

fn relation(out: &mut JsonText, it: &Relation) {
    out.key("id").string(&it.id);
    out.key("type").string(it.kind.as_str());
    out.key("from").string(&it.from);
    out.key("to").string(&it.to);
    text(out, "title", it.title.as_deref());
    time(out, it.time.as_ref());
    text(out, "basis", it.basis.as_ref().map(|basis| basis.as_str()));
    text(out, "note", it.note.as_deref());
    out.key("evidence").list(&it.evidence, piece);
    foreign(out, &fields::RELATION, &it.extra);
}

fn event(out: &mut JsonText, it: &Event) {
    out.key("id").string(&it.id);
    out.key("type").string(it.kind.as_str());
    out.key("title").string(&it.title);
    out.key("status").string(it.status.as_str());
    out.key("participants").list(&it.participants, |out, it| out.object(|out| participant(out, it)));
    text(out, "place", it.place.as_deref());
    text(out, "from", it.from.as_deref());
    text(out, "to", it.to.as_deref());
    time(out, it.time.as_ref());
    text(out, "duration", it.duration.as_ref().map(ToString::to_string).as_deref());
    text(out, "deadline", it.deadline.as_ref().map(ToString::to_string).as_deref());
    text(out, "part_of", it.part_of.as_deref());
    texts(out, "after", it.after.iter().map(|id| &**id));
    texts(out, "about", it.about.iter().map(|id| &**id));
    if let Some(it) = &it.says {
        out.key("says").object(|out| says(out, it));
    }
    text(out, "instrument", it.instrument.as_deref());
    text(out, "language", it.language.as_deref());
    section(out, it.section.as_ref());
    text(out, "note", it.note.as_deref());
    out.key("evidence").list(&it.evidence, piece);
    foreign(out, &fields::EVENT, &it.extra);
}

fn participant(out: &mut JsonText, it: &Participant) {
    out.key("entity").string(&it.entity);
    out.key("role").string(it.role.as_str());
    text(out, "side", it.side.as_deref());
    text(out, "as", it.surface.as_deref());
    text(out, "basis", it.basis.as_ref().map(|basis| basis.as_str()));
    if !it.evidence.is_empty() {
        out.key("evidence").list(&it.evidence, piece);
    }
    foreign(out, &fields::PARTICIPANT, &it.extra);
}

fn says(out: &mut JsonText, it: &Says) {
    out.key("act").string(&it.act);
    out.key("text").string(&it.text);
    text(out, "verbatim", it.verbatim.as_deref());
    foreign(out, &fields::SAYS, &it.extra);
}

fn time(out: &mut JsonText, time: Option<&Time>) {
    let Some(it) = time else { return };
    out.key("time").object(|out| {
        out.key("edtf").string(&it.date.to_string());
        out.key("basis").string(it.basis.as_str());
        text(out, "text", it.text.as_deref());
        text(out, "clock", it.clock.as_ref().map(ToString::to_string).as_deref());
        text(out, "zone", it.zone.as_deref());
        text(out, "note", it.note.as_deref());
        foreign(out, &fields::TIME, &it.extra);
    });
}

/// A piece of evidence; one that has only its quote is written as a string.
fn piece(out: &mut JsonText, it: &Evidence) {
    let fields = [it.prefix.is_none(), it.suffix.is_none(), it.stance.is_none(), it.by.is_none(), it.section.is_none()];
    if fields == [true; 5] && !it.extra.keys().any(|key| !fields::EVIDENCE.knows(key)) {
        return out.string(&it.quote);
    }
    out.object(|out| {
        out.key("quote").string(&it.quote);
        text(out, "prefix", it.prefix.as_deref());
        text(out, "suffix", it.suffix.as_deref());
        text(out, "stance", it.stance.as_ref().map(|stance| stance.as_str()));
        text(out, "by", it.by.as_deref());
        section(out, it.section.as_ref());
        foreign(out, &fields::EVIDENCE, &it.extra);
    });
}

fn text(out: &mut JsonText, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        out.key(key).string(text);
    }
}

fn texts<'a>(out: &mut JsonText, key: &str, texts: impl ExactSizeIterator<Item = &'a str>) {
    if texts.len() > 0 {
        out.key(key).list(texts, JsonText::string);
    }
}

fn section(out: &mut JsonText, section: Option<&Section>) {
    text(out, "section", section.map(|section| &*section.0));
}

/// The keys that the format does not know; one that it does would stand twice.
fn foreign(out: &mut JsonText, record: &Record, extra: &Extra) {
    for (key, value) in extra.iter().filter(|(key, _)| !record.knows(key)) {
        out.key(key).json(value.as_json());
    }
}
