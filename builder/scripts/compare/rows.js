/** The rows of the comparison: what stands in them for each paper. */

import { make } from "../core/elements.js";
import { pageAddress, paperAddress } from "../core/place.js";
import { alignResults, countedAmong } from "./aligning.js";
import { cutText } from "./records.js";

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("../core/elements.js").Child} Child */
/**
 * One row; with no cells it is the heading of those below.
 * @typedef {{head: string, about?: string, isShared?: boolean, cells: Child[][]}} RowOf
 */

const LINKS = new Map([
  ["code", "Code"],
  ["project", "Project page"],
  ["data", "Data"],
  ["demo", "Demo"],
  ["paper", "Paper"],
]);

/**
 * Returns the rows, those left out for which no paper has anything.
 * @param {readonly Entry[]} entries
 * @returns {RowOf[]}
 */
export function comparisonRows(entries) {
  const plain = (/** @type {string} */ head, /** @type {(entry: Entry) => Child[]} */ cell) => ({
    head,
    cells: entries.map(cell),
  });
  const rows = [
    plain("Authors", ({ authors }) => textCell(authors?.join(", "))),
    plain("Year", ({ year }) => textCell(year ? String(year) : "")),
    plain("Venue", ({ venue }) => textCell(venue)),
    plain("Topic", ({ topic }) => (topic ? [linkTo(`topics/${topic[0]}.html`, topic[1])] : [])),
    { head: "Tags", cells: tagCells(entries) },
    plain("Key sentence", sentenceCells),
    { head: "Keyphrases", cells: phraseCells(entries) },
    ...resultRows(entries),
    plain("Links", linkCells),
    plain("Abstract", abstractCells),
  ];
  return rows.filter(({ cells }) => cells.length === 0 || cells.some((cell) => cell.length > 0));
}

/**
 * @param {string | undefined} text
 * @returns {Child[]}
 */
function textCell(text) {
  return text ? [make("span", { dir: "auto" }, text)] : [];
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {HTMLAnchorElement}
 */
function linkTo(path, text) {
  return make("a", { href: pageAddress(path), dir: "auto" }, text);
}

/**
 * @param {readonly Entry[]} entries
 * @returns {Child[][]}
 */
function tagCells(entries) {
  const addresses = new Map(entries.flatMap(({ tags }) => (tags ?? []).map(([id, name]) => [name, id])));
  const file = (/** @type {string} */ id) => (id === "index" || id === "by-size" ? `${id}_` : id);
  return countedAmong(entries.map(({ tags }) => (tags ?? []).map(([, name]) => name))).map((list) =>
    sharedList(list, entries.length, (name) => linkTo(`tags/${file(addresses.get(name) ?? "")}.html`, name)),
  );
}

/**
 * @param {readonly Entry[]} entries
 * @returns {Child[][]}
 */
function phraseCells(entries) {
  return countedAmong(entries.map(({ keyphrases }) => keyphrases ?? [])).map((list) =>
    sharedList(list, entries.length, (name) => make("span", { dir: "auto" }, name)),
  );
}

/**
 * @param {readonly import("./aligning.js").Counted[]} list
 * @param {number} all
 * @param {(name: string) => HTMLElement} show
 * @returns {Child[]}
 */
function sharedList(list, all, show) {
  const items = list.map(({ name, papers }) => {
    const said = papers === all ? "in all" : papers > 1 ? `in ${papers}` : "";
    return make("li", { class: papers === all ? "is-all" : papers > 1 ? "is-shared" : "" }, show(name), said && make("small", {}, said));
  });
  return items.length > 0 ? [make("ul", { class: "survey-shared" }, ...items)] : [];
}

/**
 * @param {Entry} entry
 * @returns {Child[]}
 */
function sentenceCells({ abstract, sentence }) {
  return abstract && sentence ? [make("p", { dir: "auto" }, cutText(abstract, ...sentence)[1])] : [];
}

/**
 * @param {Entry} entry
 * @returns {Child[]}
 */
function abstractCells({ abstract, sentence }) {
  if (!abstract) {
    return [];
  }
  const [before, key, after] = cutText(abstract, ...(sentence ?? [0, 0]));
  return [make("p", { dir: "auto" }, before, key && make("mark", {}, key), after)];
}

/**
 * @param {readonly Entry[]} entries
 * @returns {RowOf[]}
 */
function resultRows(entries) {
  const rows = alignResults(entries.map(({ results }) => results ?? [])).map(({ dataset, metric, cells }) => ({
    head: dataset || metric || "Not said on what",
    about: dataset ? metric : "",
    isShared: Boolean(dataset || metric) && cells.filter((said) => said.length > 0).length > 1,
    cells: cells.map((said) => (said.length > 0 ? [make("strong", { dir: "auto" }, said.join("; "))] : [])),
  }));
  return rows.length > 0 ? [{ head: "Results, by data set", cells: [] }, ...rows] : [];
}

/**
 * @param {Entry} entry
 * @returns {Child[]}
 */
function linkCells({ id, links, addresses }) {
  const out = (links ?? []).filter(([kind]) => LINKS.has(kind)).map(([kind, to]) => [LINKS.get(kind) ?? kind, to]);
  const made = [
    make("a", { href: paperAddress(id) }, "This survey\u2019s page"),
    ...[...out, ...(addresses ?? [])].map(([label, href]) => make("a", { href, class: "survey-out" }, label)),
  ];
  return [make("ul", {}, ...made.map((link) => make("li", {}, link)))];
}
