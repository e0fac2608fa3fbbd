/** Measured results in words. */

/** @typedef {[dataset: string, metric: string, kind: string, value: string, unit: string]} ResultValues */

/**
 * Says number and unit as the site's pages do: "better by 2.3 %", "10×".
 * @param {ResultValues} result
 * @returns {string}
 */
export function sayNumber([, , kind, value, unit]) {
  const close = unit === "x" ? "\u00d7" : unit === "\u00b0" ? unit : unit ? ` ${unit}` : "";
  return `${kind === "reached" ? "" : `${kind} `}${value}${close}`;
}

/**
 * Says a whole result: "76.0 % accuracy on VTAB-1k".
 * @param {ResultValues} result
 * @returns {string}
 */
export function sayResult(result) {
  const [dataset, metric] = result;
  return [sayNumber(result), metric, dataset && `on ${dataset}`].filter(Boolean).join(" ");
}
