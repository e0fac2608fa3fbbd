/** Ways out of the page: a file that the browser saves, and the clipboard. */

import { makePace } from "./slices.js";

/**
 * Lets the browser save a text as a file.
 * @param {string} name with extension
 * @param {string} type "text/csv"
 * @param {readonly string[]} pieces of the text
 * @returns {Promise<void>}
 */
export async function saveFile(name, type, pieces) {
  const pace = makePace();
  const packed = [];
  for (const piece of pieces) {
    packed.push(new Blob([piece]));
    await pace();
  }
  const address = URL.createObjectURL(new Blob(packed, { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Copies a text. Where the browser forbids it, as it does on pages without https, a selection is copied instead.
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

/**
 * @param {string} text
 * @returns {boolean}
 */
function copySelection(text) {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = text;
  field.setAttribute("aria-hidden", "true");
  field.style.cssText = "position: fixed; inset: 0 auto auto -100vw";
  document.body.append(field);
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return worked;
}
