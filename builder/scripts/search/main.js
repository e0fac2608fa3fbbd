/** The search in the header, and on its own page. */

import { offer } from "../core/data.js";
import { whenReady } from "../core/elements.js";
import { SearchBox } from "./box.js";
import { SearchPage } from "./page.js";
import { Session } from "./session.js";

offer("search", Session);

whenReady(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.survey-find"));
  const region = /** @type {HTMLElement | null} */ (document.querySelector(".survey-search-page"));
  if (form) {
    new SearchBox(form);
  }
  if (region) {
    new SearchPage(region);
  }
});
