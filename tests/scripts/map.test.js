import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/s/assets/litsurvey/map.js", currentScript: null };

const { mixed } = await import("../../builder/scripts/map/colours.js");
const { authorsOf, codePoints } = await import("../../builder/scripts/map/card.js");
const { radiusOf, stampDots, stampOf } = await import("../../builder/scripts/map/dots.js");
const { linesOf, withRoom } = await import("../../builder/scripts/map/names.js");
const { eachWithin, gridOf, nearestPoint, pointTowards, pointsInside } = await import("../../builder/scripts/map/points.js");
const { boundsOf, sameTopic, stateOf, topicOf } = await import("../../builder/scripts/map/state.js");
const { CLOSEST, fitting, moved, showing, zoomed, zoomOf } = await import("../../builder/scripts/map/view.js");
const { spanOf, spansOf } = await import("../../builder/scripts/map/years.js");

/** Points that look scattered, and are the same on every run. */
function scattered(count) {
  return Array.from({ length: 2 * count }, (_, i) => ((i * 7919 + 13) % 1009) - 500);
}

test("the nearest point is the one that looking at all of them finds", () => {
  const spots = scattered(500);
  const points = gridOf(spots);
  for (let x = -600; x <= 600; x += 77) {
    const distances = Array.from(points.xs, (px, i) => Math.hypot(px - x, points.ys[i] + x / 3));
    const least = Math.min(...distances);
    const nearest = nearestPoint(points, x, -x / 3, 100);
    assert.equal(nearest < 0 ? null : distances[nearest], least <= 100 ? least : null);
  }
});

test("every point is in one cell, whatever the map is like", () => {
  for (const spots of [[], [3, 4], [0, 0, 0, 0], [5, 1, 5, 9, 5, 4], scattered(60)]) {
    const seen = [];
    eachWithin(gridOf(spots), -1e6, -1e6, 1e6, 1e6, (i) => seen.push(i));
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: spots.length / 2 }, (_, i) => i));
  }
});

test("an arrow leads to what lies ahead, and nowhere from the rim", () => {
  const points = gridOf([0, 0, 10, 1, 4, 9, -8, 0, 30, 0]);
  assert.equal(pointTowards(points, 0, 1, 0), 1);
  assert.equal(pointTowards(points, 0, 0, 1), 2);
  assert.equal(pointTowards(points, 0, -1, 0), 3);
  assert.equal(pointTowards(points, 4, 1, 0), -1);
});

test("arrows reach every paper from every other", () => {
  const points = gridOf(scattered(80));
  const [reached, waiting] = [new Set([0]), [0]];
  while (waiting.length) {
    const from = waiting.pop();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      const to = pointTowards(points, from, dx, dy);
      if (to >= 0 && !reached.has(to)) {
        reached.add(to);
        waiting.push(to);
      }
    }
  }
  assert.ok(reached.size >= 78, `${reached.size} of 80`);
});

test("a line drawn around points picks those inside it, hollows left out", () => {
  const points = gridOf([1, 1, 5, 5, 9, 1, 5, 1, 20, 20]);
  assert.deepEqual(pointsInside(points, [0, 0, 10, 0, 10, 10, 0, 10]), [0, 1, 2, 3]);
  assert.deepEqual(pointsInside(points, [0, 0, 10, 0, 10, 10, 5, 2, 0, 10]), [0, 2, 3]);
  assert.deepEqual(pointsInside(points, [0, 0, 10, 10]), []);
});

test("the whole map lies in the middle of the screen", () => {
  const view = fitting({ left: -100, top: -50, right: 100, bottom: 50 }, { width: 420, height: 400 }, 10);
  assert.deepEqual(view, { scale: 2, x: 210, y: 200 });
  assert.ok(Number.isFinite(fitting({ left: 3, top: 3, right: 3, bottom: 3 }, { width: 5, height: 5 }, 10).scale));
});

test("zooming keeps what is under the pointer, and stops at the whole and close by", () => {
  const whole = { scale: 2, x: 210, y: 200 };
  const near = zoomed(whole, whole, 3, 100, 120);
  assert.equal((100 - near.x) / near.scale, (100 - whole.x) / whole.scale);
  assert.equal((120 - near.y) / near.scale, (120 - whole.y) / whole.scale);
  assert.equal(zoomOf(near, whole), 3);
  assert.deepEqual(zoomed(near, whole, 0.01, 0, 0), whole);
  assert.equal(zoomed(near, whole, 1e9, 0, 0).scale, whole.scale * CLOSEST);
});

test("the map cannot be lost by moving it", () => {
  const bounds = { left: -100, top: -50, right: 100, bottom: 50 };
  const far = moved({ scale: 2, x: 210, y: 200 }, bounds, { width: 420, height: 400 }, 1e6, -1e6);
  assert.ok(far.x - 200 <= 420 - 200 && far.y + 100 >= 100);
  assert.deepEqual(moved({ scale: 2, x: 210, y: 200 }, bounds, { width: 420, height: 400 }, 5, -5), { scale: 2, x: 215, y: 195 });
});

