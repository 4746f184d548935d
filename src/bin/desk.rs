//! Starts the desk: what shows the learner's record, nothing else.

fn main() {
    lifelong::study::start_desk();
}
