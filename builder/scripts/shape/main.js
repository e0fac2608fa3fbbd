/**
 * The shape of the field: a number leads to just its papers, in the table. Without this script, which is without the table
 * too, it leads to the page of its topic or tag, where they stand among others.
 */

import { whenReady } from "../core/elements.js";
import { pageAddress } from "../core/place.js";

whenReady(() => {
  document.querySelectorAll("td[data-table]").forEach((cell) => {
    cell.querySelector("a")?.setAttribute("href", pageAddress(`table/index.html?${cell.getAttribute("data-table")}`));
  });
});
