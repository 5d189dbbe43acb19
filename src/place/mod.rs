//! Where places are: a gazetteer, postal codes and distances, without a network.
//!
//! Everything is embedded and compressed; nothing is unpacked before the first question about a place. Towns are
//! those of eleven countries (DE AT CH LI NO US GB IE CA SE DK), in the United States those of 5,000 people and
//! more.
//!
//! | module | subject |
//! |---|---|
//! | [`point`] | coordinates and distance |
//! | [`fold`](mod@fold) | one spelling for Köln, Koeln and Koln |
//! | [`gazetteer`] | towns, their names, completion |
//! | [`outline`] | coasts and borders for the map |
//! | [`postcode`] | postal codes |
//! | [`evidence`] | the country of a place that names none |
//! | `region` | countries and regions as areas |
//! | [`find`] | what a person types, understood as a place |
//! | [`subdivision`] | states and counties by code and name |
//! | [`zone`](mod@zone) | the time zone of a place |

mod country;
pub mod evidence;
pub mod find;
pub mod fold;
pub mod gazetteer;
mod home;
pub mod outline;
pub mod point;
pub mod postcode;
mod query;
mod region;
pub mod subdivision;
mod unpack;
pub mod zone;

pub use find::{Match, PlaceMatch};
pub use fold::{fold, fold_all, fold_word};
pub use gazetteer::{Gazetteer, Town};
pub use home::{Home, HomeSource, country_of_category, country_of_zone};
pub use point::Point;
pub use region::{REGIONS, RegionArea, canonical_region, country_named, regions_named};
pub use unpack::GazetteerError;
