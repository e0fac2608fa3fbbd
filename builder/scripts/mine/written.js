/** A list of papers as a person would write it: plain text, and Markdown. */

/** @typedef {{title: string, byline: string, address: string, isRead: boolean, note: string}} Line */

/**
 * Returns the list as plain text, a paper a paragraph.
 * @param {ReadonlyArray<Line>} lines
 * @returns {string}
 */
export function plainList(lines) {
  return lines.map((line) => [line.title, line.byline, line.address, line.note.trim()].filter(Boolean).join("\n") + "\n").join("\n");
}

/**
 * Returns the list in Markdown, with a box for each paper that is ticked where it was read.
 * @param {ReadonlyArray<Line>} lines
 * @returns {string}
 */
export function markdownList(lines) {
  return lines.map(markdownItem).join("");
}

/**
 * @param {Line} line
 * @returns {string}
 */
function markdownItem({ title, byline, address, isRead, note }) {
  const link = address ? `[${escaped(title)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)` : escaped(title);
  const said = note.trim() ? `\n  > ${note.trim().split("\n").map(escaped).join("\n  > ")}\n` : "";
  return `- [${isRead ? "x" : " "}] ${link}${byline ? `. ${escaped(byline)}` : ""}\n${said}`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function escaped(text) {
  return text.replace(/[\\`*_{}[\]<>#|$~&]/g, "\\$&");
}
