/** The papers of the survey as the table needs them: columns, loaded when they are asked for. */

import { packNumbers, packTerms, termsOf } from "../core/columns.js";
import { load } from "../core/data.js";
import { FACETS } from "../core/filterstate.js";
import { foldText, sortText } from "../core/folding.js";
import { orderBy } from "../core/ordering.js";
import { breathe } from "../core/slices.js";

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
 * @property {Map<string, string[][]>} foldedNames names of terms as they are compared, by column, made when first needed
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
  for (const [place, name] of facets.entries()) {
    model.terms.set(name, pack(name, rest[place]));
    await breathe();
  }
  await foldTitles(model);
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

/** @param {Model} model */
async function foldTitles(model) {
  const some = 2000;
  for (let start = 0; start < model.size; start += some) {
    model.folded.push(...model.titles.slice(start, start + some).map(foldText));
    await breathe();
  }
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
      model.values.set(name, column.kind === "terms" ? namesOf(packTerms(column), model.size) : column.values ?? column.of);
    }),
  );
}

/**
 * @param {Terms} terms
 * @param {number} size
 * @returns {string[]}
 */
function namesOf(terms, size) {
  return Array.from({ length: size }, (_, number) => termNames(terms, number).join(", "));
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
 * @returns {Uint32Array}
 */
export function orderOf(model, column, falling) {
  const name = `${falling ? "-" : ""}${column}`;
  const order = model.orders.get(name) ?? orderBy(sortKeys(model, column), falling);
  model.orders.set(name, order);
  return order;
}

/**
 * @param {Model} model
 * @param {string} column
 * @returns {(string | number | null)[]}
 */
function sortKeys(model, column) {
  const terms = model.terms.get(column);
  if (column === "year") {
    return model.years;
  }
  if (column === "rating" && terms) {
    return model.titles.map((_, number) => Number(terms.keys[termsOf(terms, number)[0]]) || null);
  }
  if (column === "author" && terms) {
    const families = terms.names.map(familyKey);
    return model.titles.map((_, number) => families[termsOf(terms, number)[0]] ?? "");
  }
  if (terms) {
    const names = terms.names.map(foldText);
    return model.titles.map((_, number) => names[termsOf(terms, number)[0]] ?? "");
  }
  if (column === "results") {
    return (model.values.get(column) ?? []).map((/** @type {any[]} */ own) => own.length || null);
  }
  return (model.values.get(column) ?? model.titles).map(sortText);
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
 * @returns {number[] | null} null where no word is asked for
 */
export function withWords(model, words) {
  const asked = foldText(words).split(/\s+/).filter(Boolean);
  if (asked.length === 0) {
    return null;
  }
  const named = asked.map((word) => papersNaming(model, word));
  const numbers = [];
  for (let number = 0; number < model.size; number += 1) {
    if (asked.every((word, place) => named[place][number] || model.folded[number].includes(word))) {
      numbers.push(number);
    }
  }
  return numbers;
}

/**
 * Marks the papers that a term with the word in its name belongs to.
 * @param {Model} model
 * @param {string} word
 * @returns {Uint8Array}
 */
function papersNaming(model, word) {
  const marks = new Uint8Array(model.size);
  for (const name of ["author", "tag", "topic", "venue", "dataset"]) {
    const terms = model.terms.get(name);
    if (!terms) {
      continue;
    }
    const known = model.foldedNames.get(name)?.[0] ?? terms.names.map(foldText);
    model.foldedNames.set(name, [known]);
    const fits = Uint8Array.from(known, (text) => Number(text.includes(word)));
    for (let number = 0; number < model.size; number += 1) {
      for (let at = terms.starts[number]; at < terms.starts[number + 1]; at += 1) {
        marks[number] |= fits[terms.terms[at]];
      }
    }
  }
  return marks;
}
