/** Mouse, pen and fingers on the map: drag to move, pinch or wheel to zoom, point to read, press to open, draw to pick. */

import { nearestPoint, pointsInside } from "./points.js";
import { moved, zoomed } from "./view.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Hands what the map does on a gesture
 * @property {() => void} redraw
 * @property {(paper: number) => void} tell
 * @property {(paper: number) => void} open
 * @property {(papers: number[]) => void} pick
 */

const NEAR = 14; // pixels around a paper that count as it
const STILL = 5; // pixels that a press may move and be none the less a press
const CORNERS_APART = 3; // pixels

/**
 * @param {HTMLElement} surface
 * @param {State} state
 * @param {Hands} hands
 */
export function followPointers(surface, state, hands) {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let [travelled, pinched, drawing] = [0, false, false];
  const placeOf = (/** @type {MouseEvent} */ event) => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const paperAt = (/** @type {{x: number, y: number}} */ { x, y }) => {
    const { view } = state;
    return nearestPoint(state.points, (x - view.x) / view.scale, (y - view.y) / view.scale, NEAR / view.scale);
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button > 0) {
      return;
    }
    const place = placeOf(event);
    down.set(event.pointerId, place);
    surface.setPointerCapture(event.pointerId);
    if (down.size === 1) {
      [travelled, pinched] = [0, false];
      drawing = state.drawing || event.shiftKey;
      state.line = [];
    } else {
      [pinched, drawing, state.line] = [true, false, []];
    }
  });

  surface.addEventListener("pointermove", (event) => {
    const place = placeOf(event);
    const last = down.get(event.pointerId);
    if (!last) {
      if (event.pointerType === "mouse") {
        const paper = paperAt(place);
        surface.classList.toggle("survey-map-on-paper", paper >= 0);
        if (paper >= 0 && paper !== state.at) {
          hands.tell(paper);
        }
      }
      return;
    }
    travelled += Math.hypot(place.x - last.x, place.y - last.y);
    if (pinched) {
      pinch(event.pointerId, last, place);
    } else if (drawing) {
      draw(place);
    } else if (travelled > STILL) {
      state.view = moved(state.view, state.bounds, state.size, place.x - last.x, place.y - last.y);
      surface.classList.add("survey-map-moving");
    } else {
      return; // what has hardly moved is a press: its start is kept
    }
    down.set(event.pointerId, place);
    hands.redraw();
  });

  /**
   * @param {number} finger
   * @param {{x: number, y: number}} last
   * @param {{x: number, y: number}} place
   */
  const pinch = (finger, last, place) => {
    const other = [...down].find(([id]) => id !== finger)?.[1];
    if (other) {
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(place.x - other.x, place.y - other.y);
      const [x, y] = [(place.x + other.x) / 2, (place.y + other.y) / 2];
      const near = zoomed(state.view, state.whole, after / Math.max(1, before), x, y);
      state.view = moved(near, state.bounds, state.size, (place.x - last.x) / 2, (place.y - last.y) / 2);
    }
  };

  /** @param {{x: number, y: number}} place */
  const draw = (place) => {
    const [x, y] = [(place.x - state.view.x) / state.view.scale, (place.y - state.view.y) / state.view.scale];
    const { line } = state;
    const [lastX, lastY] = line.slice(-2);
    if (!line.length || Math.hypot(x - lastX, y - lastY) * state.view.scale >= CORNERS_APART) {
      line.push(x, y);
    }
  };

  surface.addEventListener("pointerup", (event) => {
    const place = down.get(event.pointerId);
    down.delete(event.pointerId);
    surface.classList.remove("survey-map-moving");
    if (!place || pinched) {
      return;
    }
    if (drawing && travelled > STILL) {
      const inside = pointsInside(state.points, state.line);
      state.line = [];
      hands.pick(inside);
    } else if (travelled <= STILL) {
      press(event, paperAt(placeOf(event)));
    }
    hands.redraw();
  });

  surface.addEventListener("pointercancel", (event) => {
    down.delete(event.pointerId);
    [state.line, drawing] = [[], false];
    surface.classList.remove("survey-map-moving");
    hands.redraw();
  });

  /**
   * A finger covers what it points at: the first press tells, a second on the same paper opens.
   * @param {PointerEvent} event
   * @param {number} paper
   */
  const press = (event, paper) => {
    if (paper >= 0 && (event.pointerType === "mouse" || paper === state.at)) {
      hands.open(paper);
    } else if (paper >= 0) {
      hands.tell(paper);
    }
  };

  surface.addEventListener("wheel", (event) => {
    const { x, y } = placeOf(event);
    const before = state.view;
    const unit = event.deltaMode === 1 ? 16 : 1;
    state.view = zoomed(before, state.whole, Math.exp((-event.deltaY * unit) / (event.ctrlKey ? 120 : 420)), x, y);
    if (event.ctrlKey || state.view.scale !== before.scale) {
      event.preventDefault(); // at its smallest the map lets the page scroll on
    }
    hands.redraw();
  }, { passive: false });

  surface.addEventListener("dblclick", (event) => {
    const { x, y } = placeOf(event);
    state.view = zoomed(state.view, state.whole, 2, x, y);
    hands.redraw();
  });
}
