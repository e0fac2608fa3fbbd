import assert from "node:assert/strict";
import { test } from "node:test";
import { features, likeList, strongestPhrases } from "../../builder/scripts/mine/likeness.js";

// Papers 0 to 3 speak of looms, 4 to 7 of engines, and all of cards.
const PHRASES = {
  names: ["looms", "engines", "cards"],
  of: [0, 0, 0, 0, 1, 1, 1, 1].map((place) => `${place} 9 2 3`),
  near: ["", "", "7 9", "", "", "", "", "2 9"],
};

test("what shares the list's phrases comes first, and the list itself never", async () => {
  const { ranked } = await likeList(await features(PHRASES), [0, 1]);
  assert.deepEqual(ranked.slice(0, 2), [3, 2]);
  assert.deepEqual([...ranked].sort(), [2, 3, 4, 5, 6, 7]);
});

test("the same list gives the same ranking, whatever its order", async () => {
  const known = await features(PHRASES);
  assert.deepEqual((await likeList(known, [5, 2])).ranked, (await likeList(known, [2, 5])).ranked);
});

test("the strongest phrases say what sets the list apart, and not what all papers have", async () => {
  const known = await features(PHRASES);
  const { weights } = await likeList(known, [0, 1]);
  assert.deepEqual(strongestPhrases(known, weights, 5), ["looms"]);
  assert.deepEqual(strongestPhrases(known, weights, 5, known.rows[3]), ["looms"]);
  assert.deepEqual(strongestPhrases(known, weights, 5, known.rows[4]), []);
});

test("a list of all papers, or of none, is no error", async () => {
  const known = await features(PHRASES);
  assert.deepEqual((await likeList(known, [0, 1, 2, 3, 4, 5, 6, 7])).ranked, []);
  assert.equal((await likeList(known, [])).ranked.length, 8);
});
