/** The column beside the papers found: counts by topic, tag, year and more, each a button that keeps one share. */

import { make } from "../core/elements.js";
import { asksFor, FACETS, sharesOf, toggled } from "./facets.js";

/** @typedef {import("./engine.js").Engine} Engine */

const SHOWN = 6; // values of a facet; the others open below

/**
 * Returns the groups of buttons for the papers found.
 * @param {Engine} engine
 * @param {number[]} papers
 * @param {string} typed
 * @param {(typed: string) => void} ask
 * @returns {Promise<HTMLElement[]>}
 */
export async function facetGroups(engine, papers, typed, ask) {
  const columns = await Promise.all(FACETS.map(([name]) => engine.load(`columns/${name}`)));
  return FACETS.map(([name, heading], place) => {
    const buttons = sharesOf(columns[place], papers).map((share) => {
      const isOn = asksFor(typed, name, share.value);
      const button = make(
        "button",
        { type: "button", "aria-pressed": String(isOn), "data-value": share.value },
        make("span", { dir: "auto" }, share.name),
        " ",
        make("small", {}, share.papers.toLocaleString("en")),
      );
      button.addEventListener("click", () => ask(toggled(typed, name, share.value)));
      return make("li", {}, button);
    });
    return group(name, heading, buttons);
  }).filter((made) => made !== null);
}

/**
 * @param {string} name
 * @param {string} heading
 * @param {HTMLElement[]} items
 * @returns {HTMLElement | null}
 */
function group(name, heading, items) {
  if (!items.length) {
    return null;
  }
  const rest = items.slice(SHOWN, 60);
  return make(
    "section",
    { class: "survey-narrow", "data-facet": name },
    make("h2", {}, heading),
    make("ul", {}, ...items.slice(0, SHOWN)),
    rest.length > 0 &&
      make("details", {}, make("summary", {}, `${rest.length} more`), make("ul", {}, ...rest)),
  );
}

/** What can be typed, by example. @type {ReadonlyArray<readonly [string, string]>} */
const HINTS = [
  ['"latent space"', "these words side by side"],
  ["segmentation -video", "not with this word"],
  ["has:code", "papers with code; data and demo likewise"],
  ["year:2020-2022", "years, where they are known"],
];

/**
 * Returns a list of what can be typed; each example is a button that tries it.
 * @param {(typed: string) => void} ask
 * @returns {HTMLElement}
 */
export function hintsOf(ask) {
  const items = HINTS.map(([typed, said]) => {
    const button = make("button", { type: "button" }, typed);
    button.addEventListener("click", () => ask(typed));
    return make("li", {}, button, ` ${said}`);
  });
  const fields = "Also tag:, topic:, author:, venue:, type:, status: and collection:; a question in plain words is understood too.";
  return make("ul", { class: "survey-search__hints" }, ...items, make("li", {}, fields));
}
