//! What can be done with a selected node.

use yew::prelude::*;

use super::path::PathFrom;
use crate::model::GlobalId;
use crate::state::Command;
use crate::ui::button::Action;
use crate::ui::icon::Icon;
use crate::ui::store::{use_dispatch, use_select};

/// The buttons of a node.
#[derive(Properties, Clone, PartialEq)]
pub struct ActionsProps {
    pub id: GlobalId,
    pub pinned: bool,
    /// Neighbours not drawn at present.
    pub hidden: usize,
}

/// See [`ActionsProps`].
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let dispatch = use_dispatch();
    let focused = use_select(|state| !state.session.filter.focus.is_empty());
    let path = use_state(|| false);
    let send = |command: Command| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(command.clone()))
    };
    let toggle_path = {
        let path = path.clone();
        Callback::from(move |()| path.set(!*path))
    };
    let id = &props.id;
    let expand = match props.hidden {
        0 => AttrValue::Static("Expand"),
        hidden => AttrValue::from(format!("Expand +{hidden}")),
    };
    let why_not = (props.hidden == 0).then_some(AttrValue::Static("All its neighbours are drawn"));
    html! {
        <>
            <div class="actions" role="group" aria-label="What to do with it">
                <Action icon={Icon::Locate} label="Locate" onclick={send(Command::Locate(id.clone()))} />
                <Action icon={Icon::Focus} label="Focus" pressed={*focused} onclick={send(Command::Focus)} />
                <Action icon={if props.pinned { Icon::Unpin } else { Icon::Pin }} label="Pin" pressed={props.pinned}
                    onclick={send(Command::TogglePin)} />
                <Action icon={Icon::Expand} label={expand} {why_not} onclick={send(Command::Expand(id.clone()))} />
                <Action icon={Icon::Hide} label="Hide" onclick={send(Command::HideSelection)} />
                <Action icon={Icon::Path} label="Path" more=" from here" expanded={*path} onclick={toggle_path} />
            </div>
            if *path {
                <PathFrom key={id.as_str()} from={id.clone()} />
            }
        </>
    }
}
