/** What a filter leaves of the papers, with the counts of everything that could be asked next. */

import { countNumbers, countTerms, markFacet, markOthers, markRange, passing } from "../core/facets.js";
import { choiceOf, FACETS } from "../core/filterstate.js";
import { readPapers } from "../core/papersets.js";
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
 * @returns {Answer}
 */
export function answerTo(model, filter) {
  const fails = new Uint32Array(model.size);
  const words = withWords(model, filter.words);
  if (words) {
    markOthers(fails, words);
  }
  if (filter.papers) {
    markOthers(fails, readPapers(filter.papers, model.ids));
  }
  markRange(fails, model.years, filter.from, filter.to, YEAR);
  const facets = FACETS.filter(({ name }) => model.terms.has(name));
  facets.forEach((facet, place) => {
    const terms = termsOfFacet(model, facet.name);
    const choice = choiceOf(filter, facet);
    const places = (/** @type {string[]} */ keys) => keys.map((key) => terms.keys.indexOf(key));
    markFacet(fails, terms, { mode: choice.mode, has: places(choice.has), not: places(choice.not) }, bitOf(place));
  });
  const counts = facets.map((facet, place) => {
    const bit = choiceOf(filter, facet).mode === "any" ? bitOf(place) : 0;
    return /** @type {const} */ ([facet.name, countTerms(fails, termsOfFacet(model, facet.name), bit)]);
  });
  return {
    numbers: passing(fails, orderOf(model, filter.sort, filter.falling)),
    counts: new Map(counts),
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
