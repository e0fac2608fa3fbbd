/**
 * A set of papers as it stands in an address: ids, or where there are many a short code for each.
 *
 * A code is made of the paper's id alone, so that an address stays true when papers are added: 30 bits of a hash (FNV-1a)
 * in five signs. Of 10,000 papers one in 100,000 shares its code with another.
 */

/** As a column to sort by: the order in which a set stands in the address, where a search wrote it. */
export const AS_FOUND = "found";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH = 5;
const PLAIN = 5; // ids that stand in an address as they are
const MARK = "."; // begins a list of codes; no id does

/**
 * @param {string} id
 * @returns {string}
 */
function codeOf(id) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  hash = (hash ^ (hash >>> 15)) >>> 0;
  return Array.from({ length: LENGTH }, (_, place) => SIGNS[(hash >>> (6 * place)) & 63]).join("");
}

/** @type {WeakMap<readonly string[], Map<boolean, Map<string, number>>>} */
const knownPlaces = new WeakMap();

/**
 * Returns the papers' numbers by id or by code, made once for all papers of a survey.
 * @param {readonly string[]} ids
 * @param {boolean} coded
 * @returns {Map<string, number>}
 */
function placesOf(ids, coded) {
  const kinds = knownPlaces.get(ids) ?? new Map();
  knownPlaces.set(ids, kinds);
  const places = kinds.get(coded) ?? new Map(ids.map((id, number) => [coded ? codeOf(id) : id, number]));
  kinds.set(coded, places);
  return places;
}

/**
 * Writes papers for an address.
 * @param {readonly string[]} ids
 * @returns {string} "" for none
 */
export function writePapers(ids) {
  return ids.length > PLAIN ? MARK + ids.map(codeOf).join("") : ids.join(",");
}

/**
 * Reads papers out of an address; what this survey does not have is passed over.
 * @param {string} written
 * @param {readonly string[]} ids of all papers
 * @returns {number[]} numbers of papers, in the order written, each once
 */
export function readPapers(written, ids) {
  const coded = written.startsWith(MARK);
  const names = coded ? (written.slice(1).match(/.{5}/g) ?? []) : written.split(",");
  const places = placesOf(ids, coded);
  const found = names.map((name) => places.get(name)).filter((number) => number !== undefined);
  return [...new Set(found)];
}
