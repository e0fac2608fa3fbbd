/** Names of territories that do not lie over each other: who has more papers comes first. Nothing here draws. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box its middle, and how large it is */

const LETTERS_IN_LINE = 20;
const APART = 3; // pixels between two names

/**
 * Cuts a name into lines at its blanks.
 * @param {string} text
 * @returns {string[]}
 */
export function linesOf(text) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < LETTERS_IN_LINE) {
      lines[last] += ` ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/**
 * Returns the names that find room, each with its middle; a name may move up or down by up to three rows.
 * @template {Box} T
 * @param {ReadonlyArray<T>} names in order of their right to stand
 * @param {{width: number, height: number}} size of the screen
 * @param {number} row
 * @returns {T[]}
 */
export function withRoom(names, size, row) {
  /** @type {T[]} */
  const placed = [];
  for (const name of names) {
    if (name.x < 0 || name.y < 0 || name.x > size.width || name.y > size.height) {
      continue;
    }
    const x = kept(name.x, name.width / 2, size.width);
    for (const shift of [0, -1, 1, -2, 2, -3, 3]) {
      const found = { ...name, x, y: kept(name.y + shift * row, name.height / 2, size.height) };
      if (!placed.some((other) => overlap(found, other))) {
        placed.push(found);
        break;
      }
    }
  }
  return placed;
}

/**
 * @param {number} middle
 * @param {number} half
 * @param {number} room
 * @returns {number}
 */
function kept(middle, half, room) {
  return Math.max(half, Math.min(middle, room - half));
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean}
 */
function overlap(one, other) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + APART &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + APART
  );
}
