//! Several selected nodes: who they are and what they share.

use yew::prelude::*;

use super::event_item::event_list;
use super::{name_list, part};
use crate::state::Command;
use crate::state::select::{EventRow, NodeLink};
use crate::ui::button::Action;
use crate::ui::icon::Icon;
use crate::ui::store::use_dispatch;

/// The nodes and the events that all of them are in.
#[derive(Properties, Clone, PartialEq)]
pub struct ManyProps {
    pub nodes: Vec<NodeLink>,
    pub shared: Vec<EventRow>,
}

/// See [`ManyProps`].
#[component]
pub fn Many(props: &ManyProps) -> Html {
    let dispatch = use_dispatch();
    let send = |command: Command| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(command.clone()))
    };
    html! {
        <article class="subject">
            <header class="subject-head">
                <p class="subject-kind">{ "selection" }</p>
                <h2 class="subject-name">{ format!("{} selected", props.nodes.len()) }</h2>
            </header>
            <div class="actions" role="group" aria-label="What to do with them">
                <Action icon={Icon::Fit} label="Fit" onclick={send(Command::FitSelection)} />
                <Action icon={Icon::Focus} label="Focus" onclick={send(Command::Focus)} />
                <Action icon={Icon::Path} label="Path between" onclick={send(Command::SelectPath)} />
                <Action icon={Icon::Pin} label="Pin" onclick={send(Command::TogglePin)} />
                <Action icon={Icon::Hide} label="Hide" onclick={send(Command::HideSelection)} />
                <Action icon={Icon::Close} label="Clear" onclick={send(Command::ClearSelection)} />
            </div>
            { part("Selected", props.nodes.len(), name_list(&props.nodes)) }
            { part("Events they share", props.shared.len(), event_list(&props.shared)) }
            if props.shared.is_empty() {
                <p class="empty">
                    { "No single event has all of them." }
                    if props.nodes.len() == 2 {
                        { " “Path between” shows how they hang together." }
                    }
                </p>
            }
        </article>
    }
}
