/** The search's own page: the query stands in the address, papers below it, and beside them how they divide. */

import { counted } from "../core/counted.js";
import { start } from "../core/data.js";
import { make } from "../core/elements.js";
import { pageAddress } from "../core/place.js";
import { inTurns } from "../core/slices.js";
import { GrowingField } from "./field.js";
import { namesFor, pathOf } from "./names.js";
import { Onward } from "./onward.js";
import { saidOf } from "./saying.js";
import { Session } from "./session.js";
import { facetGroups, hintsOf } from "./sides.js";
import { paperItem, renew, withMarks } from "./view.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Engine} Engine */

const AT_ONCE = 20; // papers shown, and added by each press
const PAGE_WORDS = 48; // of an excerpt
const PAGE_NAMES = 6;

export class SearchPage {
  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
    this.query = new GrowingField(
      { id: "survey-search-field", autocomplete: "off", spellcheck: "false", maxlength: 500, placeholder: "Words, or a question" },
      () => this.ask(true),
    );
    this.field = this.query.element;
    this.text = make("textarea", { id: "survey-search-text", rows: 7, spellcheck: "false" });
    this.status = make("p", { class: "survey-search__status", role: "status" });
    this.onward = new Onward();
    this.names = make("nav", { class: "survey-search__names", "aria-label": "Tags and topics", hidden: true });
    this.papers = make("ol", { class: "survey-search__papers survey-starred" });
    this.more = make("button", { type: "button", class: "survey-search__more", hidden: true }, "More papers");
    this.facets = make("div", { class: "survey-search__facets" });
    this.session = new Session((found, engine, typed) => this.prepare(found, engine, typed));
    this.isLike = false;
    this.build();
    this.start();
  }

  build() {
    const by = this.mode("Words and meaning", false);
    const like = this.mode("Papers like a text", true);
    this.modes = [by, like];
    this.searching = make("form", { role: "search", class: "survey-search__form" },
      make("label", { for: this.field.id, class: "survey-unseen" }, "Search papers"), this.field, this.query.clear);
    const go = make("button", { type: "submit" }, "Find papers like it");
    this.liking = make("form", { class: "survey-search__form", hidden: true },
      make("label", { for: this.text.id }, "An abstract, or any text; it stays in this browser"), this.text, go);
    const isWide = window.matchMedia("(min-width: 60em)").matches;
    this.folded = make("details", { open: isWide, hidden: true }, make("summary", {}, "Narrow down"), this.facets);
    const side = make("aside", { class: "survey-search__side", "aria-label": "Narrow down" }, this.folded);
    this.hints = hintsOf((typed) => this.askFor(typed));
    this.region.replaceChildren(
      make("div", { class: "survey-search__modes", role: "group", "aria-label": "How to search" }, by, like),
      this.searching, this.liking,
      make("div", { class: "survey-search__line" }, this.status, this.onward.element), this.hints, this.names,
      make("div", { class: "survey-search__columns" },
        make("div", { class: "survey-search__main" }, this.papers, this.more), side),
    );
    this.searching.addEventListener("submit", (event) => { event.preventDefault(); this.ask(false); });
    this.liking.addEventListener("submit", (event) => { event.preventDefault(); this.askLike(); });
    window.addEventListener("popstate", () => this.start());
  }

  /**
   * @param {string} name
   * @param {boolean} isLike
   */
  mode(name, isLike) {
    const button = make("button", { type: "button", "aria-pressed": String(!isLike) }, name);
    button.addEventListener("click", () => {
      this.turnTo(isLike);
      (isLike ? this.text : this.field).focus();
      if (!isLike) {
        this.ask(false);
      } else if (this.text.value.trim()) {
        this.askLike();
      }
    });
    return button;
  }

  /** @param {boolean} isLike */
  turnTo(isLike) {
    this.isLike = isLike;
    this.session.drop();
    this.modes?.forEach((button, place) => button.setAttribute("aria-pressed", String(Boolean(place) === isLike)));
    if (this.searching && this.liking) {
      this.searching.hidden = isLike;
      this.liking.hidden = !isLike;
    }
    this.clear();
  }

  start() {
    this.turnTo(false);
    const asked = new URLSearchParams(location.search).get("q");
    this.query.value = asked ?? "";
    if (asked) {
      this.hints?.setAttribute("hidden", ""); // what is found will stand in their place
      this.ask(false);
    } else if (asked === "") {
      this.field.focus(); // one came here to type
    }
  }

  clear() {
    this.papers.replaceChildren();
    this.names.hidden = true;
    this.onward.offer(0, null);
    this.more.hidden = true;
    this.facets.replaceChildren();
    this.status.textContent = "";
    if (this.hints && this.folded) {
      this.hints.hidden = this.isLike;
      this.folded.hidden = true;
    }
  }

  /** @param {boolean} open whether the last word goes on */
  ask(open) {
    const typed = this.query.value;
    this.remember(typed.trim());
    if (!typed.trim()) {
      this.session.drop();
      this.clear();
      return;
    }
    this.session.ask(typed, open).catch((error) => this.fail(error));
  }

  askLike() {
    if (this.text.value.trim()) {
      this.session.askLike(this.text.value).catch((error) => this.fail(error));
    }
  }

  /** @param {Error} error */
  fail(error) {
    this.clear();
    this.status.replaceChildren(`The search cannot work here: ${error.message}. `,
      make("a", { href: pageAddress("tags/index.html") }, "Tags lead to the papers too."));
  }

  /** @param {string} typed */
  remember(typed) {
    const address = new URL(location.href);
    address.search = typed ? `?q=${encodeURIComponent(typed)}` : "";
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      if (!(error instanceof DOMException)) {
        throw error; // some browsers keep the address of a file as it is
      }
    }
  }

  /**
   * @param {Found} found
   * @param {Engine} engine
   * @param {string} typed
   */
  async prepare(found, engine, typed) {
    const marks = new Set(found.marks);
    const [items, named] = await Promise.all([
      this.items(engine, found, marks, 0),
      this.isLike ? [] : engine.load("search/names").then((names) => namesFor(names, typed, PAGE_NAMES)),
    ]);
    return () => {
      this.status.textContent = this.isLike ? `The ${counted(found.papers.length, "paper")} closest to it` : saidOf(found);
      renew(this.papers, items);
      this.onward.offer(found.papers.length, this.isLike ? null : typed);
      this.showNames(named, marks);
      this.hints?.setAttribute("hidden", "");
      this.folded?.toggleAttribute("hidden", this.isLike || !found.papers.length);
      this.offerMore(engine, found, marks);
      this.divide(engine, found, typed)
        .catch((error) => this.fail(error))
        .then(() => start("mine")) // stars can wait until all else stands
        .catch((error) => console.warn(error.message));
    };
  }

  /**
   * Shows how the papers divide. They themselves need not wait for it: where it will stand is free already.
   * @param {Engine} engine
   * @param {Found} found
   * @param {string} typed
   */
  async divide(engine, found, typed) {
    const { turn } = this.session;
    const [groups, ids] = await Promise.all([
      this.isLike ? [] : facetGroups(engine, found.papers, typed, (next) => this.askFor(next)),
      engine.load("columns/id"),
    ]);
    if (turn === this.session.turn) {
      this.onward.lead(found.papers.map((paper) => ids.values[paper]));
      const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest(".survey-narrow button"));
      this.facets.replaceChildren(...groups);
      this.folded?.toggleAttribute("hidden", !groups.length);
      if (focused) {
        this.focusAgain(focused);
      }
    }
  }

  /**
   * Keeps the keyboard at the button that was pressed.
   * @param {HTMLElement} button
   */
  focusAgain(button) {
    const own = [...this.facets.querySelectorAll("button")].find((one) => one.dataset.value === button.dataset.value);
    (own ?? this.facets.querySelector("button") ?? this.field).focus();
  }

  /** @param {string} typed */
  askFor(typed) {
    this.query.value = typed;
    this.ask(false);
  }

  /**
   * @param {Engine} engine
   * @param {Found} found
   * @param {Set<string>} marks
   * @param {number} from
   */
  async items(engine, found, marks, from) {
    const records = await engine.shown(found, from, from + AT_ONCE);
    /** @type {HTMLElement[]} */
    const items = [];
    await inTurns(records, (record) => items.push(paperItem(record, marks, PAGE_WORDS)));
    return items;
  }

  /**
   * @param {Engine} engine
   * @param {Found} found
   * @param {Set<string>} marks
   */
  offerMore(engine, found, marks) {
    this.more.hidden = found.papers.length <= this.papers.children.length;
    this.more.onclick = async () => {
      const items = await this.items(engine, found, marks, this.papers.children.length);
      this.papers.append(...items);
      items[0]?.querySelector("a")?.focus();
      this.more.hidden = found.papers.length <= this.papers.children.length;
    };
  }

  /**
   * @param {import("./names.js").Named[]} named
   * @param {Set<string>} marks
   */
  showNames(named, marks) {
    this.names.hidden = !named.length;
    const items = named.map((one) => make("li", {},
      make("a", { href: pageAddress(pathOf(one)), dir: "auto" }, ...withMarks(one.name, marks)), " ",
      make("small", {}, `${one.kind}, ${counted(one.papers, "paper")}`)));
    this.names.replaceChildren(make("ul", {}, ...items));
  }
}
