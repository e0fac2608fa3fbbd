/** What a filter leaves of the papers, with the counts of everything that could be asked next. */

import { countNumbers, countTerms, markFacet, markOthers, markRange, passing } from "../core/facets.js";
import { choiceOf, FACETS } from "../core/filterstate.js";
import { AS_FOUND, readPapers } from "../core/papersets.js";
import { orderOf, withWords } from "./model.js";

/** @typedef {import("../core/filterstate.js").Filter} Filter */
/** @typedef {import("./model.js").Model} Model */
/**
 * @typedef {object} Answer
 * @property {Uint32Array} numbers of the papers that pass, in the order asked for
 * @property {Map<string, Uint32Array>} counts by facet, one a term
 * @property {Map<number, number>} years how many papers of each year
 */

const YEAR = 2; // its bit; the facets have the next ones

/**
 * @param {Model} model
 * @param {Filter} filter
 * @param {() => Promise<void>} pace awaited between pieces of the work
 * @returns {Promise<Answer>}
 */
export async function answerTo(model, filter, pace) {
  const fails = new Uint32Array(model.size);
  const words = await withWords(model, filter.words, pace);
  if (words) {
    markOthers(fails, words);
  }
  const chosen = filter.papers ? readPapers(filter.papers, model.ids) : null;
  if (chosen) {
    markOthers(fails, chosen);
  }
  markRange(fails, model.years, filter.from, filter.to, YEAR);
  const facets = FACETS.filter(({ name }) => model.terms.has(name));
  for (const [place, facet] of facets.entries()) {
    const terms = termsOfFacet(model, facet.name);
    const choice = choiceOf(filter, facet);
    const places = (/** @type {string[]} */ keys) => keys.map((key) => terms.keys.indexOf(key));
    markFacet(fails, terms, { mode: choice.mode, has: places(choice.has), not: places(choice.not) }, bitOf(place));
    await pace();
  }
  const counts = new Map();
  for (const [place, facet] of facets.entries()) {
    const bit = choiceOf(filter, facet).mode === "any" ? bitOf(place) : 0;
    counts.set(facet.name, countTerms(fails, termsOfFacet(model, facet.name), bit));
    await pace();
  }
  const isAsFound = chosen !== null && filter.sort === AS_FOUND;
  const order = isAsFound ? Uint32Array.from(chosen) : await orderOf(model, filter.sort, filter.falling, pace);
  return {
    numbers: passing(fails, order),
    counts,
    years: countNumbers(fails, model.years, YEAR),
  };
}

/**
 * @param {Model} model
 * @param {string} name
 */
function termsOfFacet(model, name) {
  return /** @type {import("../core/columns.js").Terms} */ (model.terms.get(name));
}

/**
 * @param {number} place
 * @returns {number}
 */
function bitOf(place) {
  return 4 << place;
}
