/** Papers by field: "tag:gan", "year:2019-2021", "has:code". */

import { breathe, inTurns } from "../core/slices.js";
import { yearsOf } from "./query.js";
import { folded, wordsOf } from "./words.js";

/** @typedef {import("./query.js").Field} Field */
/** @typedef {(paper: number) => boolean} Fits */
/** @typedef {{kind: "number", values: Array<number | null>}} NumberColumn */
/** @typedef {{kind: "terms", names: string[], of: number[][], ids?: string[]}} TermsColumn */

/**
 * Returns the places of the terms that a value asks for: those of this name or id, else those with all its words.
 * @param {TermsColumn} column
 * @param {string} value
 * @returns {Promise<Set<number>>}
 */
async function placesFor(column, value) {
  const wanted = folded(value).trim();
  const same = await placesWhere(column.names, (name, place) => folded(name) === wanted || column.ids?.[place] === wanted);
  const words = wordsOf(value);
  if (same.size || !words.length) {
    return same;
  }
  return placesWhere(column.names, (name) => {
    const own = new Set(wordsOf(name));
    return words.every((word) => own.has(word));
  });
}

/**
 * @param {string[]} names tens of thousands, perhaps: authors
 * @param {(name: string, place: number) => boolean} isMeant
 * @returns {Promise<Set<number>>}
 */
async function placesWhere(names, isMeant) {
  /** @type {Set<number>} */
  const places = new Set();
  await inTurns(names, (name, place) => {
    if (isMeant(name, place)) {
      places.add(place);
    }
  });
  return places;
}

/**
 * Returns what tells whether a paper has the value in the column.
 * @param {NumberColumn | TermsColumn} column
 * @param {string} name of the column
 * @param {string} value
 * @returns {Promise<Fits>}
 */
async function fitting(column, name, value) {
  if (column.kind === "terms") {
    const terms = await placesFor(column, value);
    return (paper) => column.of[paper].some((term) => terms.has(term));
  }
  const range = name === "year" ? yearsOf(value) : /^\d+$/.test(value) ? [Number(value), 9999] : null;
  return (paper) => {
    const own = column.values[paper];
    return range !== null && own !== null && own >= range[0] && own <= range[1];
  };
}

export class Filter {
  /** @param {(name: string) => Promise<any>} load */
  constructor(load) {
    this.load = load;
  }

  /**
   * Returns what tells whether a paper fits all the fields.
   * @param {Field[]} fields
   * @returns {Promise<Fits>}
   */
  async of(fields) {
    const each = await Promise.all(
      fields.map(async ({ name, value, not }) => {
        const column = await this.load(`columns/${name}`);
        await breathe(); // reading the column was work enough for once
        const fits = await fitting(column, name, value);
        return not ? (/** @type {number} */ paper) => !fits(paper) : fits;
      }),
    );
    return (paper) => each.every((fits) => fits(paper));
  }
}
