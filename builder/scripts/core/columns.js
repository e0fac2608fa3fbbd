/** Columns of all papers in a shape that is quick to go through. */

/**
 * Terms of papers: those of paper n are terms[starts[n]] to terms[starts[n + 1] - 1], places in names.
 * @typedef {{keys: string[], names: string[], starts: Uint32Array, terms: Uint32Array}} Terms
 */

/**
 * Packs a column of terms. Its keys are ids where terms have pages, else the names themselves.
 * @param {{names: string[], of: number[][], ids?: string[]}} column
 * @returns {Terms}
 */
export function packTerms(column) {
  const starts = new Uint32Array(column.of.length + 1);
  column.of.forEach((own, number) => (starts[number + 1] = starts[number] + own.length));
  const terms = new Uint32Array(starts[column.of.length]);
  column.of.forEach((own, number) => own.forEach((term, place) => (terms[starts[number] + place] = term)));
  return { keys: column.ids ?? column.names, names: column.names, starts, terms };
}

/**
 * Makes terms of a column of few different numbers, the largest first.
 * @param {{values: (number | null)[]}} column
 * @param {(value: number) => string} name
 * @returns {Terms}
 */
export function packNumbers(column, name) {
  const values = [...new Set(column.values.filter((value) => value !== null))].sort((a, b) => b - a);
  const places = new Map(values.map((value, place) => [value, place]));
  const of = column.values.map((value) => (value === null ? [] : [places.get(value) ?? 0]));
  return packTerms({ names: values.map(name), of, ids: values.map(String) });
}

/**
 * Returns the places of a paper's own terms.
 * @param {Terms} terms
 * @param {number} number
 * @returns {number[]}
 */
export function termsOf(terms, number) {
  return [...terms.terms.subarray(terms.starts[number], terms.starts[number + 1])];
}
