//! From a state and a command to the next state and its effects.

use crate::order::Listed as _;
use crate::order::{Map, Set};

mod articles;
mod filter;
mod knowledge;
mod layout;
mod links;
mod measures;
mod route;
mod saved;
mod screen;
mod search;
mod selection;
mod table;
mod timeline;
mod work;

pub(super) use filter::hidden_neighbours;

use std::rc::Rc;

use super::work::{Lack, Maker};
use super::{Command, Effect, Notice, Preferences, Session, State, history};
use crate::model::GlobalId;

/// Carries out a command. Pure: the same state and command always give the same answer.
///
/// Each topic changes the articles or the session and no more; what follows from that (network, visibility, the step
/// for undo, the effects on layout, picture and link) is worked out here once, from the difference.
pub fn update(state: &State, command: Command) -> (State, Vec<Effect>) {
    use Command as C;
    match command {
        C::Worked { ticket, task, part } => work::take(state, ticket, task, part),
        C::Working(percent) => (State { work: state.work.at(percent), ..state.clone() }, Vec::new()),
        C::StopWork => work::stop(state),
        // What is under way is what was done last.
        C::Undo if !state.work.waiting().is_empty() => work::stop(state),
        C::Escape if work::is_on_top(state) => work::stop(state),
        command => work::give(state, command),
    }
}

