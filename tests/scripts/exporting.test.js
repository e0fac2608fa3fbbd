import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/assets/litsurvey/table.js", currentScript: null };
const { exportFormats, exportPapers } = await import("../../builder/scripts/core/exporting.js");

const FORMATS = [
  { name: "csl-json", extension: ".json", head: "[\n", between: ",\n", tail: "\n]\n" },
  { name: "own", extension: ".txt", head: "", between: "", tail: "" },
];
const kept = new Map([
  ["survey", Promise.resolve({ exportBlock: 2, exports: FORMATS })],
  ["exports/csl-json/0", Promise.resolve(["0", "1"])],
  ["exports/csl-json/1", Promise.resolve(["2"])],
]);
globalThis.litsurvey = { kept, waiting: new Map(), give() {} };

test("entries of several files become one, in the order asked for", async () => {
  const made = await exportPapers([2, 0], "csl-json");
  assert.deepEqual(JSON.parse(made.text), [2, 0]);
  assert.deepEqual([made.extension, made.type], [".json", "application/vnd.citationstyles.csl+json"]);
  assert.deepEqual(JSON.parse((await exportPapers([], "csl-json")).text), []);
});

test("a long file is made in pieces and is the same", async () => {
  const long = Array.from({ length: 1001 }, (_, number) => number);
  const made = await exportPapers(long.map((number) => number % 3), "csl-json");
  assert.ok(made.pieces.length > 5);
  assert.deepEqual(JSON.parse(made.text), long.map((number) => number % 3));
});

test("formats have names for readers, and one that is not there is an error", async () => {
  assert.deepEqual(await exportFormats(), [["csl-json", "CSL-JSON"], ["own", "own"]]);
  await assert.rejects(exportPapers([0], "gone"), /no format gone/);
});
