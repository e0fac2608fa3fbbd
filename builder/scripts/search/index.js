/** The index of words, of which only the parts are loaded that a query needs. */

import { rootOf, SHORTEST, together } from "./families.js";
import { placeOf, Reader, unpackWords } from "./packing.js";

/** @typedef {(name: string) => Promise<any>} Load */
/** @typedef {{papers: Int32Array, levels: Uint8Array | Float32Array}} Postings numbers of papers in order, and how much the term says there */
/** @typedef {{words: string[], counts: number[]}} Vocabulary */
/** @typedef {{words: string[], starts: Int32Array, text: string}} Part */

const MOST_ENDINGS = 12; // words that what is typed may become
const BEYOND = "\uffff"; // behind all that a word may go on with
const NO_PAPER = { papers: new Int32Array(0), levels: new Uint8Array(0) };

/**
 * Finds where each term's postings begin.
 * @param {[string, string]} packed
 * @returns {Part}
 */
function readPart([packedWords, text]) {
  const words = unpackWords(packedWords);
  const starts = new Int32Array(words.length);
  const reader = new Reader(text);
  for (let place = 0; place < words.length; place += 1) {
    starts[place] = reader.at;
    const count = reader.number();
    for (let step = 0; step < count; step += 1) {
      reader.number();
    }
    reader.at += (count + 1) >> 1;
  }
  return { words, starts, text };
}

/**
 * Reads the papers of one term.
 * @param {Part} part
 * @param {number} place
 * @returns {Postings}
 */
function readPostings(part, place) {
  const reader = new Reader(part.text);
  reader.at = part.starts[place];
  const papers = new Int32Array(reader.number());
  let paper = -1;
  for (let step = 0; step < papers.length; step += 1) {
    paper += reader.number() + 1;
    papers[step] = paper;
  }
  return { papers, levels: reader.pairs(papers.length) };
}

export class WordIndex {
  /**
   * @param {Load} load
   * @param {string[]} firsts the first term of each part
   * @param {boolean} hasEveryPair whether pairs of one paper alone are in it
   */
  constructor(load, firsts, hasEveryPair) {
    this.load = load;
    this.firsts = firsts;
    this.hasEveryPair = hasEveryPair;
    /** @type {Map<number, Part>} */
    this.parts = new Map();
    /** @type {Map<string, Postings>} */
    this.families = new Map();
    /** @type {Vocabulary | null} */
    this.all = null;
  }

  /**
   * Loads what is needed to look terms up and to go on with beginnings.
   * @param {string[]} terms
   * @param {string[]} [words] that are looked up with their families
   */
  async fetch(terms, words = []) {
    const single = [...terms, ...words].map((term) => Math.max(0, placeOf(this.firsts, term)));
    // Whoever begins to type a word does not load all that begins with its first letter.
    const roots = words.map(rootOf).filter((root) => root.length >= SHORTEST);
    const wanted = new Set([...single, ...roots.flatMap((root) => this.partsOf(root))]);
    const missing = [...wanted].filter((number) => !this.parts.has(number) && number < this.firsts.length);
    await Promise.all(
      missing.map(async (number) => this.parts.set(number, readPart(await this.load(`search/words/${number}`)))),
    );
    if (missing.length) {
      this.families.clear(); // they may have grown
    }
  }

  /**
   * Returns the papers of a term; none where it stands in no part that was fetched.
   * @param {string} term
   * @returns {Postings}
   */
  get(term) {
    const part = this.parts.get(placeOf(this.firsts, term));
    const place = part ? placeOf(part.words, term) : -1;
    return part && part.words[place] === term ? readPostings(part, place) : NO_PAPER;
  }

  /**
   * Returns the parts in which terms may stand that begin so.
   * @param {string} beginning
   * @returns {number[]}
   */
  partsOf(beginning) {
    const first = Math.max(0, placeOf(this.firsts, beginning));
    const last = Math.max(first, placeOf(this.firsts, beginning + BEYOND));
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  }

  /**
   * Returns the other words of a word's family that papers have; their parts must have been fetched.
   * @param {string} word
   * @returns {string[]}
   */
  kin(word) {
    const root = rootOf(word);
    return this.partsOf(root).flatMap((number) => {
      const words = this.parts.get(number)?.words ?? [];
      const [from, to] = [placeOf(words, root), placeOf(words, root + BEYOND)];
      return words.slice(Math.max(0, from), to + 1).filter((other) => other !== word && rootOf(other) === root);
    });
  }

  /**
   * Returns the papers of a word and of its family.
   * @param {string} word
   * @returns {Postings}
   */
  family(word) {
    let found = this.families.get(word);
    if (!found) {
      const others = this.kin(word).map((other) => this.get(other));
      found = together(this.get(word), others);
      this.families.set(word, found);
    }
    return found;
  }

  /**
   * Returns single words that begin so, those of the most papers first.
   * @param {string} beginning
   * @returns {string[]}
   */
  endings(beginning) {
    const part = this.parts.get(Math.max(0, placeOf(this.firsts, beginning)));
    if (!part || !beginning) {
      return [];
    }
    /** @type {Array<[string, number]>} */
    const found = [];
    for (let place = placeOf(part.words, beginning) + 1; part.words[place]?.startsWith(beginning); place += 1) {
      const reader = new Reader(part.text);
      reader.at = part.starts[place];
      found.push([part.words[place], reader.number()]);
    }
    return found.sort((a, b) => b[1] - a[1]).slice(0, MOST_ENDINGS).map(([word]) => word);
  }

  /**
   * Returns all single words of the index, and how many papers have each.
   * @returns {Promise<Vocabulary>}
   */
  async vocabulary() {
    if (!this.all) {
      const [packed, numbers] = await this.load("search/vocabulary");
      const words = unpackWords(packed);
      const reader = new Reader(numbers);
      this.all = { words, counts: words.map(() => reader.number()) };
    }
    return this.all;
  }

  /**
   * Returns the words of a query that no paper has: neither as they are, nor joined to others by a hyphen, nor, where the
   * last one goes on, as a beginning. Their parts must have been fetched.
   * @param {import("./query.js").Query} query
   * @param {boolean} open whether the last word goes on
   * @returns {string[]}
   */
  absent({ words, compounds, open: last }, open) {
    const joined = compounds.filter((compound) => this.get(compound).papers.length);
    return words.filter(
      (word) =>
        !this.family(word).papers.length &&
        !joined.some((compound) => compound.includes(word)) &&
        !(open && word === last && this.endings(word).length),
    );
  }
}
