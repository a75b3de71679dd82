# The doors of the house. Python 3.11 or newer and make are all that has to be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
# One more than there are cores, since many tests wait for something: a pause, a signal, a process that starts.
JOBS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
NODE := $(VENV)/node
NPM := npm_config_logs_max=0 npm_config_progress=false $(NODE)/npm --loglevel=error
PAGES := service/pages
PAGE_SOURCES := $(wildcard $(PAGES)/*.html $(PAGES)/*.js $(PAGES)/src/* $(PAGES)/src/*/*)
CLIENTS := tests/clients
GENERATORS := $(CLIENTS)/generators

.NOTPARALLEL:
.PHONY: demo pages test check schema queries objects map examples bench format sbom vulnerabilities clean

# Without the pages, which npm's registry is needed for, everything but the pages works.
demo: $(VENV)/ready
	@$(MAKE) --no-print-directory pages || echo "the pages for browsers were not built: the service says so where they would be" >&2
	@exec $(BIN)/isnad demo

pages: $(PAGES)/built/ready
	@:

test: $(VENV)/ready-dev pages $(CLIENTS)/node_modules/.package-lock.json $(GENERATORS)/node_modules/.package-lock.json $(VENV)/generators/ready $(VENV)/audit/ready
	@$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/ready-dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/basedpyright --pythonpath $(BIN)/python --level error > $(VENV)/basedpyright.log || { cat $(VENV)/basedpyright.log; exit 1; }
	@$(MAKE) --no-print-directory test

schema: $(VENV)/ready
	@$(BIN)/isnad schema > schema/schema.graphql.new && mv schema/schema.graphql.new schema/schema.graphql

queries: $(VENV)/ready-dev
	@ISNAD_REWRITE_QUERIES=1 $(BIN)/python -m pytest -q tests/queries/test_queries.py

# The list of what each version of the database has, by which `isnad doctor` knows what is missing.
objects: $(VENV)/ready-dev
	@ISNAD_REWRITE_OBJECTS=1 $(BIN)/python -m pytest -q tests/db/migrations/test_objects.py -k the_list_is

# The code map of docs/architecture.md.
map: $(VENV)/ready-dev
	@ISNAD_REWRITE_MAP=1 $(BIN)/python -m pytest -q tests/test_docs.py -k code_map

examples: $(VENV)/ready-dev
	@ISNAD_REWRITE_EXAMPLES=1 $(BIN)/python -m pytest -q tests/service/rest/test_examples.py

# QUICK=1: in under three minutes; SIZES=10000,100000,1000000: numbers of articles; WRITE=1: into docs/benchmarks.md.
bench: $(VENV)/ready-dev
	@$(BIN)/python -m benchmarks $(if $(QUICK),--quick) $(if $(SIZES),--sizes $(SIZES)) $(if $(WRITE),--write)

format: $(VENV)/ready-dev
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

# The bill of materials of what the service needs at run time, in CycloneDX: without the network, once things are installed.
sbom: $(VENV)/ready-dev
	@$(BIN)/python -m tests.dependencies.bill build/sbom.cdx.json

# Known vulnerabilities of whatever is locked. OSV=URL: ask somebody else who speaks as OSV does; npm asks its own registry.
vulnerabilities: $(VENV)/ready $(NODE)/ready $(VENV)/audit/ready
	@$(BIN)/python -m tests.dependencies.vulnerabilities $(if $(OSV),--osv $(OSV))

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make a virtual environment: on Debian and Ubuntu, install python3-venv" >&2; exit 1; }

$(VENV)/ready: requirements.txt requirements-build.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing the locked dependencies …" >&2
	@$(PIP) install --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing the locked dependencies …" >&2
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/ready

# node, npm and npx for whatever needs them: this machine's, or the wheel's.
$(NODE)/ready: requirements-node.txt .ci/node | $(VENV)/bin/python
	@.ci/node $(NODE) $(BIN)/python
	@touch $@

$(PAGES)/node_modules/ready: $(PAGES)/package.json $(PAGES)/package-lock.json $(PAGES)/.npmrc | $(NODE)/ready
	@echo "installing the locked packages of the pages …" >&2
	@$(NPM) --prefix $(PAGES) ci > /dev/null
	@touch $@

$(PAGES)/built/ready: $(PAGES)/node_modules/ready $(PAGE_SOURCES)
	@echo "building the pages …" >&2
	@$(NPM) --prefix $(PAGES) run build > /dev/null
	@touch $@

# The clients that the tests prove. Without an npm registry their tests fail and say so; all others run.
$(CLIENTS)/node_modules/.package-lock.json: $(CLIENTS)/package-lock.json | $(VENV)/ready-dev
	@$(BIN)/python -m tests.clients.packages || true

$(GENERATORS)/node_modules/.package-lock.json: $(GENERATORS)/package-lock.json | $(VENV)/ready-dev
	@$(BIN)/python -m tests.clients.packages || true

# The generators of clients in Python want other versions of what Isnad is made of: they have an environment of their own.
$(VENV)/generators/ready: $(GENERATORS)/requirements.txt | $(VENV)/ready-dev
	@$(BIN)/python -m tests.clients.generators.pythons || true

# pip-audit, in an environment of its own, since it brings a pip. Without it the audit says that nothing is known.
$(VENV)/audit/ready: tests/dependencies/requirements.txt | $(VENV)/bin/python
	@echo "installing what audits the locks …" >&2
	@{ $(BIN)/python -m venv --clear $(VENV)/audit && $(VENV)/audit/bin/python -m pip -qq --disable-pip-version-check --no-input install --require-hashes -r tests/dependencies/requirements.txt && touch $@; } || echo "pip-audit is not installed: is the registry of Python packages reached?" >&2

clean:
	rm -rf $(VENV) $(PAGES)/node_modules $(PAGES)/built $(CLIENTS)/node_modules $(GENERATORS)/node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis
