//! What a few groups say to the same questions, to be read side by side. Made by `export`, drawn by `ui`.

/// Groups side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// In which they differ and in which they do not, in words.
    pub summary: String,
    /// The names, one a column.
    pub names: Vec<String>,
    /// The questions, one a row.
    pub rows: Vec<ComparedRow>,
}

/// What the groups say to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// The question in a word or two.
    pub label: String,
    /// The answers in words, one for each group; where a listing says nothing, a word for that.
    pub cells: Vec<String>,
}

impl ComparedRow {
    /// Whether the groups differ in this.
    pub fn differs(&self) -> bool {
        self.cells.windows(2).any(|pair| matches!(pair, [one, other] if one != other))
    }
}

impl Comparison {
    /// The labels of the rows in which the groups differ, or of those in which they do not.
    pub fn labels(&self, differing: bool) -> String {
        let rows = self.rows.iter().filter(|row| row.differs() == differing);
        rows.map(|row| row.label.as_str()).collect::<Vec<_>>().join(", ")
    }
}
