// What a page does wrong, by row of the table in docs/accessibility.md: { "1": ["24px …", …], … }.
// arguments: whether caring mode is on, the width, the language.
const [care, width, lang] = arguments;
const faults = {};
const fault = (row, what) => { (faults[row] = faults[row] || []).push(what); };
const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === "visible";
const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.classList.length ? "." + [...e.classList].join(".") : "")
  + " “" + (e.innerText || e.value || "").trim().slice(0, 24) + "”";
const skipped = "[aria-hidden=true], .visually-hidden, script, style, noscript, .skip-link";
const texts = [];
for (let walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), n; (n = walk.nextNode());) {
  const e = n.parentElement;
  if (n.data.trim() && !e.closest(skipped) && shown(e)) texts.push(e);
}

// 1: text in caring mode has 18 px and more.
if (care) for (const e of new Set(texts)) {
  const px = parseFloat(getComputedStyle(e).fontSize);
  if (px < 18) fault(1, px + "px " + name(e));
}

// 2: lines, paragraphs, measure. A paragraph is what has two lines and more of running text.
for (const e of document.querySelectorAll("main p, main li, main dd, main blockquote, footer p")) {
  if (!shown(e) || e.closest(skipped) || [...e.children].some(c => !/^inline/.test(getComputedStyle(c).display))) continue;
  const style = getComputedStyle(e), px = parseFloat(style.fontSize), line = parseFloat(style.lineHeight);
  const range = document.createRange(); range.selectNodeContents(e);
  const tops = new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top / (px / 2))));
  const text = e.innerText.trim();
  if (text.length < 60 || tops.size < 2 || !/^(block|list-item|grid|flow-root)/.test(style.display)) continue;
  if (line / px < 1.495) fault(2, "line " + (line / px).toFixed(2) + " " + name(e));
  if (style.textAlign === "justify") fault(2, "justified " + name(e));
  const han = (text.match(/[\u2e80-\u9fff]/g) || []).length > text.length / 3;
  // A Latin letter is half as wide as it is high, and a little less.
  const most = e.getBoundingClientRect().width / px / (han ? 1 : 0.47);
  if (most > (han ? 40.5 : 81) && text.length > (han ? 40 : 80)) fault(2, Math.round(most) + " characters a line " + name(e));
  const next = e.nextElementSibling;
  if (e.tagName === "P" && next && next.tagName === "P" && e.closest(".rich, .prose, .book-text")) {
    // Spacing is from line to line: one and a half times as much between paragraphs as within one.
    const gap = next.getBoundingClientRect().top - e.getBoundingClientRect().bottom;
    if (gap + line < 1.5 * line - 0.5) fault(2, "gap " + Math.round(gap) + " at line " + Math.round(line) + " " + name(e));
  }
}

// 4: main controls.
const least = care ? 60 : 44;
for (const e of document.querySelectorAll(".button, .tool, .bottom-bar a, .main-menu a, select, .answer, .option, .door, .start-door, .chip, .facet label, .foot-button, .footer-links a, input[type=search], .link-button")) {
  if (!shown(e)) continue;
  const r = e.getBoundingClientRect();
  if (r.height < least - 0.5 || (r.width < least - 0.5 && !e.matches(".main-menu a, .footer-links a, .link-button")))
    fault(4, Math.round(r.width) + "×" + Math.round(r.height) + " " + name(e));
}

const sideways = row => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return;
  const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1);
  fault(row, document.documentElement.scrollWidth + " in " + room + ": " + wide.slice(0, 3).map(name).join(", "));
};
const clipped = row => {
  for (const e of document.querySelectorAll("main *, header *, footer *, nav *")) {
    const style = getComputedStyle(e);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !shown(e) || e.closest(skipped) || e.closest(".brand") || !(e.innerText || "").trim()) continue;
    if (e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0 || e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0) fault(row, "cut off: " + name(e));
  }
};

// 6: no scrolling sideways; with the largest text at 320 px.
sideways(6);
if (width === 320) {
  const size = document.documentElement.getAttribute("data-size");
  document.documentElement.setAttribute("data-size", "largest");
  sideways(6);
  if (care && parseFloat(getComputedStyle(document.body).fontSize) < 30) fault(1, "the largest text is smaller than 30 px");
  if (size) document.documentElement.setAttribute("data-size", size); else document.documentElement.removeAttribute("data-size");
}

