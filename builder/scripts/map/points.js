/** The papers as points of the map, in a grid of cells: which is nearest, which lies where an arrow key leads. */

/** @typedef {{xs: Float32Array, ys: Float32Array, left: number, top: number, cell: number, columns: number, rows: number, starts: Uint32Array, order: Uint32Array}} Points */

const IN_A_CELL = 4; // on average
const ASIDE = 2; // what a unit to the side counts beside one ahead

/**
 * Puts the points into cells, sorted by counting.
 * @param {ArrayLike<number>} spots x and y of each point, one after the other
 * @returns {Points}
 */
export function gridOf(spots) {
  const count = spots.length >> 1;
  const [xs, ys] = [new Float32Array(count), new Float32Array(count)];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    xs[i] = spots[2 * i];
    ys[i] = spots[2 * i + 1];
    [left, right] = [Math.min(left, xs[i]), Math.max(right, xs[i])];
    [top, bottom] = [Math.min(top, ys[i]), Math.max(bottom, ys[i])];
  }
  const across = Math.max(1, Math.ceil(Math.sqrt(count / IN_A_CELL)));
  const cell = Math.max(1, right - left, bottom - top) / across || 1;
  const [columns, rows] = [across + 1, across + 1];
  const starts = new Uint32Array(columns * rows + 1);
  const cellOf = (/** @type {number} */ i) => Math.floor((ys[i] - top) / cell) * columns + Math.floor((xs[i] - left) / cell);
  for (let i = 0; i < count; i++) {
    starts[cellOf(i) + 1]++;
  }
  for (let i = 0; i < columns * rows; i++) {
    starts[i + 1] += starts[i];
  }
  const [order, next] = [new Uint32Array(count), starts.slice()];
  for (let i = 0; i < count; i++) {
    order[next[cellOf(i)]++] = i;
  }
  return { xs, ys, left, top, cell, columns, rows, starts, order };
}

/**
 * Returns the number of the point nearest to a place of the map, -1 where none is within the radius.
 * @param {Points} points
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @returns {number}
 */
export function nearestPoint(points, x, y, radius) {
  let [found, best] = [-1, radius * radius];
  eachWithin(points, x - radius, y - radius, x + radius, y + radius, (i) => {
    const distance = (points.xs[i] - x) ** 2 + (points.ys[i] - y) ** 2;
    if (distance <= best) {
      [found, best] = [i, distance];
    }
  });
  return found;
}

/**
 * Returns the number of the point that an arrow leads to: of those within 60 degrees of its direction the closest, what
 * lies to the side counting double; -1 where there is none.
 * @param {Points} points
 * @param {number} from number of a point
 * @param {number} dx -1, 0 or 1
 * @param {number} dy
 * @returns {number}
 */
export function pointTowards(points, from, dx, dy) {
  let [found, best] = [-1, Infinity];
  for (let i = 0; i < points.xs.length; i++) {
    const [x, y] = [points.xs[i] - points.xs[from], points.ys[i] - points.ys[from]];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (ahead > 0 && aside <= 1.7321 * ahead) {
      const cost = ahead + ASIDE * aside;
      if (cost < best) {
        [found, best] = [i, cost];
      }
    }
  }
  return found;
}

/**
 * Returns the numbers of the points inside a closed line, in order.
 * @param {Points} points
 * @param {number[]} line x and y of each corner, one after the other
 * @returns {number[]}
 */
export function pointsInside(points, line) {
  const corners = line.length >> 1;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < corners; i++) {
    [left, right] = [Math.min(left, line[2 * i]), Math.max(right, line[2 * i])];
    [top, bottom] = [Math.min(top, line[2 * i + 1]), Math.max(bottom, line[2 * i + 1])];
  }
  /** @type {number[]} */
  const found = [];
  if (corners > 2) {
    eachWithin(points, left, top, right, bottom, (i) => {
      if (isInside(points.xs[i], points.ys[i], line)) {
        found.push(i);
      }
    });
  }
  return found.sort((a, b) => a - b);
}

/**
 * Calls a function for each point of the cells that a rectangle touches.
 * @param {Points} points
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @param {(point: number) => void} then
 */
export function eachWithin(points, left, top, right, bottom, then) {
  const place = (/** @type {number} */ value, /** @type {number} */ start, /** @type {number} */ most) =>
    Math.min(Math.max(Math.floor((value - start) / points.cell), 0), most - 1);
  const [first, last] = [place(left, points.left, points.columns), place(right, points.left, points.columns)];
  const end = place(bottom, points.top, points.rows);
  for (let row = place(top, points.top, points.rows); row <= end; row++) {
    const to = points.starts[row * points.columns + last + 1];
    for (let at = points.starts[row * points.columns + first]; at < to; at++) {
      then(points.order[at]);
    }
  }
}

/**
 * Tells whether a place is inside a closed line, by how often a ray to the right crosses it.
 * @param {number} x
 * @param {number} y
 * @param {number[]} line
 * @returns {boolean}
 */
function isInside(x, y, line) {
  let inside = false;
  for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
    const [x1, y1, x2, y2] = [line[i], line[i + 1], line[j], line[j + 1]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) {
      inside = !inside;
    }
  }
  return inside;
}
