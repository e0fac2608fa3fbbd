/** Which columns the table can show, and what stands in a cell. */

import { make } from "../core/elements.js";
import { pageAddress, paperAddress } from "../core/place.js";
import { sayResult } from "../core/results.js";
import { termsOf } from "../core/columns.js";
import { termNames } from "./model.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../core/elements.js").Child} Child */
/**
 * @typedef {object} Shown
 * @property {string} name of the column, also in the address
 * @property {string} label
 * @property {number} weight how wide beside the others
 * @property {boolean} isUsual whether it is shown where nothing else is asked for
 * @property {(model: Model, number: number) => Child[]} cell
 */

const AUTHORS = 4; // named in a cell; the others are counted
const RESULTS = 3;

/** @type {readonly Shown[]} */
const ALL = [
  { name: "title", label: "Title", weight: 6, isUsual: true, cell: titleCell },
  { name: "author", label: "Authors", weight: 3.4, isUsual: true, cell: authorsCell },
  { name: "year", label: "Year", weight: 1.7, isUsual: true, cell: (model, number) => [textOf(model.years[number])] },
  { name: "venue", label: "Venue", weight: 2.3, isUsual: true, cell: namesCell("venue") },
  { name: "topic", label: "Topic", weight: 2.8, isUsual: true, cell: linksCell("topic", "topics") },
  { name: "tag", label: "Tags", weight: 4.2, isUsual: true, cell: linksCell("tag", "tags") },
  { name: "sentence", label: "Key sentence", weight: 6.5, isUsual: false, cell: sentenceCell },
  { name: "method", label: "Method", weight: 3, isUsual: false, cell: valueCell("method") },
  { name: "results", label: "Results", weight: 4.4, isUsual: false, cell: resultsCell },
  { name: "dataset", label: "Data sets", weight: 3, isUsual: false, cell: namesCell("dataset") },
  { name: "has", label: "Has", weight: 1.9, isUsual: true, cell: namesCell("has") },
  { name: "type", label: "Type", weight: 2.2, isUsual: false, cell: namesCell("type") },
  { name: "status", label: "Status", weight: 2.3, isUsual: true, cell: namesCell("status") },
  { name: "rating", label: "Rating", weight: 2.2, isUsual: true, cell: namesCell("rating") },
  { name: "collection", label: "Collections", weight: 2.4, isUsual: false, cell: linksCell("collection", "collections") },
];

/**
 * Returns the columns that this survey has anything for.
 * @param {readonly string[]} filled
 * @returns {Shown[]}
 */
export function possibleColumns(filled) {
  return ALL.filter(({ name }) => filled.includes(name));
}

/**
 * Returns the columns that are asked for, else the usual ones; the title is always among them.
 * @param {readonly string[]} filled
 * @param {readonly string[]} asked
 * @returns {Shown[]}
 */
export function shownColumns(filled, asked) {
  const possible = possibleColumns(filled);
  const chosen = possible.filter(({ name }) => name === "title" || asked.includes(name));
  return asked.length > 0 ? chosen : possible.filter(({ isUsual }) => isUsual);
}

/**
 * @param {string | number | null | undefined} value
 * @returns {string}
 */
function textOf(value) {
  return value === null || value === undefined ? "" : String(value);
}

/** @type {Shown["cell"]} */
function titleCell(model, number) {
  return [make("a", { href: paperAddress(model.ids[number]), dir: "auto" }, model.titles[number])];
}

/** @type {Shown["cell"]} */
function authorsCell(model, number) {
  const names = termNames(model.terms.get("author"), number);
  const more = names.length - AUTHORS;
  const shown = more > 1 ? [...names.slice(0, AUTHORS), `${more} more`] : names;
  return names.length > 0 ? [make("span", { dir: "auto" }, shown.join(", "))] : [];
}

/**
 * @param {string} column
 * @returns {Shown["cell"]}
 */
function namesCell(column) {
  return (model, number) => {
    const text = termNames(model.terms.get(column), number).join(", ");
    return text ? [make("span", { dir: "auto" }, text)] : [];
  };
}

/**
 * @param {string} column
 * @returns {Shown["cell"]}
 */
function valueCell(column) {
  return (model, number) => {
    const text = textOf(model.values.get(column)?.[number]);
    return text ? [make("span", { dir: "auto" }, text)] : [];
  };
}

/**
 * @param {string} column
 * @param {string} folder of the terms' pages
 * @returns {Shown["cell"]}
 */
function linksCell(column, folder) {
  return (model, number) => {
    const terms = model.terms.get(column);
    const links = (terms ? termsOf(terms, number) : []).map((term) =>
      make("a", { href: pageAddress(`${folder}/${fileOf(terms?.keys[term] ?? "")}.html`), dir: "auto" }, terms?.names[term]),
    );
    return links.flatMap((link, place) => (place > 0 ? [", ", link] : [link]));
  };
}

/**
 * A page cannot be called as the index of its folder.
 * @param {string} id
 * @returns {string}
 */
export function fileOf(id) {
  return id === "index" || id === "by-size" ? `${id}_` : id;
}

/** @type {Shown["cell"]} */
function sentenceCell(model, number) {
  const text = textOf(model.values.get("sentence")?.[number]);
  return text ? [make("span", { class: "survey-grid-sentence", dir: "auto" }, text)] : [];
}

/** @type {Shown["cell"]} */
function resultsCell(model, number) {
  const own = model.values.get("results")?.[number] ?? [];
  const lines = own.slice(0, RESULTS).map((/** @type {any} */ result) => make("li", { dir: "auto" }, sayResult(result)));
  const more = own.length - RESULTS;
  return own.length > 0 ? [make("ul", {}, ...lines, more > 0 && make("li", {}, `${more} more`))] : [];
}
