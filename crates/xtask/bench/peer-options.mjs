// How MiniSearch is set up; its page has to say the same as its build.

/** Latin words, and pairs of Chinese characters: MiniSearch itself parts at spaces only, and Chinese has none. */
const tokenize = (text) =>
  text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    if (!/[\u4e00-\u9fff]/.test(word)) return word ? [word] : [];
    const letters = [...word];
    return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
  });

export const OPTIONS = {
  fields: ["title", "words"],
  storeFields: ["title", "provider", "area", "kind", "length", "language", "level", "free", "format"],
  tokenize,
  searchOptions: { boost: { title: 4 }, combineWith: "AND" },
};
