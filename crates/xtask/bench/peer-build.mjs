// Builds another search engine's index over a catalogue. It is started by peers.mjs, which ends it where it takes too long or too much.
//
//   node peer-build.mjs --peer pagefind|minisearch --api DIR --out DIR
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { options } from "./common.mjs";
import { courses, facets, text } from "./courses.mjs";

const given = options();
/** So many records are on their way to Pagefind's program at once. */
const BATCH = 200;

const language = (course) => (Object.keys(course.name)[0] ?? "en").split("-")[0];
const words = (course) => [text(course.description), text(course.provider?.name), (course.keywords ?? []).join(" "), (course.identifier ?? []).join(" ")].join("\n");

const BUILD = {
  async pagefind() {
    const pagefind = await import("pagefind");
    const { index, errors } = await pagefind.createIndex({});
    if (!index) throw new Error(errors.join("; "));
    let batch = [];
    const send = async () => {
      for (const { errors } of await Promise.all(batch)) if (errors.length) throw new Error(errors.join("; "));
      batch = [];
    };
    for await (const course of courses(given.api)) {
      const title = text(course.name);
      batch.push(index.addCustomRecord({
        url: `/courses/${course.id}`, language: language(course), content: `${title}\n${words(course)}`,
        meta: { title, provider: text(course.provider?.name) }, filters: facets(course),
      }));
      if (batch.length === BATCH) await send();
    }
    await send();
    const written = await index.writeFiles({ outputPath: given.out });
    if (written.errors.length) throw new Error(written.errors.join("; "));
    await pagefind.close();
  },

  async minisearch() {
    const { default: MiniSearch } = await import("minisearch");
    const { OPTIONS } = await import("./peer-options.mjs");
    const index = new MiniSearch(OPTIONS);
    for await (const course of courses(given.api)) {
      index.add({ id: course.id, title: text(course.name), words: words(course), provider: text(course.provider?.name), ...facets(course) });
    }
    const json = JSON.stringify(index);
    await writeFile(join(given.out, "index.json"), json);
    // As every host sends it; Pagefind's files are packed already.
    await writeFile(join(given.out, "index.json.gz"), gzipSync(json));
  },
};

await BUILD[given.peer]();
