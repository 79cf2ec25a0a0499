# `make help` lists what there is to do. A fresh machine needs Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --upgrade -q

.DEFAULT_GOAL := help
.PHONY: help site serve build check test lint format bench lighthouse fuzz eval browser lock clean

help: ## List what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/ready ## Build the site into site/ (STRICT=1: warnings are errors; GATE=1: only if no dump gives less than before)
	$(if $(GATE),$(BIN)/paper-digest build --gate)
	$(BIN)/mkdocs build $(if $(STRICT),--strict)

serve: $(VENV)/ready ## Show the site at http://127.0.0.1:8000 and rebuild it when something changes
	$(BIN)/mkdocs serve

build: $(VENV)/ready ## Write the Markdown pages below docs/ only
	$(BIN)/paper-digest build

check: $(VENV)/ready ## Tell what was understood of each dump in raw/
	$(BIN)/paper-digest check

test: lint browser ## Run every check: formatting, lint, types, architecture, tests with a real browser
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/ready-dev ## Run the checks that need no test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/ready-dev ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/ready-dev ## Measure the generator next to a bare MkDocs build
	$(BIN)/python -m tests.bench

lighthouse: $(VENV)/ready-dev ## Ask Google's Lighthouse how good three pages are, on a phone and on a desk (needs Node 20 or newer)
	$(BIN)/python -m tests.lighthouse

fuzz: $(VENV)/ready-dev ## Damage the sample dumps in many ways and see that nothing breaks (MINUTES=10)
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),10)

eval: $(VENV)/ready-dev ## Measure the study against labelled data beside the repository (WRITE=1: into docs, too)
	$(BIN)/python -m tests.eval $(if $(WRITE),--write)

browser: $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.chromium

lock: $(VENV)/ready-dev ## Pin the newest versions that pyproject.toml allows
	$(COMPILE) -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove everything that was made
	rm -rf $(VENV) site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
	git clean -qfdX docs

# The environment is made anew when its own Python is gone or broken. The project itself is installed in place, by the pinned
# build backend and without another download.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, as $(PYTHON). If it has another name here, say so: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks its venv or ensurepip module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@
