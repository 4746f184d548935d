// Courses, columns, events, books and the search of a Lifelong portal on your page:
//
//   <script async src="https://portal.example/embed.js"></script>
//   <lifelong-embed show="column" item="smart-help"><a href="https://portal.example/column/smart-help">…</a></lifelong-embed>
//
// docs/embedding.md tells of all attributes. It makes one frame for each element when that comes near the window, asks nothing
// of your readers and keeps nothing. The link inside stays until the frame has something to show.
(function () {
  "use strict";
  if (!window.customElements || customElements.get("lifelong-embed")) return;
  var portal = new URL("./", document.currentScript.src);
  // Attributes, and their names in the frame's address.
  var FIELDS = { show: "show", item: "id", lesson: "lesson", lang: "lang", accent: "accent", q: "q", area: "area",
    topic: "topic", institution: "institution", language: "language", limit: "limit" };
  // Those that change without the frame being loaded anew, with the value of an attribute that is taken away.
  var LOOKS = { caring: "off", size: "normal", theme: "auto" };

  class LifelongEmbed extends HTMLElement {
    static get observedAttributes() {
      return Object.keys(FIELDS).concat(Object.keys(LOOKS), "label", "height");
    }

    connectedCallback() {
      var self = this;
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).appendChild(document.createElement("slot"));
      this.style.display = "block";
      this.hear = function (event) { self.heard(event); };
      window.addEventListener("message", this.hear);
      if (!window.IntersectionObserver) return this.make();
      this.watch = new IntersectionObserver(function (seen) {
        if (seen.some(function (one) { return one.isIntersecting; })) self.make();
      }, { rootMargin: "200px" });
      this.watch.observe(this);
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.hear);
      if (this.watch) this.watch.disconnect();
      if (this.frame) this.frame.remove();
      this.frame = null;
      this.shadowRoot.firstChild.style.display = "";
    }

    attributeChangedCallback(name, before, now) {
      if (!this.frame || before === now) return;
      if (name === "label") this.frame.title = this.label();
      else if (name === "height") this.frame.style.height = this.room();
      else if (name in LOOKS) this.look();
      else this.frame.src = this.address();
    }

    // What the frame is called for those who hear it.
    label() {
      return this.getAttribute("label") || this.textContent.trim().slice(0, 120) || "Lifelong";
    }

    // Its height until it has said how high it is.
    room() {
      return Math.min(Math.max(parseInt(this.getAttribute("height"), 10) || 480, 40), 20000) + "px";
    }

    address() {
      var address = new URL("embed/", portal), fields = address.searchParams, self = this;
      Object.keys(FIELDS).concat(Object.keys(LOOKS)).forEach(function (name) {
        if (self.hasAttribute(name)) fields.set(FIELDS[name] || name, self.getAttribute(name));
      });
      var around = this.closest("[lang]");
      if (!fields.has("lang") && around) fields.set("lang", around.getAttribute("lang"));
      // A page without an origin, such as a file, cannot be told anything: its frame scrolls.
      if (location.origin !== "null") fields.set("host", location.origin);
      return address.href;
    }

    make() {
      if (this.frame) return;
      if (this.watch) this.watch.disconnect();
      var self = this;
      this.loaded = this.late = false;
      var frame = document.createElement("iframe");
      frame.title = this.label();
      frame.loading = "lazy";
      frame.referrerPolicy = "strict-origin";
      frame.allow = "fullscreen";
      frame.style.cssText = "display:block;width:100%;border:0";
      frame.style.height = this.room();
      frame.src = this.address();
      frame.addEventListener("load", function () {
        self.loaded = true;
        // What changed while it was on its way; and a frame that can tell nothing is shown as it is.
        if (self.late) self.look();
        if (location.origin === "null") self.shadowRoot.firstChild.style.display = "none";
      });
      this.frame = frame;
      this.shadowRoot.appendChild(frame);
    }

    look() {
      this.late = !this.loaded;
      if (this.late) return;
      var look = { lifelong: 1, type: "look" };
      for (var name in LOOKS) look[name] = this.getAttribute(name) || LOOKS[name];
      this.frame.contentWindow.postMessage(look, portal.origin);
    }

    // Only what this element's own frame says, from the portal's origin, and only a height.
    heard(event) {
      var data = event.data;
      if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== portal.origin) return;
      if (!data || data.lifelong !== 1 || data.type !== "size" || typeof data.height !== "number") return;
      if (!(data.height >= 40 && data.height <= 20000)) return;
      this.frame.style.height = Math.ceil(data.height) + "px";
      this.shadowRoot.firstChild.style.display = "none";
    }
  }

  customElements.define("lifelong-embed", LifelongEmbed);
})();
