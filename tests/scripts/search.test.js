import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseQuery, yearsOf } from "../../builder/scripts/search/query.js";
import { Reader, unpackWords } from "../../builder/scripts/search/packing.js";
import { meant, slips } from "../../builder/scripts/search/typing.js";
import { rootOf, together } from "../../builder/scripts/search/families.js";
import { WordIndex } from "../../builder/scripts/search/index.js";
import { Engine } from "../../builder/scripts/search/engine.js";

/** What the builder made of a small survey: tests/data/test_search.py keeps it true. */
const files = JSON.parse(readFileSync(new URL("search.json", import.meta.url), "utf8"));
const load = async (name) => {
  if (!(name in files)) {
    throw new Error(`data/${name}.js could not be loaded`);
  }
  return files[name];
};
const titles = files["columns/title"].values;
const search = async (typed, options) => {
  const engine = await Engine.open(load);
  return (await engine.search(typed, { meaning: false, ...options })).papers.map((paper) => titles[paper]);
};

/** Stands in for what words and papers mean. */
const MEANING = {
  near: () => 1,
  nearness: () => Float32Array.of(0.1, 0.2, 0.3, 0.1),
  knows: () => true,
  vectorOf: () => Float32Array.of(1, 0),
  towards: (vector) => vector,
  fetch: async () => {},
  fetchWords: async () => {},
};

test("a query is taken apart", () => {
  const query = parseQuery('skip-tuning "latent space" -video tag:gan -year:2019 author:"Ada Lovelace" state: of');
  assert.equal(query.text, "skip-tuning latent space state: of");
  assert.deepEqual(query.words, ["skip", "tuning", "latent", "space", "state"]);
  assert.deepEqual(query.compounds, ["skiptuning"]);
  assert.deepEqual(query.phrases, ["latent space"]);
  assert.deepEqual(query.without, ["video"]);
  assert.deepEqual(query.fields, [
    { name: "tag", value: "gan", not: false },
    { name: "year", value: "2019", not: true },
    { name: "author", value: "Ada Lovelace", not: false },
  ]);
});

test("only the word at the end is still being typed", () => {
  assert.equal(parseQuery("latent spac").open, "spac");
  assert.equal(parseQuery("latent space ").open, "");
  assert.equal(parseQuery("latent year:20").open, "");
  assert.deepEqual(parseQuery("latent -year:").words, ["latent"]);
});

test("stop words are looked for where there is nothing else", () => {
  assert.deepEqual(parseQuery("what is it").words, ["what", "is", "it"]);
});

test("years are read as ranges", () => {
  assert.deepEqual(yearsOf("2020"), [2020, 2020]);
  assert.deepEqual(yearsOf("2018-2021"), [2018, 2021]);
  assert.deepEqual(yearsOf("2019-"), [2019, 9999]);
  assert.deepEqual(yearsOf("-2019"), [0, 2019]);
  assert.equal(yearsOf("soon"), null);
});

test("slips are counted up to a limit", () => {
  assert.equal(slips("contrastive", "contrasitve", 2), 1);
  assert.equal(slips("segmentation", "segmentaton", 2), 1);
  assert.equal(slips("abc", "xyz", 2), 3);
  assert.equal(meant("contrasitve", ["constructive", "contrastive", "contrast"], [9, 1, 5]), "contrastive");
  assert.equal(meant("gan", ["can"], [9]), "");
});

test("numbers and words are read as they were packed", () => {
  const reader = new Reader("#O");
  assert.equal(reader.number(), 0);
  assert.equal(reader.number(), 44);
  assert.deepEqual(unpackWords("#gan|&s|#zero"), ["gan", "gans", "zero"]);
});

test("words are found by singular, hyphen, accent and slip of the finger", async () => {
  for (const typed of ["looms", "LOOM", "jacquard loom", "jacquàrd", "jaquard", "jacqu"]) {
    assert.equal((await search(typed, { open: true }))[0], "Weaving with Jacquard looms", typed);
  }
  for (const typed of ["skip-tuning", "skip tuning", "skiptuning"]) {
    assert.equal((await search(typed))[0], "Skip-Tuning of engines", typed);
  }
});

test("a phrase must stand there, a word with a minus must not", async () => {
  assert.deepEqual(await search('"punched cards"'), ["Weaving with Jacquard looms"]);
  assert.deepEqual(await search('"cards punched"'), []);
  assert.deepEqual(await search('"of engines"'), ["Skip-Tuning of engines"]);
  assert.ok(!(await search("engine -tuning")).includes("Skip-Tuning of engines"));
});

test("words of one family find each other, the word itself first", async () => {
  assert.equal(rootOf("segmentation"), rootOf("segmented"));
  assert.equal(rootOf("programming"), rootOf("program"));
  assert.equal(rootOf("rate"), "rate"); // too short to be cut
  assert.notEqual(rootOf("general"), rootOf("generation"));
  const engine = await Engine.open(load);
  const { papers, marks, corrected } = await engine.search("algebraically patterned", { meaning: false });
  assert.deepEqual(papers.map((paper) => titles[paper]), ["Notes on the engine"]);
  assert.deepEqual([corrected, marks.includes("algebraical"), marks.includes("pattern")], [[], true, true]);
  const some = { papers: Int32Array.of(1, 4), levels: Uint8Array.of(4, 2) };
  const others = { papers: Int32Array.of(0, 4), levels: Uint8Array.of(4, 2) };
  const { papers: all, levels } = together(some, [others]);
  assert.deepEqual([...all], [0, 1, 4]);
  assert.ok(levels[0] < levels[1] && levels[2] > 2 && levels[2] < 4);
});

