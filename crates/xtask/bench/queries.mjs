// Queries as learners type them, made of the titles of a catalogue.
import { random } from "./common.mjs";
import { courses, index, share } from "./courses.mjs";

const LITTLE = new Set("a an and at by for from in is of on or the to with part step how its into".split(" "));
const HAN = /[\u4e00-\u9fff]/;
const FILTERS = [["area", "professional"], ["level", "beginner"], ["free", "yes"], ["kind", "partner"], ["length", "10h"], ["format", "video"]];
/** A page whose results are this deep in the list: the five hundredth. */
const DEEP = 4990;
const BLOCKS = 256;

const words = (title) =>
  title.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !LITTLE.has(word) && !HAN.test(word));
const han = (title) => [...title.matchAll(/[\u4e00-\u9fff]+/g)].map((run) => run[0]);

/** One slip of the hand: a letter left out, doubled, wrong, or two in the wrong order. */
function slip(word, pick) {
  const at = 1 + pick(word.length - 2);
  const [a, b] = [word[at], word[at + 1]];
  return [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + a + word.slice(at),
    () => word.slice(0, at) + (a === "e" ? "o" : "e") + word.slice(at + 1),
    () => word.slice(0, at) + b + a + word.slice(at + 2),
  ][pick(4)]();
}

/** One edit in a word of five to seven letters, two from eight (what is typed must keep four). */
function mistyped(word, pick) {
  let out = slip(word, pick);
  if (word.length > 8 && pick(2)) out = slip(out, pick);
  return out === word ? undefined : out;
}

/** Sets of queries of every kind: `count` of each, fewer where the catalogue has no more. */
export async function queries(api, count) {
  const pick = random(42);
  const [all, frequency] = [[], new Map()];
  for await (const course of courses(api, BLOCKS)) {
    const title = Object.values(course.name)[0] ?? "";
    all.push({ title, topic: course.about?.[0], institution: course.provider?.id });
    for (const word of new Set(words(title))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const part = await share(api, BLOCKS);
  const total = (await index(api)).counts.courses;
  const common = [...frequency].filter(([, many]) => many / part > DEEP * 1.2).sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const sets = Object.fromEntries(
    ["word", "two", "neighbours", "beginning", "two characters", "four characters", "filter", "topic", "institution", "error", "one error", "deep", "everything"].map((name) => [name, []]),
  );
  const full = (name) => sets[name].length >= count;
  const add = (name, query, more = {}) => full(name) || sets[name].push({ query, ...more });
  for (let tries = 0; tries < 400 * count && !Object.keys(sets).every(full); tries++) {
    const { title, topic, institution } = all[pick(all.length)];
    const known = words(title);
    if (known.length > 1) {
      const [a, at] = [known[pick(known.length)], pick(known.length - 1)];
      const other = known.filter((word) => word !== a);
      add("word", a);
      if (other.length) add("two", `${a} ${other[pick(other.length)]}`);
      if (known[at] !== known[at + 1]) add("neighbours", `${known[at]} ${known[at + 1]}`);
      add("beginning", a.slice(0, 2 + pick(Math.max(1, a.length - 2))), { typing: true });
      add("filter", a, { filter: FILTERS[pick(FILTERS.length)] });
      if (topic) add("topic", a, { filter: ["topic", topic] });
      if (institution) add("institution", a, { filter: ["institution", institution] });
      const long = known.find((word) => word.length >= 5 && /^\p{L}+$/u.test(word));
      const wrong = long && mistyped(long, pick);
      if (wrong) {
        add("error", known.map((word) => (word === long ? wrong : word)).join(" "), { meant: known.join(" "), wanted: title });
        add("one error", wrong, { meant: long });
      }
    }
    for (const run of han(title)) {
      if (run.length >= 2) { const at = pick(run.length - 1); add("two characters", run.slice(at, at + 2)); }
      if (run.length >= 4) { const at = pick(run.length - 3); add("four characters", run.slice(at, at + 4)); }
    }
    if (common.length) add("deep", common[pick(Math.min(common.length, 50))], { offset: DEEP });
    add("everything", "", { offset: pick(Math.max(1, total - 10)) });
  }
  return sets;
}

