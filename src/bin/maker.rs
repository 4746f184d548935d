//! Starts the page on which one makes a line to paste, nothing else.

fn main() {
    lifelong::embed::start_maker();
}
