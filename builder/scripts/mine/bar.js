/** A paper's page: star, read mark and note beside the title. */

import { make } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { iconButton, noteField, toggle } from "./controls.js";
import { keepingTrouble, keptEntries, keptEntry, onKept } from "./shelf.js";

/** @typedef {import("./controls.js").Named} Named */

/**
 * Returns the id of the paper that an address leads to, empty where it leads to none.
 * @param {string} address
 * @returns {string}
 */
export function idOfPaper(address) {
  const place = address.split(/[?#]/)[0];
  const folder = pageAddress("papers/");
  const name = place.startsWith(folder) ? place.slice(folder.length).replace(/\.html$/, "") : "";
  return /^[a-z0-9-]+$/.test(name) && name !== "index" ? name : "";
}

/**
 * Returns an element's text without the link to itself that the theme puts into headings.
 * @param {Element} element
 * @returns {string}
 */
function ownText(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll(".headerlink").forEach((link) => link.remove());
  return (copy.textContent ?? "").trim();
}

/** Puts the bar beside the way back, and a note below the abstract. */
export function addBar() {
  const heading = document.querySelector("article h1");
  const trail = document.querySelector("article .survey-trail");
  const abstract = document.querySelector("article .survey-abstract");
  const id = idOfPaper(location.href);
  if (!heading || !trail || !abstract || !id) {
    return;
  }
  const paper = { id, title: ownText(heading) };
  const note = noteSection(paper);
  const open = noteButton(note.section, note.field);
  const row = make("div", { class: "survey-own-row" });
  const bar = make("div", { class: "survey-own", role: "group", "aria-label": "Your own list" });
  bar.append(toggle(paper, "star", "Star"), toggle(paper, "read", "Read"), open);
  bar.append(make("a", { href: pageAddress("my-list/index.html") }, "My list"));
  trail.replaceWith(row);
  row.append(trail, bar, troubleLine());
  abstract.after(note.section);
}

/**
 * @param {Named} paper
 */
function noteSection(paper) {
  const field = noteField(paper, "own-note");
  const section = make(
    "section",
    { class: "survey-own-note", "aria-label": "Your note" },
    make("label", { class: "survey-label", for: "own-note" }, "Your note"),
    field,
    make("small", {}, "Kept in this browser as you type, and nowhere else."),
  );
  section.hidden = !keptEntry(paper.id).note;
  onKept(() => {
    section.hidden &&= !keptEntry(paper.id).note;
  });
  return { section, field };
}

/**
 * @param {HTMLElement} section
 * @param {HTMLTextAreaElement} field
 * @returns {HTMLButtonElement}
 */
function noteButton(section, field) {
  const button = iconButton("pen", "Note");
  const show = () => button.setAttribute("aria-expanded", String(!section.hidden));
  button.addEventListener("click", () => {
    section.hidden = !section.hidden && !field.value.trim();
    show();
    if (!section.hidden) {
      field.focus();
    }
  });
  onKept(show);
  show();
  return button;
}

/**
 * Makes the line that says what could not be kept.
 * @returns {HTMLElement}
 */
export function troubleLine() {
  const line = make("p", { class: "survey-trouble", role: "status" });
  const show = () => {
    keptEntries();
    line.textContent = keepingTrouble();
    line.hidden = line.textContent === "";
  };
  onKept(show);
  show();
  return line;
}
