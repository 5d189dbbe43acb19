//! The state machine: what is on the screen, what each key does to it, and what must happen outside.
//!
//! [`update`](update::update) takes a [`Message`](message::Message) and returns [`Effect`](message::Effect)s;
//! effects are the only way out. Nothing here reads files or clocks or knows a terminal, so a list of messages
//! is a test. The [`State`](state::State) holds what is shown and, but for the
//! page of details and what the program around it reports, no finished sentences: they are put together when it is
//! drawn, so that a change of language needs nothing rebuilt.

pub mod action;
pub mod choices;
pub mod danger_notice;
pub mod draft;
pub mod edit;
mod export;
pub mod filter_chips;
pub mod filter_panes;
mod filter_tree;
mod find_list;
pub mod home_gap;
pub mod home_picker;
pub mod home_places;
mod host_command;
pub mod key;
pub mod keymap;
pub mod kiosk;
pub mod learn;
pub mod map;
pub mod map_words;
pub mod message;
pub mod navigate;
mod next_change;
pub mod page;
pub mod palette;
pub mod policy;
pub mod read_details;
pub mod register;
mod reload;
mod repeats;
pub mod request;
pub mod result_row;
pub mod result_sections;
pub mod session;
pub mod shortlist;
pub mod source_offers;
pub mod state;
pub mod suggestions;
mod undo_clear;
mod undo_interpretation;
pub mod update;
pub mod value_labels;
pub mod week;
pub mod welcome_content;
