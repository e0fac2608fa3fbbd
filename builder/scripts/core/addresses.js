/**
 * The part of the page's address that says what it shows. It is the query; where a browser lets no script change that,
 * as in a folder without a server, or where it is longer than hosts take, it is the fragment.
 */

import { AS_FOUND, writePapers } from "./papersets.js";
import { pageAddress } from "./place.js";

const LONGEST_QUERY = 1500; // signs of a query; many hosts answer longer ones with an error

/**
 * Returns what the address says, the fragment before the query.
 * @returns {URLSearchParams}
 */
export function saidByAddress() {
  const fragment = location.hash.slice(1);
  return new URLSearchParams(fragment.includes("=") ? fragment : location.search);
}

/**
 * Makes the address say something.
 * @param {string} said as URLSearchParams writes it
 * @param {boolean} isStep whether the back button shall lead to what it said before
 */
export function sayInAddress(said, isStep) {
  const path = location.href.replace(/[?#].*$/, "");
  const address = said.length > LONGEST_QUERY ? `${path}#${said}` : said ? `${path}?${said}` : path;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  } catch {
    if (isStep) {
      location.hash = said;
    } else {
      location.replace(`${location.href.replace(/#.*$/, "")}#${said}`);
    }
  }
}

/**
 * Runs a function when the reader goes back, goes on or writes another address.
 * @param {() => void} then
 */
export function onAddress(then) {
  addEventListener("popstate", then);
}

/**
 * Returns the address of the table with these papers alone.
 * @param {readonly string[]} ids
 * @param {boolean} [isRanked] whether their order says something
 * @returns {string}
 */
export function tableAddress(ids, isRanked = false) {
  const said = `papers=${writePapers(ids)}${isRanked ? `&sort=${AS_FOUND}` : ""}`;
  return pageAddress(`table/index.html${said.length > LONGEST_QUERY ? "#" : "?"}${said}`);
}
