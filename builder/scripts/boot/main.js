/** The one script that every page has: it starts what this page needs, and nothing else. */

import { load, start } from "../core/data.js";
import { watchSearchField } from "./masthead.js";

/**
 * What must be on a page for a bundle to be started on it, and data that the bundle always asks for.
 * @type {ReadonlyArray<readonly [string, string, ...string[]]>}
 */
const FEATURES = [
  [".survey-results", "results"],
  [".survey-search-page", "search", "search/guide", "survey"],
  [".survey-table", "table", "survey", "columns/id", "columns/title"],
  [".survey-compare", "compare"],
  [".survey-map", "map", "map", "columns/id", "columns/title", "columns/topic", "columns/year", "columns/has"],
  ["[data-table]", "shape"],
  [".survey-abstract, .survey-entries, .survey-front", "mine"],
  [".survey-mine", "my-list"],
  [".survey-check", "check"],
];

// What belongs to a page stands above this script: waiting for the rest would be waiting for the theme's own script.
watchSearchField();
for (const [selector, bundle, ...data] of FEATURES) {
  if (document.querySelector(selector)) {
    start(bundle).catch((error) => console.error(error.message));
    data.forEach((name) => load(name).catch(() => {})); // the bundle asks again, and says what it cannot have
  }
}
