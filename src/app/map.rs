//! The map without its drawing: which cell a place is in, and which groups share a mark.

use crate::place::outline::{latitude_of, northing};
use crate::place::{Gazetteer, Point};
use crate::search::{Index, Ordinal, Results};
use std::sync::LazyLock;

/// Kilometres of a degree of longitude on the equator.
const KM_PER_DEGREE: f64 = 111.195;
/// Steps into which a row of cells is divided when a latitude is looked up.
const STEPS: usize = 8;
/// No mark.
const NOBODY: u16 = u16::MAX;

/// Which part of the world is on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapFrame {
    /// Degrees east of the middle.
    pub longitude: f64,
    /// How far north the middle is, see [`northing`].
    pub northing: f64,
    /// Degrees of longitude in one column.
    pub scale: f64,
}

/// Where places are on a map of so many cells. A cell is twice as high as wide, so a row is as many degrees as two
/// columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    frame: MapFrame,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Columns in a degree of longitude: a product is quicker than a quotient, of which a map has a hundred thousand.
    columns_per_degree: f64,
    /// The latitude of the upper edge, in degrees.
    top: f64,
    /// Steps in a degree of latitude.
    steps_per_degree: f64,
    /// The row of each step of latitude from the upper edge down.
    rows: Vec<u16>,
}

impl Projection {
    /// The projection of what is on the map to its cells.
    pub fn new(frame: MapFrame, size: (u16, u16)) -> Self {
        let row_height = 2.0 * frame.scale;
        let upper = frame.northing + row_height * f64::from(size.1) / 2.0;
        let top = latitude_of(upper);
        let bottom = latitude_of(upper - row_height * f64::from(size.1));
        let count = (usize::from(size.1) * STEPS).max(1);
        let steps_per_degree = count as f64 / (top - bottom).max(1e-9);
        // Reading a table is many times faster than a logarithm for each of a hundred thousand groups.
        let rows = (0..count)
            .map(|step| {
                let middle = top - (step as f64 + 0.5) / steps_per_degree;
                (((upper - northing(middle)) / row_height) as u16).min(size.1.saturating_sub(1))
            })
            .collect();
        Self { frame, size, columns_per_degree: frame.scale.recip(), top, steps_per_degree, rows }
    }

    /// Columns from the left edge and rows from the upper edge, as fractions; they may lie outside.
    pub fn position_of(&self, longitude: f64, northing: f64) -> (f64, f64) {
        let east = wrap(longitude - self.frame.longitude) * self.columns_per_degree;
        let south = (self.frame.northing - northing) * (self.columns_per_degree / 2.0);
        (east + f64::from(self.size.0) / 2.0, south + f64::from(self.size.1) / 2.0)
    }

    /// The cell of a place; `None` where it is not on the map.
    pub fn cell_of(&self, point: Point) -> Option<(u16, u16)> {
        let step = (self.top - point.latitude) * self.steps_per_degree;
        if step < 0.0 {
            return None;
        }
        let row = *self.rows.get(step as usize)?;
        let east = wrap(point.longitude - self.frame.longitude) * self.columns_per_degree;
        let column = east + f64::from(self.size.0) / 2.0;
        (column >= 0.0 && column < f64::from(self.size.0)).then_some((column as u16, row))
    }

    /// Degrees of longitude from the left to the right edge.
    pub fn degrees_across(&self) -> f64 {
        self.frame.scale * f64::from(self.size.0)
    }

    /// How many degrees a longitude lies east of the middle.
    pub fn degrees_aside(&self, longitude: f64) -> f64 {
        wrap(longitude - self.frame.longitude)
    }

    /// How many kilometres a column is in the middle of the map.
    pub fn km_per_column(&self) -> f64 {
        self.frame.scale * KM_PER_DEGREE * latitude_of(self.frame.northing).to_radians().cos()
    }
}

/// A longitude, or a difference of two, brought between -180 and 180.
pub fn wrap(longitude: f64) -> f64 {
    if (-180.0..180.0).contains(&longitude) {
        longitude
    } else {
        (longitude + 180.0).rem_euclid(360.0) - 180.0
    }
}

