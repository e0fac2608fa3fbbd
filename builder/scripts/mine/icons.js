/** Small drawings on buttons, in the colour of the words beside them. */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Paths on a ground of 20 by 20. @type {Readonly<Record<string, ReadonlyArray<string>>>} */
const DRAWINGS = {
  star: ["m10 2.6 2.3 4.7 5.1.7-3.7 3.6.9 5.1-4.6-2.4-4.6 2.4.9-5.1L2.6 8l5.1-.7z"],
  read: ["M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0", "m6.7 10.3 2.3 2.3 4.4-5"],
  pen: ["m3.5 16.5.8-3.6 9.3-9.3 2.8 2.8-9.3 9.3zM11.5 5.7l2.8 2.8"],
  up: ["M10 16V4.5M5 9.2l5-5 5 5"],
  down: ["M10 4v11.5M5 10.8l5 5 5-5"],
  remove: ["m5.5 5.5 9 9m0-9-9 9"],
  grip: ["M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01"],
};

/**
 * Draws an icon; a screen reader passes it over.
 * @param {"star" | "read" | "pen" | "up" | "down" | "remove" | "grip"} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const drawing = document.createElementNS(NAMESPACE, "svg");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.setAttribute("aria-hidden", "true");
  for (const line of DRAWINGS[name]) {
    const path = document.createElementNS(NAMESPACE, "path");
    path.setAttribute("d", line);
    drawing.append(path);
  }
  return drawing;
}
