/** Text as it is compared: without casing and accents. */

/**
 * @param {string} text
 * @returns {string}
 */
export function foldText(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Returns what a title is sorted by: no leading signs, quotes and articles.
 * @param {string} text
 * @returns {string}
 */
export function sortText(text) {
  return foldText(text).replace(/^[\W_]*(?:(?:an?|the)\s+(?=\S))?[^\p{L}\p{N}]*/u, "") || foldText(text);
}
