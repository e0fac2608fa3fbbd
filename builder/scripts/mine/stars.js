/** Lists of papers: a star beside each, and papers that were read are told. */

import { make } from "../core/elements.js";
import { idOfPaper, troubleLine } from "./bar.js";
import { iconButton } from "./controls.js";
import { changed, entryFor } from "./entries.js";
import { keep, keptEntries, onKept } from "./shelf.js";
import { inTurns } from "../core/slices.js";

/** @typedef {{id: string, title: string, item: HTMLElement, button: HTMLButtonElement}} Starred */

const LISTS = "article :is(.survey-entries, .survey-way, .survey-related, .survey-starred)";
const GROWING = ".survey-search-page"; // here papers come and go

/** Puts a star beside each paper of the page's lists, and beside those that the search lists later. */
export async function addStars() {
  /** @type {Starred[]} */
  let found = [];
  const show = () => {
    const kept = new Map(keptEntries().map((entry) => [entry.id, entry]));
    found.forEach((one) => showStar(one, kept.get(one.id)));
  };
  const add = async () => {
    found = found.filter(({ item }) => item.isConnected);
    await inTurns(document.querySelectorAll(`${LISTS} li`), (item) => {
      const link = item.querySelector("a");
      const id = link ? idOfPaper(link.href) : "";
      if (link && id && item instanceof HTMLElement && !item.querySelector(".survey-list-star")) {
        found.push(addStar(item, id, (link.textContent ?? "").trim()));
      }
    });
    show();
    if (found.length && !document.querySelector(".survey-trouble")) {
      document.querySelector("article")?.append(troubleLine());
    }
  };
  onKept(show);
  await add();
  const growing = document.querySelector(GROWING);
  if (growing) {
    new MutationObserver(() => add()).observe(growing, { childList: true, subtree: true });
  }
}

/**
 * @param {HTMLElement} item
 * @param {string} id
 * @param {string} title
 * @returns {Starred}
 */
function addStar(item, id, title) {
  const button = iconButton("star", "", `Star: ${title}`);
  button.classList.add("survey-list-star");
  button.addEventListener("click", () => {
    keep((entries) => changed(entries, id, { title, star: !entryFor(entries, id).star }));
  });
  item.append(button);
  return { id, title, item, button };
}

/**
 * @param {Starred} one
 * @param {import("./entries.js").Kept | undefined} entry
 */
function showStar({ item, button }, entry) {
  button.setAttribute("aria-pressed", String(entry?.star ?? false));
  const mark = item.querySelector(".survey-read-mark");
  if (entry?.read && !mark) {
    button.before(make("span", { class: "survey-read-mark" }, "read"));
  } else if (!entry?.read) {
    mark?.remove();
  }
}
