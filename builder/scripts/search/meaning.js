/** What words and papers mean, as vectors that building made: a query is the sum of its words. */

import { breathe } from "../core/slices.js";
import { placeOf, Reader, unpackWords } from "./packing.js";

/** @typedef {{dimensions: number, paperBits: number, wordBits: number, parts: number, block: number, sentences: boolean, words: string[]}} Space */

/**
 * Returns the numbers of a packed table: `bits` each, around zero.
 * @param {string} packed base64
 * @param {number} bits 2, 4 or 8
 * @returns {Int8Array}
 */
export function unpackTable(packed, bits) {
  const bytes = atob(packed);
  const each = 8 / bits;
  const mask = (1 << bits) - 1;
  const numbers = new Int8Array(bytes.length * each);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at);
    for (let part = 0; part < each; part += 1) {
      // Levels lie around zero, none of them at it: -3, -1, 1, 3.
      numbers[at * each + part] = 2 * ((byte >> (part * bits)) & mask) - mask;
    }
  }
  return numbers;
}

export class Meaning {
  /**
   * @param {(name: string) => Promise<any>} load
   * @param {Space} space
   * @param {number} papers
   */
  constructor(load, space, papers) {
    this.load = load;
    this.space = space;
    this.papers = papers;
    /** @type {Int8Array[] | null} */
    this.vectors = null;
    /** @type {Float32Array} */
    this.lengths = new Float32Array(0);
    /** @type {{rows: Int8Array, lengths: Float32Array, counts: number[], starts: number[]} | null} */
    this.sentences = null;
    /** @type {Map<number, {words: string[], scales: number[], rows: Int8Array}>} */
    this.parts = new Map();
  }

  /**
   * Loads the papers' vectors and those of the words.
   * @param {string[]} words
   */
  async fetch(words) {
    await Promise.all([this.fetchPapers(), this.fetchWords(words)]);
  }

  async fetchPapers() {
    if (this.vectors) {
      return;
    }
    const { parts, paperBits, dimensions } = this.space;
    const [packed] = await Promise.all([
      Promise.all(Array.from({ length: parts }, (_, part) => this.load(`search/papers/${part}`))),
      this.space.sentences && this.fetchSentences(),
    ]);
    /** @type {Int8Array[]} */
    const vectors = [];
    for (const [codes, silent] of packed) {
      const rows = unpackTable(codes, paperBits);
      for (const place of silent) {
        rows.fill(0, place * dimensions, (place + 1) * dimensions);
      }
      vectors.push(rows);
      await breathe(); // the page may answer between two parts
    }
    this.lengths = lengthsOf(vectors, dimensions, this.papers, this.space.block);
    this.vectors = vectors;
  }

  async fetchSentences() {
    const [codes, counts] = await this.load("search/sentences");
    const { wordBits, dimensions } = this.space;
    const rows = unpackTable(codes, wordBits);
    const reader = new Reader(counts);
    const own = Array.from({ length: this.papers }, () => reader.number());
    let all = 0;
    this.sentences = {
      rows,
      lengths: lengthsOf([rows], dimensions, rows.length / dimensions, Infinity),
      counts: own,
      starts: own.map((count) => (all += count) - count),
    };
  }

  /** @param {string[]} words */
  async fetchWords(words) {
    const wanted = new Set(words.map((word) => Math.max(0, placeOf(this.space.words, word))));
    const missing = [...wanted].filter((number) => !this.parts.has(number));
    await Promise.all(
      missing.map(async (number) => {
        const [packed, scales, table] = await this.load(`search/meaning/${number}`);
        this.parts.set(number, { words: unpackWords(packed), scales, rows: unpackTable(table, this.space.wordBits) });
      }),
    );
  }

  /**
   * Whether a word that was fetched has a vector; in the collection it need not stand.
   * @param {string} word
   * @returns {boolean}
   */
  knows(word) {
    const part = this.parts.get(Math.max(0, placeOf(this.space.words, word)));
    return Boolean(part && part.words[placeOf(part.words, word)] === word);
  }

  /**
   * Returns the sum of the words' vectors at length 1, null where none of them is known.
   * @param {string[]} words
   * @returns {Float32Array | null}
   */
  vectorOf(words) {
    const { dimensions } = this.space;
    const sum = new Float32Array(dimensions);
    for (const word of words) {
      const part = this.parts.get(Math.max(0, placeOf(this.space.words, word)));
      const place = part ? placeOf(part.words, word) : -1;
      if (part && part.words[place] === word) {
        for (let at = 0; at < dimensions; at += 1) {
          sum[at] += part.scales[place] * part.rows[place * dimensions + at];
        }
      }
    }
    return atLengthOne(sum);
  }

