/** Papers of the survey by id and by number, as far as a page of the reader's own needs them. */

import { load } from "../core/data.js";
import { paperAddress } from "../core/place.js";

/**
 * @typedef {{id: string, title: string, authors?: string[], year?: string | number, venue?: string, doi?: string,
 *   arxiv?: string, url?: string}} PaperRecord
 * @typedef {{ids: string[], numbers: Map<string, number>, former: Map<string, string>}} Register
 */

/** @type {Promise<Register> | null} */
let registered = null;

/**
 * Returns all papers' ids, and what earlier ids became; made once, for every row of a list asks.
 * @returns {Promise<Register>}
 */
export function register() {
  registered ??= readRegister().catch((error) => {
    registered = null;
    throw error;
  });
  return registered;
}

/**
 * @returns {Promise<Register>}
 */
async function readRegister() {
  const [{ values }, pairs] = await Promise.all([load("columns/id"), load("former")]);
  const numbers = new Map(values.map((/** @type {string} */ id, /** @type {number} */ number) => [id, number]));
  const former = new Map(pairs.map((/** @type {[string, number]} */ [id, number]) => [id, values[number]]));
  return { ids: values, numbers, former };
}

/**
 * Returns what is known of one paper.
 * @param {number} number
 * @returns {Promise<PaperRecord>}
 */
export async function paperRecord(number) {
  const { block } = await load("survey");
  return (await load(`records/${Math.floor(number / block)}`))[number % block];
}

/**
 * Returns the line below a title: who, when, where.
 * @param {PaperRecord} record
 * @returns {string}
 */
export function byline(record) {
  const authors = record.authors ?? [];
  const names = authors.length > 3 ? `${authors[0]} and ${authors.length - 1} others` : authors.join(", ");
  return [names, record.year, record.venue].filter(Boolean).join(" \u00b7 ");
}

/**
 * Returns the address that leads to the paper itself, or to its page here where no other is known.
 * @param {PaperRecord} record
 * @returns {string}
 */
export function bestAddress(record) {
  if (record.doi) {
    return `https://doi.org/${record.doi}`;
  }
  if (record.arxiv) {
    return `https://arxiv.org/abs/${record.arxiv}`;
  }
  return record.url && /^https?:/.test(record.url) ? record.url : paperAddress(record.id);
}
