/**
 * A table of links as one stop of the Tab key, with arrows inside it: the pattern "grid" of the WAI-ARIA Authoring
 * Practices. Nothing here knows what the links say.
 */

/** @typedef {[number, number]} Place row and column, from 0 */

/**
 * Returns where a key leads to from a place, null for a key that leads nowhere. Rows need not be as long as each other:
 * from one to a shorter one a key leads to its end.
 * @param {readonly number[]} widths cells of each row, none without any
 * @param {Place} from
 * @param {string} key as an event of the keyboard names it
 * @param {boolean} far whether the control key is held
 * @returns {Place | null}
 */
export function ledTo(widths, [row, column], key, far) {
  const last = widths.length - 1;
  /** @type {Record<string, Place>} */
  const steps = {
    ArrowUp: [far ? 0 : row - 1, column],
    ArrowDown: [far ? last : row + 1, column],
    ArrowLeft: [row, far ? 0 : column - 1],
    ArrowRight: [row, far ? Infinity : column + 1],
    Home: [far ? 0 : row, 0],
    End: [far ? last : row, Infinity],
  };
  if (!Object.hasOwn(steps, key)) {
    return null;
  }
  const there = Math.min(Math.max(steps[key][0], 0), last);
  return [there, Math.min(Math.max(steps[key][1], 0), widths[there] - 1)];
}

/**
 * Makes a table one stop: of its links, Tab comes to the one that was visited last.
 * @param {HTMLTableElement} table
 * @param {string} name for those who hear it
 */
export function asGrid(table, name) {
  const rows = [...table.rows].map((row) => [...row.querySelectorAll("a")]).filter((links) => links.length);
  if (!rows.length) {
    return;
  }
  const widths = rows.map((links) => links.length);
  const placeOf = (/** @type {EventTarget | null} */ link) => {
    const row = rows.findIndex((links) => links.some((one) => one === link));
    return row < 0 ? null : /** @type {Place} */ ([row, rows[row].findIndex((one) => one === link)]);
  };
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", name);
  let stop = rows[0][0];
  for (const link of rows.flat()) {
    link.tabIndex = link === stop ? 0 : -1;
  }
  table.addEventListener("focusin", ({ target }) => {
    const place = placeOf(target);
    if (place) {
      stop.tabIndex = -1;
      stop = rows[place[0]][place[1]];
      stop.tabIndex = 0;
    }
  });
  table.addEventListener("keydown", (event) => {
    const from = event.altKey || event.metaKey || event.shiftKey ? null : placeOf(event.target);
    const to = from && ledTo(widths, from, event.key, event.ctrlKey);
    if (to) {
      event.preventDefault();
      rows[to[0]][to[1]].focus();
    }
  });
}
