/** Makes elements of a page; whatever comes from a paper enters it as text. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. An attribute that is null, undefined or false is left out, one that is true stands there empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children strings become text
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (child) {
      made.append(child);
    }
  }
  return made;
}

/**
 * Runs a function once the page's elements are there.
 * @param {() => void} then
 */
export function whenReady(then) {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", then);
  } else {
    then();
  }
}
