/** Below the list: papers that are new since the last visit, and papers that are like those on the list. */

import { load } from "../core/data.js";
import { make } from "../core/elements.js";
import { paperAddress } from "../core/place.js";
import { toggle } from "../mine/controls.js";
import { freshPapers, lookedThrough } from "../mine/fresh.js";
import { features, likeList, sharedWords, strongestPhrases } from "../mine/likeness.js";
import { byline, paperRecord, register } from "../mine/papers.js";
import { keptEntries, onKept } from "../mine/shelf.js";

/** @typedef {import("../mine/likeness.js").Features} Features */

const MOST_LIKE = 8; // papers shown
const MOST_NEW = 50;
const WAIT = 600; // milliseconds after a change before the ranking is made anew

/**
 * Makes a list of papers with stars, and a line below each.
 * @param {ReadonlyArray<number>} numbers
 * @param {(number: number) => string} about
 * @returns {Promise<HTMLElement>}
 */
export async function starList(numbers, about) {
  const list = make("ul");
  for (const record of await Promise.all(numbers.map(paperRecord))) {
    const at = numbers[list.children.length];
    list.append(
      make(
        "li",
        {},
        make("a", { href: paperAddress(record.id), dir: "auto" }, record.title),
        make("small", { dir: "auto" }, [byline(record), about(at)].filter(Boolean).join(" \u00b7 ")),
        toggle(record, "star", "", `Star: ${record.title}`),
      ),
    );
  }
  return make("div", { class: "survey-entries" }, list);
}

/**
 * Shows papers that are new since the last visit, until they are noted.
 * @param {HTMLElement} region
 */
export async function showNew(region) {
  const fresh = await freshPapers();
  if (!fresh.length) {
    return;
  }
  const done = make("button", { type: "button", class: "survey-quiet" }, "Noted");
  const more = fresh.length > MOST_NEW ? ` The first ${MOST_NEW} of ${fresh.length.toLocaleString("en")}.` : "";
  const section = make(
    "section",
    { class: "survey-new", "aria-labelledby": "new" },
    make("h2", { id: "new" }, "New since your last visit"),
    make("p", { class: "survey-lead" }, `They stay here until you say that you have noted them.${more} `, done),
    await starList(fresh.slice(0, MOST_NEW), () => ""),
  );
  done.addEventListener("click", () => {
    lookedThrough();
    section.remove();
  });
  region.append(section);
  if (location.hash === "#new") {
    section.scrollIntoView();
  }
}

/**
 * Shows papers like those on the list, and keeps them true to it.
 * @param {HTMLElement} region
 */
export function showLike(region) {
  const lead = make("p", { class: "survey-lead" });
  const place = make("div", {});
  const section = make("section", { "aria-labelledby": "more" }, make("h2", { id: "more" }, "More like my list"), lead, place);
  /** @type {Features | null} */
  let known = null;
  let timer = 0;
  let last = "";
  const update = async () => {
    const { numbers } = await register();
    const list = keptEntries().flatMap((entry) => numbers.get(entry.id) ?? []);
    const key = [...list].sort().join();
    section.hidden = list.length === 0;
    if (key === last || section.hidden) {
      return;
    }
    last = key;
    known ??= await features(await load("phrases"));
    const found = await explained(known, list);
    if (key === last) {
      lead.textContent = found.lead;
      place.replaceChildren(found.list);
    }
  };
  const safely = () => {
    update().catch((error) => {
      lead.textContent = `This cannot be shown: ${error.message}.`;
    });
  };
  section.hidden = true;
  region.append(section);
  onKept(() => {
    clearTimeout(timer);
    timer = setTimeout(safely, WAIT);
  });
  safely();
}

/**
 * @param {Features} known
 * @param {number[]} list
 */
async function explained(known, list) {
  const { ranked, scores, weights } = await likeList(known, list);
  const best = ranked.slice(0, MOST_LIKE).filter((number) => scores[number] > 0);
  const about = strongestPhrases(known, weights, 5).join(", ");
  const reason = (/** @type {number} */ number) => sharedWords(known, weights, number) || "near to papers on the list";
  return {
    lead: about ? `Ranked in this browser by what sets your list apart: ${about}.` : "Ranked in this browser by nearness to your papers.",
    list: await starList(best, reason),
  };
}
