/** Titles, names and identifiers as they are compared: TeX, accents, case and punctuation taken off. */

const TEX_ACCENT = /\\(?:["'`^~=.]|[uvHckbdtr](?![A-Za-z]))\s*\{?\\?([A-Za-z])\}?/g;
const TEX_STYLE = /\\(?:text\w{2}|math\w{2,4}|emph|textnormal|text|ensuremath|operatorname|mbox|em|bf|it)(?![A-Za-z])\*?/g;
const TEX_COMMAND = /\\([A-Za-z]+)/g;
const LETTERS = new Map(Object.entries({ ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", þ: "th", ß: "ss" }));
const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
const VERSION_OF = /[\s,:;/–—-]*(?:[([]\s*(?:v\d{1,2}|preprint|(?:extended|full|short|journal|conference|arxiv) (?:version|abstract|paper))\s*[)\]]|,\s*v(?:ersion )?\d{1,2})\s*$/;
const ARXIV = /(?:arxiv\.org\/(?:abs|pdf|html)\/|arxiv[.:]\s*|^)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7}))(?:v\d+)?(?:\.pdf)?(?:$|[\s?#&,;)\]}])/i;

/**
 * Returns a text with TeX's accents, styles, braces and dollars taken off; other commands leave their names.
 * @param {string} text
 * @returns {string}
 */
export function withoutTex(text) {
  const plain = text.includes("\\")
    ? text.replace(TEX_ACCENT, "$1").replace(TEX_STYLE, "").replace(TEX_COMMAND, " $1 ").replace(/\\([&%#_])/g, "$1")
    : text;
  return plain.replace(/[{}$\\]/g, "").replace(/\s+/g, " ").trim();
}

/**
 * Returns what spellings of one text share, in lower case; letters of other scripts stay.
 * @param {string} text
 * @returns {string}
 */
function foldedText(text) {
  const plain = withoutTex(text).toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const latin = plain.replace(/[øłđðħıæœþß]/g, (letter) => LETTERS.get(letter) ?? letter);
  return latin.replace(/(?<![α-ω])[α-ω](?![α-ω])/g, (sign) => ` ${GREEK[sign.charCodeAt(0) - 0x3b1]} `).normalize("NFKC");
}

/**
 * Returns a title's key: its letters and digits, without what says which version it is.
 * @param {string} title
 * @returns {string}
 */
export function titleKey(title) {
  return lettersOf(foldedText(title).replace(VERSION_OF, "").replace(/(?:\.\.\.|…)\s*$/, ""));
}

/**
 * Returns a name's key.
 * @param {string} name
 * @returns {string}
 */
export function nameKey(name) {
  return lettersOf(foldedText(name));
}

/**
 * @param {string} text
 * @returns {string}
 */
function lettersOf(text) {
  return text.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/**
 * Says whether many papers may be called so, so that a title alone tells nothing.
 * @param {string} title
 * @returns {boolean}
 */
export function isGeneric(title) {
  return title.trim().split(/\s+/).length <= 2 && titleKey(title).length < 20;
}

/**
 * Returns a DOI without what stands around it, in lower case; empty where there is none.
 * @param {string} text
 * @returns {string}
 */
export function doiOf(text) {
  const found = /\b10\.\d{4,9}\/[^\s"<>{}]+/.exec(text.replace(/\\/g, ""));
  return found ? decoded(found[0]).replace(/[.,;)\]]+$/, "").toLowerCase() : "";
}

/**
 * @param {string} text
 * @returns {string}
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns the arXiv id, without version, that an identifier, an address or a DOI names; empty where none does.
 * @param {string} text
 * @returns {string}
 */
export function arxivOf(text) {
  return (ARXIV.exec(text.trim())?.[1] ?? "").toLowerCase();
}
