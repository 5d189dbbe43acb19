//! What actions do on the map, and which part of the world it shows.

use crate::app::action::{Action, Focus};
use crate::app::map::{MapFrame, MapKey, Marks, Projection};
use crate::app::map_words::origin;
use crate::app::message::{Effect, World};
use crate::app::navigate::{move_focus, select_group};
use crate::app::state::State;
use crate::place::outline::{latitude_of, northing};
use crate::place::{Gazetteer, Point};
use crate::search::{ByDistance, Index, Ordinal, Query};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// The least and the most degrees of longitude in a column: some streets, and the world in a small window.
const LEAST_SCALE: f64 = 0.0004;
const MOST_SCALE: f64 = 9.0;
/// How much nearer the map comes at once.
const ZOOM: f64 = 2.0;
/// Groups that are to be seen around a place at first, if there are so many.
const AT_FIRST: usize = 12;
/// Kilometres around a place that are shown at least.
const LEAST_KM: f64 = 4.0;
/// Room around what is shown, as a part of it.
const ROOM: f64 = 1.15;
/// The least degrees of longitude in a column where groups are shown that lie close together.
const LEAST_FITTING_SCALE: f64 = 0.02;
/// How many scales there are from one to twice as much, and middles from one edge of the map to the other.
const SCALES_PER_DOUBLING: f64 = 4.0;
const STEPS_ACROSS: f64 = 16.0;

/// A direction of the arrows: columns to the right, rows down.
type Direction = (i32, i32);

