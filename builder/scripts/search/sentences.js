/** The sentences of an abstract, cut as builder/analysis/meaning/texts.py cuts them. */

/** @typedef {[number, number]} Stretch where it begins and ends */

const END = /(?<=[.!?]) /g;

/**
 * Returns where a sentence stands in an abstract.
 * @param {string} abstract
 * @param {number} number the title is 0
 * @param {number} count how many have a vector, the title among them
 * @returns {Stretch | null} null for the title, and where some sentence has none: which, cannot be told
 */
export function stretchOf(abstract, number, count) {
  const ends = [...abstract.matchAll(END)].map((match) => match.index);
  if (number === 0 || count !== ends.length + 2) {
    return null;
  }
  return [number === 1 ? 0 : ends[number - 2] + 1, ends[number - 1] ?? abstract.length];
}
