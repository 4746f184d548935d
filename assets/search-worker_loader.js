importScripts("./search-worker.js");
wasm_bindgen({ module_or_path: "./search-worker_bg.wasm" }).catch(function (error) {
  setTimeout(function () { throw error; });
});
// Thrown anew, what is amiss with the program is an error that the portal hears of: it tries again, or says so.
