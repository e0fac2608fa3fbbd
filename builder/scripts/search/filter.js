/** Papers by field: "tag:gan", "year:2019-2021", "has:code". */

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
 * @returns {Set<number>}
 */
export function termsOf(column, value) {
  const wanted = folded(value).trim();
  const places = column.names.map((_, place) => place);
  const same = places.filter((place) => folded(column.names[place]) === wanted || column.ids?.[place] === wanted);
  if (same.length) {
    return new Set(same);
  }
  const words = wordsOf(value);
  return new Set(
    places.filter((place) => {
      const own = new Set(wordsOf(column.names[place]));
      return words.length > 0 && words.every((word) => own.has(word));
    }),
  );
}

/**
 * Returns what tells whether a paper has the value in the column.
 * @param {NumberColumn | TermsColumn} column
 * @param {string} name of the column
 * @param {string} value
 * @returns {Fits}
 */
export function fitting(column, name, value) {
  if (column.kind === "terms") {
    const terms = termsOf(column, value);
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
        const fits = fitting(await this.load(`columns/${name}`), name, value);
        return not ? (/** @type {number} */ paper) => !fits(paper) : fits;
      }),
    );
    return (paper) => each.every((fits) => fits(paper));
  }
}