/// What a map shows: as long as it is the same, the marks are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapKey {
    /// The number of the results, see [`results_number`](super::state::State::results_number).
    pub results: u64,
    /// What is on the map.
    pub frame: MapFrame,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// What coasts and borders are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineSigns {
    /// Full stops.
    Ascii,
    /// Dots in the middle of a cell.
    Dots,
    /// Patterns of eight dots.
    Braille,
}

/// What a picture of coasts and borders shows: as long as it is the same, the picture is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlineKey {
    /// What is on the map.
    pub frame: MapFrame,
    /// Columns and rows.
    pub size: (u16, u16),
    /// What it is drawn with.
    pub signs: OutlineSigns,
}

/// Coasts and borders as they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinePicture {
    /// What it shows.
    pub key: OutlineKey,
    /// The cells that are not empty, by column and row, each with its sign.
    pub cells: Vec<((u16, u16), char)>,
}

/// Groups that share a mark on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Column and row of its first letter.
    pub cell: (u16, u16),
    /// Columns that it has.
    pub columns: u16,
    /// How many groups share it.
    pub count: u32,
    /// The best of them.
    pub group: Ordinal,
}

/// The name of a town on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TownLabel {
    /// Column and row of its first letter.
    pub cell: (u16, u16),
    /// The name.
    pub name: &'static str,
}

/// The marks of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// What the map shows.
    pub key: MapKey,
    /// Where places are on it.
    pub projection: Projection,
    /// The marks, those of most groups first.
    pub marks: Vec<Mark>,
    /// Names of towns where there is room for them.
    pub towns: Vec<TownLabel>,
    /// The mark that has a cell or its groups, row by row.
    owners: Vec<u16>,
}

/// The groups of a cell.
#[derive(Clone, Copy)]
struct Bin {
    count: u32,
    best: Option<Ordinal>,
}

impl Marks {
    /// Gathers the groups that are on a map into marks that do not cover each other.
    pub fn gather(index: &Index, results: &Results, key: MapKey) -> Self {
        let projection = Projection::new(key.frame, key.size);
        let (columns, rows) = key.size;
        let cells = usize::from(columns) * usize::from(rows);
        let mut bins = vec![Bin { count: 0, best: None }; cells];
        let bin_of = |point: Point| {
            let (column, row) = projection.cell_of(point)?;
            Some(usize::from(row) * usize::from(columns) + usize::from(column))
        };
        // The best group of a cell stands for it; the hits are in their order.
        for hit in &results.hits {
            let place = index.row(hit.ordinal).place_to_go();
            if let Some(bin) = place.and_then(bin_of).and_then(|at| bins.get_mut(at)) {
                bin.best = bin.best.or(Some(hit.ordinal));
            }
        }
        for placed in &results.gathered.placed {
            if let Some(bin) = bin_of(placed.point()).and_then(|at| bins.get_mut(at)) {
                bin.count += 1;
                bin.best = bin.best.or(Some(placed.group));
            }
        }
        let mut marks =
            Self { key, projection, marks: Vec::new(), towns: Vec::new(), owners: vec![NOBODY; cells] };
        marks.place_bins(&bins);
        marks.place_towns();
        marks
    }

