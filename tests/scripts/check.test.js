import assert from "node:assert/strict";
import { test } from "node:test";
import { bibEntries } from "../../builder/scripts/check/bibtex.js";
import { arxivOf, doiOf, isGeneric, titleKey, withoutTex } from "../../builder/scripts/check/folding.js";
import { addKnown, emptyFinder, matchOf } from "../../builder/scripts/check/matching.js";
import { formatOf, worksOf } from "../../builder/scripts/check/reading.js";

const read = (text) => [...worksOf(text, formatOf(text))];

test("BibTeX is read with braces, quotes, numbers, macros and joints", () => {
  const text = `A comment before.
@string{icml = {Int. Conf. on "Machine" Learning}}
@InProceedings{lovelace:1843,
  title     = "Notes on the {Analytical} Engine",
  author    = {Ada Lovelace and Menabrea, Luigi Federico and {The {\\'E}cole Group}},
  booktitle = icml # { 1843},
  year      = 1843,
  doi       = {https://doi.org/10.1000/ABC.7},
}
@comment{ignored, title = {No}}
@article(babbage, title = {On {\\"O}konomie}, date = {1832-05})`;
  const entries = [...bibEntries(text)];
  assert.deepEqual(entries.map((entry) => entry.key), ["lovelace:1843", "babbage"]);
  assert.equal(entries[0].fields.get("booktitle"), 'Int. Conf. on "Machine" Learning 1843');
  const [first, second] = read(text);
  assert.deepEqual(first, {
    title: "Notes on the Analytical Engine",
    doi: "10.1000/abc.7",
    arxiv: "",
    year: "1843",
    families: ["Lovelace", "Menabrea", "Group"],
  });
  assert.equal(second.title, "On Okonomie");
  assert.equal(second.year, "1832");
});

test("a broken entry costs itself alone", () => {
  const text = "@article{a, title = {Never {closed, year = 1999\n}\n\n@misc{b, title = {Fine}, year = 2001}\n@misc{c}\n@misc{d,";
  const works = read(text);
  assert.equal(works.length, 4);
  assert.equal(works[1].title, "Fine");
  assert.deepEqual([works[2].title, works[3].title], ["", ""]);
});

test("arXiv ids are found wherever they are written", () => {
  assert.equal(read("@misc{a, title={T}, eprint={2303.08134v2}, archivePrefix={arXiv}}")[0].arxiv, "2303.08134");
  assert.equal(read("@article{a, title={T}, journal={arXiv preprint arXiv:1706.03762}}")[0].arxiv, "1706.03762");
  assert.equal(read("@misc{a, title={T}, url={http://arxiv.org/pdf/hep-th/9901001v1.pdf}}")[0].arxiv, "hep-th/9901001");
  assert.equal(arxivOf("10.48550/arXiv.2301.00001"), "2301.00001");
  for (const other of ["", "12345", "https://example.org/2301.00001x", "10.1000/2301"]) {
    assert.equal(arxivOf(other), "", other);
  }
});

test("a DOI is found without what stands around it", () => {
  assert.equal(doiOf("https://dx.doi.org/10.1000/A_b(c)1"), "10.1000/a_b(c)1");
  assert.equal(doiOf("doi:10.1000\\_/x"), "");
  assert.equal(doiOf("see 10.1000/x%2Fy."), "10.1000/x/y");
});

test("RIS is read, with one entry that never ends", () => {
  const text = "\ufeffTY  - JOUR\r\nTI  - A Title\r\nAU  - Lovelace, Ada\r\nAU  - B. Byron\r\nPY  - 1843/05/01\r\nDO  - 10.1000/x\r\nER  - \r\nTY  - RPRT\r\nT1  - Another";
  assert.equal(formatOf(text), "RIS");
  assert.deepEqual(read(text), [
    { title: "A Title", doi: "10.1000/x", arxiv: "", year: "1843", families: ["Lovelace", "Byron"] },
    { title: "Another", doi: "", arxiv: "", year: "", families: [] },
  ]);
});

test("CSL-JSON is read, as a list, as items and alone", () => {
  const item = { title: "A <i>Title</i>", DOI: "10.1000/X", author: [{ family: "Lovelace" }, { literal: "The Group" }, null], issued: { "date-parts": [[1843]] } };
  const work = { title: "A Title", doi: "10.1000/x", arxiv: "", year: "1843", families: ["Lovelace", "Group"] };
  for (const value of [[item], { items: [item] }, item]) {
    assert.deepEqual(read(JSON.stringify(value)), [work]);
  }
  assert.deepEqual(read('[null, 3, {"title": 4}]')[0].title, "4");
});

test("what is none of these is told", () => {
  for (const text of ["", "hello", "{", "<xml/>", "me@example.org"]) {
    assert.equal(formatOf(text), "", text);
    assert.deepEqual(read(text), []);
  }
});

test("spellings of one title have one key", () => {
  const same = [
    ["Attention Is All You Need", "{Attention} is all you need.", "Attention is All You Need (extended version)", "attention is all you need, v2"],
    ["Poincar\u00e9 Embeddings", "Poincar{\\'e} embeddings", "Poincar\\'{e} Embeddings", "Poincare\u0301 embeddings"],
    ["\u03b1-divergence", "$\\alpha$-Divergence", "alpha divergence"],
    ["Stra\u00dfe", "Strasse"],
  ];
  for (const titles of same) {
    assert.equal(new Set(titles.map(titleKey)).size, 1, titles.map(titleKey).join(" / "));
  }
  assert.notEqual(titleKey("Part 1"), titleKey("Part 2"));
  assert.equal(titleKey("\u5b66\u4e60"), "\u5b66\u4e60");
  assert.equal(withoutTex("A \\textbf{bold} \\& $x^2$ claim"), "A bold & x^2 claim");
});

test("a work is found by DOI, then arXiv id, then title and authors", () => {
  const finder = emptyFinder();
  addKnown(finder, { title: "Feature Gates for All", doi: "10.1000/A", arxiv: "", authors: ["Ada Lovelace"] });
  addKnown(finder, { title: "Feature Doors", doi: "10.48550/arXiv.2301.00001", arxiv: "", authors: [] });
  addKnown(finder, { title: "Editorial", doi: "", arxiv: "", authors: ["Charles Babbage"] });
  const work = { title: "", doi: "", arxiv: "", year: "", families: [] };
  assert.deepEqual(matchOf(finder, { ...work, title: "Other", doi: "10.1000/a" }), { number: 0, by: "DOI" });
  assert.deepEqual(matchOf(finder, { ...work, arxiv: "2301.00001" }), { number: 1, by: "arXiv id" });
  assert.deepEqual(matchOf(finder, { ...work, title: "Feature gates, for all" }), { number: 0, by: "title" });
  assert.equal(matchOf(finder, { ...work, title: "Feature gates for all", families: ["Byron"] }), null);
  assert.equal(matchOf(finder, { ...work, title: "Editorial" }), null);
  assert.deepEqual(matchOf(finder, { ...work, title: "Editorial", families: ["Babbage"] }), { number: 2, by: "title" });
  assert.equal(matchOf(finder, work), null);
  assert.equal(isGeneric("Introduction"), true);
});

test("a file of many entries is read in time that grows with it", () => {
  const entry = "@article{k, title = {On {Things} and \"others\"}, author = {A and B}, year = 2000}\n";
  const start = performance.now();
  assert.equal(read(entry.repeat(20000)).length, 20000);
  assert.ok(performance.now() - start < 20000);
});
