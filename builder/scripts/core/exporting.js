/** Bibliographies of just the papers that one picked, put together from the entries that the builder wrote. */

import { load } from "./data.js";

/** @typedef {{name: string, extension: string, head: string, between: string, tail: string}} Format */

/**
 * Returns the formats that papers can be exported to, the extension of their files with the dot.
 * @returns {Promise<Format[]>}
 */
export async function exportFormats() {
  return (await load("survey")).exports;
}

/**
 * Returns a whole file with these papers, in this order. Fails where data cannot be loaded, or the format is unknown.
 * @param {ReadonlyArray<number>} numbers
 * @param {string} format "bibtex"
 * @returns {Promise<string>}
 */
export async function exportPapers(numbers, format) {
  const survey = await load("survey");
  const found = survey.exports.find((/** @type {Format} */ one) => one.name === format);
  if (!found) {
    throw new Error(`there is no format ${format}`);
  }
  const places = numbers.map((number) => [Math.floor(number / survey.block), number % survey.block]);
  const blocks = new Map();
  for (const [block] of places) {
    if (!blocks.has(block)) {
      blocks.set(block, load(`exports/${format}/${block}`));
    }
  }
  const entries = await Promise.all(places.map(async ([block, place]) => (await blocks.get(block))[place]));
  return found.head + entries.join(found.between) + found.tail;
}
