//! The Yew app: the shell, its panels and dialogs, over the store.

mod account;
mod act;
mod anchor;
mod articles;
mod blank_canvas;
mod button;
mod card;
mod condition_bar;
mod dialog;
mod element;
mod files;
mod graph_canvas;
mod help;
mod icon;
mod inspector;
mod issues;
mod keyboard;
mod legend;
mod masthead;
mod measures;
mod menu;
mod mount;
mod narrow;
mod node_link;
pub mod pane;
mod quote;
mod reader;
mod saved_views;
mod search;
mod status_bar;
mod swatch;
mod table;
mod timeline;
mod words;

pub mod app;
pub mod renders;

pub use mount::mount;
