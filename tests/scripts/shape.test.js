import assert from "node:assert/strict";
import { test } from "node:test";

const { ledTo } = await import("../../builder/scripts/shape/grid.js");
const TRIANGLE = [2, 3, 4];

test("an arrow leads to the neighbour, and at an edge it stays", () => {
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "ArrowRight", false), [1, 2]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 2], "ArrowRight", false), [1, 2]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "ArrowLeft", false), [1, 0]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 0], "ArrowLeft", false), [1, 0]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 2], "ArrowDown", false), [2, 2]);
  assert.deepEqual(ledTo(TRIANGLE, [0, 0], "ArrowUp", false), [0, 0]);
});

test("a shorter row is entered at its end", () => {
  assert.deepEqual(ledTo(TRIANGLE, [2, 3], "ArrowUp", false), [1, 2]);
});

test("Home and End lead along the row, with the control key to the corners", () => {
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "Home", false), [1, 0]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "End", false), [1, 2]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "Home", true), [0, 0]);
  assert.deepEqual(ledTo(TRIANGLE, [1, 1], "End", true), [2, 3]);
});

test("other keys are the browser's", () => {
  for (const key of ["Tab", "Enter", "a", "constructor"]) {
    assert.equal(ledTo(TRIANGLE, [1, 1], key, false), null);
  }
});
