/** How the papers found divide by topic, tag, year and more, and the query that keeps one share of them. */

import { parseQuery } from "./query.js";
import { folded } from "./words.js";

/** @typedef {import("./filter.js").NumberColumn | import("./filter.js").TermsColumn} Column */
/** @typedef {{value: string, name: string, papers: number}} Share the value in a query, what it is called, how many */

/** Columns in the order in which they are shown, and what they are called. @type {ReadonlyArray<readonly [string, string]>} */
export const FACETS = [
  ["topic", "Topic"],
  ["tag", "Tag"],
  ["year", "Year"],
  ["venue", "Venue"],
  ["has", "With"],
];

/**
 * Counts the values of a column among papers: years from the last on, others by their number.
 * @param {Column} column
 * @param {number[]} papers
 * @returns {Share[]}
 */
export function sharesOf(column, papers) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const paper of papers) {
    const own = column.kind === "terms" ? column.of[paper] : [column.values[paper]];
    for (const value of own) {
      if (value !== null) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  const pairs = [...counts];
  if (column.kind === "number") {
    return pairs
      .sort((a, b) => b[0] - a[0])
      .map(([value, count]) => ({ value: String(value), name: String(value), papers: count }));
  }
  return pairs
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([term, count]) => ({ value: column.names[term], name: column.names[term], papers: count }));
}

/**
 * Whether the query asks for this value.
 * @param {string} typed
 * @param {string} name of the column
 * @param {string} value
 * @returns {boolean}
 */
export function asksFor(typed, name, value) {
  return parseQuery(typed).fields.some((field) => !field.not && field.name === name && folded(field.value) === folded(value));
}

/**
 * Returns the query with the value asked for, or no longer asked for where it was.
 * @param {string} typed
 * @param {string} name
 * @param {string} value
 * @returns {string}
 */
export function toggled(typed, name, value) {
  const plain = value.replace(/["\u201c-\u201e]/g, " ");
  const piece = /^[\p{L}\p{N}.-]+$/u.test(plain) ? `${name}:${plain}` : `${name}:"${plain}"`;
  if (!asksFor(typed, name, plain)) {
    return `${typed.trim()} ${piece}`.trim();
  }
  const pieces = typed.match(/-?[a-z]+:"[^"]*"|\S+/gu) ?? [];
  return pieces.filter((own) => folded(own.replace(/"/g, "")) !== folded(piece.replace(/"/g, ""))).join(" ");
}
