import assert from "node:assert/strict";
import { test } from "node:test";
import { foldText, sortText } from "../../builder/scripts/core/folding.js";
import { mapPaced, orderBy } from "../../builder/scripts/core/ordering.js";

let rests = 0;
const pace = async () => void (rests += 1);
const order = async (keys, falling) => [...(await orderBy(keys, falling, pace))];

test("papers are ordered by their keys, equal ones by number, blanks last either way", async () => {
  const keys = ["b", "", "a", null, "b"];
  assert.deepEqual(await order(keys, false), [2, 0, 4, 1, 3]);
  assert.deepEqual(await order(keys, true), [0, 4, 2, 1, 3]);
  assert.deepEqual(await order([1900, null, 900], false), [2, 0, 1]);
  assert.deepEqual(await order([0, 1], true), [1, 0]);
  assert.deepEqual(await order([], false), []);
});

test("many papers are ordered in pieces, as if at once", async () => {
  const keys = Array.from({ length: 7321 }, (_, number) => ((number * 7919) % 1009 ? `k${(number * 7919) % 1009}` : ""));
  const numbers = [...keys.keys()];
  const known = numbers.filter((number) => keys[number]).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
  rests = 0;
  assert.deepEqual(await order(keys, false), [...known, ...numbers.filter((number) => !keys[number])]);
  assert.ok(rests > 20);
  assert.deepEqual(await mapPaced(keys, (key, place) => key + place, pace), keys.map((key, place) => key + place));
});

test("titles are sorted as libraries do", () => {
  const titles = ["The Zebra", "\u201cQuoted\u201d", "A", "an Engine", "\u00c9tude", "3D", "\u2026", "A-B"];
  assert.deepEqual(titles.map(sortText), ["zebra", "quoted\u201d", "a", "engine", "etude", "3d", "...", "a-b"]);
});

test("texts are compared without casing and accents", () => {
  assert.equal(foldText("\u00c9T\u00dcDE \ufb01"), "etude fi");
});
