/** Papers as a whole file in a bibliography format: entries that the builder wrote, put together. */

import { load } from "./data.js";
import { breathe, makePace } from "./slices.js";

/** @typedef {{name: string, extension: string, head: string, between: string, tail: string}} Format */

const PIECE_ENTRIES = 200;

/** What formats are called to readers, and what browsers call a file of them; the others keep their own names. */
const KNOWN = new Map([
  ["bibtex", ["BibTeX", "application/x-bibtex"]],
  ["ris", ["RIS", "application/x-research-info-systems"]],
  ["csl-json", ["CSL-JSON", "application/vnd.citationstyles.csl+json"]],
  ["csv", ["CSV", "text/csv"]],
  ["markdown", ["Markdown table", "text/markdown"]],
]);

/**
 * Returns the formats, as [name, what readers call it].
 * @returns {Promise<[string, string][]>}
 */
export async function exportFormats() {
  const survey = await load("survey");
  return survey.exports.map((/** @type {Format} */ { name }) => [name, KNOWN.get(name)?.[0] ?? name]);
}

/**
 * Puts entries together, some of them a piece: a text of many megabytes is not made at once.
 * @param {Format} format
 * @param {readonly string[]} entries
 * @returns {Promise<string[]>} the pieces of a file
 */
async function joinEntries(format, entries) {
  const pace = makePace();
  const pieces = [format.head];
  for (let start = 0; start < entries.length; start += PIECE_ENTRIES) {
    const piece = entries.slice(start, start + PIECE_ENTRIES).join(format.between);
    pieces.push(start > 0 ? `${format.between}${piece}` : piece);
    await pace();
  }
  return [...pieces, format.tail];
}

/**
 * Returns papers as a file. Fails where its parts cannot be had, or where there is no such format.
 * @param {Iterable<number>} numbers of papers, in the order that they shall stand in
 * @param {string} name of the format: "bibtex"
 * @returns {Promise<{pieces: string[], text: string, extension: string, type: string}>} pieces: the text in parts
 */
export async function exportPapers(numbers, name) {
  const survey = await load("survey");
  const format = survey.exports.find((/** @type {Format} */ known) => known.name === name);
  if (!format) {
    throw new Error(`there is no format ${name}`);
  }
  const asked = [...numbers];
  const size = survey.exportBlock;
  const needed = [...new Set(asked.map((number) => Math.floor(number / size)))];
  const loaded = await Promise.all(needed.map(async (block) => [block, await load(`exports/${name}/${block}`)]));
  /** @type {Map<number, string[]>} */
  const blocks = new Map(/** @type {[number, string[]][]} */ (loaded));
  const entries = asked.map((number) => blocks.get(Math.floor(number / size))?.[number % size] ?? "");
  await breathe();
  const pieces = await joinEntries(format, entries);
  return {
    pieces,
    get text() {
      return pieces.join("");
    },
    extension: format.extension,
    type: KNOWN.get(name)?.[1] ?? "text/plain",
  };
}