    /// Gives the fullest cells their marks first; what has no room beside them joins them.
    fn place_bins(&mut self, bins: &[Bin]) {
        let mut order: Vec<usize> =
            (0..bins.len()).filter(|at| bins.get(*at).is_some_and(|bin| bin.count > 0)).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(bins.get(*at).map_or(0, |bin| bin.count)), *at));
        let columns = usize::from(self.key.size.0).max(1);
        for at in order {
            let Some(Bin { count, best: Some(group) }) = bins.get(at).copied() else { continue };
            let (column, row) = ((at % columns) as u16, (at / columns) as u16);
            let width = mark_columns(count);
            let first = column.saturating_sub((width - 1) / 2).min(self.key.size.0.saturating_sub(width));
            let taken =
                (first.saturating_sub(1)..=first + width).find_map(|column| self.owner_at((column, row)));
            if let Some(owner) = self.owner_at((column, row)).or(taken) {
                self.set_owner((column, row), owner);
                if let Some(mark) = self.marks.get_mut(usize::from(owner)) {
                    mark.count += count;
                }
                continue;
            }
            let Some(number) = u16::try_from(self.marks.len()).ok().filter(|number| *number != NOBODY) else {
                return;
            };
            (first..first + width).for_each(|column| self.set_owner((column, row), number));
            self.set_owner((column, row), number);
            self.marks.push(Mark { cell: (first, row), columns: width, count, group });
        }
    }

    /// Writes the names of the largest towns where nothing else stands.
    fn place_towns(&mut self) {
        let most = usize::from(self.key.size.1) / 2;
        let towns = largest_towns().iter();
        let towns = towns.filter_map(|(point, name)| Some((*name, self.projection.cell_of(*point)?)));
        let towns: Vec<_> = towns.take(most * 8).collect();
        let mut free: Vec<bool> = self.owners.iter().map(|owner| *owner == NOBODY).collect();
        let columns = usize::from(self.key.size.0);
        for (name, (column, row)) in towns {
            let (column, row) = (usize::from(column), usize::from(row));
            if self.towns.len() >= most {
                return;
            }
            let width = crate::page::text::width(name);
            // Beside its mark, if it has one, and with a column free on both sides.
            let beside = [column + 2, column + 3, column + 4].into_iter();
            let places = beside.chain(column.checked_sub(width + 1));
            let start = places.filter(|first| *first > 0 && first + width < columns).find_map(|first| {
                let start = row * columns + first;
                let around = free.get(start - 1..=start + width)?;
                around.iter().all(|is_free| *is_free).then_some((first, start))
            });
            let Some((first, start)) = start else { continue };
            free.get_mut(start..start + width).unwrap_or_default().fill(false);
            self.towns.push(TownLabel { cell: (first as u16, row as u16), name });
        }
    }

    fn owner_at(&self, cell: (u16, u16)) -> Option<u16> {
        self.owners.get(self.index_of(cell)?).copied().filter(|owner| *owner != NOBODY)
    }

    fn set_owner(&mut self, cell: (u16, u16), owner: u16) {
        if let Some(place) = self.index_of(cell).and_then(|at| self.owners.get_mut(at)) {
            *place = owner;
        }
    }

    fn index_of(&self, (column, row): (u16, u16)) -> Option<usize> {
        let (columns, rows) = self.key.size;
        (column < columns && row < rows)
            .then(|| usize::from(row) * usize::from(columns) + usize::from(column))
    }

    /// The number of the mark that a place belongs to.
    pub fn mark_of(&self, point: Point) -> Option<usize> {
        self.owner_at(self.projection.cell_of(point)?).map(usize::from)
    }
}

/// The towns of the gazetteer, the largest first.
fn largest_towns() -> &'static [(Point, &'static str)] {
    static TOWNS: LazyLock<Vec<(Point, &str)>> = LazyLock::new(|| {
        let mut towns: Vec<_> = Gazetteer::embedded().towns().collect();
        towns.sort_by_key(|town| std::cmp::Reverse(town.population));
        towns.into_iter().map(|town| (town.point, town.name)).collect()
    });
    &TOWNS
}

/// Columns that the number of a mark has: one more than it needs now, for groups that join.
fn mark_columns(count: u32) -> u16 {
    if count == 1 { 1 } else { count.checked_ilog10().unwrap_or(0) as u16 + 2 }
}

/// The number of a mark in so many columns: 7, 312, 14k.
pub fn mark_label(count: u32, columns: u16) -> String {
    let whole = count.to_string();
    let thousands = format!("{}k", count / 1000);
    let mut labels = [whole, thousands].into_iter();
    labels.find(|label| label.len() <= usize::from(columns)).unwrap_or_else(|| "+".to_owned())
}
