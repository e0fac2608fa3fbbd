/** What a filter asks, in words, and each part of it as something that can be taken back. */

import { counted } from "../core/counted.js";
import { amongAll, choiceOf, FACETS, withChoice, withValue } from "../core/filterstate.js";
import { AS_FOUND } from "../core/papersets.js";

/** @typedef {import("../core/filterstate.js").Filter} Filter */
/** @typedef {{label: string, without: Filter}} Part label: "without tag looms"; without: the filter with it taken back */
/** @typedef {(facet: string, key: string) => string} NameOf what a value is called */

/**
 * @param {Filter} filter
 * @param {NameOf} nameOf
 * @param {number} picked how many papers the set in the address has
 * @returns {Part[]}
 */
export function partsOf(filter, nameOf, picked) {
  const parts = [];
  const first = { ...filter, page: 1 };
  if (filter.words) {
    parts.push({ label: `with the words \u201c${filter.words}\u201d`, without: { ...first, words: "" } });
  }
  if (filter.papers) {
    const order = filter.sort === AS_FOUND ? ", the best match first" : "";
    parts.push({ label: `among ${counted(picked, "chosen paper")}${order}`, without: amongAll(filter) });
  }
  for (const facet of FACETS) {
    const { has, not } = choiceOf(filter, facet);
    const name = facet.label.toLowerCase();
    const word = (/** @type {string} */ key) => nameOf(facet.name, key);
    const sayHas = (/** @type {string} */ key) => (facet.name === "has" ? `with ${word(key)}` : `${name} ${word(key)}`);
    const sayNot = (/** @type {string} */ key) => `without ${facet.name === "has" ? "" : `${name} `}${word(key)}`;
    parts.push(...has.map((key) => ({ label: sayHas(key), without: withValue(filter, facet, key, "") })));
    parts.push(...not.map((key) => ({ label: sayNot(key), without: withValue(filter, facet, key, "") })));
  }
  if (filter.from !== null || filter.to !== null) {
    parts.push({ label: sayYears(filter.from, filter.to), without: { ...first, from: null, to: null } });
  }
  return parts;
}

/**
 * Says in a sentence what is shown: "12 of 97 papers: topic engines, tag looms or tag steam, without tag salt."
 * @param {Filter} filter
 * @param {NameOf} nameOf
 * @param {{shown: number, total: number, chosen: number}} counts
 * @returns {string}
 */
export function sayFilter(filter, nameOf, { shown, total, chosen }) {
  const empty = { ...filter, choices: new Map() };
  const said = partsOf(empty, nameOf, chosen).map(({ label }) => label);
  for (const facet of FACETS) {
    const choice = choiceOf(filter, facet);
    const only = (/** @type {Partial<typeof choice>} */ kept) =>
      partsOf({ ...withChoice(emptied(filter), facet, { ...choice, has: [], not: [], ...kept }) }, nameOf, 0);
    const has = only({ has: choice.has }).map(({ label }) => label);
    const not = only({ not: choice.not }).map(({ label }) => label);
    said.push(...(has.length > 0 ? [has.join(choice.mode === "any" ? " or " : " and ")] : []), ...not);
  }
  const all = counted(total, "paper");
  if (said.length === 0) {
    return total === 1 ? "1 paper." : `All ${all}.`;
  }
  return `${shown.toLocaleString("en")} of ${all}: ${said.join(", ")}.`;
}

/**
 * @param {Filter} filter
 * @returns {Filter}
 */
function emptied(filter) {
  return { ...filter, words: "", papers: "", from: null, to: null, choices: new Map() };
}

/**
 * @param {number | null} from
 * @param {number | null} to
 * @returns {string}
 */
function sayYears(from, to) {
  if (from === to) {
    return `of ${from}`;
  }
  return from === null ? `until ${to}` : to === null ? `since ${from}` : `from ${from} to ${to}`;
}
