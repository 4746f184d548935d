// Brings the companion to the page. It says itself when it listens; that it does not come is said here.
(function () {
  function failed() { document.dispatchEvent(new Event("companion-failed")); }
  var script = document.createElement("script");
  script.src = "companion.js";
  script.onerror = failed;
  script.onload = function () { wasm_bindgen({ module_or_path: "companion_bg.wasm" }).catch(failed); };
  document.head.appendChild(script);
})();
