/** From postings and cosines to an order of papers. */

/** @typedef {import("./index.js").Postings} Postings */
/** @typedef {{papers: number[], scores: Float32Array}} Ranking papers by number, the best first; the score of each number */

const ENDING = 0.5; // what a word weighs that the one being typed may become
export const LEAST = 0.3; // of the best paper's score: what is below stands in no list

/**
 * Returns how telling a term is (Robertson and Sparck Jones 1976).
 * @param {number} having papers that have it
 * @param {number} all
 * @returns {number}
 */
export function rarity(having, all) {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** Adds up what terms say of papers. */
export class Sum {
  /**
   * @param {number} papers
   * @param {number} levels
   */
  constructor(papers, levels) {
    this.scores = new Float32Array(papers);
    this.levels = levels;
  }

  /**
   * Adds one term.
   * @param {Postings} postings
   * @param {number} [weight]
   */
  add({ papers, levels }, weight = 1) {
    const factor = (weight * rarity(papers.length, this.scores.length)) / this.levels;
    for (let place = 0; place < papers.length; place += 1) {
      this.scores[papers[place]] += factor * levels[place];
    }
  }

  /**
   * Adds what the word being typed may become: of a paper that has several, the one that says the most.
   * @param {Postings[]} several
   */
  addEndings(several) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const { papers, levels } of several) {
      const factor = (ENDING * rarity(papers.length, this.scores.length)) / this.levels;
      for (let place = 0; place < papers.length; place += 1) {
        const score = factor * levels[place];
        if (score > (best.get(papers[place]) ?? 0)) {
          best.set(papers[place], score);
        }
      }
    }
    for (const [paper, score] of best) {
      this.scores[paper] += score;
    }
  }
}

/**
 * Returns scores between 0 and 1, whatever their scale; the mean of all papers becomes 0 where it is taken off.
 * @param {Float32Array} scores
 * @param {boolean} [isCentred]
 * @returns {Float32Array}
 */
export function normalised(scores, isCentred = false) {
  let mean = 0;
  let most = -Infinity;
  for (const score of scores) {
    mean += score / scores.length;
    most = Math.max(most, score);
  }
  const floor = isCentred ? mean : 0;
  const scale = most > floor ? 1 / (most - floor) : 0;
  return scores.map((score) => Math.max(0, (score - floor) * scale));
}

/**
 * Returns words and meaning in one.
 * @param {Float32Array} words
 * @param {Float32Array} meaning
 * @param {number} share of the words, 0 to 1
 * @returns {Float32Array}
 */
export function fused(words, meaning, share) {
  const first = normalised(words);
  const second = normalised(meaning, true);
  return first.map((score, paper) => share * score + (1 - share) * second[paper]);
}

/**
 * Returns the papers that are worth showing, the best first; of equals the one with the lower number.
 * @param {Float32Array} scores
 * @param {(paper: number) => boolean} [fits]
 * @param {number} [least] share of the best score that a paper must have
 * @returns {Ranking}
 */
export function ranked(scores, fits = () => true, least = LEAST) {
  let best = 0;
  for (let paper = 0; paper < scores.length; paper += 1) {
    if (scores[paper] > best && fits(paper)) {
      best = scores[paper];
    }
  }
  /** @type {number[]} */
  const papers = [];
  for (let paper = 0; best > 0 && paper < scores.length; paper += 1) {
    if (scores[paper] > 0 && scores[paper] >= least * best && fits(paper)) {
      papers.push(paper);
    }
  }
  papers.sort((a, b) => scores[b] - scores[a] || a - b);
  return { papers, scores };
}

/**
 * Returns the few papers with the highest scores, without putting all in order.
 * @param {Float32Array} scores
 * @param {number} count
 * @returns {number[]}
 */
export function leading(scores, count) {
  /** @type {number[]} */
  const found = [];
  for (let paper = 0; paper < scores.length; paper += 1) {
    if (scores[paper] > 0 && (found.length < count || scores[paper] > scores[found[count - 1]])) {
      found.push(paper);
      found.sort((a, b) => scores[b] - scores[a] || a - b);
      found.length = Math.min(found.length, count);
    }
  }
  return found;
}
