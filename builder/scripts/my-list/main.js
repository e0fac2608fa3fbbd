/** The page "My list": what the reader keeps, what is new, and what is like it. */

import { make, whenReady } from "../core/elements.js";
import { troubleLine } from "../mine/bar.js";
import { showLike, showNew } from "./beyond.js";
import { showList } from "./list.js";
import { takingAside } from "./taking.js";

whenReady(() => {
  const region = /** @type {HTMLElement | null} */ (document.querySelector(".survey-mine"));
  if (!region) {
    return;
  }
  const [fresh, list, like] = [make("div"), make("div"), make("div")];
  region.replaceChildren(troubleLine(), list, fresh, like);
  showList(list);
  region.after(takingAside());
  showNew(fresh).catch((error) => console.warn(error.message));
  showLike(like);
});
