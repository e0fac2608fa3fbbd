/** Sorting: the order of all papers by one column, made once and then only gone through. */

/**
 * Returns the papers in order of their keys; those without a key stand last whichever way, equal ones in order of number.
 * @param {readonly (string | number | null)[]} keys one a paper, all of one type; null and "" are no key
 * @param {boolean} falling
 * @returns {Uint32Array}
 */
export function orderBy(keys, falling) {
  /** @type {number[]} */
  const known = [];
  /** @type {number[]} */
  const blank = [];
  keys.forEach((key, number) => (key === null || key === "" ? blank : known).push(number));
  const way = falling ? -1 : 1;
  known.sort((a, b) => {
    const [first, second] = [/** @type {string} */ (keys[a]), /** @type {string} */ (keys[b])];
    return first === second ? a - b : first < second ? -way : way;
  });
  return Uint32Array.from([...known, ...blank]);
}
