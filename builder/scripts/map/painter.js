/** Draws the map: territories, papers, what is lit up or picked, names. It draws when asked, once a frame at the most. */

import { coloursAt, fillsFor } from "./colours.js";
import { radiusOf } from "./dots.js";
import { spanOf, spansOf } from "./years.js";
import { dotLayer, namePictures } from "./layers.js";
import { withRoom } from "./names.js";
import { zoomOf } from "./view.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{draw: () => void, restyle: () => void, fills: () => {fills: string[], hollow: boolean[]}}} Painter */

const ROW = 16; // by which a name moves out of another's way, in pixels
const RINGED = 400; // hits and picked papers that have a ring each; more of them are told by their strength alone

/**
 * Returns what draws on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {State} state
 * @returns {Painter}
 */
export function painterOn(canvas, state) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const shapes = state.regions.map(shapeOf);
  const hueOf = new Map(state.regions.map((region) => [region.topic, region.hue]));
  const spans = spansOf(state.years);
  let colours = coloursAt(canvas);
  let fills = fillsFor(state.colouring, colours, spans.length);
  let groups = groupsOf(state, hueOf, spans, fills.fills.length - 1);
  const dots = dotLayer(state);
  /** @type {{key: string, names: import("./layers.js").NamePicture[]}} */
  let made = { key: "", names: [] };
  let asked = false;

  const names = (/** @type {number} */ ratio) => {
    const key = `${ratio} ${state.size.width} ${colours.ink}`;
    if (made.key !== key) {
      made = { key, names: namePictures(state, colours, canvas, ratio) };
    }
    return made.names;
  };

  const paint = () => {
    asked = false;
    const ratio = canvas.width / state.size.width;
    const radius = radiusOf(state.ids.length, zoomOf(state.view, state.whole));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    drawTerritories(pen, shapes, state, colours, ratio);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    dots.draw(pen, fills, colours, groups, radius, ratio, litUp(state));
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawNames(pen, names(ratio), state, ratio);
    drawRings(pen, state, colours, radius);
    drawLine(pen, state, colours);
  };

  return {
    draw() {
      if (!asked) {
        asked = true;
        requestAnimationFrame(paint);
      }
    },
    restyle() {
      colours = coloursAt(canvas);
      fills = fillsFor(state.colouring, colours, spans.length);
      groups = groupsOf(state, hueOf, spans, fills.fills.length - 1);
      this.draw();
    },
    fills: () => fills,
  };
}

/**
 * @param {State} state
 * @param {Map<string, number>} hueOf
 * @param {Array<[number, number]>} spans
 * @param {number} unknown
 * @returns {Uint8Array} the colour of each paper
 */
function groupsOf(state, hueOf, spans, unknown) {
  return Uint8Array.from(state.ids, (_, paper) => {
    if (state.colouring === "code") {
      return state.code[paper] ? 0 : 1;
    }
    if (state.colouring === "year") {
      const span = spanOf(state.years[paper], spans);
      return span < 0 ? unknown : span;
    }
    return hueOf.get(state.topics.ids[state.topics.of[paper][0]]) ?? unknown;
  });
}

/**
 * @param {State} state
 * @returns {Uint8Array | null}
 */
function litUp(state) {
  const papers = state.hits ?? (state.picked.size > RINGED ? state.picked : null);
  if (!papers) {
    return null;
  }
  const lit = new Uint8Array(state.ids.length);
  papers.forEach((paper) => (lit[paper] = 1));
  state.picked.forEach((paper) => (lit[paper] = 1));
  return lit;
}

/**
 * @param {{outlines: number[][]}} region
 * @returns {Path2D}
 */
function shapeOf(region) {
  const shape = new Path2D();
  for (const line of region.outlines) {
    shape.moveTo(line[0], line[1]);
    for (let i = 2; i < line.length; i += 2) {
      shape.lineTo(line[i], line[i + 1]);
    }
    shape.closePath();
  }
  return shape;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Path2D[]} shapes
 * @param {State} state
 * @param {import("./colours.js").Colours} colours
 * @param {number} ratio
 */
function drawTerritories(pen, shapes, state, colours, ratio) {
  const scale = state.view.scale * ratio;
  pen.setTransform(scale, 0, 0, scale, state.view.x * ratio, state.view.y * ratio);
  pen.lineWidth = 1 / state.view.scale;
  const strength = state.colouring === "topic" ? 1 : 0.45;
  shapes.forEach((shape, i) => {
    const hue = state.colouring === "topic" ? colours.hues[state.regions[i].hue] : colours.soft;
    pen.globalAlpha = 0.11 * strength;
    pen.fillStyle = hue;
    pen.fill(shape);
    pen.globalAlpha = 0.5;
    pen.strokeStyle = hue;
    pen.stroke(shape);
  });
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {State} state
 * @param {import("./colours.js").Colours} colours
 * @param {number} radius
 */
function drawRings(pen, state, colours, radius) {
  const ring = (/** @type {number} */ paper, /** @type {number} */ wider) => {
    pen.beginPath();
    const [x, y] = [state.points.xs[paper] * state.view.scale, state.points.ys[paper] * state.view.scale];
    pen.arc(x + state.view.x, y + state.view.y, radius + wider, 0, 2 * Math.PI);
    pen.stroke();
  };
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.5;
  for (const papers of [state.hits ?? [], [...state.picked]]) {
    if (papers.length <= RINGED) {
      papers.forEach((paper) => ring(paper, 2));
    }
  }
  if (state.at >= 0) {
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 2.5;
    ring(state.at, 4.5);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {import("./layers.js").NamePicture[]} names
 * @param {State} state
 * @param {number} ratio
 */
function drawNames(pen, names, state, ratio) {
  const { scale, x, y } = state.view;
  const wanted = names.map((name) => ({ ...name, x: name.at[0] * scale + x, y: name.at[1] * scale + y }));
  for (const { picture, x: middle, y: centre, width, height } of withRoom(wanted, state.size, ROW)) {
    const whole = (/** @type {number} */ place) => Math.round(place * ratio) / ratio; // else letters blur
    pen.drawImage(picture, whole(middle - width / 2), whole(centre - height / 2), picture.width / ratio, picture.height / ratio);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {State} state
 * @param {import("./colours.js").Colours} colours
 */
function drawLine(pen, state, colours) {
  if (state.line.length < 4) {
    return;
  }
  const { scale, x, y } = state.view;
  pen.beginPath();
  for (let i = 0; i < state.line.length; i += 2) {
    pen.lineTo(state.line[i] * scale + x, state.line[i + 1] * scale + y);
  }
  pen.closePath();
  pen.globalAlpha = 0.12;
  pen.fillStyle = colours.accent;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 1.5;
  pen.stroke();
}
