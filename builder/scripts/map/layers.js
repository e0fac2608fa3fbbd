/** Pictures that are made once and put down in every frame: a layer of dots as large as the map, and a picture of each name. */

import { linesOf } from "./names.js";
import { stampDots, stampOf } from "./dots.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {{at: [number, number], lines: string[], width: number, height: number, picture: HTMLCanvasElement}} NamePicture */

const LINE = 16; // height of a line of a name, in pixels
const NAME_SIZE = 14;
const NARROW = 600; // pixels, below which names are smaller
const HALO = 2; // pixels around letters
const STRONG = 0.9; // of a dot
const FAINT = 0.2;

/**
 * Returns what draws all dots into a layer of its own, and that onto the map.
 * @param {State} state
 */
export function dotLayer(state) {
  const canvas = document.createElement("canvas");
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {ImageData | null} */
  let image = null;
  let pixels = new Uint32Array(0);
  let [made, strong, faint] = ["", /** @type {import("./dots.js").Stamp[]} */ ([]), /** @type {import("./dots.js").Stamp[]} */ ([])];

  return {
    /**
     * @param {CanvasRenderingContext2D} onto
     * @param {{fills: string[], hollow: boolean[]}} fills
     * @param {Colours} colours
     * @param {Uint8Array} groups
     * @param {number} radius in pixels of the screen
     * @param {number} ratio
     * @param {Uint8Array | null} lit
     */
    draw(onto, fills, colours, groups, radius, ratio, lit) {
      const { width, height } = onto.canvas;
      if (!image || image.width !== width || image.height !== height) {
        [canvas.width, canvas.height] = [width, height];
        image = pen.createImageData(width, height);
        pixels = new Uint32Array(image.data.buffer);
      }
      const key = [radius.toFixed(1), ratio, colours.paper, ...fills.fills].join(" ");
      if (made !== key) {
        const stamps = (/** @type {number} */ strength) =>
          fills.fills.map((fill, i) => stampOf(fill, fills.hollow[i], colours.paper, radius * ratio, strength));
        [made, strong, faint] = [key, stamps(STRONG), stamps(FAINT)];
      }
      const { scale, x, y } = state.view;
      const view = { scale: scale * ratio, x: x * ratio, y: y * ratio };
      stampDots({ width, height, pixels }, state.points, groups, strong, faint, view, lit);
      pen.putImageData(image, 0, 0);
      onto.drawImage(canvas, 0, 0);
    },
  };
}

/**
 * Makes pictures of the names of territories, those of the most papers first.
 * @param {State} state
 * @param {Colours} colours
 * @param {Element} element whose typeface holds
 * @param {number} ratio
 * @returns {NamePicture[]}
 */
export function namePictures(state, colours, element, ratio) {
  const serif = getComputedStyle(element).getPropertyValue("--survey-serif").trim() || "serif";
  const font = `600 ${state.size.width < NARROW ? NAME_SIZE - 2 : NAME_SIZE}px ${serif}`;
  return state.regions
    .filter((region) => region.outlines.length)
    .map((region) => {
      const lines = linesOf(state.topics.names[state.topics.ids.indexOf(region.topic)] ?? "");
      return { at: region.at, lines, ...pictureOf(lines, font, colours, ratio) };
    });
}

/**
 * @param {string[]} lines
 * @param {string} font
 * @param {Colours} colours
 * @param {number} ratio
 * @returns {{width: number, height: number, picture: HTMLCanvasElement}} the size in pixels of the screen
 */
function pictureOf(lines, font, colours, ratio) {
  const picture = document.createElement("canvas");
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  pen.font = font;
  const width = Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + 2 * HALO;
  const height = lines.length * LINE + 2 * HALO;
  [picture.width, picture.height] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
  pen.scale(ratio, ratio);
  pen.font = font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 2 * HALO;
  pen.strokeStyle = colours.paper;
  pen.fillStyle = colours.ink;
  lines.forEach((line, number) => {
    const middle = HALO + (number + 0.5) * LINE;
    pen.strokeText(line, width / 2, middle);
    pen.fillText(line, width / 2, middle);
  });
  return { width, height, picture };
}
