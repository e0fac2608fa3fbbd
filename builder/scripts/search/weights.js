/** How words, what stands beside them, and meaning are weighed against each other. */

/**
 * How a query is weighed: what two words side by side weigh beside each word, what the papers found first weigh beside
 * the query itself, and the share of the words beside meaning, at the least and at the most.
 * @typedef {{pair: number, pull: number, least: number, most: number}} Weights
 */
const KEYWORDS = { pair: 1.2, pull: 3, least: 0.1, most: 0.8 };
const SENTENCE = { pair: 0.6, pull: 0.35, least: 0.1, most: 0.7 };
const FEW = 3; // words up to which a query is one of keywords

/**
 * Returns the weights of a query: one of a few words is one of keywords.
 * @param {string[]} words
 * @returns {Weights}
 */
export function weightsOf(words) {
  return words.length > FEW ? SENTENCE : KEYWORDS;
}