test("a short word loads its own part of the index alone, a longer one its family's", async () => {
  /** @type {string[]} */
  const loaded = [];
  const firsts = ["c", "ca", "cat", "clus", "cluster", "clustering"];
  const index = new WordIndex(async (name) => (loaded.push(name), ["#x", "#"]), firsts, true);
  await index.fetch([], ["c"]);
  assert.deepEqual(loaded, ["search/words/0"]);
  await index.fetch([], ["clustered"]);
  assert.deepEqual(loaded.slice(1), ["search/words/4", "search/words/3", "search/words/5"]);
});

test("where every pair is in the index, one that is not is in no paper", async () => {
  const complete = (name) => (name === "search/guide" ? { ...files[name], everyPair: true } : load(name));
  const engine = await Engine.open(complete);
  assert.deepEqual((await engine.search('"punched cards"', { meaning: false })).papers, []);
});

test("fields narrow down, with words and without", async () => {
  assert.deepEqual(await search("author:lovelace"), ["Notes on the engine"]);
  assert.deepEqual(await search("year:1801-1810"), ["Weaving with Jacquard looms"]);
  assert.deepEqual(await search("engine has:code"), ["Skip-Tuning of engines"]);
  assert.deepEqual((await search("tag:engine")).sort(), ["Notes on the engine", "Skip-Tuning of engines"]);
  assert.deepEqual(await search("tag:engine -author:lovelace"), ["Skip-Tuning of engines"]);
  assert.deepEqual(await search("tag:nothing"), []);
});

test("nothing is found of nothing", async () => {
  assert.deepEqual(await search(""), []);
  assert.deepEqual(await search("zyzzyvaxq"), []);
});

test("a pasted text finds papers like it", async () => {
  const engine = await Engine.open(load);
  const { papers } = await engine.like("We weave cloth by cards that are punched, on a loom.");
  assert.equal(titles[papers[0]], "Weaving with Jacquard looms");
});

test("of a short text each word means something, though no paper has it", async () => {
  const engine = await Engine.open(load);
  /** @type {string[]} */
  let asked = [];
  engine.fetchMeaning = async (words) => ((asked = words), null);
  await engine.like("A loom for haircuts");
  assert.deepEqual(asked, ["loom", "haircut"]);
});

test("what is shown of a paper has the sentence that is nearest to what was asked", async () => {
  const engine = await Engine.open(load);
  const found = { ...(await engine.search("loom", { meaning: false })), meaning: Float32Array.of(1, 0) };
  assert.equal((await engine.shown(found, 0, 2))[0].nearest, undefined, "without vectors of sentences there is none");
  engine.meaning = { sentences: {}, nearestSentence: (_, paper) => ({ number: 2 - paper, count: 3 - paper, cosine: 1 }) };
  const shown = await engine.shown(found, 0, 2);
  assert.deepEqual(shown.map(({ title }) => title), ["Weaving with Jacquard looms", "Notes on the engine"]);
  assert.equal(shown[0].abstract.slice(...shown[0].nearest), "Each punched card is a row of the cloth.");
  assert.equal(shown[1].abstract.slice(...shown[1].nearest), shown[1].abstract);
});

test("words that no paper has are told, and whether little is about them", async () => {
  const engine = await Engine.open(load);
  const told = async (typed, near, open = false) => {
    engine.meaning = { ...MEANING, near: () => near };
    const { absent, isFar } = await engine.search(typed, { open });
    return [absent, isFar];
  };
  assert.deepEqual(await told("haircuts for looms", 0.3), [["haircut"], true]);
  assert.deepEqual(await told("haircuts for looms", 0.4), [["haircut"], false], "as near, with a word of two");
  assert.deepEqual(await told("jacquard looms", 0.3), [[], false], "papers have all of its words");
  assert.deepEqual(await told("haircuts", 0.4), [["haircut"], true]);
  assert.deepEqual(await told("jacqu", 0.1, true), [[], true]);
  assert.deepEqual(await told("skip-tuning", 0.4), [[], false]);
  assert.deepEqual(await told("why do haircuts need looms and cards", 0.4), [[], false], "one asks in words of one's own");
  engine.meaning = null;
  assert.deepEqual(await engine.search("haircuts for looms").then(({ absent, isFar }) => [absent, isFar]), [["haircut"], false]);
});

test("papers draw a query the further, the more of its words they have", async () => {
  const engine = await Engine.open(load);
  /** @type {number[]} */
  const pulls = [];
  engine.meaning = { ...MEANING, towards: (vector, _, pull) => (pulls.push(pull), vector) };
  for (const typed of ["jacquard looms", "jacquard haircuts", "barber haircuts", "why do barbers cut hair with shears"]) {
    await engine.search(typed);
  }
  const [all, half, none, question] = pulls;
  assert.ok(all > 2 * half && half > 2 * none, `${all}, ${half}, ${none}`);
  assert.ok(question < 0.05, "words of one's own find no paper that could be trusted");
});
