/** Which values of a facet are offered, and in which order. */

export const FEW = 8; // values that are offered without asking for more; a facet with no more keeps its order
const MANY = 40; // offered at the most

/**
 * Returns the values to offer: those chosen, then those that would leave most papers. Values that would leave none are
 * offered only where all of a facet's values are.
 * @param {Uint32Array} counts how many papers each value would leave, the most used value first
 * @param {readonly number[]} chosen places of values that are asked for or ruled out
 * @param {boolean} isLong whether more shall be offered
 * @param {(place: number) => boolean} [fits] whether a value has what is looked for; then chosen ones are not put first
 * @returns {{places: number[], more: number}} more: how many other values would leave a paper
 */
export function offered(counts, chosen, isLong, fits) {
  if (counts.length <= FEW && !fits) {
    return { places: [...counts.keys()], more: 0 };
  }
  const first = fits ? [] : chosen.filter((place) => place >= 0);
  const taken = new Set(first);
  const rest = [...counts.keys()].filter((place) => counts[place] > 0 && !taken.has(place) && (!fits || fits(place)));
  rest.sort((a, b) => counts[b] - counts[a] || a - b);
  const room = Math.max(0, (isLong || fits ? MANY : FEW) - first.length);
  return { places: [...first, ...rest.slice(0, room)], more: Math.max(0, rest.length - room) };
}

/**
 * Returns the bars of a chart of years, the years without a paper among them.
 * @param {Map<number, number>} counts
 * @param {number} least first year
 * @param {number} most last year
 * @returns {{year: number, count: number, height: number}[]} height: from 0 to 1
 */
export function yearBars(counts, least, most) {
  const highest = Math.max(1, ...counts.values());
  return Array.from({ length: most - least + 1 }, (_, place) => {
    const count = counts.get(least + place) ?? 0;
    return { year: least + place, count, height: Math.round((100 * count) / highest) / 100 };
  });
}
