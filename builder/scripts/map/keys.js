/** The keyboard on the map. Each key is one thing that a reader can do; the page lists them. */

import { pointTowards } from "./points.js";
import { showing, zoomed } from "./view.js";
import { sameTopic } from "./state.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Doings what the map does on a key
 * @property {() => void} redraw
 * @property {(paper: number) => void} tell
 * @property {(paper: number) => void} open
 * @property {(papers: number[]) => void} pick
 * @property {(paper: number) => void} toggle
 * @property {() => void} clear
 */

const EDGE = 40; // pixels around the paper that an arrow leads to
const FACTOR = 1.5;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} surface
 * @param {State} state
 * @param {Doings} doings
 */
export function followKeys(surface, state, doings) {
  const goTo = (/** @type {number} */ paper) => {
    state.view = showing(state.view, state.size, state.points.xs[paper], state.points.ys[paper], EDGE);
    doings.tell(paper);
  };
  const zoomBy = (/** @type {number} */ factor) => {
    const { points, view, size, at } = state;
    const [x, y] = at < 0 ? [size.width / 2, size.height / 2] : [points.xs[at] * view.scale + view.x, points.ys[at] * view.scale + view.y];
    state.view = zoomed(view, state.whole, factor, x, y);
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    "+": () => zoomBy(FACTOR),
    "=": () => zoomBy(FACTOR),
    "-": () => zoomBy(1 / FACTOR),
    0: () => (state.view = { ...state.whole }),
    n: () => nextHit(state, 1, goTo),
    p: () => nextHit(state, -1, goTo),
    Enter: () => state.at >= 0 && doings.open(state.at),
    " ": () => state.at >= 0 && doings.toggle(state.at),
    t: () => state.at >= 0 && doings.pick(sameTopic(state, state.at)),
    Escape: () => doings.clear(),
  };
  surface.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const arrow = ARROWS[event.key];
    const key = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (arrow) {
      const paper = state.at < 0 ? middlePaper(state) : pointTowards(state.points, state.at, ...arrow);
      if (paper >= 0) {
        goTo(paper);
      }
    } else if (key) {
      key();
    } else {
      return;
    }
    event.preventDefault();
    doings.redraw();
  });
}

/**
 * Goes to the next or last of the papers lit up or picked, else of all.
 * @param {State} state
 * @param {number} step
 * @param {(paper: number) => void} goTo
 */
function nextHit(state, step, goTo) {
  const among = state.hits ?? (state.picked.size ? [...state.picked].sort((a, b) => a - b) : state.ids.map((_, i) => i));
  if (among.length) {
    const beyond = among.findIndex((paper) => (step > 0 ? paper > state.at : paper >= state.at));
    const place = beyond < 0 ? (step > 0 ? 0 : among.length - 1) : step > 0 ? beyond : beyond - 1;
    goTo(among[(place + among.length) % among.length]);
  }
}

/**
 * Returns the paper closest to the middle of the screen.
 * @param {State} state
 * @returns {number}
 */
function middlePaper(state) {
  const { points, view, size } = state;
  const [x, y] = [(size.width / 2 - view.x) / view.scale, (size.height / 2 - view.y) / view.scale];
  let [found, best] = [-1, Infinity];
  for (let i = 0; i < points.xs.length; i++) {
    const distance = (points.xs[i] - x) ** 2 + (points.ys[i] - y) ** 2;
    if (distance < best) {
      [found, best] = [i, distance];
    }
  }
  return found;
}
