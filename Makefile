# Every target does its own set-up; all it needs is Python 3.11 or newer and make.
PYTHON ?= python3
GOLD ?= ../shared/gold
BIN := .venv/bin
UV := .tools/bin/uv
UV_VERSION := 0.13.9
# What the workbench's pages load, bundled from npm's packages and our own scripts and styles.
BUNDLE := src/overt/workbench/static/main.js
CLIENT := $(wildcard src/overt/workbench/client/*.* src/overt/workbench/client/*/*.*)

.PHONY: help demo test check accuracy speed format clean bundle
help:            ## show these targets
	@grep -E '^[a-z]+: .*##|^[a-z]+: +##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: .venv/.demo        ## read about twenty invented pages into a fresh record, with a short tour
	@$(BIN)/overt demo

test: .venv/.dev         ## run the tests, with the real parts they need
	@scripts/system-packages
	$(BIN)/pytest

check: .venv/.dev        ## lint, types, contracts, lock file
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(UV) lock --check --quiet

accuracy: .venv/.dev     ## measure every stage against the gold, and fail under the floors
	$(BIN)/overt accuracy $(GOLD)

speed: .venv/.dev        ## measure speed, start-up and memory
	$(BIN)/python benchmarks/speed.py $(GOLD)

bundle: $(BUNDLE)       ## build the scripts and styles of the workbench's pages

format: .venv/.dev       ## put the code in its usual form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:           ## remove the environments and caches
	rm -rf src/overt/workbench/static src/overt/workbench/client/node_modules
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The tools and the environment. Stamps say what is installed, so that nothing is done twice. Bytecode is written here,
# because where Python may not write it every start would compile some thousand files.
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "overt needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv .tools || \
	  { echo "This Python cannot make environments; install its venv package (Debian: apt-get install python3-venv)." >&2; exit 1; }
	.tools/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(BUNDLE): $(CLIENT) scripts/bundle.py $(UV)
	@echo "Bundling the workbench's scripts and styles ..."
	@$(PYTHON) scripts/bundle.py .tools

.venv/.demo: $(UV) pyproject.toml uv.lock $(BUNDLE)
	$(UV) sync --quiet --frozen --inexact --compile-bytecode --no-dev --python $(PYTHON)
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/.dev: $(UV) pyproject.toml uv.lock $(BUNDLE)
	$(UV) sync --quiet --frozen --inexact --compile-bytecode --all-groups --python $(PYTHON)
	@$(BIN)/python -m compileall -q src
	@touch $@ .venv/.demo
