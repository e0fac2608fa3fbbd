/** What is said of one paper beside the map: title, authors, year, topic and its key sentence. */

import { load } from "../core/data.js";
import { make } from "../core/elements.js";
import { paperAddress } from "../core/place.js";
import { topicOf } from "./state.js";

/** @typedef {import("./state.js").State} State */

const AUTHORS = 4; // named

/**
 * Shows a paper; what needs another file comes when it is there.
 * @param {HTMLElement} card
 * @param {State} state
 * @param {number} block papers whose records lie in one file
 * @param {(paper: number) => void} toggle
 */
export function showCard(card, state, block, toggle) {
  const paper = state.at;
  if (paper < 0) {
    return;
  }
  const about = make("p", { class: "survey-map-about" }, [state.years[paper], topicOf(state, paper)].filter(Boolean).join(" · "));
  const picked = state.picked.has(paper);
  const button = make("button", { type: "button", class: "survey-map-button", "aria-pressed": String(picked) }, picked ? "Picked" : "Pick");
  button.addEventListener("click", () => toggle(paper));
  const title = make("a", { href: paperAddress(state.ids[paper]), dir: "auto" }, state.titles[paper]);
  const sentence = make("p", { class: "survey-map-sentence", dir: "auto" });
  const wasInside = card.contains(document.activeElement) && document.activeElement?.tagName === "BUTTON";
  card.replaceChildren(make("p", { class: "survey-map-title" }, title), about, sentence, button);
  if (wasInside) {
    button.focus();
  }
  load(`records/${Math.floor(paper / block)}`).then(
    (records) => {
      const record = records[paper % block];
      if (state.at === paper) {
        about.textContent = [authorsOf(record.authors ?? []), record.year, topicOf(state, paper)].filter(Boolean).join(" · ");
        sentence.textContent = record.sentence ? record.abstract.slice(...codePoints(record.abstract, record.sentence)) : record.summary ?? "";
      }
    },
    () => {}, // the title alone says enough
  );
}

/**
 * Returns the authors in short.
 * @param {string[]} authors
 * @returns {string}
 */
export function authorsOf(authors) {
  return authors.length > AUTHORS ? `${authors.slice(0, AUTHORS - 1).join(", ")} and ${authors.length - AUTHORS + 1} more` : authors.join(", ");
}

/**
 * Turns places counted in characters into places counted as scripts count, where some characters are two.
 * @param {string} text
 * @param {[number, number]} span
 * @returns {[number, number]}
 */
export function codePoints(text, [start, end]) {
  const letters = Array.from(text);
  const before = letters.slice(0, start).join("").length;
  return [before, before + letters.slice(start, end).join("").length];
}
