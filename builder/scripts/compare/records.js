/** What is known of single papers, out of the blocks that hold it. */

import { load } from "../core/data.js";

/**
 * What is not known of a paper is missing.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} title
 * @property {string[]} [authors]
 * @property {number | string} [year]
 * @property {string} [venue]
 * @property {string} [abstract]
 * @property {[number, number]} [sentence] in the abstract, in characters as Python counts them
 * @property {[string, string][]} [tags] id and name
 * @property {[string, string]} [topic] id and label
 * @property {string[]} [keyphrases]
 * @property {string[]} [names] of methods that it introduces
 * @property {[string, string][]} [links] kind and address
 * @property {import("../core/results.js").ResultValues[]} [results]
 * @property {[string, string][]} [addresses] where the paper itself is, and what such a place is called
 */

/**
 * @param {readonly number[]} numbers
 * @returns {Promise<Entry[]>}
 */
export async function loadEntries(numbers) {
  const { block } = await load("survey");
  return Promise.all(numbers.map(async (number) => (await load(`records/${Math.floor(number / block)}`))[number % block]));
}

/**
 * Cuts a text where Python would: characters beyond the basic plane are one there and two in a script.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {[string, string, string]} before, the stretch itself, after
 */
export function cutText(text, start, end) {
  const signs = [...text];
  return [signs.slice(0, start).join(""), signs.slice(start, end).join(""), signs.slice(end).join("")];
}
