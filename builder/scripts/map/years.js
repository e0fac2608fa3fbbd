/** In what colour a paper stands by its year. Nothing here knows the page. */

const STEPS = 5; // of years

/**
 * Cuts the years into at most five spans that have about as many papers each.
 * @param {ReadonlyArray<number | null>} years
 * @returns {Array<[number, number]>} first and last year of each span
 */
export function spansOf(years) {
  const sorted = years.filter((year) => year !== null).sort((a, b) => Number(a) - Number(b));
  /** @type {Array<[number, number]>} */
  const spans = [];
  for (let step = 0; step < STEPS && sorted.length; step++) {
    const last = Number(sorted[Math.ceil(((step + 1) * sorted.length) / STEPS) - 1]);
    const first = spans.length ? spans[spans.length - 1][1] + 1 : Number(sorted[0]);
    if (first <= last) {
      spans.push([first, last]);
    }
  }
  return spans;
}

/**
 * Returns the number of the span that a year lies in, -1 for an unknown year.
 * @param {number | null} year
 * @param {Array<[number, number]>} spans
 * @returns {number}
 */
export function spanOf(year, spans) {
  return year === null ? -1 : spans.findIndex(([, last]) => year <= last);
}
