//! The portal as a learner meets it: in a real browser, on the built site.

mod accessibility;
mod address;
mod caring;
mod companion;
mod damage;
mod everyday;
mod filter;
mod focus;
mod hostile;
mod language;
mod layout;
mod learning;
mod leaving;
mod long;
mod media;
mod network;
mod privacy;
mod reading;
mod reading_aloud;
mod rows;
mod search;
mod shots;
mod start;
mod support;
mod tasks;
mod waiting;
