# Needs Python 3.11 or later, with venv, and make. Everything else goes into .venv.
#
#   make run      set up, and open a sample thread
#   make test     set up, and run the tests
#   make check    lint, format, types, import contracts
#   make score    score what is read, by format and by text extractor, against real threads, where CORPORA has them;
#                 TABLES=--html (--json, --mail, --text, --texts) for some of it
#   make bench    measure imports, the screen, other readers beside it, growth, the resolver, mail, all formats:
#                 some minutes; QUICK=1 takes the smaller threads alone
#   make docs     make the README's key table and its picture from the program
#   make package  build wheel and sdist, install each in a clean environment, open a sample from there

PYTHON ?= python3
CORPORA ?= ../shared/corpora

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OPENED := sample_threads/spinning-wheel.txt

.PHONY: run test check score bench docs package clean

run: .venv/installed
	$(BIN)/threadtui $(OPENED)

# Most of a test of the interface is waiting until the screen is still: more run at a time than there are processors.
test: .venv/installed-dev
	$(BIN)/python -m pytest -n 6

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

score: .venv/installed
	$(BIN)/python benchmarks/score.py $(CORPORA) $(TABLES)

bench: .venv/installed
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/screen.py
	$(BIN)/python benchmarks/keys_terminal.py --posts 1000 $(if $(QUICK),10000,100000)
	$(BIN)/python benchmarks/keys_loading.py --posts $(if $(QUICK),10000,100000)
	$(BIN)/python benchmarks/peers.py $(if $(QUICK),--rounds 1)
	$(BIN)/python benchmarks/scale.py --posts $(if $(QUICK),1000 10000,10000 100000)
	$(BIN)/python benchmarks/quotes.py $(if $(QUICK),--posts 1000)
	$(BIN)/python benchmarks/mail.py $(if $(QUICK),--messages 2000)
	$(BIN)/python benchmarks/formats.py $(if $(QUICK),--posts 500)

docs: .venv/installed
	$(BIN)/python docs/refresh.py

package: .venv/installed-dev
	rm -rf build/package && mkdir -p build
	$(BIN)/python -m build --outdir build/package . > build/package.log 2>&1 || { cat build/package.log; exit 1; }
	for built in build/package/*.whl build/package/*.tar.gz; do $(MAKE) --no-print-directory try BUILT=$$built || exit 1; done

# One built package, as a user would get it: a clean environment, the program and a sample out of the package.
.PHONY: try
try: CLEAN := build/package/clean
try:
	@echo "trying $(BUILT)"
	@$(PYTHON) -m venv --clear $(CLEAN)
	@$(CLEAN)/bin/python -m pip --disable-pip-version-check --quiet install $(BUILT)
	@cd $(CLEAN) && bin/threadtui info "$$(bin/python -c 'import importlib.resources as r; print(r.files("threadtui") / "$(OPENED)")')"

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(PIP) install --upgrade "pip>=25.1"  # the first that installs dependency groups

.venv/installed: pyproject.toml | .venv/bin/python
	$(PIP) install --editable .
	$(BIN)/python -m compileall -q src  # so that no start waits for it
	touch $@

.venv/installed-dev: pyproject.toml .venv/installed | .venv/bin/python
	$(PIP) install --group dev
	touch $@
