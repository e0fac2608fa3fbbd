/** What a reader types, taken apart: words, "quoted phrases", -minus and field:value. */

import { compoundsOf, isStopWord, wordsOf } from "./words.js";

/** @typedef {{name: string, value: string, not: boolean}} Field */
/**
 * @typedef {object} Query
 * @property {string} text the words that are looked for, as typed
 * @property {string[]} words their normal forms, no stop word among them unless there is nothing else
 * @property {string[]} compounds normal forms of what is joined by hyphens, as one word
 * @property {string} open the normal form of the word that is still being typed, "" where it is complete
 * @property {string[]} phrases as quoted; each must be in a paper
 * @property {string[]} without words and phrases that must not
 * @property {Field[]} fields
 */

export const FIELDS = ["author", "collection", "has", "rating", "status", "tag", "topic", "type", "venue", "year"];
const PIECE = /(-?)(?:([a-z]+):)?(?:["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d\u201e]?|(\S+))/gu;

/**
 * Takes a query apart.
 * @param {string} typed
 * @returns {Query}
 */
export function parseQuery(typed) {
  /** @type {Query} */
  const query = { text: "", words: [], compounds: [], open: "", phrases: [], without: [], fields: [] };
  /** @type {string[]} */
  const plain = [];
  for (const match of typed.matchAll(PIECE)) {
    sort(match, query, plain);
  }
  query.text = plain.join(" ");
  const all = wordsOf(query.text);
  const telling = all.filter((word) => !isStopWord(word));
  query.words = telling.length ? telling : all;
  query.compounds = compoundsOf(query.text);
  if (/[\p{L}\p{N}]$/u.test(typed) && plain.length && typed.endsWith(plain[plain.length - 1])) {
    query.open = wordsOf(plain[plain.length - 1]).pop() ?? "";
  }
  return query;
}

/**
 * Puts a piece of the query where it belongs.
 * @param {RegExpMatchArray} match
 * @param {Query} query
 * @param {string[]} plain
 */
function sort(match, query, plain) {
  const [whole, minus, name, quoted, word] = match;
  const value = quoted ?? word;
  if (name && FIELDS.includes(name) && value) {
    query.fields.push({ name, value, not: Boolean(minus) });
  } else if (minus && value) {
    query.without.push(value);
  } else if (quoted !== undefined && !name) {
    if (wordsOf(quoted).length) {
      query.phrases.push(quoted);
    }
    plain.push(quoted);
  } else if (!(whole.endsWith(":") && FIELDS.includes(whole.replace(/^-|:$/g, "")))) {
    plain.push(whole); // and not a field whose value is still to be typed
  }
}

/**
 * Reads the years that are asked for: "2020", "2018-2021", "2019-" or "-2020".
 * @param {string} value
 * @returns {[number, number] | null} the first and the last
 */
export function yearsOf(value) {
  const match = /^(\d{4})?(?:(-|\.\.|\u2013)(\d{4})?)?$/.exec(value);
  if (!match || (!match[1] && !match[3])) {
    return null;
  }
  const first = match[1] ? Number(match[1]) : 0;
  return [first, match[2] ? Number(match[3] ?? 9999) : first];
}
