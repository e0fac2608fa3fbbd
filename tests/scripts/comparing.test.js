import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/assets/litsurvey/compare.js", currentScript: null, readyState: "complete", querySelector: () => null };
const { papersWith } = await import("../../builder/scripts/compare/adding.js");
const { alignResults, countedAmong, inAll } = await import("../../builder/scripts/compare/aligning.js");
const { cutText } = await import("../../builder/scripts/compare/records.js");
const { sayShared, shortName } = await import("../../builder/scripts/compare/main.js");

test("what papers share is counted whatever its casing, and stands first", () => {
  assert.deepEqual(countedAmong([["Steam", "looms"], ["Looms"], []]), [
    [{ name: "looms", papers: 2 }, { name: "Steam", papers: 1 }], [{ name: "Looms", papers: 2 }], [],
  ]);
  assert.deepEqual(inAll([["a", "B"], ["b", "c"]]), ["B"]);
  assert.deepEqual(inAll([]), []);
});

test("numbers on one data set and of one metric stand in one row", () => {
  const one = [["LoomBench", "Accuracy", "reached", "76", "%"], ["", "speed", "better by", "2", "x"]];
  const two = [["Engines", "accuracy", "reached", "5", "%"], ["loombench", "accuracy", "reached", "80", "%"], ["LoomBench", "accuracy", "better by", "4", "%"]];
  assert.deepEqual(alignResults([one, two]), [
    { dataset: "LoomBench", metric: "Accuracy", cells: [["76 %"], ["80 %", "better by 4 %"]] },
    { dataset: "Engines", metric: "accuracy", cells: [[], ["5 %"]] },
    { dataset: "", metric: "speed", cells: [["better by 2\u00d7"], []] },
  ]);
});

test("a sentence is cut where Python counted", () => {
  assert.deepEqual(cutText("\u{1f9f5} a. Looms. b", 5, 11), ["\u{1f9f5} a. ", "Looms.", " b"]);
});

test("a paper is found by words of its title, unless it is there already", () => {
  const titles = ["on power looms", "power and salt", "salt"];
  assert.deepEqual(papersWith(titles, "POWER", []), [0, 1]);
  assert.deepEqual(papersWith(titles, "salt pow", [0]), [1]);
  assert.deepEqual(papersWith(titles, "  ", []), []);
});

test("what is shared is said in words", () => {
  const paper = { id: "a", title: "A", topic: ["t", "weaving"], tags: [["l", "looms"]], keyphrases: ["Looms", "salt"] };
  const other = { ...paper, id: "b", keyphrases: ["salt"] };
  assert.equal(sayShared([paper, other]), "Both have the topic weaving; the tag looms; the keyphrase salt.");
  assert.equal(sayShared([paper, other, { id: "c", title: "C" }]), "All 3 share no topic, tag or keyphrase.");
  assert.match(sayShared([paper]), /^Add another/);
  assert.match(sayShared([]), /^Pick two/);
});

test("a paper is called by its method, or by the beginning of its title", () => {
  assert.equal(shortName({ id: "a", title: "On looms", names: ["LoomNet", "Loom"] }), "LoomNet");
  assert.equal(shortName({ id: "a", title: "Looms: what they are and what they were before there was steam" }), "Looms");
  assert.equal(shortName({ id: "a", title: "On the weaving of looms and what they were before" }), "On the weaving of looms and what they \u2026");
});
