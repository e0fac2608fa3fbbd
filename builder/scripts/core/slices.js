/** Long work in short pieces: between two of them the page answers. */

const WORK_AT_ONCE = 10; // milliseconds of work at once

/**
 * Lets the browser draw and listen before the work goes on.
 * @returns {Promise<void>}
 */
export function breathe() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}

/**
 * Lets the browser draw before the work goes on: what was made so far is laid out by itself, not with all that follows.
 * @returns {Promise<void>}
 */
export function drawn() {
  return new Promise((resolve) => {
    const hidden = setTimeout(resolve, 100); // a page that is not to be seen is not drawn
    requestAnimationFrame(() => {
      clearTimeout(hidden);
      setTimeout(resolve);
    });
  });
}

/**
 * Does something for every item, some before each time that the browser draws.
 * @template T
 * @param {readonly T[]} items
 * @param {number} size how many at once
 * @param {(item: T, place: number) => void} work
 * @param {() => boolean} [isWanted] asked before each piece; the rest is left undone where it says no
 * @returns {Promise<boolean>} whether all was done
 */
export async function inSlices(items, size, work, isWanted = () => true) {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) {
      await drawn();
    }
    if (!isWanted()) {
      return false;
    }
    items.slice(start, start + size).forEach((item, place) => work(item, start + place));
  }
  return true;
}

/**
 * Makes a function to be awaited between pieces of work: it lets the browser draw once enough time has gone by.
 * @returns {() => Promise<void>}
 */
export function makePace() {
  let last = performance.now();
  return async () => {
    if (performance.now() - last > WORK_AT_ONCE) {
      await breathe();
      last = performance.now();
    }
  };
}

/**
 * Does something for every item, and lets the page answer whenever enough time has gone by.
 * @template T
 * @param {ArrayLike<T>} items
 * @param {(item: T, place: number) => void} work
 * @returns {Promise<void>}
 */
export async function inTurns(items, work) {
  let start = performance.now();
  for (let place = 0; place < items.length; place += 1) {
    work(items[place], place);
    if (performance.now() - start > WORK_AT_ONCE) {
      await breathe();
      start = performance.now();
    }
  }
}
