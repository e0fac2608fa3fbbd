/** The table itself: one page of rows, the heads that sort it, and the way to other pages. */

import { make } from "../core/elements.js";
import { inSlices } from "../core/slices.js";

/** @typedef {import("./layout.js").Shown} Shown */
/** @typedef {import("./model.js").Model} Model */
/**
 * @typedef {object} View what is to be seen
 * @property {Uint32Array} numbers of all papers that pass
 * @property {Shown[]} columns
 * @property {number} page from 1
 * @property {string} sort
 * @property {boolean} falling
 * @property {Set<string>} picked ids
 */
/**
 * @typedef {object} Doing what a reader can do
 * @property {(column: string, falling: boolean) => void} sort
 * @property {(id: string, isPicked: boolean) => void} pick
 * @property {(page: number) => void} turn
 */

export const ON_PAGE = 100; // rows; with fewer, the browser's own search would find less
const AT_ONCE = 20; // rows made before the page may answer

/**
 * Makes the table.
 * @param {Model} model
 * @param {Doing} doing
 */
export function makeGrid(model, doing) {
  const caption = make("caption", { class: "survey-unseen" }, "Papers");
  const head = make("tr", { role: "row", "aria-rowindex": 1 });
  const body = make("tbody", { role: "rowgroup" });
  const widths = make("colgroup");
  const table = make(
    "table",
    { class: "survey-grid", role: "table", tabindex: -1 },
    caption,
    widths,
    make("thead", { role: "rowgroup" }, head),
    body,
  );
  const none = make("p", { class: "survey-none", hidden: true }, "No paper has all of this: take back a part of it above.");
  const pager = make("nav", { class: "survey-turn", "aria-label": "Pages of the table" });
  let turn = 0;
  return {
    element: make("div", {}, make("div", { class: "survey-grid-frame" }, table), none, pager),
    table,
    /** @param {View} view */
    async show(view) {
      turn += 1;
      const mine = turn;
      const first = (view.page - 1) * ON_PAGE;
      const numbers = [...view.numbers.subarray(first, first + ON_PAGE)];
      table.setAttribute("aria-rowcount", String(view.numbers.length + 1));
      table.setAttribute("aria-busy", "true");
      showWidths(table, widths, view.columns);
      showHeads(head, view, doing);
      body.replaceChildren();
      none.hidden = numbers.length > 0;
      showPager(pager, view, doing);
      const isDone = await inSlices(
        numbers,
        AT_ONCE,
        (number, place) => body.append(makeGridRow(model, view, number, first + place + 2, doing)),
        () => mine === turn,
      );
      if (isDone) {
        table.removeAttribute("aria-busy");
      }
    },
  };
}

/**
 * Gives every column its share, and the table a width below which it is moved sideways.
 * @param {HTMLTableElement} table
 * @param {HTMLTableColElement} group
 * @param {Shown[]} columns
 */
function showWidths(table, group, columns) {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  table.style.setProperty("--survey-least", `${Math.round(1.65 * whole)}rem`);
  const made = columns.map(({ weight }) => {
    const col = make("col");
    col.style.width = `${((100 * weight) / whole).toFixed(2)}%`;
    return col;
  });
  group.replaceChildren(make("col", { class: "survey-pick" }), ...made);
}

/**
 * Fills the heads; those that stay keep the keyboard's place.
 * @param {HTMLTableRowElement} row
 * @param {View} view
 * @param {Doing} doing
 */
function showHeads(row, view, doing) {
  const names = view.columns.map(({ name }) => name).join();
  if (row.dataset.columns !== names) {
    row.dataset.columns = names;
    const pick = make("th", { role: "columnheader", scope: "col", class: "survey-pick" });
    pick.append(make("span", { class: "survey-unseen" }, "Pick"));
    row.replaceChildren(pick, ...view.columns.map(({ name, label }) => makeHead(name, label, doing)));
  }
  view.columns.forEach(({ name }, place) => {
    const cell = row.children[place + 1];
    if (name === view.sort) {
      cell.setAttribute("aria-sort", view.falling ? "descending" : "ascending");
    } else {
      cell.removeAttribute("aria-sort");
    }
  });
}

/**
 * @param {string} name
 * @param {string} label
 * @param {Doing} doing
 * @returns {HTMLTableCellElement}
 */
function makeHead(name, label, doing) {
  const button = make("button", { type: "button", class: "survey-sort" }, label);
  const cell = make("th", { role: "columnheader", scope: "col", "data-column": name }, button);
  button.addEventListener("click", () => doing.sort(name, cell.getAttribute("aria-sort") === "ascending"));
  return cell;
}

/**
 * @param {Model} model
 * @param {View} view
 * @param {number} number
 * @param {number} place from 2, the heads being row 1
 * @param {Doing} doing
 * @returns {HTMLTableRowElement}
 */
function makeGridRow(model, view, number, place, doing) {
  const id = model.ids[number];
  const box = make("input", { type: "checkbox", "aria-label": `Pick ${model.titles[number]}` });
  box.checked = view.picked.has(id);
  box.addEventListener("change", () => {
    box.closest("tr")?.classList.toggle("is-picked", box.checked);
    doing.pick(id, box.checked);
  });
  const cells = view.columns.map((column) => {
    const isTitle = column.name === "title";
    const about = { "data-column": column.name, "data-label": column.label };
    const kind = isTitle ? { scope: "row", role: "rowheader" } : { role: "cell" };
    return make(isTitle ? "th" : "td", { ...kind, ...about }, ...column.cell(model, number));
  });
  const pick = make("td", { role: "cell", class: "survey-pick" }, make("label", {}, box));
  return make("tr", { role: "row", "aria-rowindex": place, class: box.checked && "is-picked" }, pick, ...cells);
}

/**
 * @param {HTMLElement} pager
 * @param {View} view
 * @param {Doing} doing
 */
function showPager(pager, view, doing) {
  const pages = Math.max(1, Math.ceil(view.numbers.length / ON_PAGE));
  pager.hidden = pages === 1;
  const button = (/** @type {string} */ label, /** @type {number} */ page) => {
    const made = make("button", { type: "button", disabled: page < 1 || page > pages || page === view.page }, label);
    made.addEventListener("click", () => doing.turn(page));
    return made;
  };
  const [first, last] = [(view.page - 1) * ON_PAGE + 1, Math.min(view.page * ON_PAGE, view.numbers.length)];
  const [from, to, all] = [first, last, view.numbers.length].map((number) => number.toLocaleString("en"));
  pager.replaceChildren(
    button("First", 1),
    button("Previous", view.page - 1),
    make("span", {}, `Rows ${from}\u2013${to} of ${all}`),
    button("Next", view.page + 1),
    button("Last", pages),
  );
}
