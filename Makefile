# Two commands are enough: "make site" and "make test". "make help" lists the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# Empty means: the first of python3, python3.14, ... that is new enough.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Wheels alone, checked by hash: nothing is compiled, and nothing that the lock does not name is installed.
LOCKED := install --no-deps --require-hashes --only-binary :all:
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --ignore-scripts --no-audit --no-fund
TSC := tests/e2e/node_modules/typescript/bin/tsc
UV_OPTIONS := --override requirements/overrides.txt --universal --python-version 3.11 --only-binary :all: \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet

SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
NODE_READY := tests/e2e/node_modules/.package-lock.json
PEERS_READY := benchmarks/node_modules/.package-lock.json

.PHONY: help site serve test lint types pytest format browser peers lighthouse lock clean distclean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

site: $(SITE_READY)  ## set up, build the survey, say where it lies
	@$(BIN)/litsurvey build
	@echo 'The site lies in site/: open site/index.html, or see it served with live reload by "make serve".'

serve: $(SITE_READY)  ## show the site with live reload
	@$(BIN)/litsurvey serve

test: lint types pytest  ## set up what the tests need and pass them all

lint: $(TEST_READY)  ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST_READY) $(NODE_READY)  ## mypy and tsc, strict
	$(BIN)/mypy
	$(BIN)/node $(TSC) --project tests/scripts

pytest: $(TEST_READY) $(NODE_READY) browser  ## the tests alone
	$(BIN)/pytest --numprocesses auto --dist loadfile -m "not alone"
	$(BIN)/pytest -m alone

format: $(TEST_READY)  ## put the code into ruff's layout
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: $(TEST_READY)  ## find a browser for the tests, else install one
	@$(BIN)/python scripts/find_browser.py --install

peers: $(PEERS_READY)  ## install what benchmarks of scripts compare with

lighthouse: $(TEST_READY) $(PEERS_READY) browser site  ## Lighthouse's scores of the pages that readers meet first
	$(BIN)/python -m benchmarks.lighthouse --audits

lock: $(TEST_READY)  ## renew the locks in requirements/, tests/e2e/ and benchmarks/
	$(BIN)/python -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(VENV)/lock/bin/uv pip compile pyproject.toml requirements/site.in $(UV_OPTIONS) --upgrade -o requirements/site.txt
	$(VENV)/lock/bin/uv pip compile pyproject.toml requirements/site.in requirements/test.in \
	  --constraint requirements/site.txt $(UV_OPTIONS) --upgrade -o requirements/test.txt
	$(NPM) --prefix tests/e2e install --package-lock-only
	$(NPM) --prefix benchmarks install --package-lock-only

clean:  ## remove what builds and tests left
	if [ -x $(BIN)/litsurvey ]; then $(BIN)/litsurvey clean; fi
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

distclean: clean  ## remove the environment as well
	rm -rf $(VENV) tests/e2e/node_modules benchmarks/node_modules

$(BIN)/python:
	@python=$$(sh scripts/pick_python.sh $(PYTHON)) && \
	  echo "Setting up $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)

$(SITE_READY): requirements/site.txt pyproject.toml | $(BIN)/python
	@echo 'Installing the packages of requirements/site.txt (some 230 MB to fetch the first time)'
	@$(PIP) $(LOCKED) --requirement requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(TEST_READY): requirements/test.txt $(SITE_READY)
	@echo 'Installing the packages of requirements/test.txt (some 250 MB to fetch the first time)'
	@$(PIP) $(LOCKED) --requirement requirements/test.txt
	@touch $@

$(NODE_READY): tests/e2e/package-lock.json $(TEST_READY)
	@echo 'Installing the HTML checker, axe-core, the type checker of scripts and Lighthouse'
	@$(NPM) --prefix tests/e2e ci --loglevel=error
	@touch $@

$(PEERS_READY): benchmarks/package-lock.json $(TEST_READY)
	@echo 'Installing what benchmarks compare with'
	@$(NPM) --prefix benchmarks ci --loglevel=error
	@touch $@
