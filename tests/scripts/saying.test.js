import assert from "node:assert/strict";
import { test } from "node:test";
import { readFilter, writeFilter } from "../../builder/scripts/core/filterstate.js";
import { sayNumber, sayResult } from "../../builder/scripts/core/results.js";
import { offered, yearBars } from "../../builder/scripts/table/offering.js";
import { partsOf, sayFilter } from "../../builder/scripts/table/saying.js";

const nameOf = (facet, key) => (key === "l" ? "looms" : key);
const read = (text) => readFilter(new URLSearchParams(text));
const say = (text, shown = 12) => sayFilter(read(text), nameOf, { shown, total: 97, chosen: 3 });

test("what is shown is said in a sentence", () => {
  assert.equal(say(""), "All 97 papers.");
  assert.equal(say("sort=-year&pick=a"), "All 97 papers.");
  assert.equal(say("topic=engines&tag.not=l"), "12 of 97 papers: topic engines, without tag looms.");
  assert.equal(say("tag=l&tag=steam"), "12 of 97 papers: tag looms and tag steam.");
  assert.equal(say("tag=l&tag=steam&tag.mode=any"), "12 of 97 papers: tag looms or tag steam.");
  assert.equal(say("has=code&has.not=data", 0), "0 of 97 papers: with code, without data.");
  assert.equal(say("words=power&year=1830-"), "12 of 97 papers: with the words \u201cpower\u201d, since 1830.");
  assert.equal(say("papers=a,b,c&year=1840"), "12 of 97 papers: among 3 chosen papers, of 1840.");
  assert.equal(say("papers=a,b,c&sort=found"), "12 of 97 papers: among 3 chosen papers, the best match first.");
  assert.equal(say("year=-1840"), "12 of 97 papers: until 1840.");
});

test("each part can be taken back by itself", () => {
  const parts = partsOf(read("words=a&tag=l&tag.not=b&year=1830-1840&page=2"), nameOf, 0);
  assert.deepEqual(parts.map(({ label }) => label), [
    "with the words \u201ca\u201d", "tag looms", "without tag b", "from 1830 to 1840",
  ]);
  assert.deepEqual(parts.map(({ without }) => writeFilter(without)), [
    "tag=l&tag.not=b&year=1830-1840", "words=a&tag.not=b&year=1830-1840", "words=a&tag=l&year=1830-1840", "words=a&tag=l&tag.not=b",
  ]);
});

test("without the papers that were found there is no order in which they were", () => {
  const [{ without }] = partsOf(read("papers=c,a&sort=found"), nameOf, 2);
  assert.equal(writeFilter(without), "");
  assert.equal(writeFilter(partsOf(read("papers=c,a&sort=-year"), nameOf, 2)[0].without), "sort=-year");
});

test("a facet of few values offers all in their order, one of many those that leave most", () => {
  assert.deepEqual(offered(Uint32Array.from([0, 5, 2]), [], false), { places: [0, 1, 2], more: 0 });
  const counts = Uint32Array.from([1, 9, 0, 9, 3, 4, 5, 6, 7, 8, 2]);
  assert.deepEqual(offered(counts, [], false), { places: [1, 3, 9, 8, 7, 6, 5, 4], more: 2 });
  assert.deepEqual(offered(counts, [2, -1], false), { places: [2, 1, 3, 9, 8, 7, 6, 5], more: 3 });
  assert.deepEqual(offered(counts, [], true).places.length, 10);
  assert.deepEqual(offered(counts, [1], false, (place) => place < 3), { places: [1, 0], more: 0 });
});

test("years without a paper have a bar of no height", () => {
  assert.deepEqual(yearBars(new Map([[1840, 4], [1842, 1]]), 1840, 1842), [
    { year: 1840, count: 4, height: 1 }, { year: 1841, count: 0, height: 0 }, { year: 1842, count: 1, height: 0.25 },
  ]);
});

test("results are said as the pages say them", () => {
  assert.equal(sayResult(["VTAB", "accuracy", "reached", "76.0", "%"]), "76.0 % accuracy on VTAB");
  assert.equal(sayNumber(["", "", "better by", "10", "x"]), "better by 10\u00d7");
  assert.equal(sayNumber(["", "", "reached", "7", ""]), "7");
});
