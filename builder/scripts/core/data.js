/**
 * Loads data files: scripts that call `litsurvey.give(name, value)`, since a folder without a server gives no others.
 */

import { assetAddress } from "./place.js";

/** @typedef {{kept: Map<string, Promise<any>>, waiting: Map<string, (value: any) => void>, offers: Map<string, any>, give: (name: string, value: any) => void}} Shared */

/** The digest of all data: another one is another build. */
export const VERSION = "__VERSION__";

/**
 * Returns what all bundles of a page share, so that none loads a file again.
 * @returns {Shared}
 */
function shared() {
  const place = /** @type {{litsurvey?: Shared}} */ (globalThis);
  if (!place.litsurvey) {
    const waiting = new Map();
    place.litsurvey = {
      kept: new Map(),
      waiting,
      offers: new Map(),
      give(name, value) {
        waiting.get(name)?.(value);
        waiting.delete(name);
      },
    };
  }
  return place.litsurvey;
}

/**
 * Adds a script to the page.
 * @param {string} address
 * @param {() => void} onLoad
 * @param {() => void} onError
 */
function addScript(address, onLoad, onError) {
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", () => {
    script.remove();
    onLoad();
  });
  script.addEventListener("error", () => {
    script.remove();
    onError();
  });
  document.head.append(script);
}

/**
 * Loads a data file, each once a page. Fails where it cannot be had; the next call then tries again.
 * @param {string} name "columns/title"
 * @returns {Promise<any>}
 */
export function load(name) {
  const { kept, waiting } = shared();
  const known = kept.get(name);
  if (known) {
    return known;
  }
  const promise = new Promise((resolve, reject) => {
    const fail = () => {
      kept.delete(name);
      waiting.delete(name);
      reject(new Error(`data/${name}.js could not be loaded`));
    };
    waiting.set(name, resolve);
    addScript(assetAddress(`data/${name}.js?v=${VERSION}`), () => waiting.has(name) && fail(), fail);
  });
  kept.set(name, promise);
  return promise;
}

/**
 * Starts a bundle, each once a page.
 * @param {string} name "results"
 * @returns {Promise<void>}
 */
export function start(name) {
  const { kept } = shared();
  const key = `bundle ${name}`;
  const promise =
    kept.get(key) ??
    new Promise((resolve, reject) => {
      addScript(assetAddress(`${name}.js?v=${VERSION}`), () => resolve(undefined), () => {
        kept.delete(key);
        reject(new Error(`${name}.js could not be loaded`));
      });
    });
  kept.set(key, promise);
  return promise;
}

/**
 * Lets other bundles of the page have something of this one.
 * @param {string} bundle its name
 * @param {any} what
 */
export function offer(bundle, what) {
  shared().offers.set(bundle, what);
}

/**
 * Starts a bundle and returns what it offers.
 * @param {string} bundle
 * @returns {Promise<any>}
 */
export async function offeredBy(bundle) {
  await start(bundle);
  return shared().offers.get(bundle);
}
