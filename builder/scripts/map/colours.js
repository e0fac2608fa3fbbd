/** The map's colours, as the style sheet has them now: asked for again when the page turns light or dark. */

/** @typedef {{paper: string, ink: string, soft: string, accent: string, hues: string[], nowhere: string}} Colours */

const HUES = 8;

/**
 * Reads the colours that hold at an element.
 * @param {Element} element
 * @returns {Colours}
 */
export function coloursAt(element) {
  const style = getComputedStyle(element);
  const get = (/** @type {string} */ name) => style.getPropertyValue(`--survey-${name}`).trim() || "gray";
  return {
    paper: get("paper"),
    ink: get("ink"),
    soft: get("ink-faint"),
    accent: get("accent-strong"),
    hues: Array.from({ length: HUES }, (_, hue) => get(`hue-${hue}`)),
    nowhere: get("hue-x"),
  };
}

/**
 * Returns a colour between two, each "#rrggbb".
 * @param {string} from
 * @param {string} to
 * @param {number} share 0 to 1
 * @returns {string}
 */
export function mixed(from, to, share) {
  const part = (/** @type {string} */ colour, /** @type {number} */ at) => parseInt(colour.slice(at, at + 2), 16) || 0;
  const digits = [1, 3, 5].map((at) => Math.round(part(from, at) * (1 - share) + part(to, at) * share));
  return `#${digits.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Says which papers share a colour, and what each colour stands for: by topic, year, or whether there is code.
 * @param {"topic" | "year" | "code"} by
 * @param {Colours} colours
 * @param {number} spans of years
 * @returns {{fills: string[], hollow: boolean[]}} the last is for papers of which nothing is known
 */
export function fillsFor(by, colours, spans) {
  if (by === "topic") {
    return { fills: [...colours.hues, colours.nowhere], hollow: Array(HUES + 1).fill(false) };
  }
  if (by === "code") {
    return { fills: [colours.hues[0], colours.nowhere], hollow: [false, true] };
  }
  const fills = Array.from({ length: spans }, (_, span) =>
    mixed(colours.hues[5], colours.hues[2], spans > 1 ? span / (spans - 1) : 1),
  );
  return { fills: [...fills, colours.nowhere], hollow: [...fills.map(() => false), true] };
}
