/** Buttons that say and change what the reader keeps about one paper. */

import { make } from "../core/elements.js";
import { changed, entryFor } from "./entries.js";
import { icon } from "./icons.js";
import { keep, keptEntry, onKept } from "./shelf.js";

/** @typedef {{id: string, title: string}} Named */

/**
 * Makes a quiet button with an icon, and words beside it where there is room.
 * @param {"star" | "read" | "pen" | "up" | "down" | "remove"} drawing
 * @param {string} label
 * @param {string} [name] what a screen reader says in place of the label
 * @returns {HTMLButtonElement}
 */
export function iconButton(drawing, label, name) {
  const words = label ? make("span", {}, label) : null;
  return make("button", { type: "button", class: `survey-toggle survey-${drawing}`, "aria-label": name }, icon(drawing), words);
}

/**
 * Makes a button that is pressed or not, and stays true to what is kept.
 * @param {Named} paper
 * @param {"star" | "read"} field
 * @param {string} label the button's words; they stay the same, pressed or not
 * @param {string} [name] what a screen reader says, where the words alone do not name the paper
 * @returns {HTMLButtonElement}
 */
export function toggle(paper, field, label, name) {
  const button = iconButton(field, label, name);
  const show = () => button.setAttribute("aria-pressed", String(keptEntry(paper.id)[field]));
  button.addEventListener("click", () => {
    keep((entries) => changed(entries, paper.id, { title: paper.title, [field]: !entryFor(entries, paper.id)[field] }));
  });
  onKept(show);
  show();
  return button;
}

/**
 * Makes the field for a note; what is typed is kept a moment later, and at the latest when the field or page is left.
 * @param {Named} paper
 * @param {string} id of the field
 * @returns {HTMLTextAreaElement}
 */
export function noteField(paper, id) {
  const field = make("textarea", { id, rows: 3, class: "survey-note-field" });
  let timer = 0;
  const show = () => {
    if (document.activeElement !== field) {
      field.value = keptEntry(paper.id).note;
    }
  };
  const save = () => {
    clearTimeout(timer);
    if (field.value !== keptEntry(paper.id).note) {
      keep((entries) => changed(entries, paper.id, { title: paper.title, note: field.value }));
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  field.addEventListener("blur", save);
  globalThis.addEventListener("pagehide", save);
  onKept(show);
  show();
  return field;
}