/// Carries out a command for which all is there; else what has to be made first.
fn carried_out(state: &State, command: Command) -> Result<(State, Vec<Effect>), Lack> {
    use Command as C;
    let mut change = Change::of(state);
    match command {
        C::OpenDemo => articles::open_demo(&mut change),
        C::OpenFile { name, bytes } => articles::open_file(&mut change, name, bytes),
        C::OpenFiles(files) => articles::open_files(&mut change, files),
        C::CloseArticle(article) => articles::close(&mut change, &article),
        C::ChooseFiles => change.effects.push(Effect::ChooseFiles),

        C::Select(id) => selection::select(&mut change, &id),
        C::ToggleSelect(id) => selection::toggle(&mut change, &id),
        C::SelectMany(ids) => selection::select_many(&mut change, &ids),
        C::SelectEdge(name) => selection::select_edge(&mut change, name),
        C::SelectAll => selection::select_all(&mut change),
        C::InvertSelection => selection::invert(&mut change),
        C::ClearSelection => selection::clear(&mut change),
        C::ToggleLasso => change.session().lasso ^= true,
        C::SelectDegrees(degrees) => change.session().degrees = degrees.clamp(1, 5),
        C::SelectNeighbours => selection::add_neighbours(&mut change),
        C::SelectPath => route::ask(&mut change),
        C::FindPath { from, to } => route::between(&mut change, &from, &to),
        C::AskPath(id) => search::ask_path(&mut change, &id),
        C::StepPath(by) => route::step(&mut change, by),
        C::TogglePathStatus => route::alter(
            &mut change,
            ["keep paths to what took place", "find paths through what did not take place, too"],
            |route| toggle_flag(&mut route.any_status),
        ),
        C::TogglePathOrder => {
            route::alter(&mut change, ["find paths in any order", "find paths in time order"], |route| {
                toggle_flag(&mut route.in_order)
            })
        }
        C::TurnPath => route::alter(&mut change, ["turn the path round"; 2], |route| {
            std::mem::swap(&mut route.from, &mut route.to);
            true
        }),
        C::CopyPath => route::copy(&mut change),

        C::ToggleKind(kind) => filter::toggle_kind(&mut change, kind),
        C::ToggleFamily(family) => filter::toggle_family(&mut change, family),
        C::ToggleArticle(article) => filter::toggle_article(&mut change, article),
        C::ToggleUnfolded => filter::toggle_unfolded(&mut change),
        C::ToggleOnlyCounting => filter::toggle_only_counting(&mut change),
        C::ToggleCondition(condition) => filter::toggle_condition(&mut change, condition),
        C::ClearDimension(dimension) => filter::clear(&mut change, dimension),
        C::SetText(text) => filter::set_text(&mut change, text),
        C::ToggleHides => filter::toggle_hides(&mut change),
        C::HideSelection => filter::hide_selection(&mut change),
        C::ShowHidden => filter::show_hidden(&mut change),
        C::Focus => filter::focus(&mut change),
        C::Expand(id) => filter::expand(&mut change, &id),
        C::ResetFilter => filter::reset(&mut change),

        C::SetWindow { window, gesture } => timeline::set_window(&mut change, window, gesture),
        C::SetKnown { day, gesture } => knowledge::set(&mut change, day, gesture),
        C::StepKnown(by) => knowledge::step(&mut change, by),
        C::StepEvent(by) => timeline::step_event(&mut change, by),

        C::ShowTable(tab) => change.session().table.tab = tab,
        C::SortTable(column) => change.session().table.sort(column),
        C::SetTableWords(words) => change.session().table.words = words,
        C::ToggleOnlyDrawn => change.session().table.only_drawn ^= true,
        C::CopyTable => table::copy(&mut change),
        C::SaveTable => table::save(&mut change),

        C::FocusSearch => change.effects.push(Effect::Focus(super::FocusTarget::Search)),
        C::SetQuery(query) => search::set_query(&mut change, query),
        C::MoveHit(by) => search::move_hit(&mut change, by),
        C::TakeHit => return search::take(state, state.session.hit),
        C::TakeHitAt(at) => return search::take(state, at),

        C::Pin { node, at } => layout::pin(&mut change, vec![(node, at)]),
        C::PinMany(pins) => layout::pin(&mut change, pins),
        C::Unpin(id) => layout::unpin(&mut change, &id),
        C::TogglePin => layout::toggle_pin(&mut change),
        C::UnpinAll => layout::unpin_all(&mut change),
        C::TogglePause => change.session().paused ^= true,
        C::LayingOut(percent) => change.session().laying_out = percent,
        C::Arrange(way) => layout::arrange(&mut change, way),
        C::ToggleProjection => layout::project(&mut change, state.session.projection.next()),
        C::Project(projection) => layout::project(&mut change, projection),

        C::ToggleMeasures => measures::toggle(&mut change),
        C::ShowMeasure(measure) => measures::show(&mut change, measure),
        C::SetCommunities(resolution) => measures::set_communities(&mut change, resolution),
        C::Measured { ticket, message } => measures::hear(&mut change, ticket, &message),
        C::StopMeasures => measures::give_up(&mut change),
        C::AskMeasures => measures::ask_again(&mut change),

        C::TogglePanel(panel) => toggle(&mut change.session().panels, panel),
        C::ClosePanel(panel) => {
            change.session().panels.remove(&panel);
        }
        C::Read { article, quote } => screen::read(&mut change, article, quote),
        C::CloseReader => change.session().reader = None,
        C::SetTheme(theme) => change.session().theme = theme,
        C::SetSingleKeys(on) => change.session().single_keys = on,
        C::Escape => screen::escape(&mut change),
        C::DrawWithoutCard => change.session().without_card = true,
        C::Print(printing) => change.session().printing = printing,
        C::DismissNotice => change.session().notice = None,
        C::Say { text, is_error } => change.session().notice = Some(Notice { text, is_error }),

        C::Locate(id) => screen::locate(&mut change, &id),
        C::FitAll => change.effects.push(Effect::FitAll),
        C::FitSelection => screen::fit_selection(&mut change),
        C::ZoomIn => change.effects.push(Effect::Zoom(screen::ZOOM_STEP)),
        C::ZoomOut => change.effects.push(Effect::Zoom(1.0 / screen::ZOOM_STEP)),
        C::ZoomReset => change.effects.push(Effect::ZoomReset),

        C::CopyAccount => {
            let text = super::select::account_text(state);
            change.effects.push(Effect::CopyText { text, done: "description copied".to_owned() });
        }
        C::CopyLink => change.effects.push(Effect::CopyLink),
        C::SavePlaces => change.effects.push(Effect::SavePlaces),
        C::SavePicture(kind) => change.effects.push(Effect::SavePicture(kind)),
        C::OpenLink(link) => links::open(&mut change, &link),
        C::ForgetLink => change.session().awaited = None,

        C::SaveView(name) => saved::save(&mut change, &name),
        C::KeepView { name, link } => saved::keep(&mut change, &name, link),
        C::RenameView { from, to } => saved::rename(&mut change, &from, &to),
        C::DeleteView(name) => saved::delete(&mut change, &name),
        C::ApplyView(name) => saved::apply(&mut change, &name),

        C::Undo => return Ok(change.travel(Direction::Back)),
        C::Redo => return Ok(change.travel(Direction::Forth)),
        C::Worked { .. } | C::Working(_) | C::StopWork => {}
    }
    change.finish()
}

/// The revision of a document that has its first articles.
const FIRST_ARTICLES: u64 = 1;