test("a paper that an arrow leads to comes into view, and a seen one moves nothing", () => {
  const view = { scale: 1, x: 0, y: 0 };
  assert.deepEqual(showing(view, { width: 100, height: 100 }, 500, 50, 20), { scale: 1, x: -420, y: 0 });
  assert.deepEqual(showing(view, { width: 100, height: 100 }, 50, 50, 20), view);
});

test("names do not lie over each other, and the first has the better right", () => {
  const name = (x, y) => ({ x, y, width: 60, height: 16 });
  const placed = withRoom([name(100, 100), name(110, 102), name(115, 104), name(300, 100), name(-5, 0)], { width: 320, height: 200 }, 16);
  assert.deepEqual(placed[0], { x: 100, y: 100, width: 60, height: 16 });
  assert.equal(placed.at(-1).x, 290);
  for (const [i, one] of placed.entries()) {
    for (const other of placed.slice(i + 1)) {
      assert.ok(Math.abs(one.x - other.x) >= 60 || Math.abs(one.y - other.y) >= 16);
    }
  }
});

test("a long name has lines", () => {
  assert.deepEqual(linesOf("vision-language models and text embeddings"), ["vision-language", "models and text", "embeddings"]);
  assert.deepEqual(linesOf(""), [""]);
});

test("years are cut into spans of about as many papers each", () => {
  const spans = spansOf([2001, 2002, 2002, 2003, 2005, 2009, null, 2010, 2011, 2012, 2013]);
  assert.deepEqual(spans, [[2001, 2002], [2003, 2003], [2004, 2009], [2010, 2011], [2012, 2013]]);
  assert.equal(spanOf(2004, spans), 2);
  assert.equal(spanOf(null, spans), -1);
  assert.deepEqual(spansOf([null, null]), []);
  assert.deepEqual(spansOf([2020, 2020, 2020]), [[2020, 2020]]);
});

test("colours mix, dots shrink with the number of papers", () => {
  assert.equal(mixed("#000000", "#ff8000", 0.5), "#804000");
  assert.ok(radiusOf(97, 1) > radiusOf(1000, 1));
  assert.ok(radiusOf(20000, 1) >= 1.5);
});

test("dots are stamped where they are seen, the lit ones over the faint", () => {
  const points = gridOf([10, 10, 12, 10, 500, 500]);
  const target = { width: 30, height: 20, pixels: new Uint32Array(600).fill(7) };
  const [strong, faint] = [1, 0.2].map((strength) => [stampOf("#ff8000", false, "#000000", 3, strength)]);
  stampDots(target, points, new Uint8Array(3), strong, faint, { scale: 1, x: 0, y: 0 }, Uint8Array.of(1, 0, 0));
  assert.equal(target.pixels[10 * 30 + 10], 0xff0080ff);
  assert.equal(target.pixels[10 * 30 + 13] >>> 24, 51);
  assert.equal(target.pixels[10 * 30 + 25], 0);
  stampDots(target, points, new Uint8Array(3), strong, faint, { scale: 1, x: -10, y: -11 }, null);
  assert.equal(target.pixels[0], 0xff0080ff);
  const hollow = stampOf("#ff8000", true, "#ffffff", 5, 1);
  assert.equal(hollow.pixels[(hollow.side / 2) * hollow.side + hollow.side / 2], 0xffffffff);
});

test("a state knows topics and code", () => {
  const topics = { ids: ["a", "b"], names: ["A", "B"], of: [[0], [1], [0], []] };
  const map = { spots: [0, 0, 4, 4, 8, 8, 1, 2], regions: [{ topic: "a", hue: 0, at: [0, 0], outlines: [[-5, 0, 9, 12]] }] };
  const state = stateOf(map, ["p", "q", "r", "s"], [], topics, [null, 1, 2, 3], { names: ["data", "code"], of: [[1], [0], [], []] });
  assert.deepEqual(state.bounds, { left: -5, top: 0, right: 9, bottom: 12 });
  assert.deepEqual(state.code, [true, false, false, false]);
  assert.deepEqual([topicOf(state, 1), topicOf(state, 3)], ["B", ""]);
  assert.deepEqual(sameTopic(state, 0), [0, 2]);
  assert.deepEqual(boundsOf([[1, 2, 3, -4]]), { left: 1, top: -4, right: 3, bottom: 2 });
});

test("authors are told in short, and spans are counted in characters", () => {
  assert.equal(authorsOf(["A", "B"]), "A, B");
  assert.equal(authorsOf(["A", "B", "C", "D", "E"]), "A, B, C and 2 more");
  assert.equal("a\u{1d400}bc".slice(...codePoints("a\u{1d400}bc", [1, 3])), "\u{1d400}b");
});
