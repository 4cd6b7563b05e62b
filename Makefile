# The commands that must always work: `make demo` and `make test`. Everything lives in .venv.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && { echo $$p; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check docs bench format clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## Set up .venv with everything

$(READY): pyproject.toml constraints.txt tools/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" bash tools/setup.sh
	@touch $@

demo: $(READY) ## Make the fictional review, open the chair's desk and the panel's page
	@$(BIN)/silp demo demo-review --open

check: $(READY) ## Lint, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY) ## Build the documentation, strictly
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

test: $(READY) check docs ## Run everything: checks, docs, stores, browser
	@$(BIN)/python tools/provide.py
	$(BIN)/pytest -n 2 --dist loadgroup

bench: $(READY) ## Print the table of speed ratios
	$(BIN)/python benchmarks

format: $(READY) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove .venv, the fictional review and what was built
	rm -rf $(VENV) demo-review dist site .pytest_cache .mypy_cache .ruff_cache
