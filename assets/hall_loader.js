// Brings the hall to the page. It says itself when it listens; that it does not come is said here.
import("./hall.js")
  .then(function (hall) { return hall.default({ module_or_path: "hall_bg.wasm" }); })
  .catch(function () { document.dispatchEvent(new Event("hall-failed")); });
