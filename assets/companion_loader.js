// Brings the companion to the page. It says itself when it listens; that it does not come is said here.
(function () {
  function failed() { document.dispatchEvent(new Event("companion-failed")); }
  function start() { wasm_bindgen({ module_or_path: "companion_bg.wasm" }).catch(failed); }
  // Asked again after its program had not come: the script is there already.
  if (typeof wasm_bindgen !== "undefined") return start();
  var script = document.createElement("script");
  script.src = "companion.js";
  script.onerror = failed;
  script.onload = start;
  document.head.appendChild(script);
})();