/// What an action does on the map.
pub(super) fn act_on_map(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    match action {
        Action::Up => go_towards(state, (0, -1), world),
        Action::Down => go_towards(state, (0, 1), world),
        Action::Left => go_towards(state, (-1, 0), world),
        Action::Right => go_towards(state, (1, 0), world),
        Action::PageUp | Action::PageDown | Action::First | Action::Last => {
            go_by_distance(state, action, world)
        }
        Action::ZoomIn => zoom(state, 1.0 / ZOOM, world),
        Action::ZoomOut => zoom(state, ZOOM, world),
        Action::Open => {
            move_focus(state, Focus::Details, world);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The marks of what the map shows now: those of the last frame where they are still the same.
fn marks_now(state: &State, index: &Index) -> Option<Rc<Marks>> {
    let seen = state.seen.marks.clone()?;
    let key = MapKey { results: state.results_number, frame: state.map.frame?, size: seen.key.size };
    if seen.key == key {
        return Some(seen);
    }
    Some(Rc::new(Marks::gather(index, state.results.as_deref()?, key)))
}

/// The place of the selected group, if it has one.
fn selected_point(state: &State, index: &Index) -> Option<Point> {
    index.row(state.list.group?).place_to_go()
}

/// Goes to the nearest mark in a direction. Where none is on the map, to the nearest group beyond it.
fn go_towards(state: &mut State, direction: Direction, world: World<'_>) -> Vec<Effect> {
    let Some(marks) = marks_now(state, world.index) else { return Vec::new() };
    let here = selected_point(state, world.index);
    let current = here.and_then(|point| marks.mark_of(point));
    let (columns, rows) = marks.key.size;
    let middle = (i32::from(columns) / 2, i32::from(rows) / 2);
    let from =
        current.and_then(|at| marks.marks.get(at)).map_or(middle, |mark| middle_of(mark.cell, mark.columns));
    let nearest = marks
        .marks
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != current)
        .filter_map(|(_, mark)| {
            Some((cost(from, middle_of(mark.cell, mark.columns), direction)?, mark.group))
        })
        .min_by_key(|(cost, _)| *cost);
    if let Some((_, group)) = nearest {
        return go_to(state, group, world.index);
    }
    match nearest_beyond(state, &marks.projection, from, direction) {
        Some(group) => go_to(state, group, world.index),
        None => Vec::new(),
    }
}

fn middle_of(cell: (u16, u16), columns: u16) -> (i32, i32) {
    (i32::from(cell.0 + columns / 2), i32::from(cell.1))
}

/// How far a cell lies in a direction, a way to the side counting twice; `None` where it lies elsewhere. A row is as
/// high as two columns are wide.
fn cost(from: (i32, i32), to: (i32, i32), (right, down): Direction) -> Option<i32> {
    let (east, south) = (to.0 - from.0, (to.1 - from.1) * 2);
    let (ahead, aside) = if right == 0 { (south * down, east.abs()) } else { (east * right, south.abs()) };
    (ahead > 0).then(|| ahead + 2 * aside)
}

/// The nearest group in a direction that is not on the map.
fn nearest_beyond(
    state: &State,
    projection: &Projection,
    from: (i32, i32),
    direction: Direction,
) -> Option<Ordinal> {
    let results = state.results.as_ref()?;
    let outside = results.gathered.placed.iter().filter_map(|placed| {
        let point = Some(placed.point()).filter(|point| projection.cell_of(*point).is_none())?;
        let (column, row) = projection.position_of(point.longitude, northing(point.latitude));
        Some((cost(from, (column as i32, row as i32), direction)?, placed.group))
    });
    outside.min().map(|(_, group)| group)
}

/// Goes to the next group by distance, or to the nearest and the farthest.
fn go_by_distance(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let (Some(results), Some(from)) = (state.results.clone(), order_origin(state)) else { return Vec::new() };
    let order = ByDistance::new(&results.gathered.placed, from);
    let target = match (action, state.list.group) {
        (Action::Last, _) => order.last(),
        (Action::PageDown, Some(group)) => order.after(group),
        (Action::PageUp, Some(group)) => order.before(group),
        _ => order.first(),
    };
    target.map_or_else(Vec::new, |group| go_to(state, group, world.index))
}

/// From where groups are put in order: the place that distances are told from, else the middle of the map.
fn order_origin(state: &State) -> Option<Point> {
    let middle =
        |frame: MapFrame| Point { latitude: latitude_of(frame.northing), longitude: frame.longitude };
    origin(state).map(|(point, _)| point).or_else(|| state.map.frame.map(middle))
}

/// Selects a group and brings it onto the map.
pub(super) fn go_to(state: &mut State, group: Ordinal, index: &Index) -> Vec<Effect> {
    let effects = select_group(state, group);
    let size = map_size(state);
    if let (Some(frame), Some(point)) = (&mut state.map.frame, index.row(group).place_to_go())
        && Projection::new(*frame, size).cell_of(point).is_none()
    {
        (frame.longitude, frame.northing) = (point.longitude, northing(point.latitude));
    }
    refresh_rank(state);
    effects
}

/// Comes nearer or goes farther, around the selected group.
fn zoom(state: &mut State, by: f64, world: World<'_>) -> Vec<Effect> {
    let point = selected_point(state, world.index);
    if let Some(frame) = &mut state.map.frame {
        if let Some(point) = point {
            (frame.longitude, frame.northing) = (point.longitude, northing(point.latitude));
        }
        frame.scale = (frame.scale * by).clamp(LEAST_SCALE, MOST_SCALE);
    }
    Vec::new()
}

/// Works out where the selected group stands by distance.
fn refresh_rank(state: &mut State) {
    let (Some(results), Some(from)) = (state.results.clone(), order_origin(state)) else { return };
    let order = ByDistance::new(&results.gathered.placed, from);
    state.map.rank = state.list.group.and_then(|group| order.rank_of(group));
}

/// Puts new results on the map. With `follows`, nobody chose what is selected: then it is the nearest group that has
/// a place.
pub(in crate::app) fn fill_map(state: &mut State, index: &Index, follows: bool) -> Vec<Effect> {
    let Some(results) = state.results.clone() else { return Vec::new() };
    let question = Box::new(Query { language: crate::topic::Language::En, ..state.query() });
    if state.map.frame.is_none() || state.map.fitted_for.as_ref() != Some(&question) {
        state.map.frame = Some(fitting_frame(state, index));
        state.map.fitted_for = Some(question);
    }
    let mut effects = Vec::new();
    if follows && selected_point(state, index).is_none() {
        let first_hit = results
            .hits
            .iter()
            .map(|hit| hit.ordinal)
            .find(|group| index.row(*group).place_to_go().is_some());
        let first = match origin(state) {
            Some((from, _)) => ByDistance::new(&results.gathered.placed, from).first(),
            None => first_hit,
        };
        effects = first.map_or_else(Vec::new, |group| select_group(state, group));
    }
    refresh_rank(state);
    effects
}

/// The size of the map: as last drawn, else roughly.
fn map_size(state: &State) -> (u16, u16) {
    let rough = (state.size.0.max(1), state.size.1.saturating_sub(7).max(1));
    state.seen.marks.as_ref().map_or(rough, |marks| marks.key.size)
}

/// What shows the results best: the surroundings of the place asked for with its nearest groups, the country, or all.
fn fitting_frame(state: &State, index: &Index) -> MapFrame {
    let size = map_size(state);
    let results = state.results.as_ref();
    let placed = results.map(|results| results.gathered.placed.as_slice()).unwrap_or_default();
    if let (Some(results), Some((from, _))) = (results, origin(state)) {
        let order = ByDistance::new(&results.gathered.placed, from);
        let points = order.nearest(AT_FIRST).into_iter().filter_map(|group| index.row(group).place_to_go());
        let km = points.map(|point| point.distance_km(from)).fold(0.0_f64, f64::max);
        let within = results.near().and_then(|near| near.within_km);
        return around(from, km.min(within.unwrap_or(km)).max(LEAST_KM), size);
    }
    let home = state.home_country().and_then(bounds_of_country);
    let points = placed.iter().map(|placed| placed.point());
    let at_home = points.clone().filter(|point| home.is_some_and(|home| lies_within(*point, home)));
    let bounds = bounds_of(at_home).or_else(|| bounds_of(points)).or(home);
    let world = MapFrame { longitude: 0.0, northing: 20.0, scale: 360.0 / f64::from(size.0) };
    bounds.map_or(world, |bounds| frame_of(bounds, size))
}

/// What the towns of a country lie within.
fn bounds_of_country(country: &str) -> Option<Bounds> {
    static BOUNDS: LazyLock<HashMap<&str, Bounds>> = LazyLock::new(|| {
        let mut bounds = HashMap::new();
        for town in Gazetteer::embedded().towns() {
            let known = bounds.entry(town.country).or_insert([town.point; 2]);
            *known = widened(*known, town.point);
        }
        bounds
    });
    BOUNDS.get(country).copied()
}

/// The south-western and the north-eastern corner of some places.
type Bounds = [Point; 2];

fn bounds_of(mut points: impl Iterator<Item = Point>) -> Option<Bounds> {
    let first = points.next()?;
    Some(points.fold([first; 2], widened))
}

fn widened([least, most]: Bounds, point: Point) -> Bounds {
    [
        Point {
            latitude: least.latitude.min(point.latitude),
            longitude: least.longitude.min(point.longitude),
        },
        Point { latitude: most.latitude.max(point.latitude), longitude: most.longitude.max(point.longitude) },
    ]
}

fn lies_within(point: Point, [least, most]: Bounds) -> bool {
    (least.latitude..=most.latitude).contains(&point.latitude)
        && (least.longitude..=most.longitude).contains(&point.longitude)
}

/// What shows some bounds. Its size and middle go in steps, so that the map does not stir with each letter that is typed.
fn frame_of([least, most]: Bounds, (columns, rows): (u16, u16)) -> MapFrame {
    let (columns, rows) = (f64::from(columns.max(1)), f64::from(rows.max(1)));
    let (south, north) = (northing(least.latitude), northing(most.latitude));
    let wide = (most.longitude - least.longitude) / columns;
    let high = (north - south) / (2.0 * rows);
    let least_scale = (wide.max(high) * ROOM).clamp(LEAST_FITTING_SCALE, MOST_SCALE);
    let step = (least_scale.log2() * SCALES_PER_DOUBLING).ceil();
    let scale = (step / SCALES_PER_DOUBLING).exp2().min(MOST_SCALE);
    // Half a step aside is less than the room around what is shown.
    let in_steps = |middle: f64, cells: f64| {
        let step = scale * cells / STEPS_ACROSS;
        (middle / step).round() * step
    };
    MapFrame {
        longitude: in_steps(f64::midpoint(least.longitude, most.longitude), columns),
        northing: in_steps(f64::midpoint(south, north), 2.0 * rows),
        scale,
    }
}

/// What shows so many kilometres around a place.
fn around(place: Point, km: f64, (columns, rows): (u16, u16)) -> MapFrame {
    let shorter = f64::from(columns.min(rows.saturating_mul(2)).max(1));
    let degrees = 2.0 * km * ROOM / (111.195 * place.latitude.to_radians().cos().max(0.05));
    MapFrame {
        longitude: place.longitude,
        northing: northing(place.latitude),
        scale: (degrees / shorter).clamp(LEAST_SCALE, MOST_SCALE),
    }
}
