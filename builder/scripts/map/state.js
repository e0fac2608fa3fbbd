/** What the map shows and what the reader has done with it. */

import { gridOf } from "./points.js";

/** @typedef {{topic: string, hue: number, at: [number, number], outlines: number[][]}} Region */
/** @typedef {{ids: string[], names: string[], of: number[][]}} Terms */
/** @typedef {{spots: number[], regions: Region[]}} MapFile */
/** @typedef {"topic" | "year" | "code"} Colouring */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Bounds} Bounds */
/**
 * @typedef {object} State
 * @property {import("./points.js").Points} points
 * @property {Region[]} regions
 * @property {Bounds} bounds of all that is drawn
 * @property {string[]} ids
 * @property {string[]} titles
 * @property {Terms} topics
 * @property {Array<number | null>} years
 * @property {boolean[]} code
 * @property {Colouring} colouring
 * @property {View} view
 * @property {View} whole
 * @property {{width: number, height: number}} size
 * @property {number} at the paper that the card tells of, -1 for none
 * @property {number[] | null} hits papers that what is typed lights up
 * @property {Set<number>} picked
 * @property {number[]} line that is being drawn around papers, in places of the map
 * @property {boolean} drawing whether a drag draws such a line
 */

/**
 * Returns the state that a map begins with.
 * @param {MapFile} map
 * @param {string[]} ids
 * @param {string[]} titles
 * @param {Terms} topics
 * @param {Array<number | null>} years
 * @param {{names: string[], of: number[][]}} has
 * @returns {State}
 */
export function stateOf(map, ids, titles, topics, years, has) {
  const code = has.names.indexOf("code");
  return {
    points: gridOf(map.spots),
    regions: map.regions,
    bounds: boundsOf([map.spots, ...map.regions.flatMap((region) => region.outlines)]),
    ids,
    titles,
    topics,
    years,
    code: has.of.map((own) => own.includes(code)),
    colouring: "topic",
    view: { scale: 1, x: 0, y: 0 },
    whole: { scale: 1, x: 0, y: 0 },
    size: { width: 1, height: 1 },
    at: -1,
    hits: null,
    picked: new Set(),
    line: [],
    drawing: false,
  };
}

/**
 * Returns what is around all lines of x and y, one after the other.
 * @param {ReadonlyArray<ArrayLike<number>>} lines
 * @returns {Bounds}
 */
export function boundsOf(lines) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      bounds.left = Math.min(bounds.left, line[i]);
      bounds.right = Math.max(bounds.right, line[i]);
      bounds.top = Math.min(bounds.top, line[i + 1]);
      bounds.bottom = Math.max(bounds.bottom, line[i + 1]);
    }
  }
  return bounds;
}

/**
 * Returns the label of a paper's topic, empty where it has none.
 * @param {State} state
 * @param {number} paper
 * @returns {string}
 */
export function topicOf(state, paper) {
  const [topic] = state.topics.of[paper];
  return topic === undefined ? "" : state.topics.names[topic];
}

/**
 * Returns the papers of the same topic.
 * @param {State} state
 * @param {number} paper
 * @returns {number[]}
 */
export function sameTopic(state, paper) {
  const [topic] = state.topics.of[paper];
  return state.topics.of.flatMap(([other], number) => (other === topic ? [number] : []));
}
