/** What several papers have in common, and their results brought into rows that can be compared. */

import { foldText } from "../core/folding.js";
import { sayNumber } from "../core/results.js";

/** @typedef {import("../core/results.js").ResultValues} ResultValues */
/** @typedef {{name: string, papers: number}} Counted papers: how many of them have it */

/**
 * Counts what each paper has among all of them.
 * @param {readonly (readonly string[])[]} lists one a paper
 * @returns {Counted[][]} for each paper what it has, what most have first
 */
export function countedAmong(lists) {
  const counts = new Map();
  for (const list of lists) {
    new Set(list.map(foldText)).forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  }
  return lists.map((list) =>
    list
      .map((name) => ({ name, papers: counts.get(foldText(name)) ?? 1 }))
      .sort((a, b) => b.papers - a.papers),
  );
}

/**
 * Returns what all papers have, in the words and the order of the first.
 * @param {readonly (readonly string[])[]} lists one a paper
 * @returns {string[]}
 */
export function inAll(lists) {
  const others = lists.slice(1).map((list) => new Set(list.map(foldText)));
  return (lists[0] ?? []).filter((name) => others.every((other) => other.has(foldText(name))));
}

/**
 * Brings numbers on one data set and of one metric into one row. Rows that name a data set stand first, and those that
 * name nothing last, since their numbers are not of one kind; among them those that several papers have.
 * @param {readonly (readonly ResultValues[])[]} lists the results of each paper
 * @returns {{dataset: string, metric: string, cells: string[][]}[]} cells: one a paper, what it says
 */
export function alignResults(lists) {
  /** @type {Map<string, {dataset: string, metric: string, cells: string[][]}>} */
  const rows = new Map();
  lists.forEach((list, paper) => {
    for (const result of list) {
      const [dataset, metric] = result;
      const key = `${foldText(dataset)}\n${foldText(metric)}`;
      const row = rows.get(key) ?? { dataset, metric, cells: lists.map(() => []) };
      row.cells[paper].push(sayNumber(result));
      rows.set(key, row);
    }
  });
  const papersOf = (/** @type {{cells: string[][]}} */ row) => row.cells.filter((cell) => cell.length > 0).length;
  return [...rows.values()].sort(
    (a, b) =>
      Number(!a.dataset) - Number(!b.dataset) ||
      Number(!a.metric && !a.dataset) - Number(!b.metric && !b.dataset) ||
      papersOf(b) - papersOf(a) ||
      a.dataset.localeCompare(b.dataset, "en", { numeric: true }) ||
      a.metric.localeCompare(b.metric, "en"),
  );
}
