// Brings the desk to the page. It says itself when it listens; that it does not come is said here.
import("./desk.js")
  .then(function (desk) { return desk.default({ module_or_path: "desk_bg.wasm" }); })
  .catch(function () { document.dispatchEvent(new Event("desk-failed")); });
