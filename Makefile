# The doors of the house. Python 3.11 or newer and make are all that has to be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
JOBS ?= auto
CLIENTS := tests/clients/node_modules/.package-lock.json

.PHONY: demo test check schema queries bench format clean

demo: $(VENV)/ready
	@exec $(BIN)/isnad demo

test: $(VENV)/ready-dev $(CLIENTS)
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
	@ISNAD_REWRITE_QUERIES=1 $(BIN)/python -m pytest -q tests/schema/test_queries.py

# QUICK=1: in under three minutes; SIZES=10000,100000,1000000: numbers of articles; WRITE=1: into docs/benchmarks.md.
bench: $(VENV)/ready-dev
	@$(BIN)/python -m benchmarks $(if $(QUICK),--quick) $(if $(SIZES),--sizes $(SIZES)) $(if $(WRITE),--write)

format: $(VENV)/ready-dev
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

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

# The clients that the tests prove. Without an npm registry their tests fail and say so; all others run.
$(CLIENTS): tests/clients/package-lock.json | $(VENV)/ready-dev
	@$(BIN)/python -m tests.clients.packages || true

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis tests/clients/node_modules
