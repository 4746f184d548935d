// Brings the desk to the page. It says itself when it listens; that it does not come is said here. Its two files are asked for
// at once: one after the other they would take a round trip more.
(function () {
  var wasm = fetch("desk_bg.wasm");
  wasm.catch(function () { /* told below */ });
  import("./desk.js")
    .then(function (program) { return program.default({ module_or_path: wasm }); })
    .catch(function () { document.dispatchEvent(new Event("desk-failed")); });
})();
