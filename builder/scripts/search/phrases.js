/** Words that stand side by side: the index knows pairs of neighbours, the papers' own texts the rest. */

import { tellingWords, wordsOf } from "./words.js";

/** @typedef {import("./index.js").WordIndex} WordIndex */
/** @typedef {{title: string, abstract?: string}} Text */

const CHECKED = 64; // papers whose text is read for a phrase that the index does not have

/**
 * Returns each two words that follow each other, as the index has them: a blank before them keeps pairs apart.
 * @param {string[]} words
 * @returns {string[]}
 */
export function pairsOf(words) {
  return words.slice(1).map((word, place) => ` ${words[place]} ${word}`);
}

/**
 * Returns the papers in which a phrase stands, whose words must have been fetched.
 * @param {string} phrase
 * @param {WordIndex} index
 * @param {(papers: number[]) => Promise<Text[]>} read
 * @returns {Promise<Set<number>>}
 */
export async function papersWith(phrase, index, read) {
  const words = tellingWords(phrase);
  const pairs = pairsOf(words).filter((pair) => index.hasEveryPair || index.get(pair).papers.length);
  /** @type {number[] | null} */
  let both = null;
  for (const term of [...words, ...pairs]) {
    const papers = new Set(index.get(term).papers);
    both = both ? both.filter((paper) => papers.has(paper)) : [...papers];
  }
  const found = both ?? [];
  if (wordsOf(phrase).length < 2 || found.length > CHECKED) {
    return new Set(found);
  }
  const wanted = ` ${wordsOf(phrase).join(" ")} `;
  const has = (await read(found)).map(({ title, abstract = "" }) =>
    [title, abstract].some((text) => ` ${wordsOf(text).join(" ")} `.includes(wanted)),
  );
  return new Set(found.filter((_, place) => has[place]));
}
