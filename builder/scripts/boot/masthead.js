/** The search field in every page's header: what searches is loaded when the field is first used. */

import { start } from "../core/data.js";

/**
 * Whether a key belongs to what has the focus.
 * @param {EventTarget | null} target
 * @returns {boolean}
 */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Makes the field ready, and "/" and "s" the way to it. */
export function watchSearchField() {
  const form = document.querySelector("form.survey-find");
  const field = form?.querySelector("input");
  if (!form || !field) {
    return;
  }
  const begin = () => start("search").catch((error) => console.error(error.message));
  field.addEventListener("focus", begin, { once: true });
  if (document.activeElement === field) {
    begin();
  }
  document.addEventListener("keydown", (event) => {
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((event.key !== "/" && event.key !== "s") || !isBare || isTyping(event.target) || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const page = /** @type {HTMLInputElement | null} */ (document.querySelector(".survey-search-page input"));
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.survey-find-link"));
    if (page ?? field.offsetParent) {
      (page ?? field).focus();
      (page ?? field).select();
    } else {
      link?.click();
    }
  });
}
