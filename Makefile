PYTHON ?= python3
VENV := .venv
PORT ?= 8501
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check bench format texts help

help: ## list the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

run: $(VENV)/.run ## set up if needed, then serve the dashboard
	$(VENV)/bin/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev ## set up if needed, then run all tests
	$(VENV)/bin/python -m pytest

check: $(VENV)/.dev ## lint, format, types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: $(VENV)/.dev ## the benchmarks, ratios against peers in one run
	$(VENV)/bin/python -m tests.benchmarks

format: $(VENV)/.dev ## let ruff format and mend what it can
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

texts: $(VENV)/.dev ## gather the texts of the pages for translators
	$(VENV)/bin/python -m relations.translating

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet -r requirements-dev.txt
	touch $(VENV)/.run $@
