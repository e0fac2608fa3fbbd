/** The ways from the papers found to the table, where they are compared and exported, and to the map. */

import { tableAddress } from "../core/addresses.js";
import { make } from "../core/elements.js";
import { pageAddress } from "../core/place.js";

const FEWEST = 2; // papers for which the ways are offered

export class Onward {
  constructor() {
    this.table = make("a", {}, "In the table");
    this.map = make("a", {}, "On the map");
    this.element = make("p", { class: "survey-search__onward", hidden: true }, this.table, this.map);
  }

  /**
   * Offers the ways, or takes them away where few papers are found.
   * @param {number} papers
   * @param {string | null} typed null for a text, which the map does not take
   */
  offer(papers, typed) {
    this.element.hidden = papers < FEWEST;
    this.map.hidden = typed === null;
    this.map.href = pageAddress(`map/index.html?${new URLSearchParams({ q: typed ?? "" })}`);
    this.table.removeAttribute("href"); // it led to papers found before
  }

  /**
   * Lets the table show these papers, the best first.
   * @param {string[]} ids
   */
  lead(ids) {
    this.table.href = tableAddress(ids, true);
  }
}
