/** Sorting: the order of all papers by one column, made once and then only gone through. */

/** @typedef {string | number} Key */

const PIECE = 1000; // papers sorted at once, and merged at once

/**
 * Returns the papers in order of their keys; those without a key stand last whichever way, equal ones in order of number.
 * The work is done in pieces, since sorting thousands of titles at once would keep the page from answering.
 * @param {readonly (Key | null)[]} keys one a paper, all of one type; null and "" are no key
 * @param {boolean} falling
 * @param {() => Promise<void>} pace awaited between pieces
 * @returns {Promise<Uint32Array>}
 */
export async function orderBy(keys, falling, pace) {
  const numbers = [...keys.keys()];
  const isBlank = (/** @type {number} */ number) => keys[number] === null || keys[number] === "";
  const known = numbers.filter((number) => !isBlank(number));
  const way = falling ? -1 : 1;
  const compare = (/** @type {number} */ a, /** @type {number} */ b) => {
    const [first, second] = [/** @type {Key} */ (keys[a]), /** @type {Key} */ (keys[b])];
    return first === second ? a - b : first < second ? -way : way;
  };
  /** @type {number[][]} */
  let runs = [];
  for (let start = 0; start < known.length; start += PIECE) {
    runs.push(known.slice(start, start + PIECE).sort(compare));
    await pace();
  }
  while (runs.length > 1) {
    const merged = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(at + 1 < runs.length ? await mergeRuns(runs[at], runs[at + 1], compare, pace) : runs[at]);
    }
    runs = merged;
  }
  return Uint32Array.from([...(runs[0] ?? []), ...numbers.filter(isBlank)]);
}

/**
 * @param {readonly number[]} one
 * @param {readonly number[]} two
 * @param {(a: number, b: number) => number} compare
 * @param {() => Promise<void>} pace
 * @returns {Promise<number[]>}
 */
async function mergeRuns(one, two, compare, pace) {
  const merged = [];
  let [first, second] = [0, 0];
  while (first < one.length || second < two.length) {
    const isFirst = second === two.length || (first < one.length && compare(one[first], two[second]) < 0);
    merged.push(isFirst ? one[first++] : two[second++]);
    if (merged.length % PIECE === 0) {
      await pace();
    }
  }
  return merged;
}

/**
 * Makes something of every item, in pieces.
 * @template T, M
 * @param {readonly T[]} items
 * @param {(item: T, place: number) => M} work
 * @param {() => Promise<void>} pace awaited between pieces
 * @returns {Promise<M[]>}
 */
export async function mapPaced(items, work, pace) {
  const made = [];
  for (let start = 0; start < items.length; start += PIECE) {
    for (let at = start; at < Math.min(start + PIECE, items.length); at += 1) {
      made.push(work(items[at], at));
    }
    await pace();
  }
  return made;
}
