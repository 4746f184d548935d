//! Starts the hall: what shows columns, events and institutions, nothing else.

fn main() {
    lifelong::hall::start();
}
