//! Which of the three tables is shown, and how each is sorted and filtered.

/// The tables of the list twin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tab {
    #[default]
    Entities,
    Events,
    /// All lines: relations, parts in events, places …
    Relations,
}

/// By which column a table is sorted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorted {
    pub column: usize,
    pub descending: bool,
}

/// How the tables are looked at. No step for undo, like the panels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub tab: Tab,
    /// By table, in the order of [`Tab::ALL`].
    sorted: [Sorted; 3],
    /// Only rows with all of these words.
    pub words: String,
    /// Without what is not drawn.
    pub only_drawn: bool,
}

impl Tab {
    /// All tables, in their order.
    pub const ALL: [Self; 3] = [Self::Entities, Self::Events, Self::Relations];

    /// "Names", "Events", "Relations".
    pub fn title(self) -> &'static str {
        match self {
            Self::Entities => "Names",
            Self::Events => "Events",
            Self::Relations => "Relations",
        }
    }

    /// The heads of its columns; the first names the row.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Entities => &["Name", "Kind", "Country", "Events", "Lines", "Sources"],
            Self::Events => &["Event", "Date", "Type", "Status", "Place", "Who took part", "Sources"],
            Self::Relations => &["From", "Relation", "To", "Date", "Quotes", "Sources"],
        }
    }

    /// Whether a column holds numbers: they stand at the right, and the greatest come first.
    pub fn counts(self, column: usize) -> bool {
        match self {
            Self::Entities => column == 3 || column == 4,
            Self::Events => false,
            Self::Relations => column == 4,
        }
    }
}

impl Default for Table {
    /// Events in time order, the others by name.
    fn default() -> Self {
        let by = |column| Sorted { column, descending: false };
        Self { tab: Tab::default(), sorted: [by(0), by(1), by(0)], words: String::new(), only_drawn: false }
    }
}

impl Table {
    /// How the shown table is sorted.
    pub fn sorted(&self) -> Sorted {
        self.sorted[self.tab as usize]
    }

    /// Sorts by a column; by the same again, the other way.
    pub(super) fn sort(&mut self, column: usize) {
        let before = self.sorted();
        if column < self.tab.columns().len() {
            let descending = if before.column == column { !before.descending } else { self.tab.counts(column) };
            self.sorted[self.tab as usize] = Sorted { column, descending };
        }
    }
}
