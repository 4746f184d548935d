//! Starts what stands in a frame on somebody else's page, nothing else.

fn main() {
    lifelong::embed::start();
}
