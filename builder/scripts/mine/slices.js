/** Long work in slices, between which the page answers its reader. */

const SLICE = 12; // milliseconds

/**
 * Lets the page answer. Resolves soon after.
 * @returns {Promise<void>}
 */
export function breathe() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Runs a function for each item, and lets the page answer between slices.
 * @template T
 * @param {ArrayLike<T>} items
 * @param {(item: T, place: number) => void} run
 * @returns {Promise<void>}
 */
export async function inSlices(items, run) {
  let start = performance.now();
  for (let place = 0; place < items.length; place += 1) {
    run(items[place], place);
    if (performance.now() - start > SLICE) {
      await breathe();
      start = performance.now();
    }
  }
}
