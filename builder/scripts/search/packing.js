/** Reads what builder/data/packing.py writes: numbers, sorted words and vectors as short strings. */

const LAST = 45; // signs that end a number
const MORE = 46; // signs that say that it goes on

/**
 * Returns the place of a sign among those that numbers are made of: 35 to 126, without the backslash.
 * @param {number} code
 * @returns {number}
 */
function digit(code) {
  return code < 92 ? code - 35 : code - 36;
}

/** Reads numbers one after the other. */
export class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @returns {number} */
  number() {
    let sum = 0;
    let scale = 1;
    for (;;) {
      const value = digit(this.text.charCodeAt(this.at++));
      if (value < LAST) {
        return sum + scale * value;
      }
      // Such a digit stands for itself and LAST, as it was taken off.
      sum += scale * value;
      scale *= MORE;
    }
  }

  /**
   * Reads digits from 0 to 8, two in a sign.
   * @param {number} count
   * @returns {Uint8Array}
   */
  pairs(count) {
    const digits = new Uint8Array(count + (count % 2));
    for (let place = 0; place < digits.length; place += 2) {
      const value = digit(this.text.charCodeAt(this.at++));
      digits[place] = Math.floor(value / 9);
      digits[place + 1] = value % 9;
    }
    return digits.subarray(0, count);
  }
}

/**
 * Returns words in order, each of which is written without the beginning that it shares with the one before.
 * @param {string} text
 * @returns {string[]}
 */
export function unpackWords(text) {
  /** @type {string[]} */
  const words = [];
  let before = "";
  for (let at = 0; at < text.length; ) {
    const shared = digit(text.charCodeAt(at));
    const end = text.indexOf("|", at + 1);
    const stop = end < 0 ? text.length : end;
    before = before.slice(0, shared) + text.slice(at + 1, stop);
    words.push(before);
    at = stop + 1;
  }
  return words;
}

/**
 * Returns the place of the last word that does not come after the one asked for; -1 where all do.
 * @param {string[]} words in order
 * @param {string} word
 * @returns {number}
 */
export function placeOf(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] <= word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