// 5: more space between letters, words, lines and paragraphs (WCAG 2.2, 1.4.12).
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
document.adoptedStyleSheets = [sheet];
sideways(5);
clipped(5);
document.adoptedStyleSheets = [];

// 11: the focus is seen: a ring of 2 px and more, at 3:1 to what it lies on, and nothing covers the control.
const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(Number).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$|transparent/.test(c)) return c; } return "rgb(255, 255, 255)"; };
const place = scrollY;
for (const e of document.querySelectorAll("a[href], button, input, select, summary")) {
  if (!shown(e) || e.disabled) continue;
  e.focus({ focusVisible: true });
  if (document.activeElement !== e) continue;
  const rings = [e, e.closest(".search-field-row, label, .option, .answer, .course-card, .door, li, .search-field")].filter(Boolean).map(x => getComputedStyle(x));
  const ring = rings.find(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
  if (!ring) fault(11, "no ring: " + name(e));
  else if (Math.max(contrast(ring.outlineColor, ground(e.parentElement)), parseFloat(ring.outlineOffset) < 0 ? contrast(ring.outlineColor, ground(e)) : 0) < 3) fault(11, ring.outlineColor + " on " + ground(e.parentElement) + ": " + name(e));
  const r = e.getClientRects()[0], x = r.left + Math.min(r.width, innerWidth) / 2, y = r.top + r.height / 2;
  const top = document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 1), Math.min(Math.max(y, 1), innerHeight - 1));
  if (top && !e.contains(top) && !top.contains(e) && !(e.labels && [...e.labels].some(l => l.contains(top)))) fault(11, "covered by " + name(top) + ": " + name(e));
}
if (document.activeElement) document.activeElement.blur();
scrollTo(0, place);

// 19: nothing is asked that one had said before, and no puzzles: the only fields are for searching, choosing, a page's number, and
// what learners write for themselves, in the places of their record. None of these asks for a password, a number or an address.
for (const e of document.querySelectorAll("input, textarea")) {
  const own = e.closest(".study") && ["text", "textarea", "file"].includes(e.type) && !e.required;
  const known = ["search", "checkbox", "radio"].includes(e.type) || e.closest(".pages-go") || own;
  if (!known) fault(19, e.outerHTML.slice(0, 100));
}

// 24: the language of the page, and of Chinese parts of an English one.
if (document.documentElement.lang !== lang) fault(24, "the page says " + document.documentElement.lang);
for (const e of new Set(texts)) {
  const marked = e.closest("[lang]").lang;
  const words = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
  if (/[\u4e00-\u9fff]/.test(words) && !/^zh/.test(marked)) fault(24, "Chinese marked " + marked + ": " + name(e));
  if (/[A-Za-z]{3,}\s+[a-z]{2,}\s+[a-z]{2,}/.test(words) && /^zh/.test(marked)) fault(24, "English marked " + marked + ": " + name(e));
}

// 27: whatever leads to another host says so to the frame, which then asks.
for (const e of document.querySelectorAll("a[href^='http']"))
  if (new URL(e.href).origin !== location.origin && !/\bexternal\b/.test(e.rel)) fault(27, e.outerHTML.slice(0, 100));

// 30: frames of players.
for (const e of document.querySelectorAll("iframe")) {
  const box = e.getAttribute("sandbox") || "";
  if (!e.title || !e.hasAttribute("sandbox") || e.referrerPolicy !== "strict-origin-when-cross-origin" || new URL(e.src).origin === location.origin || /allow-(top|popups|forms|modals|downloads)/.test(box)) fault(30, e.outerHTML.slice(0, 120));
}

// 17: where help stands: compared between pages.
const helps = [...document.querySelectorAll(".site-header a, .bottom-bar a, .site-footer a, .site-footer button")].filter(shown);
const order = helps.map(e => (e.getAttribute("href") || e.dataset.ask || "")).filter(h => /help|how/.test(h)).join(" ");
return { faults, help: order };
