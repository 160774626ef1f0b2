# make demo | serve | test | lint | messages | bench | lock: each does its own set-up in .venv.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 3
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: help demo serve test lint messages bench lock clean
.DEFAULT_GOAL := help
# The tests start hundreds of processes: none compiles the sources anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@echo "Making $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; set PYTHON=/path/to/python3.11"; exit 3; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Comity needs ..."
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.base ## answer one real question and write the report
	@$(BIN)/comity demo

serve: $(VENV)/.base ## run the web platform on this machine until Ctrl-C
	@$(BIN)/comity serve

# The checker of accessible pages; without npm its tests are skipped, and say so.
$(VENV)/.axe: tests/browser/package-lock.json | $(BIN)/python
	@if command -v npm >/dev/null; then cd tests/browser && npm ci --no-audit --no-fund --silent; fi
	@touch $@

test: $(VENV)/.dev $(VENV)/.axe ## all tests, or TESTS=... (DATABASE_URL and COMITY_TEXTS are honoured)
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal $(TESTS)

lint: $(VENV)/.dev ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

messages: $(VENV)/.dev ## extract and compile the catalogues of translations
	@$(BIN)/python -m tools.catalogue update

bench: $(VENV)/.dev ## measure the hot paths beside the alternatives
	@$(BIN)/python -m benchmarks

lock: ## resolve and hash the requirement files anew (needs uv)
	@for set in build base dev; do uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--constraint requirements/constraints.in \
		$$(test $$set = build && echo requirements/build.in || echo pyproject.toml) \
		$$(test $$set = dev && echo --extra dev --constraint requirements/base.txt) \
		--output-file requirements/$$set.txt; done

clean: ## remove what the other commands made
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
