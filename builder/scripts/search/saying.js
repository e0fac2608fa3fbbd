/** What was found, in a line. */

import { counted } from "../core/counted.js";

const POOR = ", by words alone: what they mean could not be loaded";

/**
 * Returns what is said of an answer.
 * @param {import("./engine.js").Found} found
 * @returns {string}
 */
export function saidOf({ papers, meaning, corrected, absent = [], isFar, isPoor }) {
  const many = papers.length;
  if (many && isFar) {
    return `Little here seems to be about that; ${counted(many, "paper")} ${many > 1 ? "come" : "comes"} nearest`;
  }
  const count = many ? counted(many, "paper") : "Nothing found";
  const instead = corrected.length ? ` for ${quoted(corrected.map(([, word]) => word), ", ")}` : "";
  const missing = many && absent.length ? `${meaning ? " near in meaning" : ""}; none has ${quoted(absent, " or ")}` : "";
  return `${count}${instead}${missing}${isPoor ? POOR : ""}`;
}

/**
 * @param {string[]} words
 * @param {string} between
 * @returns {string}
 */
function quoted(words, between) {
  return words.map((word) => `\u201c${word}\u201d`).join(between);
}
