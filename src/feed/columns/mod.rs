//! Which column of a table, or key of a record, stands for what.
//!
//! People name their columns as they like: "Uhrzeit", "Start time", "kl.", `endTime`. [`headings`] knows those names in
//! three languages from `data/feeds/headings.json`, forgives a typing error, and suggests the nearest where it knows
//! none. [`roles`] decides for all columns of a table together, because "Ort" is a town beside a street and a building
//! beside a town. What no reader has a place of its own for waits in [`Extras`]; [`apply_extras`] puts it into the
//! group, by the words that people search with, and keeps what it does not understand as a note.

mod apply;
mod destroyed;
mod extras;
mod facet_lookup;
mod field;
mod headings;
mod list_mapping;
mod notes;
mod roles;
mod template;

pub use apply::apply_extras;
pub(in crate::feed) use destroyed::is_destroyed;
pub use extras::{Extras, text_of};
pub use field::ColumnField;
pub use headings::{Headings, Suggestion};
pub use list_mapping::{ListMapping, MappingError, Path, PathStep};
pub use roles::{KeyRoles, Role, assign_roles};
pub use template::{TemplateColumn, template_columns};
