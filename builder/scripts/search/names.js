/** Tags and topics whose names are looked for. */

import { folded, tellingWords, wordsOf } from "./words.js";

/** @typedef {{kind: "tag" | "topic", id: string, name: string, papers: number}} Named */
/** @typedef {Record<string, {ids: string[], names: string[], papers: number[]}>} Names */

/**
 * Returns the tags and topics whose names have all the words, the last of which may go on: the same name first, then
 * those of the most papers.
 * @param {Names} names
 * @param {string} typed
 * @param {number} most
 * @returns {Named[]}
 */
export function namesFor(names, typed, most) {
  const words = tellingWords(typed);
  const last = words.pop();
  if (!last) {
    return [];
  }
  const wanted = wordsOf(typed).join(" ");
  /** @type {Array<Named & {rank: number}>} */
  const found = [];
  for (const kind of /** @type {const} */ (["topic", "tag"])) {
    const { ids, names: own, papers } = names[kind];
    own.forEach((name, place) => {
      const forms = wordsOf(name);
      if (words.every((word) => forms.includes(word)) && forms.some((form) => form.startsWith(last))) {
        const rank = forms.join(" ") === wanted ? 2 : folded(name).startsWith(folded(typed).trim()) ? 1 : 0;
        found.push({ kind, id: ids[place], name, papers: papers[place], rank });
      }
    });
  }
  return found.sort((a, b) => b.rank - a.rank || b.papers - a.papers || (a.id < b.id ? -1 : 1)).slice(0, most);
}

/**
 * Returns the path of a tag's or topic's page.
 * @param {Named} named
 * @returns {string}
 */
export function pathOf({ kind, id }) {
  const isTaken = kind === "tag" && (id === "index" || id === "by-size");
  return `${kind === "tag" ? "tags" : "topics"}/${id}${isTaken ? "_" : ""}.html`;
}