/// A change in the making.
struct Change<'a> {
    before: &'a State,
    next: State,
    effects: Vec<Effect>,
    /// What the step is called, where this command is one for undo.
    step: Option<Rc<str>>,
    /// Steps of equal key in a row are one.
    key: Option<GlobalId>,
    articles_changed: bool,
    maker: Maker,
}

enum Direction {
    Back,
    Forth,
}

impl<'a> Change<'a> {
    fn of(before: &'a State) -> Self {
        let (next, maker) = (before.clone(), Maker::of(before));
        Self { before, next, effects: Vec::new(), step: None, key: None, articles_changed: false, maker }
    }

    fn session(&mut self) -> &mut Session {
        &mut self.next.session
    }

    /// Changes what can be undone.
    fn step(&mut self, what: &str, change: impl FnOnce(&mut Session)) {
        self.step = Some(what.into());
        change(&mut self.next.session);
    }

    fn say(&mut self, text: impl Into<String>) {
        self.next.session.notice = Some(Notice { text: text.into(), is_error: false });
    }

    fn fail(&mut self, text: impl Into<String>) {
        self.next.session.notice = Some(Notice { text: text.into(), is_error: true });
    }

    /// Whether nothing was done yet but open the first articles. These and the view of the page's own link are where
    /// undo ends: they are no steps.
    fn is_first(&self) -> bool {
        let State { document, history, .. } = self.before;
        document.revision <= FIRST_ARTICLES && history.undo_count() + history.redo_count() == 0
    }

    /// Works out what follows from the change; or what of that takes long and is not there yet.
    fn finish(mut self) -> Result<(State, Vec<Effect>), Lack> {
        let before = self.before;
        let next = &mut self.next;
        let maker = &mut self.maker;
        let filter_changed = next.session.filter != before.session.filter;
        let projection_changed = next.session.projection != before.session.projection;
        let known_changed = next.session.known != before.session.known;
        if self.articles_changed && !maker.lacks() {
            next.document.derive_all(next.session.projection, next.session.known, maker);
        } else if (projection_changed || known_changed) && !maker.lacks() {
            let ready = !known_changed || next.document.derive_known(next.session.known, maker).is_some();
            if ready {
                next.document.derive_network(next.session.projection, maker);
            }
        }
        if self.articles_changed && !maker.lacks() {
            carry_over(before, next);
        }
        let network_changed = self.articles_changed || projection_changed || known_changed;
        if network_changed && !maker.lacks() {
            let seen = maker.seen(&next.document.network, &next.session.filter);
            next.document.visibility = seen.unwrap_or_default();
        } else if filter_changed {
            next.document.derive_visibility(&next.session.filter);
        }
        if let Some(lack) = maker.lack() {
            return Err(lack);
        }
        if network_changed || filter_changed {
            next.document.revision = next.history.next_revision();
        }
        if network_changed || next.document.revision != before.document.revision {
            drop_missing_selection(next);
        }
        if next.session.selection.is_empty() && next.session.route.as_ref().is_some_and(|route| route.of != 0) {
            next.session.route = None;
            self.step.get_or_insert_with(|| "close the path".into());
        }
        if let Some(what) = self.step.take()
            && (network_changed || history::is_step(&before.session, &next.session))
        {
            next.history.push(what, self.key.take(), &before.document, &before.session);
        }
        if known_changed && self.next.session.notice == before.session.notice {
            knowledge::tell(&mut self);
        }
        Ok(self.follow())
    }

    /// Undo or redo: what was derived comes back as it was.
    fn travel(mut self, direction: Direction) -> (State, Vec<Effect>) {
        let State { document, session, history, .. } = &mut self.next;
        let (done, none) = match direction {
            Direction::Back => (history.undo(document, session), "nothing to undo"),
            Direction::Forth => (history.redo(document, session), "nothing to redo"),
        };
        match (done, &direction) {
            (Some(what), Direction::Back) => self.say(["undone: ", &what].concat()),
            (Some(what), Direction::Forth) => self.say(["done again: ", &what].concat()),
            (None, _) => self.say(none),
        }
        self.follow()
    }

