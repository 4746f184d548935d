// Brings the study to the page. It says itself when it listens; that it does not come is said here. Its two files are asked for
// at once: one after the other they would take a round trip more.
(function () {
  var wasm = fetch("study_bg.wasm");
  wasm.catch(function () { /* told below */ });
  import("./study.js")
    .then(function (program) { return program.default({ module_or_path: wasm }); })
    .catch(function () { document.dispatchEvent(new Event("study-failed")); });
})();
