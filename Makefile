# `make run` and `make test` set up whatever they need; Python 3.11 or newer is all they ask for.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
# `dev,ocr` adds the reading of scans, and its tests.
EXTRAS ?= dev
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint eval bench browser check-installed clean

run: $(READY)
	$(BIN)/proposal-bot run

test: $(READY) browser
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(READY)
	$(BIN)/python -m benchmarks.parsing_quality
	$(BIN)/python -m benchmarks.telling_quality
	$(BIN)/python -m benchmarks.finding_queries
	$(BIN)/python -m benchmarks.finding_quality
	$(BIN)/python -m benchmarks.scale_quality

bench: $(READY)
	$(BIN)/python -m benchmarks.store_load
	$(BIN)/python -m benchmarks.parse_speed

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

# A Chromium for the tests of the chat page, where one can be had.
browser: $(READY)
	@scripts/find-browser $(VENV)

# The package as pip installs it, with its tables and samples, away from this folder.
check-installed:
	@PYTHON=$(PYTHON) scripts/check-installed

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
