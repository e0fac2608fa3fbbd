import assert from "node:assert/strict";
import { test } from "node:test";

import { excerpt, markedPieces } from "../../builder/scripts/search/excerpt.js";
import { asksFor, sharesOf, toggled } from "../../builder/scripts/search/facets.js";
import { namesFor, pathOf } from "../../builder/scripts/search/names.js";
import { Meaning, unpackTable } from "../../builder/scripts/search/meaning.js";
import { saidOf } from "../../builder/scripts/search/saying.js";
import { stretchOf } from "../../builder/scripts/search/sentences.js";

const marked = (text, ...marks) =>
  markedPieces(text, new Set(marks)).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text)).join("");

test("what was looked for is marked as it stands, and nothing else", () => {
  assert.equal(marked("GANs, a GAN's loss & Pre-Training.", "gan", "pretraining"), "[GANs], a [GAN's] loss & [Pre-Training].");
  assert.equal(marked("the end", "the"), "the end");
  assert.equal(marked("<b>naïve</b>", "naive"), "<b>[naïve]</b>");
});

test("an excerpt is the stretch with the most different hits", () => {
  const text = `${"loom ".repeat(3)}${"a ".repeat(30)}loom weaves cloth ${"b ".repeat(30)}`.trim();
  const cut = excerpt(text, new Set(["loom", "cloth"]), 20);
  assert.match(cut, /^….*loom weaves cloth.*…$/);
  assert.equal(excerpt("short", new Set(["x"]), 20), "short");
});

test("a sentence that means what was asked gives way to two words that were looked for", () => {
  const text = `A loom and a thread. ${"more of it ".repeat(9)}Here it is meant. ${"and on it goes ".repeat(9)}`;
  const at = text.indexOf("Here");
  assert.match(excerpt(text, new Set(["loom"]), 8, [at, at + 17], 1.5), /^\u2026Here it is meant\./);
  assert.match(excerpt(text, new Set(["loom", "thread"]), 8, [at, at + 17], 1.5), /^A loom and a thread\./);
  assert.match(excerpt(text, new Set(["loom"]), 8, [at, at + 17]), /^A loom and a thread\./);
});

test("sentences are told where each of them has a vector", () => {
  const abstract = "One of 3.5. Two? Three";
  const texts = [1, 2, 3].map((number) => abstract.slice(...stretchOf(abstract, number, 4)));
  assert.deepEqual(texts, ["One of 3.5.", "Two?", "Three"]);
  assert.equal(stretchOf(abstract, 0, 4), null, "the title stands above");
  assert.equal(stretchOf(abstract, 1, 3), null, "one has none, and which cannot be told");
  assert.equal(stretchOf("", 0, 1), null);
});

test("where nothing is hit the excerpt begins at the key sentence", () => {
  const text = `${"a ".repeat(30)}Here it is said. ${"b ".repeat(40)}`;
  assert.match(excerpt(text, new Set(["zzz"]), 10, [60, 76]), /^…Here it is said\./);
});

test("papers are counted by value", () => {
  const terms = { kind: "terms", names: ["gan", "vae"], of: [[0], [0, 1], []] };
  assert.deepEqual(sharesOf(terms, [0, 1, 2]).map(({ name, papers }) => [name, papers]), [["gan", 2], ["vae", 1]]);
  const years = { kind: "number", values: [2019, null, 2021] };
  assert.deepEqual(sharesOf(years, [0, 1, 2]).map(({ value }) => value), ["2021", "2019"]);
});

test("a press on a value puts it into the query, and the next one takes it out", () => {
  const once = toggled("image", "tag", "latent space");
  assert.equal(once, 'image tag:"latent space"');
  assert.ok(asksFor(once, "tag", "Latent Space"));
  assert.equal(toggled(once, "tag", "latent space"), "image");
  assert.equal(toggled('"latent space" year:2020', "year", "2020"), '"latent space"');
});

test("names are found by all their words, the same name first", () => {
  const names = {
    topic: { ids: ["t"], names: ["latent space and more"], papers: [50] },
    tag: { ids: ["latent-space", "index"], names: ["latent space", "index"], papers: [11, 2] },
  };
  assert.deepEqual(namesFor(names, "latent spac", 3).map(({ id }) => id), ["t", "latent-space"]);
  assert.deepEqual(namesFor(names, "latent spaces", 3).map(({ id }) => id), ["latent-space", "t"]);
  assert.deepEqual(namesFor(names, "the", 3), []);
  assert.equal(pathOf(namesFor(names, "index", 1)[0]), "tags/index_.html");
});

test("numbers of a vector lie around zero, the first in the lowest bits", () => {
  assert.deepEqual([...unpackTable(btoa("\x0f\x80"), 4)], [15, -15, -15, 1]);
});

test("a paper is near a query as a whole and by its nearest sentence", async () => {
  // Papers have numbers of 4 bits, 0xff is [15, 15]; sentences of 2, two sentences a byte, 0x3f is [3, 3] and [3, -3].
  const files = {
    "search/papers/0": [btoa("\xff\xff\x0f"), [2]],
    "search/sentences": [btoa("\x3f\xc0"), "&$#"], // three of the first, one of the second, none of the third
  };
  const space = { dimensions: 2, paperBits: 4, wordBits: 2, parts: 1, block: 2048, words: [] };
  const query = new Float32Array([Math.SQRT1_2, -Math.SQRT1_2]);
  const fetched = async (sentences) => {
    const meaning = new Meaning(async (name) => files[name], { ...space, sentences }, 3);
    await meaning.fetchPapers();
    return meaning;
  };
  const nearness = async (sentences) => {
    const meaning = await fetched(sentences);
    return [...meaning.nearness(query)].map((value) => Math.round(1000 * value) / 1000);
  };
  assert.deepEqual(await nearness(false), [0, 0, 0]);
  assert.deepEqual(await nearness(true), [0.5, -0.5, 0]);
  const meaning = await fetched(true);
  assert.deepEqual([0, 1, 2].map((first) => meaning.nearestSentence(query, 0, first).number), [1, 1, 2]);
  assert.deepEqual(meaning.nearestSentence(query, 2, 1), { number: 0, count: 0, cosine: 0 });
});

test("what was found is said in a line, and what nothing was found of", () => {
  const said = (found) => saidOf({ papers: [3, 1], corrected: [], isPoor: false, meaning: new Float32Array(2), ...found });
  assert.equal(said({}), "2 papers");
  assert.equal(said({ corrected: [["lom", "loom"]] }), "2 papers for \u201cloom\u201d");
  assert.equal(said({ absent: ["yarn"] }), "2 papers near in meaning; none has \u201cyarn\u201d");
  assert.equal(said({ absent: ["yarn", "wool"], meaning: null }), "2 papers; none has \u201cyarn\u201d or \u201cwool\u201d");
  assert.equal(said({ absent: ["yarn"], isFar: true }), "Little here seems to be about that; 2 papers come nearest");
  assert.equal(said({ papers: [1], isFar: true }), "Little here seems to be about that; 1 paper comes nearest");
  assert.equal(said({ papers: [], absent: ["yarn"], isFar: true }), "Nothing found");
  assert.match(said({ isPoor: true, meaning: null }), /^2 papers, by words alone: /);
});
