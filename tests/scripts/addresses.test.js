import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/s/assets/litsurvey/map.js", currentScript: null };

const { tableAddress } = await import("../../builder/scripts/core/addresses.js");

test("the table is asked for papers by their ids, for many of them where no host sees it", () => {
  assert.equal(tableAddress(["a-paper", "b"]), "https://example.org/s/table/index.html?papers=a-paper,b");
  assert.equal(tableAddress(["b", "a"], true), "https://example.org/s/table/index.html?papers=b,a&sort=found");
  assert.match(tableAddress(Array(2000).fill("a-paper")), /^https:..example.org.s.table.index\.html#papers=\.[\w-]+$/);
});
