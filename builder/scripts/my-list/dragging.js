/** Rows that are dragged by a handle, with mouse, pen or finger. The keyboard has buttons for the same. */

/**
 * Lets a row be dragged among its neighbours.
 * @param {HTMLElement} row
 * @param {HTMLElement} handle
 * @param {(before: HTMLElement | null) => void} dropped is told the row that it was put before, null for the end
 */
export function letDrag(row, handle, dropped) {
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("is-dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) {
      place(row, event.clientY);
    }
  });
  handle.addEventListener("lostpointercapture", () => {
    row.classList.remove("is-dragged");
    const next = row.nextElementSibling;
    dropped(next instanceof HTMLElement ? next : null);
  });
}

/**
 * Puts the row where the pointer is: past a neighbour once its middle is passed. It is the neighbour that is put
 * elsewhere, for an element that moves in the page lets go of the pointer.
 * @param {HTMLElement} row
 * @param {number} height of the pointer in the window
 */
function place(row, height) {
  const [before, after] = [shown(row, "previousElementSibling"), shown(row, "nextElementSibling")];
  if (before && height < middle(before)) {
    row.after(before);
  } else if (after && height > middle(after)) {
    row.before(after);
  }
}

/**
 * Returns the nearest neighbour that is not filtered away.
 * @param {HTMLElement} row
 * @param {"previousElementSibling" | "nextElementSibling"} way
 * @returns {HTMLElement | null}
 */
export function shown(row, way) {
  let next = row[way];
  while (next instanceof HTMLElement && next.hidden) {
    next = next[way];
  }
  return next instanceof HTMLElement ? next : null;
}

/**
 * @param {HTMLElement} row
 * @returns {number}
 */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
