//! Starts the study: what notes progress and takes notes, nothing else.

fn main() {
    lifelong::study::start();
}
