// The courses of a catalogue, from its public API: whatever it was built of, this is what a learner can find.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The catalogue's way in. */
export const index = async (api) => JSON.parse(await readFile(join(api, "index.json"), "utf8"));

/** Every course, or those of about `most` blocks; which course lies in which block is chance. */
export async function* courses(api, most = Infinity) {
  const folder = join(api, "courses");
  const names = (await readdir(folder)).filter((name) => !name.startsWith("manifest")).sort();
  const step = Math.max(1, Math.floor(names.length / most));
  for (let at = 0; at < names.length; at += step) {
    yield* JSON.parse(await readFile(join(folder, names[at]), "utf8")).courses;
  }
}

/** Which part of all courses the same call of `courses` gives. */
export async function share(api, most) {
  const names = (await readdir(join(api, "courses"))).filter((name) => !name.startsWith("manifest"));
  const step = Math.max(1, Math.floor(names.length / most));
  return Math.ceil(names.length / step) / names.length;
}

/** The length class of a course, as the search knows it. */
function length(duration) {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration ?? "");
  if (!match) return undefined;
  const minutes = (match[1] ?? 0) * 1440 + (match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return [[5, "5min"], [60, "1h"], [600, "10h"], [2400, "40h"]].find(([most]) => minutes <= most)?.[1] ?? "long";
}

const free = { true: "yes", false: "no" };

/** Values by which a course is found, a facet; the seven that have few values. */
export const facets = (course) => ({
  area: [course.area], kind: [course.kind], length: [length(course.timeRequired)].filter(Boolean),
  language: [...new Set((course.inLanguage ?? []).map((tag) => tag.split("-")[0]))], level: [course.educationalLevel].filter(Boolean),
  free: [free[course.isAccessibleForFree]].filter(Boolean), format: [course.learningResourceType].filter(Boolean),
});

/** All texts of a field in all its languages. */
export const text = (field) => Object.values(field ?? {}).join(" ");
