/** The papers of the survey as the table needs them: columns, loaded when they are asked for. */

import { packNumbers, packTerms, termsOf } from "../core/columns.js";
import { load } from "../core/data.js";
import { FACETS } from "../core/filterstate.js";
import { foldText, sortText } from "../core/folding.js";
import { mapPaced, orderBy } from "../core/ordering.js";
import { breathe, makePace } from "../core/slices.js";

/** @typedef {import("../core/columns.js").Terms} Terms */
/**
 * @typedef {object} Model
 * @property {number} size number of papers
 * @property {string[]} filled names of the columns that have anything
 * @property {string[]} ids
 * @property {string[]} titles
 * @property {string[]} folded titles as they are compared
 * @property {(number | null)[]} years
 * @property {Map<string, Terms>} terms by column
 * @property {Map<string, string[]>} foldedNames names of terms as they are compared, by column, made when first needed
 * @property {Map<string, any>} values of the columns that are loaded only when shown
 * @property {Map<string, Uint32Array>} orders all papers, by column and way
 */

const LATE = ["sentence", "results", "method"]; // columns that no facet needs

/**
 * Loads what filtering needs.
 * @returns {Promise<Model>}
 */
export async function loadModel() {
  const survey = await load("survey");
  /** @type {string[]} */
  const filled = survey.columns;
  const facets = FACETS.map(({ name }) => name).filter((name) => filled.includes(name));
  const column = (/** @type {string} */ name) => load(`columns/${name}`);
  const [ids, titles, years, ...rest] = await Promise.all([
    column("id"),
    column("title"),
    filled.includes("year") ? column("year") : { values: [] },
    ...facets.map(column),
  ]);
  await breathe(); // reading the last of them was work enough for once
  /** @type {Model} */
  const model = {
    size: survey.papers,
    filled,
    ids: ids.values,
    titles: titles.values,
    folded: [],
    years: years.values,
    terms: new Map(),
    foldedNames: new Map(),
    values: new Map(),
    orders: new Map(),
  };
  const pace = makePace();
  for (const [place, name] of facets.entries()) {
    model.terms.set(name, pack(name, rest[place]));
    await pace();
  }
  model.folded = await mapPaced(model.titles, foldText, pace);
  return model;
}

/**
 * @param {string} name
 * @param {any} column
 * @returns {Terms}
 */
function pack(name, column) {
  return column.kind === "number" ? packNumbers(column, (value) => `${value} of 5`) : packTerms(column);
}

/**
 * Loads the columns that are shown and not here yet.
 * @param {Model} model
 * @param {readonly string[]} names
 */
export async function needColumns(model, names) {
  const missing = names.filter((name) => LATE.includes(name) && !model.values.has(name));
  await Promise.all(
    missing.map(async (name) => {
      const column = await load(`columns/${name}`);
      model.values.set(name, valuesOf(column, model.size));
    }),
  );
}

/**
 * @param {any} column
 * @param {number} size
 * @returns {any[]} one a paper
 */
function valuesOf(column, size) {
  if (column.kind === "terms") {
    const terms = packTerms(column);
    return Array.from({ length: size }, (_, number) => termNames(terms, number).join(", "));
  }
  if (column.kind === "results") {
    const values = new Array(size).fill([]);
    column.papers.forEach((/** @type {number} */ number, /** @type {number} */ place) => (values[number] = column.of[place]));
    return values;
  }
  return column.values;
}

/**
 * @param {Terms | undefined} terms
 * @param {number} number
 * @returns {string[]}
 */
export function termNames(terms, number) {
  return terms ? termsOf(terms, number).map((term) => terms.names[term]) : [];
}

/**
 * Returns all papers in order of a column.
 * @param {Model} model
 * @param {string} column
 * @param {boolean} falling
 * @param {() => Promise<void>} pace
 * @returns {Promise<Uint32Array>}
 */
export async function orderOf(model, column, falling, pace) {
  const name = `${falling ? "-" : ""}${column}`;
  const order = model.orders.get(name) ?? (await orderBy(await sortKeys(model, column, pace), falling, pace));
  model.orders.set(name, order);
  return order;
}

/**
 * @param {Model} model
 * @param {string} column
 * @param {() => Promise<void>} pace
 * @returns {Promise<(string | number | null)[]>}
 */
async function sortKeys(model, column, pace) {
  const terms = model.terms.get(column);
  if (column === "year") {
    return model.years;
  }
  if (column === "rating" && terms) {
    return model.titles.map((_, number) => Number(terms.keys[termsOf(terms, number)[0]]) || null);
  }
  if (terms) {
    const names = await mapPaced(terms.names, column === "author" ? familyKey : foldText, pace);
    return model.titles.map((_, number) =>
      terms.starts[number] < terms.starts[number + 1] ? names[terms.terms[terms.starts[number]]] : "",
    );
  }
  if (column === "results") {
    return (model.values.get(column) ?? []).map((/** @type {any[]} */ own) => own.length || null);
  }
  return mapPaced(model.values.get(column) ?? model.titles, sortText, pace);
}

/**
 * Authors are sorted by the last word of a name.
 * @param {string} name
 * @returns {string}
 */
function familyKey(name) {
  const [whole] = name.split(",");
  const words = foldText(whole).split(" ");
  return [words.at(-1), ...words].join(" ");
}

/**
 * Returns the papers that have all words, in their titles or in what a facet says of them.
 * @param {Model} model
 * @param {string} words
 * @param {() => Promise<void>} pace
 * @returns {Promise<number[] | null>} null where no word is asked for
 */
export async function withWords(model, words, pace) {
  const asked = foldText(words).split(/\s+/).filter(Boolean);
  if (asked.length === 0) {
    return null;
  }
  let numbers = [...model.titles.keys()];
  for (const word of asked) {
    const named = await papersNaming(model, word, pace);
    numbers = numbers.filter((number) => named[number] || model.folded[number].includes(word));
    await pace();
  }
  return numbers;
}

/**
 * Marks the papers that a term with the word in its name belongs to.
 * @param {Model} model
 * @param {string} word
 * @param {() => Promise<void>} pace
 * @returns {Promise<Uint8Array>}
 */
async function papersNaming(model, word, pace) {
  const marks = new Uint8Array(model.size);
  for (const name of ["author", "tag", "topic", "venue", "dataset"]) {
    const terms = model.terms.get(name);
    if (!terms) {
      continue;
    }
    const known = model.foldedNames.get(name) ?? (await mapPaced(terms.names, foldText, pace));
    model.foldedNames.set(name, known);
    const fits = Uint8Array.from(known, (text) => Number(text.includes(word)));
    for (let number = 0; number < model.size; number += 1) {
      for (let at = terms.starts[number]; at < terms.starts[number + 1]; at += 1) {
        marks[number] |= fits[terms.terms[at]];
      }
    }
    await pace();
  }
  return marks;
}
