/** How words, what stands beside them, and meaning are weighed against each other. */

/**
 * How a query is weighed: what two words side by side weigh beside each word, what the papers found first weigh beside
 * the query itself where they have all of its words, and the share of the words beside meaning, at the least and at the most.
 * @typedef {{pair: number, pull: number, least: number, most: number}} Weights
 */
const KEYWORDS = { pair: 1.2, pull: 5, least: 0.1, most: 0.8 };
const SENTENCE = { pair: 0.6, pull: 1, least: 0.1, most: 0.7 };
const FEW = 3; // words of a query of keywords
const KNOWN = 0.2; // what it says of a query that papers have all its words, in cosines
const FAR = 0.45; // what both come to where nothing is near

/**
 * Returns whether a query is one of keywords.
 * @param {string[]} words
 * @returns {boolean}
 */
export function isBrief(words) {
  return words.length <= FEW;
}

/**
 * Returns the weights of a query.
 * @param {string[]} words
 * @returns {Weights}
 */
export function weightsOf(words) {
  return isBrief(words) ? KEYWORDS : SENTENCE;
}

/**
 * Returns whether there is little in the collection of what a query asks for.
 * @param {number} near how near the nearest paper is, at most 1
 * @param {number} known share of the query's words that papers have
 * @returns {boolean}
 */
export function isFar(near, known) {
  return near + KNOWN * known < FAR;
}
