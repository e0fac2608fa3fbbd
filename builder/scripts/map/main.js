/** The map of the papers. Without this script the page has a still picture of it, and all papers as a list below. */

import { saidByAddress, sayInAddress } from "../core/addresses.js";
import { counted } from "../core/counted.js";
import { load } from "../core/data.js";
import { make, whenReady } from "../core/elements.js";
import { breathe } from "../core/slices.js";
import { paperAddress } from "../core/place.js";
import { showCard } from "./card.js";
import { Lamp } from "./lamp.js";
import { followKeys } from "./keys.js";
import { painterOn } from "./painter.js";
import { showPicked } from "./picked.js";
import { followPointers } from "./pointer.js";
import { stateOf, topicOf } from "./state.js";
import { makeTools, showLegend } from "./tools.js";
import { fitting, zoomed } from "./view.js";

/** @typedef {import("./state.js").State} State */

const FREE = 14; // pixels left free around the whole map
const FEWEST = 2; // papers that make a map
const PAUSE = 150; // milliseconds without a key until what is lit up is said

/**
 * Loads what the map is made of; long work is cut where the browser may draw in between.
 * @returns {Promise<{state: State, block: number}>}
 */
async function loadState() {
  const names = ["map", "columns/id", "columns/title", "columns/topic", "columns/year", "columns/has", "survey"];
  const [map, ids, titles, topics, years, has, survey] = await Promise.all(names.map(load));
  await breathe();
  const state = stateOf(map, ids.values, titles.values, topics, years.values, has);
  await breathe();
  return { state, block: survey.block };
}

/** @param {HTMLElement} region */
async function startMap(region) {
  const { state, block } = await loadState();
  if (state.ids.length < FEWEST) {
    return;
  }
  const canvas = make("canvas", { "aria-hidden": "true" });
  const surface = make(
    "div",
    { class: "survey-map-surface", tabindex: "0", role: "application", "aria-roledescription": "map", "aria-label": `Map of ${counted(state.ids.length, "paper")}`, "aria-describedby": "survey-map-help" },
    canvas,
  );
  const [card, picked] = [make("div", { class: "survey-map-card" }), make("div", { class: "survey-map-picked", hidden: true })];
  const said = make("p", { class: "survey-map-said survey-unseen", role: "status" });
  const actions = actionsOn(state, { surface, card, picked, said, canvas }, block);
  const still = region.querySelector("svg");
  region.replaceChildren(
    actions.tools.bar,
    actions.tools.legend,
    make("div", { class: "survey-map-frame" }, surface, actions.tools.zoom),
    make("div", { class: "survey-map-side" }, card, picked, said),
    make("div", { class: "survey-map-print" }, still),
  );
  card.append(helpText());
  region.classList.add("survey-map-live");
  actions.begin();
}

/** @returns {HTMLElement} */
function helpText() {
  return make(
    "p",
    { class: "survey-map-about", id: "survey-map-help" },
    "Point at a paper to read of it, press to open it. Arrow keys go from paper to paper, Enter opens, Space picks, T picks its whole topic, N goes to the next one lit up, plus and minus zoom, 0 shows all, Escape clears.",
  );
}

/**
 * Ties together what the reader does and what is shown.
 * @param {State} state
 * @param {{surface: HTMLElement, card: HTMLElement, picked: HTMLElement, said: HTMLElement, canvas: HTMLCanvasElement}} parts
 * @param {number} block
 */
