/** The range of years beside the table, with a small chart of how many papers each year has. */

import { make } from "../core/elements.js";
import { yearBars } from "./offering.js";

/** @typedef {import("../core/filterstate.js").Filter} Filter */

/**
 * Makes the range.
 * @param {readonly (number | null)[]} years of the papers
 * @param {boolean} isOpen
 * @param {(filter: Filter) => void} change
 */
export function makeYears(years, isOpen, change) {
  const known = /** @type {number[]} */ (years.filter((year) => year !== null));
  const [least, most] = known.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  const chart = make("div", { class: "survey-years", "aria-hidden": "true" });
  const [from, to] = ["From", "To"].map((label) => {
    const input = make("input", { type: "number", min: least, max: most, step: 1, inputmode: "numeric" });
    return { input, label: make("label", {}, `${label} `, input) };
  });
  from.input.placeholder = String(least);
  to.input.placeholder = String(most);
  /** @type {Filter} */
  let now;
  const ask = () =>
    change({ ...now, from: numberOf(from.input.value), to: numberOf(to.input.value), page: 1 });
  from.input.addEventListener("change", ask);
  to.input.addEventListener("change", ask);
  const mark = make("span", { class: "survey-facet-mark" });
  const ends = make("div", { class: "survey-ends" }, from.label, to.label);
  return {
    element: make("details", { class: "survey-facet", open: isOpen }, make("summary", {}, "Year ", mark), chart, ends),
    /**
     * @param {Filter} filter
     * @param {Map<number, number>} counts
     */
    update(filter, counts) {
      now = filter;
      from.input.value = filter.from === null ? "" : String(filter.from);
      to.input.value = filter.to === null ? "" : String(filter.to);
      mark.textContent = filter.from === null && filter.to === null ? "" : "1";
      chart.replaceChildren(...yearBars(counts, least, most).map((bar) => barOf(bar, filter)));
    },
  };
}

/**
 * @param {{year: number, count: number, height: number}} bar
 * @param {Filter} filter
 * @returns {HTMLSpanElement}
 */
function barOf({ year, count, height }, filter) {
  const isIn = year >= (filter.from ?? year) && year <= (filter.to ?? year);
  const bar = make("span", { class: isIn ? "" : "is-out", title: `${year}: ${count}` });
  bar.style.height = `${Math.round(100 * height)}%`;
  return bar;
}

/**
 * @param {string} text
 * @returns {number | null}
 */
function numberOf(text) {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) && number >= 0 ? Math.min(number, 9999) : null;
}
