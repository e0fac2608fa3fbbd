/** What of the map is seen: a place of the map, times scale, plus shift, is a place on the screen. Nothing here draws. */

/** @typedef {{scale: number, x: number, y: number}} View */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Bounds */
/** @typedef {{width: number, height: number}} Size */

export const CLOSEST = 24; // times as large as when all of the map is seen

/**
 * Returns the view in which all is seen, in the middle.
 * @param {Bounds} bounds
 * @param {Size} size
 * @param {number} edge left free around it, in pixels
 * @returns {View}
 */
export function fitting(bounds, size, edge) {
  const [width, height] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
  const scale = Math.min(Math.max(1, size.width - 2 * edge) / width, Math.max(1, size.height - 2 * edge) / height);
  return {
    scale,
    x: size.width / 2 - (scale * (bounds.left + bounds.right)) / 2,
    y: size.height / 2 - (scale * (bounds.top + bounds.bottom)) / 2,
  };
}

/**
 * Returns the view made larger or smaller; what lies at a place of the screen stays there. It is never made smaller
 * than the whole.
 * @param {View} view
 * @param {View} whole
 * @param {number} factor
 * @param {number} x
 * @param {number} y
 * @returns {View}
 */
export function zoomed(view, whole, factor, x, y) {
  const scale = Math.min(Math.max(view.scale * factor, whole.scale), whole.scale * CLOSEST);
  if (scale === whole.scale) {
    return { ...whole };
  }
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/**
 * Returns the view moved, but not so far that the map is lost: its middle half stays at the screen.
 * @param {View} view
 * @param {Bounds} bounds
 * @param {Size} size
 * @param {number} dx
 * @param {number} dy
 * @returns {View}
 */
export function moved(view, bounds, size, dx, dy) {
  const within = (/** @type {number} */ shift, /** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ room) => {
    const [start, end] = [low * view.scale, high * view.scale];
    const keep = Math.min(room, end - start) / 2;
    return Math.min(Math.max(shift, keep - end), room - keep - start);
  };
  return {
    scale: view.scale,
    x: within(view.x + dx, bounds.left, bounds.right, size.width),
    y: within(view.y + dy, bounds.top, bounds.bottom, size.height),
  };
}

/**
 * Returns the view in which a place of the map is seen at least `edge` pixels from every side.
 * @param {View} view
 * @param {Size} size
 * @param {number} x of the map
 * @param {number} y of the map
 * @param {number} edge
 * @returns {View}
 */
export function showing(view, size, x, y, edge) {
  const push = (/** @type {number} */ at, /** @type {number} */ room) =>
    room < 2 * edge ? room / 2 - at : Math.max(0, edge - at) + Math.min(0, room - edge - at);
  return {
    scale: view.scale,
    x: view.x + push(x * view.scale + view.x, size.width),
    y: view.y + push(y * view.scale + view.y, size.height),
  };
}

/**
 * Returns how far the view is zoomed in: 1 for the whole.
 * @param {View} view
 * @param {View} whole
 * @returns {number}
 */
export function zoomOf(view, whole) {
  return view.scale / whole.scale;
}
