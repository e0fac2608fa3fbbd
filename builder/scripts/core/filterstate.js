/** What a reader asks of the table, and how it stands in an address: "?tag=looms&tag.not=steam&year=1830-1850". */

import { AS_FOUND } from "./papersets.js";

/**
 * What is asked of one facet, by keys of terms.
 * @typedef {{mode: "any" | "all", has: string[], not: string[]}} Choice
 */
/**
 * @typedef {object} Filter
 * @property {string} words that each paper must have; not "q" in the address, which opens the theme's search
 * @property {Map<string, Choice>} choices by the facet's name, only those that ask something
 * @property {number | null} from first year
 * @property {number | null} to last year
 * @property {string} papers a set as papersets.js writes it; "" for all
 * @property {string} sort a column, or AS_FOUND
 * @property {boolean} falling
 * @property {string[]} columns those shown; none for the usual ones
 * @property {number} page from 1
 * @property {string} picked papers as papersets.js writes them
 */
/** @typedef {{name: string, label: string, many: boolean}} Facet many: whether a paper may have several values */

/** @type {readonly Facet[]} */
export const FACETS = [
  { name: "topic", label: "Topic", many: false },
  { name: "tag", label: "Tag", many: true },
  { name: "dataset", label: "Data set", many: true },
  { name: "has", label: "Has", many: true },
  { name: "status", label: "Status", many: false },
  { name: "rating", label: "Rating", many: false },
  { name: "collection", label: "Collection", many: true },
  { name: "author", label: "Author", many: true },
  { name: "venue", label: "Venue", many: false },
  { name: "type", label: "Type", many: false },
];
const YEARS = /^(\d{1,4})?-?(\d{1,4})?$/;

/** @returns {Filter} */
export function emptyFilter() {
  return {
    words: "",
    choices: new Map(),
    from: null,
    to: null,
    papers: "",
    sort: "title",
    falling: false,
    columns: [],
    page: 1,
    picked: "",
  };
}

/**
 * Returns what is asked of a facet, at least nothing.
 * @param {Filter} filter
 * @param {Facet} facet
 * @returns {Choice}
 */
export function choiceOf(filter, facet) {
  return filter.choices.get(facet.name) ?? { mode: facet.many ? "all" : "any", has: [], not: [] };
}

/**
 * Returns the filter with another choice of one facet, on its first page.
 * @param {Filter} filter
 * @param {Facet} facet
 * @param {Partial<Choice>} change
 * @returns {Filter}
 */
export function withChoice(filter, facet, change) {
  const choice = { ...choiceOf(filter, facet), ...change };
  const choices = new Map(filter.choices);
  choices.delete(facet.name);
  if (choice.has.length > 0 || choice.not.length > 0 || (facet.many && choice.mode === "any")) {
    choices.set(facet.name, choice);
  }
  return { ...filter, choices, page: 1 };
}

/**
 * Chooses a value of a facet, rules it out, or neither.
 * @param {Filter} filter
 * @param {Facet} facet
 * @param {string} key
 * @param {"has" | "not" | ""} way
 * @returns {Filter}
 */
export function withValue(filter, facet, key, way) {
  const { has, not } = choiceOf(filter, facet);
  const rest = { has: has.filter((other) => other !== key), not: not.filter((other) => other !== key) };
  return withChoice(filter, facet, way ? { ...rest, [way]: [...rest[way], key] } : rest);
}

/**
 * Returns the filter for all papers in place of some; without these there is no order in which they were found.
 * @param {Filter} filter
 * @returns {Filter}
 */
export function amongAll(filter) {
  return { ...filter, papers: "", sort: filter.sort === AS_FOUND ? emptyFilter().sort : filter.sort, page: 1 };
}

/**
 * Reads a filter out of an address; what makes no sense there counts as not said.
 * @param {URLSearchParams} said
 * @returns {Filter}
 */
export function readFilter(said) {
  const filter = emptyFilter();
  filter.words = (said.get("words") ?? "").trim();
  for (const facet of FACETS) {
    const [has, not] = [said.getAll(facet.name), said.getAll(`${facet.name}.not`)].map((keys) => [...new Set(keys)]);
    const mode = facet.many && said.get(`${facet.name}.mode`) !== "any" ? "all" : "any";
    filter.choices = withChoice(filter, facet, { has, not, mode }).choices;
  }
  const years = YEARS.exec(said.get("year") ?? "");
  const single = years?.[1] && !said.get("year")?.includes("-");
  filter.from = years?.[1] ? Number(years[1]) : null;
  filter.to = years?.[2] ? Number(years[2]) : single ? filter.from : null;
  filter.papers = said.get("papers") ?? "";
  const sort = said.get("sort") ?? "";
  filter.falling = sort.startsWith("-");
  filter.sort = sort.replace(/^-/, "") || "title";
  filter.columns = (said.get("columns") ?? "").split(",").filter(Boolean);
  filter.page = Math.max(1, Number.parseInt(said.get("page") ?? "1", 10) || 1);
  filter.picked = said.get("pick") ?? "";
  return filter;
}

/**
 * Writes a filter for an address, in one order, without what is usual.
 * @param {Filter} filter
 * @returns {string} "" where nothing is asked
 */
export function writeFilter(filter) {
  const said = new URLSearchParams();
  const add = (/** @type {string} */ name, /** @type {string} */ value) => value && said.append(name, value);
  add("words", filter.words);
  for (const facet of FACETS) {
    const choice = filter.choices.get(facet.name);
    choice?.has.forEach((key) => add(facet.name, key));
    choice?.not.forEach((key) => add(`${facet.name}.not`, key));
    add(`${facet.name}.mode`, choice && facet.many && choice.mode === "any" ? "any" : "");
  }
  add("year", writeYears(filter.from, filter.to));
  add("papers", filter.papers);
  add("sort", filter.falling || filter.sort !== "title" ? `${filter.falling ? "-" : ""}${filter.sort}` : "");
  add("columns", filter.columns.join(","));
  add("page", filter.page > 1 ? String(filter.page) : "");
  add("pick", filter.picked);
  return said.toString();
}

/**
 * @param {number | null} from
 * @param {number | null} to
 * @returns {string}
 */
function writeYears(from, to) {
  return from === null && to === null ? "" : from === to ? String(from) : `${from ?? ""}-${to ?? ""}`;
}
