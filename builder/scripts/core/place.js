/**
 * Where the site lies, whatever page this is and whatever sub-path or folder it is served from.
 *
 * Every bundle has this module, and each knows its own address only while it is being loaded: hence the constant.
 */

const HERE = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

/**
 * Returns the address of a file beside the scripts.
 * @param {string} name "data/columns/title.js"
 * @returns {string}
 */
export function assetAddress(name) {
  return new URL(name, HERE).href;
}

/**
 * Returns the address of a page of the site.
 * @param {string} path relative to the site's root: "papers/index.html"
 * @returns {string}
 */
export function pageAddress(path) {
  return new URL(`../../${path}`, HERE).href;
}

/**
 * Returns the address of a paper's page.
 * @param {string} id
 * @returns {string}
 */
export function paperAddress(id) {
  return pageAddress(`papers/${id}.html`);
}
