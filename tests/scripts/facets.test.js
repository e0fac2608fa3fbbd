import assert from "node:assert/strict";
import { test } from "node:test";
import { packNumbers, packTerms, termsOf } from "../../builder/scripts/core/columns.js";
import { countNumbers, countTerms, markFacet, markOthers, markRange, passing } from "../../builder/scripts/core/facets.js";

const TAGS = packTerms({ names: ["looms", "steam", "salt"], of: [[0, 1], [0], [1, 2], []], ids: ["l", "st", "sa"] });
const TOPICS = packTerms({ names: ["weaving", "sea"], of: [[0], [0], [1], [1]] });
const YEARS = [1830, 1840, null, 1850];
const ORDER = Uint32Array.from([3, 2, 1, 0]);
const [TAG, TOPIC, YEAR] = [2, 4, 8];

/** Masks of what each paper fails, by what is asked of each facet. */
function masks({ tag = {}, topic = {} } = {}) {
  const fails = new Uint32Array(4);
  markFacet(fails, TAGS, { mode: "all", has: [], not: [], ...tag }, TAG);
  markFacet(fails, TOPICS, { mode: "any", has: [], not: [], ...topic }, TOPIC);
  return fails;
}
const left = (fails) => [...passing(fails, ORDER)];

test("terms are packed and found again", () => {
  assert.deepEqual(termsOf(TAGS, 2), [1, 2]);
  assert.deepEqual(termsOf(TAGS, 3), []);
  assert.deepEqual(TOPICS.keys, ["weaving", "sea"]);
});

test("numbers become terms, the largest first", () => {
  const terms = packNumbers({ values: [3, null, 5] }, (value) => `${value} of 5`);
  assert.deepEqual([terms.keys, terms.names], [["5", "3"], ["5 of 5", "3 of 5"]]);
  assert.deepEqual([0, 1, 2].map((number) => termsOf(terms, number)), [[1], [], [0]]);
});

test("nothing asked leaves all, in the order given", () => {
  assert.deepEqual(left(masks()), [3, 2, 1, 0]);
});

test("all of several values, any of them, and none", () => {
  assert.deepEqual(left(masks({ tag: { has: [0, 1] } })), [0]);
  assert.deepEqual(left(masks({ tag: { has: [0, 1], mode: "any" } })), [2, 1, 0]);
  assert.deepEqual(left(masks({ tag: { not: [0] } })), [3, 2]);
  assert.deepEqual(left(masks({ tag: { has: [1], not: [2] } })), [0]);
});

test("a value that no paper has leaves none, or adds none to others", () => {
  assert.deepEqual(left(masks({ tag: { has: [0, -1] } })), []);
  assert.deepEqual(left(masks({ tag: { has: [0, -1], mode: "any" } })), [1, 0]);
  assert.deepEqual(left(masks({ tag: { not: [-1] } })), [3, 2, 1, 0]);
});

test("a count says how many papers would be left", () => {
  const fails = masks({ tag: { has: [0] }, topic: { has: [0] } });
  assert.deepEqual([...countTerms(fails, TAGS, 0)], [2, 1, 0]); // with a further tag
  assert.deepEqual([...countTerms(fails, TOPICS, TOPIC)], [2, 0]); // with the topic instead or besides
  assert.deepEqual([...countTerms(masks({ topic: { has: [0] } }), TOPICS, TOPIC)], [2, 2]);
});

test("no count looks through what was ruled out", () => {
  assert.deepEqual([...countTerms(masks({ topic: { not: [1] } }), TOPICS, TOPIC)], [2, 0]);
});

test("years are a range, open at either end, and papers without one are outside of it", () => {
  const ranged = (from, to) => {
    const fails = new Uint32Array(4);
    markRange(fails, YEARS, from, to, YEAR);
    return fails;
  };
  assert.deepEqual(left(ranged(1835, null)), [3, 1]);
  assert.deepEqual(left(ranged(null, 1840)), [1, 0]);
  assert.deepEqual(left(ranged(null, null)), [3, 2, 1, 0]);
  assert.deepEqual([...countNumbers(ranged(1835, null), YEARS, YEAR)], [[1830, 1], [1840, 1], [1850, 1]]);
});

test("a set of papers leaves no other", () => {
  const fails = masks({ tag: { has: [0] } });
  markOthers(fails, [1, 2]);
  assert.deepEqual(left(fails), [1]);
});
