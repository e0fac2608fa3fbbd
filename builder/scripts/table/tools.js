/** What stands around the table: the field of words, the choice of columns, the drawer of facets and the papers picked. */

import { make } from "../core/elements.js";
import { makeMenu } from "../core/menus.js";
import { pageAddress } from "../core/place.js";

const MOST = 5; // papers side by side
const WIDE = "(min-width: 70em)"; // room for facets beside the table; table.css has it too
const PAUSE = 400; // milliseconds after which more typing is a new step back

/**
 * Makes the field that leaves only papers with the words typed.
 * @param {(words: string, isStep: boolean) => void} change
 */
export function makeWords(change) {
  const input = make("input", { type: "search", autocomplete: "off", placeholder: "title, author, tag, venue" });
  let last = 0;
  input.addEventListener("input", () => {
    const now = performance.now();
    change(input.value.trim(), now - last > PAUSE);
    last = now;
  });
  return {
    input,
    element: make("label", { class: "survey-filter" }, "Only papers with ", input),
    update(/** @type {string} */ words) {
      if (input.value.trim() !== words) {
        input.value = words;
      }
    },
  };
}

/**
 * Makes the choice of columns.
 * @param {readonly {name: string, label: string}[]} possible
 * @param {(columns: string[]) => void} change
 */
export function makeColumnsMenu(possible, change) {
  const boxes = possible.map(({ name, label }) => {
    const box = make("input", { type: "checkbox", value: name, disabled: name === "title" });
    box.addEventListener("change", () => change(boxes.filter((other) => other.box.checked).map((other) => other.box.value)));
    return { box, item: make("li", {}, make("label", {}, box, " ", label)) };
  });
  const usual = make("button", { type: "button" }, "The usual ones");
  usual.addEventListener("click", () => change([]));
  const list = make("ul", {}, ...boxes.map(({ item }) => item));
  return {
    element: makeMenu("Columns", list, make("div", { class: "survey-menu-buttons" }, usual)),
    update(/** @type {readonly string[]} */ shown) {
      boxes.forEach(({ box }) => (box.checked = shown.includes(box.value)));
    },
  };
}

/** @returns {boolean} whether there is room for facets beside the table */
export function isWide() {
  return matchMedia(WIDE).matches;
}

/**
 * Makes the facets' place: beside the table where there is room, else a drawer above it.
 * @param {readonly {element: HTMLElement}[]} parts
 */
export function makeDrawer(parts) {
  const mark = make("span", { class: "survey-facet-mark" });
  const element = make("details", { class: "survey-drawer" }, make("summary", {}, "Filters ", mark));
  element.append(make("div", { class: "survey-facets" }, ...parts.map((part) => part.element)));
  const adapt = () => (element.open = isWide());
  matchMedia(WIDE).addEventListener("change", adapt);
  adapt();
  return {
    element,
    update(/** @type {number} */ asked) {
      mark.textContent = asked > 0 ? String(asked) : "";
    },
  };
}

/**
 * Makes the line that says which papers are picked, and leads to them side by side.
 * @param {() => void} clear
 */
export function makePicks(clear) {
  const text = make("span", { role: "status" });
  const link = make("a", { class: "survey-main-button" }, "Side by side");
  const none = make("button", { type: "button" }, "Pick none");
  none.addEventListener("click", clear);
  const element = make("div", { class: "survey-picks", hidden: true }, text, link, none);
  return {
    element,
    update(/** @type {readonly string[]} */ ids) {
      element.hidden = ids.length === 0;
      link.hidden = ids.length < 2 || ids.length > MOST;
      link.href = `${pageAddress("table/compare.html")}?papers=${ids.join(",")}`;
      const hint = ids.length < 2 ? ": pick another to see them side by side" : ids.length > MOST ? `: up to ${MOST} stand side by side` : "";
      text.textContent = `${ids.length} picked${hint}`;
    },
  };
}