  /**
   * Returns the vector drawn towards the papers, at length 1.
   * @param {Float32Array} vector of length 1
   * @param {number[]} papers
   * @param {number} pull what the papers weigh beside the vector
   * @returns {Float32Array}
   */
  towards(vector, papers, pull) {
    const { dimensions, block } = this.space;
    const sum = vector.slice();
    for (const paper of papers) {
      const rows = /** @type {Int8Array[]} */ (this.vectors)[Math.floor(paper / block)];
      const scale = pull / papers.length / (this.lengths[paper] || 1);
      for (let at = 0, from = (paper % block) * dimensions; at < dimensions; at += 1) {
        sum[at] += scale * rows[from + at];
      }
    }
    return atLengthOne(sum) ?? vector;
  }

  /**
   * Returns how near each paper is to a text's vector of length 1.
   * @param {Float32Array} vector
   * @returns {Float32Array}
   */
  nearness(vector) {
    return new Float32Array(this.papers).map((_, paper) => this.near(vector, paper));
  }

  /**
   * Returns how near a paper is to a text's vector of length 1: as a whole and, where its sentences have vectors, with
   * the nearest of them as well.
   * @param {Float32Array} vector
   * @param {number} paper
   * @returns {number} at most 1
   */
  near(vector, paper) {
    const whole = this.cosine(vector, paper);
    return this.sentences ? (whole + this.nearestSentence(vector, paper).cosine) / 2 : whole;
  }

  /**
   * Returns which of a paper's sentences that have a vector is nearest to one of length 1, and how near it is.
   * @param {Float32Array} vector
   * @param {number} paper
   * @param {number} [first] number of the first that counts; 1 leaves the title out
   * @returns {{number: number, count: number, cosine: number}} the first has number 0; without any, nothing is near
   */
  nearestSentence(vector, paper, first = 0) {
    const { rows, lengths, counts, starts } = /** @type {NonNullable<typeof this.sentences>} */ (this.sentences);
    const nearest = { number: 0, count: counts[paper], cosine: counts[paper] ? -1 : 0 };
    for (let number = first; number < nearest.count; number += 1) {
      const from = (starts[paper] + number) * vector.length;
      let sum = 0;
      for (let at = 0; at < vector.length; at += 1) {
        sum += vector[at] * rows[from + at];
      }
      const cosine = sum / (lengths[starts[paper] + number] || 1);
      if (cosine > nearest.cosine) {
        Object.assign(nearest, { number, cosine });
      }
    }
    return nearest;
  }

  /**
   * Returns the cosine of a paper with a vector of length 1.
   * @param {Float32Array} vector
   * @param {number} paper
   * @returns {number}
   */
  cosine(vector, paper) {
    const { dimensions, block } = this.space;
    const rows = /** @type {Int8Array[]} */ (this.vectors)[Math.floor(paper / block)];
    const from = (paper % block) * dimensions;
    let even = 0;
    let odd = 0; // two sums at once take half the time; there are always as many of both
    for (let at = 0; at < dimensions; at += 2) {
      even += vector[at] * rows[from + at];
      odd += vector[at + 1] * rows[from + at + 1];
    }
    return (even + odd) / (this.lengths[paper] || 1);
  }
}

/**
 * @param {Float32Array} vector
 * @returns {Float32Array | null} null for one of nothing but zeros
 */
function atLengthOne(vector) {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : null;
}

/**
 * Returns the length of each paper's row.
 * @param {Int8Array[]} vectors
 * @param {number} dimensions
 * @param {number} papers
 * @param {number} block papers in a part
 * @returns {Float32Array}
 */
function lengthsOf(vectors, dimensions, papers, block) {
  const lengths = new Float32Array(papers);
  for (let paper = 0; paper < papers; paper += 1) {
    const from = (paper % block) * dimensions;
    let sum = 0;
    for (let at = from; at < from + dimensions; at += 1) {
      sum += vectors[Math.floor(paper / block)][at] ** 2;
    }
    lengths[paper] = Math.sqrt(sum);
  }
  return lengths;
}
