# make run    install what viendan needs, read the documents in examples/, serve them
# make test   install what the tests need (a browser included) and run them
# make check  everything a change must pass
# make accuracy  score viendan on texts whose citations are known (GOLD=folder adds gold of your own)
# make bench     measure speed and memory (DOCS=folder reads your own .txt files)
# The first call installs into .venv; later ones start at once.

PYTHON ?= python3
DOCS   ?= examples
STORE  ?= data
HOST   ?= 127.0.0.1
PORT   ?= 8000
BIN    := .venv/bin
MYPY   := $(BIN)/mypy

.PHONY: run test check format browser lock bench accuracy clean

run: .venv/run
	@echo "Đọc tài liệu trong $(DOCS), sau đó phục vụ tại http://$(HOST):$(PORT) (dừng: Ctrl+C)"
	@$(BIN)/viendan serve $(DOCS) --store $(STORE) --host $(HOST) --port $(PORT)

test: .venv/dev browser
	@$(BIN)/pytest

check: .venv/dev browser
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(MYPY)
	$(BIN)/lint-imports
	$(BIN)/pytest

format: .venv/dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# Chromium draws the pages in the tests: an installed one, else the system's package.
browser:
	@.ci/browser

# The versions everything is built and tested with, without the index's name.
lock:
	@.ci/lock

# Compared with the run that the last commit keeps; writes bench/accuracy.json and the tables.
accuracy: .venv/dev
	@git show HEAD:bench/accuracy.json 2>/dev/null | \
	  $(BIN)/python -m bench.accuracy --before - $(if $(GOLD),--gold $(GOLD))

bench: .venv/bench
	@$(BIN)/python -m bench.speed $(if $(filter-out file default,$(origin DOCS)),--docs $(DOCS))
	@$(BIN)/python -m bench.trace

.venv/run: requirements.lock pyproject.toml
	@.ci/install requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock pyproject.toml
	@.ci/install requirements-dev.lock
	@touch .venv/run $@

# The dev packages and those that viendan is measured beside.
.venv/bench: requirements-bench.lock pyproject.toml
	@.ci/install requirements-bench.lock
	@touch .venv/run .venv/dev $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