    /// The effects that follow from the difference, then the command's own.
    fn follow(mut self) -> (State, Vec<Effect>) {
        let (before, next) = (self.before, &mut self.next);
        let mut effects = Vec::new();
        let arranged = before.session.arrangement != next.session.arrangement;
        // Places of a link come before the layout that begins with them.
        let places = self.effects.iter().position(|effect| matches!(effect, Effect::SetPlaces(_)));
        effects.extend(places.map(|at| self.effects.remove(at)));
        if arranged || places.is_some() || !Rc::ptr_eq(&before.document.laid_out, &next.document.laid_out) {
            effects.push(Effect::Relayout);
        } else if before.session.pins != next.session.pins {
            effects.push(Effect::SyncPins);
        }
        if !Rc::ptr_eq(&before.document.files, &next.document.files) {
            keep_and_forget(before, next, &mut effects);
        }
        search::follow(before, next);
        route::follow(before, next);
        table::follow(before, next);
        if next.session.reader.as_ref().is_some_and(|r| !next.document.dataset.sources.contains_key(&*r.article)) {
            next.session.reader = None;
        }
        measures::renew(next, &mut effects);
        let (old, new) = (&before.session, &next.session);
        if old.paused != new.paused {
            effects.push(Effect::SyncPause);
        }
        if old.theme != new.theme {
            effects.push(Effect::ApplyTheme);
        }
        let preferences = Preferences::of(new);
        if Preferences::of(old) != preferences {
            effects.push(Effect::Remember(preferences));
        }
        let seen =
            before.document != next.document || old.selection != new.selection || old.pins != new.pins || arranged;
        let grouped = old.communities != new.communities;
        if seen || grouped || old.degrees != new.degrees {
            effects.push(Effect::Redraw);
        }
        if seen || grouped || old.route != new.route {
            effects.push(Effect::SyncLink);
        }
        if arranged && !self.effects.iter().any(|effect| matches!(effect, Effect::SetCamera(_) | Effect::FitAll)) {
            effects.push(Effect::FitAll);
        }
        effects.append(&mut self.effects);
        (self.next, effects)
    }
}

/// Names that hang on a merged thing follow it when articles come and go: its name is the least of its members'.
fn carry_over(before: &State, next: &mut State) {
    let document = &next.document;
    let carried = |id: &GlobalId| {
        let merged_before = &before.document.whole;
        let members = match (merged_before.entities.get(id), merged_before.events.get(id)) {
            (Some(entity), _) => &entity.members[..],
            (None, Some(event)) => &event.members[..],
            (None, None) => &[],
        };
        let now = document
            .resolve_in_whole(id)
            .or_else(|| members.iter().find_map(|member| document.resolve_in_whole(member)));
        // What is closed may be opened again: its pins and filters wait for it.
        now.unwrap_or_else(|| id.clone())
    };
    let carried_set = |set: &Set<GlobalId>| set.iter().map(&carried).collect::<Set<_>>();
    let session = &mut next.session;
    session.selection.nodes = session.selection.nodes.iter().map(&carried).list();
    session.filter.hidden = carried_set(&session.filter.hidden);
    session.filter.shown = carried_set(&session.filter.shown);
    session.filter.focus = carried_set(&session.filter.focus);
    session.pins = session.pins.iter().map(|(id, at)| (carried(id), *at)).collect::<Map<_, _>>();
    if let Some(route) = &mut session.route {
        (route.from, route.to) = (carried(&route.from), carried(&route.to));
        route.found = Rc::new(route.found.iter().map(|path| path.iter().map(&carried).list()).list());
    }
}

/// Selected is only what is there; what was folded into lines can still be read.
fn drop_missing_selection(next: &mut State) {
    let State { document, session, .. } = next;
    let mut seen = Set::new();
    session.selection.nodes.retain(|id| document.resolve(id).is_some() && seen.insert(id.clone()));
    if session.selection.edge.as_ref().is_some_and(|name| document.edge_slot(name).is_none()) {
        session.selection.edge = None;
    }
    // A focus on nothing that is open would show an empty picture without a reason.
    if !session.filter.focus.is_empty() && session.filter.focus.iter().all(|id| document.resolve_in_whole(id).is_none())
    {
        session.filter.focus.clear();
        document.derive_visibility(&session.filter);
    }
}

fn keep_and_forget(before: &State, next: &State, effects: &mut Vec<Effect>) {
    let (old, new) = (&before.document.files, &next.document.files);
    for file in old.values().filter(|file| !new.values().any(|other| other.name == file.name)) {
        effects.push(Effect::Forget { name: file.name.clone() });
    }
    for (article, file) in &**new {
        if old.get(article).is_none_or(|old| old.name != file.name || old.bytes != file.bytes) {
            effects.push(Effect::Keep { name: file.name.clone(), bytes: file.bytes.clone() });
        }
    }
}

fn toggle_flag(flag: &mut bool) -> bool {
    *flag ^= true;
    *flag
}

fn toggle<T: Ord>(set: &mut Set<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
