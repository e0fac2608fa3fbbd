"""ES modules become one plain script a bundle, in an order in which everything is declared before it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.assets import site_assets
from builder.bundling import bundles
from builder.records import DataFile

NODE = Path(sys.executable).with_name("node")
MODULES = {
    "core/words.js": """/** Words. */
export const GREETING = "hello"; // said first
export function greet() {
  return GREETING;
}
""",
    "core/loud.js": """import { greet } from "./words.js";

/* Loud. */
export const loud = () => `${greet()} /* kept */`;
""",
    "page/main.js": """import { loud } from "../core/loud.js";
import { greet } from "../core/words.js";
console.log(greet(), loud());
""",
}
COMMENTS = """const a = 1;
/** One. */
/** Two
 * lines. */
const b = /** @type {number} */ (2);
/** @type {x} */ console.log(a + b);
/** End. */
"""


def run(script: str) -> str:
    return subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True).stdout


def test_a_bundle_does_what_its_modules_do() -> None:
    assert run(bundles(MODULES)["page.js"]) == "hello hello /* kept */\n"


def test_a_bundle_leaves_no_name_behind() -> None:
    assert run(f"{bundles(MODULES)['page.js']} console.log(typeof loud)").endswith("undefined\n")


def test_comments_stay_behind_and_code_between_them_does_not() -> None:
    bundle = bundles({"page/main.js": COMMENTS})["page.js"]
    assert run(bundle) == "3\n"
    assert "One" not in bundle
    assert "Two" not in bundle


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('import { gone } from "./gone.js";\n', "page/gone.js is imported, but"),
        ('import { main } from "./main.js";\n', "page/main.js imports itself"),
        ('import { greet } from "../core/words.js";\nfunction greet() {}\n', "two modules of one bundle declare greet"),
        ('import * as words from "../core/words.js";\n', "cannot be joined"),
        ("export default 1;\n", "cannot be joined"),
        ("export { a };\n", "cannot be joined"),
        ("const { a } = {};\n", "cannot be joined"),
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bundles({**MODULES, "page/main.js": text})


def test_scripts_ask_for_data_of_their_own_build() -> None:
    one, two = (site_assets([DataFile("a", value)])["assets/litsurvey/boot.js"] for value in (1, 2))
    assert one != two
    assert b"__VERSION__" not in one
    assert site_assets([DataFile("a", 1)])["assets/litsurvey/data/a.js"] == b'litsurvey.give("a",1);\n'
