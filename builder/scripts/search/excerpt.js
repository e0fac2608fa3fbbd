/** The few words of an abstract around what was looked for. */

import { compoundsOf, isStopWord, wordsOf } from "./words.js";

/** @typedef {{text: string, isMarked: boolean}} Piece */

const RUN = /[\p{L}\p{N}\p{M}]+(?:[-\u2010\u2011'\u2019][\p{L}\p{N}\p{M}]+)*/gu;
const EARLY = 12; // words before the first hit that are shown

/**
 * Cuts a text into what was looked for and what was not.
 * @param {string} text
 * @param {Set<string>} marks normal forms
 * @returns {Piece[]}
 */
export function markedPieces(text, marks) {
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(RUN)) {
    if (isHit(match[0], marks)) {
      pieces.push({ text: text.slice(end, match.index), isMarked: false });
      pieces.push({ text: match[0], isMarked: true });
      end = match.index + match[0].length;
    }
  }
  pieces.push({ text: text.slice(end), isMarked: false });
  return pieces.filter((piece) => piece.text);
}

/**
 * @param {string} run
 * @param {Set<string>} marks
 * @returns {boolean}
 */
function isHit(run, marks) {
  return [...wordsOf(run), ...compoundsOf(run)].some((word) => marks.has(word) && !isStopWord(word));
}

/**
 * Returns the stretch of a text that says the most of what was looked for, cut at words.
 * @param {string} text
 * @param {Set<string>} marks normal forms
 * @param {number} size words
 * @param {[number, number] | null} [otherwise] the stretch to begin at where nothing is hit
 * @param {number} [worth] so many different hits outdo it
 * @returns {string} with an ellipsis for what is left out
 */
export function excerpt(text, marks, size, otherwise = null, worth = 0) {
  const runs = [...text.matchAll(/\S+/g)];
  if (runs.length <= size) {
    return text;
  }
  const hits = runs.map((run) => (isHit(run[0], marks) ? wordsOf(run[0]).join(" ") : ""));
  const place = runs.findIndex((run) => run.index >= (otherwise?.[0] ?? 0));
  const from = bestWindow(hits, size, Math.max(0, Math.min(place, runs.length - size)), worth);
  const last = runs[Math.min(from + size, runs.length) - 1];
  const cut = text.slice(runs[from].index, last.index + last[0].length);
  return `${from > 0 ? "\u2026" : ""}${cut}${from + size < runs.length ? "\u2026" : ""}`;
}

/**
 * Returns where the window with the most different hits begins.
 * @param {string[]} hits
 * @param {number} size
 * @param {number} otherwise where it begins if none has any
 * @param {number} worth of that one beside its hits
 * @returns {number}
 */
function bestWindow(hits, size, otherwise, worth) {
  const worthOf = (/** @type {number} */ from) => {
    const inside = hits.slice(from, from + size).filter(Boolean);
    return new Set(inside).size + inside.length / 100;
  };
  let best = otherwise;
  let most = worth && worthOf(otherwise) + worth;
  for (let start = 0; start < hits.length; start += 1) {
    if (!hits[start]) {
      continue;
    }
    const from = Math.max(0, Math.min(start - EARLY, hits.length - size));
    if (worthOf(from) > most) {
      [best, most] = [from, worthOf(from)];
    }
  }
  return best;
}
