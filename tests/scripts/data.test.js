import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** A page of which only what loading needs is there: scripts that are added answer as `answers` says. */
let asked;
const answers = new Map();

globalThis.HTMLScriptElement = class {};
globalThis.document = {
  baseURI: "https://example.org/some/sub/assets/litsurvey/boot.js",
  currentScript: null,
  createElement: () => {
    const heard = {};
    return { heard, addEventListener: (kind, then) => (heard[kind] = then), remove() {} };
  },
  head: {
    append(script) {
      asked.push(script.src);
      const answer = answers.get(new URL(script.src).pathname.split("/litsurvey/")[1]);
      setTimeout(() => {
        answer?.();
        script.heard[answer ? "load" : "error"]();
      });
    },
  },
};
const { load } = await import("../../builder/scripts/core/data.js");
const { pageAddress, paperAddress } = await import("../../builder/scripts/core/place.js");

beforeEach(() => {
  asked = [];
  answers.clear();
});

test("a file is fetched once, however often it is asked for", async () => {
  answers.set("data/columns/title.js", () => globalThis.litsurvey.give("columns/title", ["a"]));
  assert.deepEqual(await Promise.all([load("columns/title"), load("columns/title")]), [["a"], ["a"]]);
  assert.deepEqual(await load("columns/title"), ["a"]);
  assert.equal(asked.length, 1);
  assert.match(asked[0], /^https:\/\/example\.org\/some\/sub\/assets\/litsurvey\/data\/columns\/title\.js\?v=/);
});

test("a file that cannot be had is an error, and is asked for again", async () => {
  await assert.rejects(load("gone"), /data\/gone\.js could not be loaded/);
  answers.set("data/gone.js", () => globalThis.litsurvey.give("gone", 1));
  assert.equal(await load("gone"), 1);
});

test("a file that gives nothing is an error too", async () => {
  answers.set("data/empty.js", () => {});
  await assert.rejects(load("empty"), /could not be loaded/);
});

test("addresses of pages hang on where the scripts lie", () => {
  assert.equal(pageAddress("table/index.html"), "https://example.org/some/sub/table/index.html");
  assert.equal(paperAddress("a-1f3a"), "https://example.org/some/sub/papers/a-1f3a.html");
});
