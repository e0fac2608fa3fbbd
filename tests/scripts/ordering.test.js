import assert from "node:assert/strict";
import { test } from "node:test";
import { foldText, sortText } from "../../builder/scripts/core/folding.js";
import { orderBy } from "../../builder/scripts/core/ordering.js";

test("papers are ordered by their keys, equal ones by number, blanks last either way", () => {
  const keys = ["b", "", "a", null, "b"];
  assert.deepEqual([...orderBy(keys, false)], [2, 0, 4, 1, 3]);
  assert.deepEqual([...orderBy(keys, true)], [0, 4, 2, 1, 3]);
  assert.deepEqual([...orderBy([1900, null, 900], false)], [2, 0, 1]);
  assert.deepEqual([...orderBy([0, 1], true)], [1, 0]);
});

test("titles are sorted as libraries do", () => {
  const titles = ["The Zebra", "\u201cQuoted\u201d", "A", "an Engine", "\u00c9tude", "3D", "\u2026", "A-B"];
  assert.deepEqual(titles.map(sortText), ["zebra", "quoted\u201d", "a", "engine", "etude", "3d", "...", "a-b"]);
});

test("texts are compared without casing and accents", () => {
  assert.equal(foldText("\u00c9T\u00dcDE \ufb01"), "etude fi");
});
