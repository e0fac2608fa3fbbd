/**
 * Papers ranked by how like a list they are: a logistic regression that tells the list's papers from all others, over
 * weighted phrases and near papers. Its strongest phrases explain it, and each paper that it finds.
 */

import { breathe, inTurns } from "../core/slices.js";

/** @typedef {{names: string[], of: string[], near: string[]}} Phrases as the builder writes them */
/** @typedef {{names: string[], rows: Row[], width: number}} Features */
/** @typedef {{places: Int32Array, values: Float32Array}} Row */
/** @typedef {{ranked: number[], scores: Float32Array, weights: Float32Array}} Likeness */

const NEAR = 0.6; // weight of near papers against phrases
const ROUNDS = 20; // steps of the descent
const RATE = 2; // the length of a step
const DECAY = 0.3; // how strongly weights are held small
const SLICE_MS = 12;

/**
 * Makes a row of unit length for each paper: phrases by their weight and rarity, then near papers and itself.
 * @param {Phrases} phrases
 * @returns {Promise<Features>}
 */
export async function features(phrases) {
  const { names, of, near } = phrases;
  const counts = new Float32Array(names.length);
  await inTurns(of, (flat) => pairs(flat).forEach(([place]) => (counts[place] += 1)));
  const rarity = counts.map((count) => Math.log((1 + of.length) / (1 + count)) + 1);
  /** @type {Row[]} */
  const rows = [];
  await inTurns(of, (flat, number) => {
    const own = scaled(pairs(flat).map(([place, weight]) => [place, weight * rarity[place]]), 1);
    const beside = [[number, 9], ...pairs(near[number])].map(([other, weight]) => [names.length + other, weight]);
    rows.push(rowOf([...own, ...scaled(beside, NEAR)]));
  });
  return { names, rows, width: names.length + of.length };
}

/**
 * @param {string} flat
 * @returns {number[][]}
 */
function pairs(flat) {
  const numbers = flat.split(" ").map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, place) => [numbers[2 * place], numbers[2 * place + 1]]);
}

/**
 * @param {number[][]} weighted
 * @param {number} length that they get
 * @returns {number[][]}
 */
function scaled(weighted, length) {
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return weighted.map(([place, weight]) => [place, (weight * length) / norm]);
}

/**
 * @param {number[][]} weighted
 * @returns {Row}
 */
function rowOf(weighted) {
  return {
    places: Int32Array.from(weighted, ([place]) => place),
    values: Float32Array.from(weighted, ([, weight]) => weight),
  };
}

/**
 * @param {Row} row
 * @param {Float32Array} weights
 * @returns {number}
 */
function product(row, weights) {
  let sum = 0;
  for (let at = 0; at < row.places.length; at += 1) {
    sum += row.values[at] * weights[row.places[at]];
  }
  return sum;
}

/**
 * Ranks all papers that are not on the list. The two sides weigh the same, however many papers each has.
 * @param {Features} known
 * @param {ReadonlyArray<number>} list numbers of papers
 * @returns {Promise<Likeness>}
 */
export async function likeList({ rows, width }, list) {
  const isListed = new Uint8Array(rows.length);
  list.forEach((number) => (isListed[number] = 1));
  const shares = [1 / Math.max(1, rows.length - list.length), 1 / Math.max(1, list.length)];
  const weights = new Float32Array(width);
  const slope = new Float32Array(width);
  let bias = 0;
  let start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    slope.fill(0);
    let tilt = 0;
    for (let number = 0; number < rows.length; number += 1) {
      const row = rows[number];
      const side = isListed[number];
      const miss = (side - 1 / (1 + Math.exp(-bias - product(row, weights)))) * shares[side];
      tilt += miss;
      for (let at = 0; at < row.places.length; at += 1) {
        slope[row.places[at]] += miss * row.values[at];
      }
      if (number % 500 === 0 && performance.now() - start > SLICE_MS) {
        await breathe();
        start = performance.now();
      }
    }
    for (let place = 0; place < width; place += 1) {
      weights[place] += RATE * (slope[place] - DECAY * weights[place]);
    }
    bias += RATE * tilt;
  }
  const scores = Float32Array.from(rows, (row) => product(row, weights));
  const others = Array.from(rows.keys()).filter((number) => !isListed[number]);
  return { ranked: others.sort((a, b) => scores[b] - scores[a] || a - b), scores, weights };
}

/**
 * Returns the phrases that speak most for a list, or for one paper of its ranking, the strongest first.
 * @param {Features} known
 * @param {Float32Array} weights
 * @param {number} most
 * @param {Row} [row] of the paper
 * @returns {string[]}
 */
export function strongestPhrases({ names }, weights, most, row) {
  const weighted = row
    ? Array.from(row.places, (place, at) => [place, weights[place] * row.values[at]])
    : Array.from(names, (_, place) => [place, weights[place]]);
  return weighted
    .filter(([place, weight]) => place < names.length && weight > 0.001)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([place]) => names[place]);
}

/**
 * Says in words why a paper is like the list, empty where no phrase does.
 * @param {Features} known
 * @param {Float32Array} weights
 * @param {number} number of the paper
 * @returns {string}
 */
export function sharedWords(known, weights, number) {
  const shared = strongestPhrases(known, weights, 3, known.rows[number]);
  return shared.length ? `speaks of ${shared.join(", ")}` : "";
}
