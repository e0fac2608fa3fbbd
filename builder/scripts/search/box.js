/** The field in the header: what is found stands below it as one types (a combobox with a list, WAI-ARIA 1.2). */

import { counted } from "../core/counted.js";
import { make } from "../core/elements.js";
import { pageAddress, paperAddress } from "../core/place.js";
import { namesFor, pathOf } from "./names.js";
import { saidOf } from "./saying.js";
import { Session } from "./session.js";
import { bylineOf, excerptOf, withMarks } from "./view.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Engine} Engine */

const BOX_PAPERS = 6;
const BOX_NAMES = 3;
const BOX_WORDS = 22; // of an excerpt

export class SearchBox {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    this.list = make("div", { role: "listbox", id: "survey-find-list", "aria-label": "Found" });
    this.status = make("p", { class: "survey-find__status", role: "status" });
    this.popup = make("div", { class: "survey-find__popup", hidden: true }, this.status, this.list);
    /** @type {HTMLElement[]} */
    this.options = [];
    this.active = -1;
    this.hasChosen = false; // whether the reader has gone through the list since typing
    this.session = new Session((found, engine, typed) => this.prepare(found, engine, typed));
    form.append(this.popup);
    this.nameParts();
    this.listen();
    if (this.field.value.trim()) {
      this.ask();
    }
  }

  nameParts() {
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
      "aria-expanded": "false",
    })) {
      this.field.setAttribute(name, value);
    }
  }

  listen() {
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("focus", () => this.options.length && this.toggle(true));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("pointerdown", (event) => {
      if (!this.form.contains(/** @type {Node} */ (event.target))) {
        this.toggle(false);
      }
    });
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(/** @type {Node | null} */ (event.relatedTarget))) {
        this.toggle(false);
      }
    });
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  }

  ask() {
    const typed = this.field.value;
    this.hasChosen = false;
    if (!typed.trim()) {
      this.session.drop();
      this.options = [];
      this.toggle(false);
      return;
    }
    this.session.ask(typed, true).catch((error) => {
      this.show([], [], `The search cannot work here: ${error.message}.`);
    });
  }

  /**
   * @param {Found} found
   * @param {Engine} engine
   * @param {string} typed
   */
  async prepare(found, engine, typed) {
    const marks = new Set(found.marks);
    const [records, names] = await Promise.all([
      engine.shown(found, 0, BOX_PAPERS),
      engine.load("search/names"),
    ]);
    const named = namesFor(names, typed, BOX_NAMES).map((one) =>
      this.option(pageAddress(pathOf(one)), "survey-find__name", [
        make("span", { class: "survey-find__title", dir: "auto" }, ...withMarks(one.name, marks)),
        make("small", {}, `${one.kind}, ${counted(one.papers, "paper")}`),
      ]),
    );
    const papers = records.map((record) =>
      this.option(paperAddress(record.id), "survey-find__paper", [
        make("span", { class: "survey-find__title", dir: "auto" }, ...withMarks(record.title, marks)),
        bylineOf(record) && make("small", { dir: "auto" }, bylineOf(record)),
        excerptOf(record, marks, BOX_WORDS),
      ]),
    );
    return () => this.show(named, papers, saidOf(found), found.papers.length);
  }

  /**
   * @param {string} address
   * @param {string} kind class
   * @param {Array<Node | string | null | undefined | false>} children
   */
  option(address, kind, children) {
    const option = make("div", { role: "option", class: kind, "aria-selected": "false", "data-address": address }, ...children);
    option.addEventListener("click", () => location.assign(address));
    option.addEventListener("pointermove", () => this.choose(this.options.indexOf(option)));
    return option;
  }

  /**
   * @param {HTMLElement[]} named
   * @param {HTMLElement[]} papers
   * @param {string} said
   * @param {number} [count]
   */
  show(named, papers, said, count = 0) {
    this.status.textContent = said;
    const chosen = this.hasChosen ? this.options[this.active]?.dataset.address : undefined;
    const all = count ? [this.option(this.pageOfAll(), "survey-find__all", [`All ${counted(count, "paper")}`])] : [];
    this.options = [...named, ...papers, ...all];
    this.options.forEach((option, place) => option.setAttribute("id", `survey-find-${place}`));
    this.list.replaceChildren(...groupOf("Tags and topics", named), ...groupOf("Papers", [...papers, ...all]));
    this.list.hidden = !this.options.length;
    this.active = -1;
    const again = this.options.findIndex((option) => option.dataset.address === chosen);
    this.choose(this.options.length ? Math.max(0, again) : -1);
    this.toggle(document.activeElement === this.field);
  }

  /** @returns {string} */
  pageOfAll() {
    return `${this.form.action}?q=${encodeURIComponent(this.field.value.trim())}`;
  }

  /** @param {number} place */
  choose(place) {
    if (place === this.active && place >= 0) {
      return;
    }
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    option?.setAttribute("aria-selected", "true");
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const many = this.options.length;
    if (event.key === "Escape" && !this.popup.hidden) {
      event.preventDefault();
      this.session.drop(); // what is still on its way must not open the list again
      this.toggle(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && many) {
      event.preventDefault();
      if (this.popup.hidden) {
        this.toggle(true);
        return;
      }
      this.hasChosen = true;
      this.choose((this.active + (event.key === "ArrowDown" ? 1 : many - 1)) % many);
      this.options[this.active].scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const chosen = this.popup.hidden ? undefined : this.options[this.active]?.dataset.address;
    location.assign(chosen ?? this.pageOfAll());
  }

  /** @param {boolean} isOpen */
  toggle(isOpen) {
    this.popup.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen && this.options.length > 0));
  }
}

/**
 * @param {string} name
 * @param {HTMLElement[]} options
 * @returns {HTMLElement[]}
 */
function groupOf(name, options) {
  return options.length ? [make("div", { role: "group", "aria-label": name }, ...options)] : [];
}
