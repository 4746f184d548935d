// Reads a frame aloud with the device's own voices, sentence by sentence, and marks the sentence. One button: it begins, stops,
// and goes on where it stopped. It moves nothing: the page around the frame is somebody else's.

const speech = window.speechSynthesis;
// A piece takes less than fourteen seconds: some browsers fall silent after that. Letters of an alphabet, Chinese characters.
const LONGEST = { alphabet: 180, han: 50 };
// Without a sign of life for so long, nothing can be heard; in milliseconds.
const PATIENCE = 4000;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption, summary, label, legend";
const SKIPPED = "button, select, [hidden], [aria-hidden=true], .loading";

let pieces = [], at = 0, reading = false, button, timer;

/** The button was pressed. */
export function press(pressed) {
  button = pressed;
  if (reading) return stop();
  // What has been drawn anew since is read from its beginning.
  if (at >= pieces.length || !pieces.every(one => one.range.startContainer.isConnected)) {
    pieces = gather(document.querySelector("main"));
    at = 0;
  }
  note("");
  if (!speech || !pieces.length) return note(button.dataset.silent);
  reading = true;
  show();
  speak();
}

function stop() {
  reading = false;
  clearTimeout(timer);
  if (speech) speech.cancel();
  if (window.CSS && CSS.highlights) CSS.highlights.delete("frame-read");
  show();
}

function show() {
  button.setAttribute("aria-pressed", String(reading));
}

function note(words) {
  document.getElementById("frame-note").textContent = words;
}

/** The sentences of a place, in its order, each with where it stands and its language. */
function gather(place) {
  const found = [];
  for (const block of place.querySelectorAll(BLOCKS)) {
    if (block.closest(SKIPPED) || !block.getClientRects().length) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let nodes = [], text = "";
    const end = () => {
      for (const [from, to] of sentences(text)) found.push(piece(block, nodes, text, from, to));
      nodes = [];
      text = "";
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What stands in a block of its own is read there.
      if (node.parentElement.closest(BLOCKS) !== block || node.parentElement.closest(SKIPPED)) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    end();
  }
  return found;
}

/** Where sentences begin and end, long ones in parts. */
function sentences(text) {
  const found = [];
  for (const { 0: words, index } of text.matchAll(/[^.!?。！？；;]*(?:[.!?。！？；;]+["”’」)）]*|$)/g)) {
    let from = index;
    const end = index + words.length;
    while (from < end) {
      const rest = text.slice(from, end);
      const most = /[\u3400-\u9fff]/.test(rest.slice(0, 60)) ? LONGEST.han : LONGEST.alphabet;
      let length = rest.length;
      if (length > most) {
        const pause = Math.max(...[..."，、,:： "].map(sign => rest.lastIndexOf(sign, most)));
        length = pause > 0 ? pause + 1 : most;
      }
      if (/[\p{L}\p{N}]/u.test(rest.slice(0, length))) found.push([from, from + length]);
      from += length;
    }
  }
  return found;
}

function piece(block, nodes, text, from, to) {
  const range = document.createRange();
  const [first, start] = nodes.findLast(([begins]) => begins <= from);
  const [last, end] = nodes.findLast(([begins]) => begins < to);
  range.setStart(start, from - first);
  range.setEnd(end, to - last);
  return { range, words: text.slice(from, to).trim(), lang: (start.parentElement.closest("[lang]") || block).lang || document.documentElement.lang };
}

/** The voice for a language: of the same script before others, of the device before one of the network. */
function voice(lang) {
  const tag = text => text.replace("_", "-").toLowerCase();
  const main = text => tag(text).split("-")[0].replace("cmn", "zh");
  const wanted = { "zh-hans": "zh-cn", zh: "zh-cn", "zh-hant": "zh-tw" }[tag(lang)] || tag(lang);
  const worth = one => (tag(one.lang) === wanted) * 4 + !/hk|yue/i.test(one.lang) * 2 + one.localService;
  return speech.getVoices().filter(one => main(one.lang) === main(lang)).sort((a, b) => worth(b) - worth(a))[0];
}

function speak() {
  if (!reading) return;
  const one = pieces[at];
  if (!one) {
    // At its end it begins anew.
    at = 0;
    pieces = [];
    return stop();
  }
  if (!one.range.startContainer.isConnected) return stop();
  const words = new SpeechSynthesisUtterance(one.words);
  words.lang = one.lang;
  const chosen = voice(one.lang);
  if (chosen) words.voice = chosen;
  // A language that no voice of the device speaks would be gibberish from another.
  else if (speech.getVoices().length) return silent();
  words.onstart = () => clearTimeout(timer);
  words.onend = () => { if (reading && pieces[at] === one) { at += 1; speak(); } };
  words.onerror = event => { if (reading && pieces[at] === one && !/cancel|interrupt/.test(event.error)) silent(); };
  if (window.CSS && CSS.highlights) CSS.highlights.set("frame-read", new Highlight(one.range));
  clearTimeout(timer);
  timer = setTimeout(() => { if (reading) silent(); }, PATIENCE);
  speech.speak(words);
}

function silent() {
  stop();
  note(button.dataset.silent);
}

addEventListener("pagehide", () => { if (speech) speech.cancel(); });
