/** The field that adds a paper to the comparison: titles with the words typed, to be chosen from. */

import { make } from "../core/elements.js";
import { foldText } from "../core/folding.js";

const OFFERED = 8;

/**
 * Returns the papers whose titles have all words, at most a few.
 * @param {readonly string[]} folded titles as they are compared
 * @param {string} words
 * @param {readonly number[]} taken papers that are there already
 * @returns {number[]}
 */
export function papersWith(folded, words, taken) {
  const asked = foldText(words).split(/\s+/).filter(Boolean);
  const found = [];
  for (let number = 0; asked.length > 0 && number < folded.length && found.length < OFFERED; number += 1) {
    if (!taken.includes(number) && asked.every((word) => folded[number].includes(word))) {
      found.push(number);
    }
  }
  return found;
}

/**
 * Makes the field.
 * @param {readonly string[]} titles
 * @param {() => readonly number[]} taken
 * @param {(number: number) => void} add
 */
export function makeAdding(titles, taken, add) {
  /** @type {string[]} */
  let folded = [];
  const input = make("input", { type: "search", autocomplete: "off", placeholder: "words of its title" });
  const list = make("ul", { "aria-label": "Papers found", hidden: true });
  const none = make("p", { role: "status" });
  const show = () => {
    folded = folded.length > 0 ? folded : titles.map(foldText);
    const found = papersWith(folded, input.value, taken());
    list.hidden = found.length === 0;
    none.textContent = input.value.trim() && found.length === 0 ? "No other title has these words." : "";
    list.replaceChildren(
      ...found.map((number) => {
        const button = make("button", { type: "button", dir: "auto" }, titles[number]);
        button.addEventListener("click", () => {
          input.value = "";
          show();
          add(number);
          input.focus();
        });
        return make("li", {}, button);
      }),
    );
  };
  input.addEventListener("input", show);
  const label = make("label", { class: "survey-filter" }, "Add a paper ", input);
  return { input, element: make("div", { class: "survey-adding" }, label, none, list) };
}
