/** BibTeX and BibLaTeX, as far as comparing needs them: broken entries cost themselves alone. */

/** @typedef {{kind: string, key: string, fields: Map<string, string>}} BibEntry */

const BEGIN = /^[ \t]*@\s*(\w+)\s*[{(]/gm;
const NO_ENTRY = new Set(["comment", "preamble", "string"]);
const FIELD = /\s*([\w:.+-]+)\s*=\s*/y;

/**
 * Yields the entries of a file.
 * @param {string} text
 * @returns {Generator<BibEntry>}
 */
export function* bibEntries(text) {
  const macros = new Map();
  const begins = [...text.matchAll(BEGIN)];
  for (const [number, begin] of begins.entries()) {
    const from = begin.index + begin[0].length;
    const body = text.slice(from, begins[number + 1]?.index ?? text.length);
    const kind = begin[1].toLowerCase();
    if (kind === "string") {
      fieldsOf(body, 0, macros).forEach((value, name) => macros.set(name, value));
    } else if (!NO_ENTRY.has(kind)) {
      const comma = body.indexOf(",");
      const key = (comma < 0 ? body : body.slice(0, comma)).replace(/[})\s]+$/, "").trim();
      yield { kind, key, fields: comma < 0 ? new Map() : fieldsOf(body, comma + 1, macros) };
    }
  }
}

/**
 * Returns the fields from a place on, until something is no field.
 * @param {string} body
 * @param {number} from
 * @param {ReadonlyMap<string, string>} macros
 * @returns {Map<string, string>}
 */
function fieldsOf(body, from, macros) {
  const fields = new Map();
  let at = from;
  for (;;) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(body);
    if (!found) {
      return fields;
    }
    const { value, end } = valueAt(body, FIELD.lastIndex, macros);
    const name = found[1].toLowerCase();
    if (!fields.has(name)) {
      fields.set(name, value.replace(/\s+/g, " ").trim());
    }
    at = end;
    while (at < body.length && /[\s,]/.test(body[at])) {
      at += 1;
    }
  }
}

/**
 * Reads a value: parts in braces, in quotes or bare, joined by "#".
 * @param {string} body
 * @param {number} from
 * @param {ReadonlyMap<string, string>} macros
 * @returns {{value: string, end: number}}
 */
function valueAt(body, from, macros) {
  let value = "";
  let at = from;
  for (;;) {
    const end = endOfPart(body, at);
    const part = body.slice(at, end);
    value += /^[{"]/.test(part) ? part.slice(1).replace(/[}"]$/, "") : (macros.get(part.trim().toLowerCase()) ?? part.trim());
    const joint = /^\s*#\s*/.exec(body.slice(end, end + 50));
    if (!joint) {
      return { value, end };
    }
    at = end + joint[0].length;
  }
}

/**
 * Returns where a part ends. Braces are counted; where one is never closed, the part ends with its line.
 * @param {string} body
 * @param {number} from
 * @returns {number}
 */
function endOfPart(body, from) {
  const opening = body[from];
  if (opening !== "{" && opening !== '"') {
    const end = body.slice(from).search(/[,}#\n]/);
    return end < 0 ? body.length : from + end;
  }
  let depth = 0;
  for (let at = from; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === "\\") {
      at += 1;
    } else if (sign === "{") {
      depth += 1;
    } else if (sign === "}") {
      depth -= 1;
      if (depth === 0 && opening === "{") {
        return at + 1;
      }
    } else if (sign === '"' && opening === '"' && depth === 0 && at > from) {
      return at + 1;
    }
  }
  const line = body.indexOf("\n", from);
  return line < 0 ? body.length : line;
}
