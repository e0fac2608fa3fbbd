import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.HTMLScriptElement = class {};
globalThis.document = { baseURI: "https://example.org/sub/assets/litsurvey/mine.js", currentScript: null };
const { changed, entryFor, followed, isInState, joinedLists, listText, moved, parseList } = await import(
  "../../builder/scripts/mine/entries.js"
);
const { marksOf, parseSeen, visited } = await import("../../builder/scripts/mine/fresh.js");
const { markdownList, plainList } = await import("../../builder/scripts/mine/written.js");
const { idOfPaper } = await import("../../builder/scripts/mine/bar.js");

const one = (id, more = {}) => ({ id, title: `Paper ${id}`, star: true, read: false, note: "", ...more });
const ids = (entries) => entries.map((entry) => entry.id);

test("what is kept is read back as it was", () => {
  const entries = [one("b", { note: "a \u201cnote\u201d" }), one("a", { read: true })];
  assert.deepEqual(parseList(listText(entries)), { entries, state: "ok" });
  assert.deepEqual(parseList(null), { entries: [], state: "ok" });
});

test("what cannot be read is told, and never thrown", () => {
  for (const text of ["{", "[]", "null", '"x"', '{"version":1}', '{"version":0,"papers":[]}', '{"version":1,"papers":{}}']) {
    assert.equal(parseList(text).state, "garbled", text);
  }
  assert.equal(parseList('{"version":2,"papers":[]}').state, "newer");
});

test("of a list that is right in part the rest is left out", () => {
  const papers = [null, 3, {}, { id: "", star: true }, { id: "x" }, { id: "__proto__", star: true, note: 7 }, one("a"), one("a")];
  const { entries, state } = parseList(JSON.stringify({ version: 1, papers }));
  assert.equal(state, "ok");
  assert.deepEqual(ids(entries), ["__proto__", "a"]);
  assert.equal(entries[0].note, "");
});

test("an entry that says nothing any more goes, and a new one comes last", () => {
  let entries = changed([one("a")], "b", { title: "B", read: true });
  assert.deepEqual(ids(entries), ["a", "b"]);
  entries = changed(entries, "a", { star: false });
  assert.deepEqual(ids(entries), ["b"]);
  assert.equal(entryFor(entries, "a").star, false);
  assert.deepEqual(changed(entries, "b", { read: false, note: "  " }), []);
});

test("an entry is moved before another, or to the end", () => {
  const entries = [one("a"), one("b"), one("c")];
  assert.deepEqual(ids(moved(entries, "c", "a")), ["c", "a", "b"]);
  assert.deepEqual(ids(moved(entries, "a", null)), ["b", "c", "a"]);
  assert.deepEqual(ids(moved(entries, "a", "a")), ["a", "b", "c"]);
  assert.deepEqual(ids(moved(entries, "x", "a")), ["a", "b", "c"]);
});

test("an imported list adds up with the kept one and loses nothing", () => {
  const own = [one("a", { note: "mine" }), one("b")];
  const joined = joinedLists(own, [one("c"), one("a", { note: "yours", read: true }), one("b")]);
  assert.deepEqual([joined.added, joined.changed, joined.same], [1, 1, 1]);
  assert.deepEqual(ids(joined.entries), ["a", "b", "c"]);
  assert.deepEqual(joined.entries[0], one("a", { note: "mine\n\nyours", read: true }));
  assert.equal(joinedLists(joined.entries, joined.entries).same, 3);
});

test("a paper is followed to the id that it has now, and two entries of it become one", () => {
  const former = new Map([["old", "new"]]);
  const entries = followed([one("old", { note: "x" }), one("b"), one("new", { read: true })], former);
  assert.deepEqual(ids(entries), ["new", "b"]);
  assert.deepEqual([entries[0].note, entries[0].read], ["x", true]);
});

test("states are told apart", () => {
  const entry = one("a", { note: "x" });
  const states = ["all", "toRead", "read", "noted", "gone"];
  assert.deepEqual(states.filter((state) => isInState(entry, state, false)), ["all", "toRead", "noted"]);
  assert.deepEqual(states.filter((state) => isInState({ ...entry, read: true }, state, true)), ["all", "read", "noted", "gone"]);
});

test("papers are new once another visit has not seen them, until they are looked through", () => {
  const first = visited(null, "1", "aaaaaabbbbbb");
  assert.equal(first.fresh, "");
  const second = visited(first, "2", "aaaaaaccccccbbbbbb");
  assert.deepEqual(marksOf(second.fresh), ["cccccc"]);
  const third = visited(second, "3", "aaaaaaccccccddddddbbbbbb");
  assert.deepEqual(marksOf(third.fresh), ["cccccc", "dddddd"]);
  assert.deepEqual(marksOf(visited({ ...third, fresh: "" }, "4", "eeeeeeaaaaaa").fresh), ["eeeeee"]);
});

test("a visit that cannot be read is a first one", () => {
  for (const text of [null, "", "{", "[]", '{"version":1,"build":"x","seen":"12345","fresh":""}', '{"version":2}']) {
    assert.equal(parseSeen(text), null);
  }
  assert.deepEqual(parseSeen('{"version":1,"build":"x","seen":"aaaaaa","fresh":""}'), { build: "x", seen: "aaaaaa", fresh: "" });
});

test("a list is written so that nothing in it is taken for Markdown", () => {
  const line = { title: "A *bold* [x](y) title", byline: "Ada_L \u00b7 1843", address: "https://a.b/c d>e", isRead: true, note: "one\n# two" };
  const text = markdownList([line, { ...line, title: "B", byline: "", address: "", isRead: false, note: "" }]);
  assert.equal(
    text,
    "- [x] [A \\*bold\\* \\[x\\](y) title](<https://a.b/c%20d%3Ee>). Ada\\_L \u00b7 1843\n\n  > one\n  > \\# two\n- [ ] B\n",
  );
  assert.equal(plainList([line]), "A *bold* [x](y) title\nAda_L \u00b7 1843\nhttps://a.b/c d>e\none\n# two\n");
});

test("an address leads to a paper of this site, or to none", () => {
  assert.equal(idOfPaper("https://example.org/sub/papers/a-1f3a.html#at-3"), "a-1f3a");
  assert.equal(idOfPaper("https://example.org/sub/papers/a-1f3a"), "a-1f3a");
  for (const other of ["papers/index.html", "papers/titles/a.html", "tags/a.html", "papers/"]) {
    assert.equal(idOfPaper(`https://example.org/sub/${other}`), "");
  }
  assert.equal(idOfPaper("https://other.example/sub/papers/a-1f3a.html"), "");
});
