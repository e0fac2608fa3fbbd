/** What stands above and on the map: the field that lights papers up, colours with their legend, zoom, drawing. */

import { make } from "../core/elements.js";
import { spansOf } from "./years.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Tools
 * @property {HTMLElement} bar
 * @property {HTMLElement} zoom
 * @property {HTMLElement} legend
 * @property {HTMLInputElement} field
 * @property {HTMLElement} lit what the field has found
 * @property {HTMLButtonElement} pickHits
 */
/**
 * @typedef {object} Turns what the tools ask for
 * @property {(typed: string) => void} find
 * @property {() => void} pickHits
 * @property {() => void} recolour
 * @property {(factor: number) => void} zoom 0 for the whole
 */

/**
 * Makes the tools; a colouring that would tell nothing is not offered.
 * @param {State} state
 * @param {Turns} turns
 * @returns {Tools}
 */
export function makeTools(state, turns) {
  const field = make("input", { type: "search", placeholder: "words, a question, or tag:\u2026", autocomplete: "off" });
  field.addEventListener("input", () => turns.find(field.value));
  const pickHits = make("button", { type: "button", class: "survey-map-button", hidden: true }, "Pick these");
  pickHits.addEventListener("click", turns.pickHits);
  const lit = make("span", { class: "survey-map-lit", "aria-hidden": "true" }); // it is said as well
  const bar = make(
    "div",
    { class: "survey-map-tools" },
    make("label", {}, make("span", {}, "Light up"), field),
    colourChoice(state, turns),
    drawingSwitch(state),
    pickHits,
    lit,
  );
  return { bar, zoom: zoomButtons(turns), legend: make("p", { class: "survey-map-legend" }), field, lit, pickHits };
}

/**
 * @param {State} state
 * @param {Turns} turns
 * @returns {HTMLElement | null}
 */
function colourChoice(state, turns) {
  const ways = [
    ["topic", "topic"],
    ...(spansOf(state.years).length > 1 ? [["year", "year"]] : []),
    ...(state.code.includes(true) && state.code.includes(false) ? [["code", "code"]] : []),
  ];
  if (ways.length < 2) {
    return null;
  }
  const choice = make("select", {}, ...ways.map(([value, words]) => make("option", { value }, words)));
  choice.addEventListener("change", () => {
    state.colouring = /** @type {import("./state.js").Colouring} */ (choice.value);
    turns.recolour();
  });
  return make("label", {}, make("span", {}, "Colour by"), choice);
}

/**
 * @param {State} state
 * @returns {HTMLElement}
 */
function drawingSwitch(state) {
  const button = make("button", { type: "button", class: "survey-map-button", "aria-pressed": "false" }, "Draw around papers");
  button.addEventListener("click", () => {
    state.drawing = !state.drawing;
    button.setAttribute("aria-pressed", String(state.drawing));
    button.closest(".survey-map")?.classList.toggle("survey-map-drawing", state.drawing);
  });
  return button;
}

/**
 * @param {Turns} turns
 * @returns {HTMLElement}
 */
function zoomButtons(turns) {
  /** @type {Array<[string, string, number]>} */
  const ways = [["+", "Zoom in", 1.6], ["\u2212", "Zoom out", 1 / 1.6], ["\u2922", "Show the whole map", 0]];
  const buttons = ways.map(([sign, label, factor]) => {
    const button = make("button", { type: "button", "aria-label": label, title: label }, sign);
    button.addEventListener("click", () => turns.zoom(factor));
    return button;
  });
  return make("div", { class: "survey-map-zoom", role: "group", "aria-label": "Zoom" }, ...buttons);
}

/**
 * Says what the colours stand for; territories have their names on the map.
 * @param {HTMLElement} legend
 * @param {State} state
 * @param {{fills: string[], hollow: boolean[]}} fills
 */
export function showLegend(legend, state, fills) {
  /** @type {string[]} */
  let words = [];
  if (state.colouring === "code") {
    words = ["with code", "without"];
  } else if (state.colouring === "year") {
    words = spansOf(state.years).map(([first, last]) => (first === last ? `${first}` : `${first}\u2013${last}`));
    words = state.years.includes(null) ? [...words, "year unknown"] : words;
  }
  legend.replaceChildren(
    ...words.map((text, i) => {
      const dot = make("span", { class: "survey-map-dot", "aria-hidden": "true" });
      dot.style.borderColor = fills.fills[i];
      dot.style.backgroundColor = fills.hollow[i] ? "transparent" : fills.fills[i];
      return make("span", {}, dot, text);
    }),
  );
}
