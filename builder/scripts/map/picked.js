/** The papers that the reader has picked on the map, as a list beside it that leads to them and to the table. */

import { tableAddress } from "../core/addresses.js";
import { counted } from "../core/counted.js";
import { make } from "../core/elements.js";
import { paperAddress } from "../core/place.js";

/** @typedef {import("./state.js").State} State */

const LISTED = 100; // papers; the table has the others

/**
 * Shows the list, or nothing where nothing is picked.
 * @param {HTMLElement} place
 * @param {State} state
 * @param {() => void} clear
 */
export function showPicked(place, state, clear) {
  const papers = [...state.picked].sort((a, b) => a - b);
  place.hidden = !papers.length;
  if (!papers.length) {
    place.replaceChildren();
    return;
  }
  const button = make("button", { type: "button", class: "survey-map-button" }, "Clear");
  button.addEventListener("click", clear);
  const links = papers.slice(0, LISTED).map((paper) =>
    make("li", {}, make("a", { href: paperAddress(state.ids[paper]), dir: "auto" }, state.titles[paper])),
  );
  const more = papers.length - links.length;
  place.replaceChildren(
    make("h2", { id: "picked" }, counted(papers.length, "picked paper")),
    make("p", { class: "survey-map-row" }, make("a", { href: tableAddress(papers.map((paper) => state.ids[paper])), class: "survey-map-button" }, "Open in the table"), button),
    make("ul", { tabindex: "0", "aria-labelledby": "picked" }, ...links),
    ...(more > 0 ? [make("p", { class: "survey-map-about" }, `and ${more.toLocaleString("en")} more`)] : []),
  );
}
