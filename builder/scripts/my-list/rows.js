/** One row of the list: the paper, what is kept about it, and what can be done with it. */

import { make } from "../core/elements.js";
import { paperAddress } from "../core/place.js";
import { iconButton, noteField, toggle } from "../mine/controls.js";
import { moved } from "../mine/entries.js";
import { icon } from "../mine/icons.js";
import { byline } from "../mine/papers.js";
import { keep, keptEntries } from "../mine/shelf.js";
import { letDrag, shown } from "./dragging.js";

/** @typedef {import("../mine/entries.js").Kept} Kept */
/** @typedef {import("../mine/papers.js").PaperRecord} PaperRecord */
/** @typedef {{item: HTMLLIElement, id: string, show: (record: PaperRecord | null) => void}} Row */
/** @typedef {(words: string, undo?: () => void) => void} Say */

/**
 * Makes a row. What is known of the paper comes later, by `show`; null says that the survey has no such paper.
 * @param {Kept} entry
 * @param {Say} say
 * @returns {Row}
 */
export function makeRow(entry, say) {
  const paper = { id: entry.id, title: entry.title };
  const name = make("a", { href: paperAddress(entry.id), dir: "auto" }, entry.title || entry.id);
  const about = make("small", { dir: "auto" }, "\u00a0");
  const grip = make("span", { class: "survey-grip", "aria-hidden": "true" }, icon("grip"));
  const note = noteField(paper, `note-${entry.id}`);
  note.setAttribute("aria-label", `Note on ${entry.title}`);
  note.hidden = !note.value;
  const actions = make("div", { class: "survey-own", role: "group", "aria-label": `For ${entry.title}` });
  const item = make("li", { "data-id": entry.id }, grip, make("div", {}, name, about, note, actions));
  const move = (/** @type {HTMLElement | null} */ before) => {
    keep((entries) => moved(entries, entry.id, before?.dataset.id ?? null));
  };
  actions.append(
    toggle(paper, "star", "", "Star"),
    toggle(paper, "read", "Read"),
    noteOpener(note),
    mover(item, "up", move, say, entry.title),
    mover(item, "down", move, say, entry.title),
    remover(item, entry.id, say),
  );
  letDrag(item, grip, move);
  const show = (/** @type {PaperRecord | null} */ record) => {
    item.classList.toggle("is-gone", !record);
    about.textContent = record ? byline(record) : "No longer in this survey; what you noted is kept.";
    about.hidden = !about.textContent;
    if (record) {
      name.textContent = paper.title = record.title;
    } else {
      name.removeAttribute("href");
    }
  };
  return { item, id: entry.id, show };
}

/**
 * @param {HTMLTextAreaElement} note
 * @returns {HTMLButtonElement}
 */
function noteOpener(note) {
  const button = iconButton("pen", "Note");
  button.addEventListener("click", () => {
    note.hidden = false;
    note.focus();
  });
  note.addEventListener("blur", () => {
    note.hidden = !note.value.trim();
  });
  return button;
}

/**
 * Makes a button that moves the row by one of those that are shown, and keeps the focus.
 * @param {HTMLElement} item
 * @param {"up" | "down"} way
 * @param {(before: HTMLElement | null) => void} move
 * @param {Say} say
 * @param {string} title
 * @returns {HTMLButtonElement}
 */
function mover(item, way, move, say, title) {
  const button = iconButton(way, "", `Move ${way}`);
  button.addEventListener("click", () => {
    const next = shown(item, way === "up" ? "previousElementSibling" : "nextElementSibling");
    if (!next) {
      say(`\u201c${title}\u201d is ${way === "up" ? "first" : "last"} already.`);
      return;
    }
    const after = next.nextElementSibling;
    move(way === "up" ? next : after instanceof HTMLElement ? after : null);
    button.focus();
    const place = [...(item.parentElement?.children ?? [])].indexOf(item) + 1;
    say(`Moved \u201c${title}\u201d to place ${place}.`);
  });
  return button;
}

/**
 * Makes the button that takes the paper off the list; what was kept can be had back.
 * @param {HTMLElement} item
 * @param {string} id
 * @param {Say} say
 * @returns {HTMLButtonElement}
 */
function remover(item, id, say) {
  const button = iconButton("remove", "", "Remove");
  button.addEventListener("click", () => {
    const before = keptEntries();
    const entry = before.find((one) => one.id === id);
    const next = shown(item, "nextElementSibling") ?? shown(item, "previousElementSibling");
    keep((entries) => entries.filter((one) => one.id !== id));
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector(".survey-remove"))?.focus();
    say(`Removed \u201c${entry?.title ?? id}\u201d.`, () => {
      const behind = before[before.findIndex((one) => one.id === id) + 1]?.id ?? null;
      keep((entries) => (entry ? moved([...entries, entry], id, behind) : entries));
    });
  });
  return button;
}
