/**
 * Draws papers. Of each colour one small picture is made, and its pixels are put down once for each paper that is seen:
 * twenty thousand copies of a few pixels cost less than twenty thousand calls of the canvas.
 */

import { eachWithin } from "./points.js";

/** @typedef {import("./points.js").Points} Points */
/** @typedef {import("./view.js").View} View */

const SMALLEST = 1.7; // radius in pixels
const LARGEST = 6;

/**
 * Returns the radius of a dot, in pixels: the more papers, the smaller, and larger where one is zoomed in.
 * @param {number} papers
 * @param {number} zoom
 * @returns {number}
 */
export function radiusOf(papers, zoom) {
  return Math.min(Math.max((34 / Math.sqrt(papers + 40)) * zoom ** 0.4, SMALLEST), LARGEST);
}

/**
 * The picture of one dot: where it has pixels, counted from its top left corner, and what each is (red, green, blue and
 * strength, in the order in which a canvas keeps them).
 * @typedef {{side: number, pixels: Uint32Array}} Stamp
 */

/**
 * Makes the picture of one dot, at full strength and, for what is not lit up, at a part of it.
 * @param {string} fill "#rrggbb"
 * @param {boolean} hollow
 * @param {string} paper colour inside a hollow one
 * @param {number} radius in pixels of the canvas
 * @param {number} strength 0 to 1
 * @returns {Stamp}
 */
export function stampOf(fill, hollow, paper, radius, strength) {
  const side = Math.ceil(2 * radius) + 2;
  const pixels = new Uint32Array(side * side);
  const [ink, ground] = [bytesOf(fill), bytesOf(paper)];
  const rim = Math.max(1, radius * 0.35);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const away = Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2);
      const cover = Math.min(Math.max(radius - away + 0.5, 0), 1);
      const colour = hollow && away < radius - rim ? ground : ink;
      pixels[y * side + x] = cover ? ((Math.round(255 * cover * strength) << 24) | colour) >>> 0 : 0;
    }
  }
  return { side, pixels };
}

/**
 * @param {string} colour "#rrggbb"
 * @returns {number} as the lower three bytes of a pixel
 */
function bytesOf(colour) {
  const part = (/** @type {number} */ at) => parseInt(colour.slice(at, at + 2), 16) || 0;
  return (part(5) << 16) | (part(3) << 8) | part(1);
}

/**
 * Puts all papers that are seen into an empty picture; where two lie over each other, the stronger pixel stands.
 * @param {{width: number, height: number, pixels: Uint32Array}} target
 * @param {Points} points
 * @param {Uint8Array} groups the colour of each paper
 * @param {Stamp[]} stamps a picture for each colour
 * @param {Stamp[]} faint the same for papers that are not lit up
 * @param {View} view its unit a pixel of the target
 * @param {Uint8Array | null} chosen 1 for each paper that is lit up; null for all
 */
export function stampDots(target, points, groups, stamps, faint, view, chosen) {
  const { width, height, pixels } = target;
  const edge = stamps.length ? stamps[0].side : 0;
  const [left, top] = [(-edge - view.x) / view.scale, (-edge - view.y) / view.scale];
  const [right, bottom] = [(width + edge - view.x) / view.scale, (height + edge - view.y) / view.scale];
  pixels.fill(0);
  eachWithin(points, left, top, right, bottom, (i) => {
    const stamp = (chosen && !chosen[i] ? faint : stamps)[groups[i]];
    const { side } = stamp;
    const x0 = Math.round(points.xs[i] * view.scale + view.x - side / 2);
    const y0 = Math.round(points.ys[i] * view.scale + view.y - side / 2);
    const [fromX, toX] = [Math.max(0, -x0), Math.min(side, width - x0)];
    const toY = Math.min(side, height - y0);
    for (let y = Math.max(0, -y0); y < toY; y++) {
      let at = (y0 + y) * width + x0 + fromX;
      let from = y * side + fromX;
      for (let x = fromX; x < toX; x++, at++, from++) {
        const pixel = stamp.pixels[from];
        if (pixel >>> 24 > pixels[at] >>> 24) {
          pixels[at] = pixel;
        }
      }
    }
  });
}
