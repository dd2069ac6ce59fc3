//! The program: the app in a page, the layout in a worker, the command line natively.

#[cfg(target_arch = "wasm32")]
fn main() {
    use summitry::{host, ui};
    if host::in_page() {
        host::failure::install();
        ui::mount();
    } else {
        host::failure::install_in_worker();
        host::layout_worker::serve();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    summitry::cli::main()
}
