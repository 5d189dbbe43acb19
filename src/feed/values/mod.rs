//! Values that many formats have, each read by one parser: days, times, zones, places, numbers to dial.
//!
//! A parser never guesses. What it cannot read it leaves to the caller, who knows the field and says so in the
//! report.
//!
//! | module | reads |
//! |---|---|
//! | [`address`], [`country`], [`coordinates`] | where |
//! | [`weekdays`], [`weekday_list`], [`time_of_day`], [`dates`], [`zones`] | when |
//! | [`schedule_text`] | days, rhythms and times as people write them |
//! | [`irregular_dates`] | notes that say that dates differ |
//! | [`phone`], [`contact`] | telephone numbers, strings to dial, e-mail addresses |
//! | [`phrase_list`], [`folded_words`] | which phrases and words of a list a text has |
//! | [`facet_words`], [`yes_no`] | cost, formats and access in free text; yes and no |

pub mod address;
pub mod contact;
pub mod coordinates;
pub mod country;
pub mod dates;
pub mod facet_words;
mod folded_words;
pub mod irregular_dates;
pub mod joining;
pub mod no_place;
pub mod phone;
mod phrase_list;
pub mod postal_code;
pub mod schedule_text;
pub mod slug;
pub mod status_words;
pub mod street;
pub mod time_of_day;
pub mod weekday_list;
pub mod weekdays;
pub mod yes_no;
pub mod zones;