function actionsOn(state, parts, block) {
  const painter = painterOn(parts.canvas, state);
  let waiting = 0;
  const say = (/** @type {string} */ words) => {
    parts.said.textContent = words;
  };
  const redraw = () => {
    const atRest = state.view.scale === state.whole.scale && !state.drawing;
    parts.surface.style.touchAction = atRest ? "pan-y" : "none"; // the whole map lets a finger scroll the page
    painter.draw();
  };
  const showSides = () => {
    showCard(parts.card, state, block, actions.toggle);
    showPicked(parts.picked, state, actions.clear);
    redraw();
  };
  const actions = {
    redraw,
    /** @param {number} paper */
    tell(paper) {
      state.at = paper;
      showCard(parts.card, state, block, actions.toggle);
      const place = state.hits?.includes(paper) ? ", lit up" : "";
      say(`${state.titles[paper]}. ${topicOf(state, paper)}${place}${state.picked.has(paper) ? ", picked" : ""}`);
      redraw();
    },
    /** @param {number} paper */
    open(paper) {
      location.assign(paperAddress(state.ids[paper]));
    },
    /** @param {number[]} papers */
    pick(papers) {
      papers.forEach((paper) => state.picked.add(paper));
      showSides();
      say(papers.length ? `${counted(state.picked.size, "paper")} picked.` : "No paper inside.");
    },
    /** @param {number} paper */
    toggle(paper) {
      if (!state.picked.delete(paper)) {
        state.picked.add(paper);
      }
      showSides();
      say(`${state.picked.has(paper) ? "Picked" : "Let go"}. ${counted(state.picked.size, "paper")} picked.`);
    },
    clear() {
      const inside = parts.picked.contains(document.activeElement);
      state.picked.clear();
      showSides();
      say("Nothing is picked.");
      if (inside) {
        parts.surface.focus();
      }
    },
    /**
     * @param {number[] | null} papers null where nothing is asked for
     * @param {string} words what to say of it
     */
    light(papers, words) {
      state.hits = papers;
      tools.pickHits.hidden = !papers?.length;
      tools.lit.textContent = words;
      redraw();
      clearTimeout(waiting);
      waiting = setTimeout(() => say(words), PAUSE);
    },
    /** @param {string} typed */
    find(typed) {
      sayInAddress(typed.trim() && `${new URLSearchParams({ q: typed.trim() })}`, false);
      return lamp.find(typed);
    },
    pickHits() {
      actions.pick(state.hits ?? []);
    },
    recolour() {
      painter.restyle();
      showLegend(tools.legend, state, painter.fills());
    },
    /** @param {number} factor */
    zoom(factor) {
      const [x, y] = [state.size.width / 2, state.size.height / 2];
      state.view = factor ? zoomed(state.view, state.whole, factor, x, y) : { ...state.whole };
      redraw();
    },
  };
  const lamp = new Lamp(actions.light);
  const tools = makeTools(state, actions);
  return {
    tools,
    begin() {
      followSize(parts.canvas, state, redraw);
      actions.recolour();
      followPointers(parts.surface, state, actions);
      followKeys(parts.surface, state, actions);
      followScheme(actions.recolour);
      tools.field.value ||= saidByAddress().get("q") ?? "";
      if (tools.field.value) {
        lamp.find(`${tools.field.value} `); // whole words: nobody is typing
      }
    },
  };
}

/**
 * Keeps the canvas as large as its place, in the screen's own pixels; what lies in the middle stays there.
 * @param {HTMLCanvasElement} canvas
 * @param {State} state
 * @param {() => void} redraw
 */
function followSize(canvas, state, redraw) {
  const fit = () => {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !height) {
      return;
    }
    const ratio = Math.min(window.devicePixelRatio || 1, 2.5);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const zoom = state.view.scale / state.whole.scale;
    const [x, y] = [(state.size.width / 2 - state.view.x) / state.view.scale, (state.size.height / 2 - state.view.y) / state.view.scale];
    state.size = { width, height };
    state.whole = fitting(state.bounds, state.size, FREE);
    const scale = state.whole.scale * zoom;
    state.view = zoom === 1 ? { ...state.whole } : { scale, x: width / 2 - x * scale, y: height / 2 - y * scale };
    redraw();
  };
  new ResizeObserver(fit).observe(canvas);
  fit();
}

/**
 * Calls a function when the page turns light or dark, by its button or by the system.
 * @param {() => void} then
 */
function followScheme(then) {
  new MutationObserver(then).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
}

whenReady(() => {
  const region = /** @type {HTMLElement | null} */ (document.querySelector(".survey-map"));
  if (region) {
    startMap(region).catch((error) => console.error(error.message));
  }
});
