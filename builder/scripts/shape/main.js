/**
 * The shape of the field: a number leads to just its papers, in the table, and arrows lead from number to number. Without
 * this script, which is without the table too, it leads to the page of its topic or tag, where they stand among others.
 */

import { whenReady } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { asGrid } from "./grid.js";

whenReady(() => {
  document.querySelectorAll("td[data-table]").forEach((cell) => {
    cell.querySelector("a")?.setAttribute("href", pageAddress(`table/index.html?${cell.getAttribute("data-table")}`));
  });
  document.querySelectorAll(".survey-heats").forEach((box) => {
    const name = box.getAttribute("aria-label") ?? "";
    box.querySelectorAll("table").forEach((table) => asGrid(table, name));
    // The box was a stop so that keys could scroll it; now it scrolls to the number that they lead to.
    ["tabindex", "role", "aria-label"].forEach((attribute) => box.removeAttribute(attribute));
  });
});
