import assert from "node:assert/strict";
import { test } from "node:test";
import { readPapers, writePapers } from "../../builder/scripts/core/papersets.js";

const IDS = Array.from({ length: 3000 }, (_, number) => `on-looms-and-engines-${number.toString(16)}`);

test("a few papers stand as they are called", () => {
  assert.equal(writePapers(["a-1", "b-2"]), "a-1,b-2");
  assert.deepEqual(readPapers("b-2,gone-3,a-1,b-2", ["a-1", "b-2"]), [1, 0]);
  assert.equal(writePapers([]), "");
  assert.deepEqual(readPapers("", IDS), []);
});

test("many papers stand as codes, which are read back in their order", () => {
  const numbers = [2999, 0, 7, 8, 1500, 1499, 12];
  const written = writePapers(numbers.map((number) => IDS[number]));
  assert.match(written, /^\.[\w-]+$/);
  assert.equal(written.length, 1 + 5 * numbers.length);
  assert.equal(new URLSearchParams({ papers: written }).toString(), `papers=${written}`);
  assert.deepEqual(readPapers(written, IDS), numbers);
});

test("codes stay true when papers are added or gone", () => {
  const written = writePapers(IDS.slice(10, 30));
  assert.deepEqual(readPapers(written, ["a-new-one-1", ...IDS.slice(20)]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("codes are told apart, and garbage names no paper", () => {
  assert.equal(new Set(IDS.map((id) => writePapers([id, id, id, id, id, id]))).size, IDS.length);
  assert.deepEqual(readPapers(".!!", IDS), []);
  assert.deepEqual(readPapers(".", IDS), []);
});
