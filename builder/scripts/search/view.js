/** What was found, as elements of a page: titles and excerpts with what was looked for marked in them. */

import { make } from "../core/elements.js";
import { paperAddress } from "../core/place.js";
import { excerpt, markedPieces } from "./excerpt.js";

/** @typedef {Record<string, any> & {title: string, abstract?: string, id: string}} PaperRecord "nearest" is its sentence that says the most of what was asked */

const NAMED = 3; // authors that are named
const MEANT = 1.5; // what a sentence that means what was asked is worth, in words that were looked for

/**
 * Returns a text with marks in it.
 * @param {string} text
 * @param {Set<string>} marks normal forms
 * @returns {Array<string | HTMLElement>}
 */
export function withMarks(text, marks) {
  return markedPieces(text, marks).map((piece) => (piece.isMarked ? make("mark", {}, piece.text) : piece.text));
}

/**
 * Returns who wrote a paper, where and when.
 * @param {PaperRecord} record
 * @returns {string}
 */
export function bylineOf({ authors = [], venue, year }) {
  const names = authors.length > NAMED ? `${authors.slice(0, NAMED).join(", ")} and others` : authors.join(", ");
  return [names, venue, year].filter(Boolean).join(" \u00b7 ");
}

/**
 * Returns the words of an abstract around what was looked for.
 * @param {PaperRecord} record
 * @param {Set<string>} marks
 * @param {number} size words
 * @returns {HTMLElement | null}
 */
export function excerptOf({ abstract, sentence, nearest }, marks, size) {
  if (!abstract) {
    return null;
  }
  const cut = excerpt(abstract, marks, size, nearest ?? sentence, nearest ? MEANT : 0);
  return make("p", { class: "survey-hit__excerpt", dir: "auto" }, ...withMarks(cut, marks));
}

/**
 * Returns a paper as the search page lists it.
 * @param {PaperRecord} record
 * @param {Set<string>} marks
 * @param {number} size words of the excerpt
 * @returns {HTMLLIElement}
 */
export function paperItem(record, marks, size) {
  const byline = bylineOf(record);
  const topic = record.topic?.[1];
  return make(
    "li",
    { class: "survey-hit" },
    make(
      "div",
      {},
      make("h2", {}, make("a", { href: paperAddress(record.id), dir: "auto" }, ...withMarks(record.title, marks))),
      byline && make("p", { class: "survey-hit__byline", dir: "auto" }, byline),
      excerptOf(record, marks, size),
      topic && make("p", { class: "survey-hit__topic" }, make("span", { dir: "auto" }, topic)),
    ),
  );
}

/**
 * Puts items into a list, and leaves alone what stands in its place already: it may be about to be clicked. What an item
 * shows is its first child; others may have been put behind it since.
 * @param {Element} list
 * @param {Element[]} items
 */
export function renew(list, items) {
  items.forEach((item, place) => {
    const old = list.children[place];
    if (!old) {
      list.append(item);
    } else if (!old.firstElementChild?.isEqualNode(item.firstElementChild)) {
      old.replaceWith(item);
    }
  });
  [...list.children].slice(items.length).forEach((old) => old.remove());
}
