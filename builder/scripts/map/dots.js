/** Draws papers: of each colour one small picture is made, and put down once for each paper that is seen. */

import { eachWithin } from "./points.js";

/** @typedef {import("./points.js").Points} Points */
/** @typedef {import("./view.js").View} View */
/** @typedef {{fills: string[], hollow: boolean[]}} Fills */

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
 * Makes the picture of one dot.
 * @param {string} fill
 * @param {boolean} hollow
 * @param {string} paper colour inside a hollow one
 * @param {number} radius in pixels of the screen
 * @param {number} ratio of the screen's pixels to those of the style sheet
 * @returns {HTMLCanvasElement}
 */
export function dotPicture(fill, hollow, paper, radius, ratio) {
  const canvas = document.createElement("canvas");
  const side = Math.ceil(2 * (radius + 1) * ratio);
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.scale(ratio, ratio);
    pen.beginPath();
    pen.arc(side / ratio / 2, side / ratio / 2, radius - (hollow ? 0.5 : 0), 0, 2 * Math.PI);
    pen.fillStyle = hollow ? paper : fill;
    pen.fill();
    if (hollow) {
      pen.strokeStyle = fill;
      pen.lineWidth = Math.min(1.5, radius * 0.6);
      pen.stroke();
    }
  }
  return canvas;
}

/**
 * Draws all papers that are seen, colour by colour; `chosen` are drawn at full strength and the rest faintly.
 * @param {CanvasRenderingContext2D} pen its unit a pixel of the screen
 * @param {Points} points
 * @param {Uint8Array} groups the colour of each paper
 * @param {HTMLCanvasElement[]} pictures
 * @param {View} view
 * @param {{width: number, height: number}} size
 * @param {number} ratio
 * @param {Uint8Array | null} chosen 1 for each paper that is lit up
 */
export function drawDots(pen, points, groups, pictures, view, size, ratio, chosen) {
  const edge = LARGEST;
  const [left, top] = [(-edge - view.x) / view.scale, (-edge - view.y) / view.scale];
  const [right, bottom] = [(size.width + edge - view.x) / view.scale, (size.height + edge - view.y) / view.scale];
  /** @type {number[][]} */
  const byGroup = pictures.map(() => []);
  eachWithin(points, left, top, right, bottom, (i) => byGroup[groups[i]].push(i));
  const [scale, x, y] = [view.scale * ratio, view.x * ratio, view.y * ratio];
  for (const lit of chosen ? [0, 1] : [1]) {
    pen.globalAlpha = chosen && !lit ? 0.22 : 0.88;
    byGroup.forEach((papers, group) => {
      const picture = pictures[group];
      const half = picture.width / 2;
      for (const i of papers) {
        if (!chosen || chosen[i] === lit) {
          pen.drawImage(picture, Math.round(points.xs[i] * scale + x - half), Math.round(points.ys[i] * scale + y - half));
        }
      }
    });
  }
  pen.globalAlpha = 1;
}
