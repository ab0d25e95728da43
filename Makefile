# Every command of this project. `make` or `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run test screenshots check bench setup messages translations lock

# The first Python that is new enough; python3 where none is, which then says what is needed.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && exit; done; echo python3)
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
ARGS ?=
BIN := .venv/bin
SET_UP = command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: install it (Debian: sudo apt-get install python3)." >&2; exit 1; }; \
	$(PYTHON) -m scripts.set_up

export HOST PORT

help: ## list the commands
	@echo "SEED Workbench"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-22s %s\n' "  $$name" "$$text"; done

run: ## set everything up and serve on http://127.0.0.1:8000 (HOST=, PORT=)
	@$(SET_UP) address && exec $(BIN)/python -m scripts.serve

test: ## set everything up and run every test (ARGS="-k name", WORKERS=2)
	@$(SET_UP) tests judges chromium && exec $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

screenshots: ## take the pictures of docs/screenshots anew
	@$(SET_UP) tests chromium && SEED_WALK_PICTURES=docs/screenshots exec $(BIN)/python -m pytest tests/browser/test_walk.py

check: ## style, types, floors, migrations
	@$(SET_UP) tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy seedapp scripts bench tests
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check

bench: ## measure speed and memory of the engine, also against its peers (ARGS="--only yaml")
	@$(SET_UP) tests peers && exec $(BIN)/python -m bench $(ARGS)

setup: ## make .venv (with .venv/bin/seed) and node_modules, and stop there
	@$(SET_UP)

messages: ## gather the sentences to translate into locale/
	@$(SET_UP) tests
	$(BIN)/python -m scripts.messages extract

translations: ## compile the translations in locale/
	@$(SET_UP)
	$(BIN)/python -m scripts.messages compile

lock: ## write requirements*.txt and each package-lock.json anew
	@$(SET_UP)
	$(BIN)/python -m scripts.lock
