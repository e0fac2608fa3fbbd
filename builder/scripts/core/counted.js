/** Numbers with what they count. */

/**
 * Returns a number with its noun: "1 paper", "2,000 papers".
 * @param {number} number
 * @param {string} noun
 * @returns {string}
 */
export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
