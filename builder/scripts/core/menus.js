/** Small menus that open below a button and close again by themselves. */

import { make } from "./elements.js";

/**
 * Makes a menu: pressing Escape, or anything outside of it, closes it.
 * @param {string} label
 * @param {...import("./elements.js").Child} children
 * @returns {HTMLDetailsElement}
 */
export function makeMenu(label, ...children) {
  const summary = make("summary", {}, label);
  const menu = make("details", { class: "survey-menu" }, summary, make("div", { class: "survey-menu-body" }, ...children));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target) && event.target.isConnected) {
      menu.open = false;
    }
  });
  return menu;
}
