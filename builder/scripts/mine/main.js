/** What the reader keeps, on every page that shows papers: star, read mark, note, and a line for papers that are new. */

import { make, whenReady } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { addBar } from "./bar.js";
import { freshPapers, lookedThrough } from "./fresh.js";
import { addStars } from "./stars.js";

/** Says on the home page how many papers are new. */
async function addFreshLine() {
  const figures = document.querySelector(".survey-front .survey-figures");
  const fresh = figures ? await freshPapers() : [];
  if (!figures || !fresh.length) {
    return;
  }
  const words = fresh.length === 1 ? "1 paper is new" : `${fresh.length.toLocaleString("en")} papers are new`;
  const done = make("button", { type: "button", class: "survey-quiet" }, "Noted");
  const link = make("a", { href: pageAddress("my-list/index.html#new") }, `${words} since your last visit`);
  const line = make("p", { class: "survey-fresh" }, link, done);
  done.addEventListener("click", () => {
    lookedThrough();
    line.remove();
  });
  figures.after(line);
}

whenReady(() => {
  addBar();
  addStars();
  addFreshLine().catch((error) => console.warn(error.message));
});
