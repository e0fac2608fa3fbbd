/** The one script that every page has: it starts what this page needs, and nothing else. */

import { start } from "../core/data.js";
import { whenReady } from "../core/elements.js";
import { watchSearchField } from "./masthead.js";

/** What must be on a page for a bundle to be started on it. @type {ReadonlyArray<readonly [string, string]>} */
const FEATURES = [
  [".survey-results", "results"],
  [".survey-search-page", "search"],
  [".survey-table", "table"],
  [".survey-compare", "compare"],
  [".survey-map", "map"],
  ["[data-table]", "shape"],
  [".survey-abstract, .survey-entries, .survey-front", "mine"],
  [".survey-mine", "my-list"],
  [".survey-check", "check"],
];

whenReady(() => {
  watchSearchField();
  for (const [selector, bundle] of FEATURES) {
    if (document.querySelector(selector)) {
      start(bundle).catch((error) => console.error(error.message));
    }
  }
});
