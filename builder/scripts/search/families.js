/** Words of one family: "segmentation", "segmented" and "segmenting" are found by each other. */

/** @typedef {import("./index.js").Postings} Postings */

const KIN = 0.7; // what another word of the family says of a paper beside the word itself
// What may follow a root of four letters or more. Endings that make another word of it are left out, such as those of
// "generality" and "reliable": with them single keywords are found less well.
const SUFFIX = /(?<=^\p{L}{4,})(?:ative|ation|ition|ness|ment|ing|ion|ive|ed|er|or|ly|e|i|y)$/u;
const DOUBLED = /(?<=^\p{L}{3,}([^lsz]))\1$/u;

export const SHORTEST = 4; // letters of a root; a shorter word has no family

/**
 * Returns what the words of a family begin with, the word itself where it has no ending.
 * @param {string} word in its normal form
 * @returns {string}
 */
export function rootOf(word) {
  let root = word;
  for (let shorter = word.replace(SUFFIX, ""); shorter !== root; shorter = root.replace(SUFFIX, "")) {
    root = shorter;
  }
  return root.replace(DOUBLED, "");
}

/**
 * Returns the papers of a word or of any other of its family.
 * @param {Postings} own those of the word itself
 * @param {Postings[]} others
 * @returns {Postings}
 */
export function together(own, others) {
  if (!others.length) {
    return own;
  }
  /** @type {Map<number, number>} */
  const found = new Map();
  own.papers.forEach((paper, place) => found.set(paper, own.levels[place]));
  for (const { papers, levels } of others) {
    papers.forEach((paper, place) => found.set(paper, Math.hypot(KIN * levels[place], found.get(paper) ?? 0)));
  }
  const papers = Int32Array.from(found.keys()).sort();
  return { papers, levels: Float32Array.from(papers, (paper) => found.get(paper) ?? 0) };
}
