// Brings the study to the page. It says itself when it listens; that it does not come is said here.
import("./study.js")
  .then(function (study) { return study.default({ module_or_path: "study_bg.wasm" }); })
  .catch(function () { document.dispatchEvent(new Event("study-failed")); });
