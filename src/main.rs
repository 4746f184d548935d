//! Starts the portal: the panic hook and the first render, nothing else.

fn main() {
    lifelong::start();
}
