//! What panels show: comparable values, made from state by pure functions.

mod account;
mod articles;
mod card;
mod conditions;
mod csv;
mod drawn;
mod facets;
mod help;
mod inspector;
mod inspector_edge;
mod inspector_entity;
mod inspector_event;
mod inspector_views;
mod legend;
mod measures;
mod names;
mod offers;
mod order;
mod path;
mod reader;
mod rows;
mod since;
mod table;
mod table_cell;
mod views;
mod whereabouts;

pub mod sentence;
pub mod words;

pub use account::{Account, account, account_text, shown_words};
pub use articles::articles;
pub use card::line_card;
pub use conditions::{chips, condition_words, dimension_words};
pub use drawn::{blank, counts};
pub use facets::facets;
pub use help::{HelpGroup, HelpRow, help};
pub use inspector::inspector;
pub use inspector_views::{
    AgreementView, EdgeView, EntityView, EventRow, EventView, FactRow, Inspector, LineCard, NodeLink, QuoteView,
    RelationRow, Saying, TogetherRow,
};
pub use legend::legend;
pub use measures::{CommunityRow, MeasuresView, MonthRow, PairRow, measures};
pub(super) use names::name_of;
pub use offers::{Found, OfferRow, offers};
pub(super) use offers::{find, names_found};
pub(super) use order::{in_time_order, in_time_order_paced};
pub use path::{Hop, HopLine, PathView, path, path_aside, path_text};
pub use reader::reader;
pub use since::{clock, known};
pub use table::{RowOf, TableOrder, TableRow, table_csv, table_order, table_place, table_rows};
pub use views::{
    ArticleRow, Blank, ChangeRow, Chip, ClockView, Counts, FacetGroup, FacetRow, FacetView, KnownView, LegendItem,
    LegendRow, LegendView, Passage, ReaderView, StatusStep,
};
pub use whereabouts::{folded_around, whereabouts};
