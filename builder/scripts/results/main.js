/**
 * The table of results: sorted by any column, and cut down to the rows that contain what is typed. Without this script
 * it stands as the builder sorted it.
 */

import { make, whenReady } from "../core/elements.js";

/** @typedef {{row: HTMLTableRowElement, place: number, text: string, keys: string[], kind: number, number: number}} Entry */

const RESULT = 2; // the column that is sorted by number
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Reads a row once: sorting must not ask the page for every comparison.
 * @param {HTMLTableRowElement} row
 * @param {number} place where the builder put it
 * @returns {Entry}
 */
function read(row, place) {
  const value = /** @type {HTMLElement | null} */ (row.querySelector("[data-number]"));
  const keys = [...row.cells].map((cell) => (cell.textContent || "").trim());
  return {
    row,
    place,
    keys,
    text: keys.join("\n").toLowerCase(),
    kind: Number(value?.dataset.kind ?? 9),
    number: Number(value?.dataset.number ?? 0),
  };
}

/**
 * Compares two rows. A blank stands last whichever way; a gain is never sorted in among levels that were reached.
 * @param {Entry} a
 * @param {Entry} b
 * @param {number} column
 * @param {number} way 1 or -1
 * @returns {number}
 */
function compare(a, b, column, way) {
  if (column === RESULT) {
    return a.kind - b.kind || way * (a.number - b.number) || a.place - b.place;
  }
  const [first, second] = [a.keys[column], b.keys[column]];
  if (!first || !second) {
    return Number(!first) - Number(!second) || a.place - b.place;
  }
  return way * order.compare(first, second) || a.place - b.place;
}

/**
 * Rows that are shown as blocks on a phone stay rows of a table to a screen reader.
 * @param {HTMLTableElement} table
 */
function keepRoles(table) {
  table.setAttribute("role", "table");
  table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
  table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
  table.querySelectorAll("th").forEach((head) => head.setAttribute("role", "columnheader"));
  table.querySelectorAll("td").forEach((cell) => cell.setAttribute("role", "cell"));
}

/**
 * Gives every column a button; a second press turns the order round.
 * @param {HTMLTableElement} table
 * @param {Entry[]} entries
 * @param {HTMLElement} status
 */
function addSorting(table, entries, status) {
  const heads = [...table.querySelectorAll("th")];
  heads.forEach((head, column) => {
    const label = (head.textContent || "").trim();
    const button = make("button", { type: "button", class: "survey-sort" }, label);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      entries.sort((a, b) => compare(a, b, column, up ? 1 : -1));
      table.tBodies[0].append(...entries.map((entry) => entry.row));
      status.textContent = `Sorted by ${label.toLowerCase()}, ${up ? "ascending" : "descending"}.`;
    });
  });
}

/**
 * Adds the field that leaves only rows with all the words typed.
 * @param {HTMLElement} region
 * @param {Entry[]} entries
 * @param {HTMLElement} status
 */
function addFilter(region, entries, status) {
  const label = make("label", { class: "survey-filter" }, "Only rows with ");
  const field = make("input", { type: "search" });
  label.append(field);
  region.prepend(label);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const fits = words.every((word) => entry.text.includes(word));
      entry.row.hidden = !fits;
      shown += Number(fits);
    }
    status.textContent = `${shown} of ${entries.length} rows.`;
  });
}

function startResults() {
  const region = /** @type {HTMLElement | null} */ (document.querySelector(".survey-results"));
  const table = region?.querySelector("table");
  if (!region || !table || !table.tBodies[0]) {
    return;
  }
  const entries = [...table.tBodies[0].rows].map(read);
  const status = make("p", { class: "survey-status", role: "status" });
  keepRoles(table);
  addSorting(table, entries, status);
  region.prepend(status);
  addFilter(region, entries, status);
}

whenReady(startResults);
