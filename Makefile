# `make` lists what there is. Works with GNU make 3.81 (macOS) and later.

VENV ?= .venv
BIN := $(VENV)/bin
SET_UP := VENV="$(VENV)" PYTHON="$(PYTHON)" sh tools/set-up.sh

PORT ?= 8750
HUB_DATA ?= hub-data
HUB_CATALOGUE ?= resources/catalogues/demo.toml
TRANSLATIONS := $(wildcard translations/*.ts)
PYTHON_FILES := agent_desktop tests benchmarks tools packaging

# One pytest process a core; WORKERS=0 runs in one, which a debugger needs.
WORKERS ?= auto
SEEDS ?= 1..2000
RUNS ?= 100
COVERAGE := --cov --cov-branch --cov-report=term:skip-covered
TESTS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test run hub check bench campaign i18n package lock clean translations

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## Try it: a hub, seeded customers and the desktop (DATA=FILE CATALOGUE=NAME)
	@$(SET_UP) demo
	@$(MAKE) --no-print-directory -s translations
	@$(BIN)/agent-desktop demo $(if $(DATA),--data "$(DATA)") $(if $(CATALOGUE),--catalogue "$(CATALOGUE)") $(ARGS)

test: ## Run every check and every test (TESTS="tests/unit -k cache", WORKERS=0)
	@$(SET_UP) test
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile $(COVERAGE) $(TESTS)

run: ## Start the desktop (ARGS="--hub URL --profile DIR")
	@$(SET_UP) demo
	@$(MAKE) --no-print-directory -s translations
	@$(BIN)/agent-desktop $(ARGS)

hub: ## Start a hub on this machine (PORT=8750 HUB_DATA=hub-data HUB_CATALOGUE=FILE)
	@$(SET_UP) demo
	@$(BIN)/agent-desktop hub serve --data "$(HUB_DATA)" --port $(PORT) --catalogue "$(HUB_CATALOGUE)" $(ARGS)

check: ## Lint, format, types, import contract, translations, dead code
	@$(SET_UP) test
	@$(MAKE) --no-print-directory -s translations
	@echo "check: ruff" && $(BIN)/ruff check --quiet $(PYTHON_FILES)
	@echo "check: format" && $(BIN)/ruff format --check --quiet $(PYTHON_FILES)
	@echo "check: mypy" && $(BIN)/mypy --no-error-summary
	@echo "check: import contract" && mkdir -p .make && \
	    { $(BIN)/lint-imports --no-logo >.make/imports.txt 2>&1 || { cat .make/imports.txt; exit 1; }; }
	@echo "check: translations" && $(BIN)/python tools/translations.py check
	@echo "check: dead code" && $(BIN)/vulture

bench: ## Measure speed against floors and peers of the same run (ONLY=click|call|decisioning|...)
	@$(SET_UP) test
	@$(SET_UP) bench
	@$(BIN)/python -m benchmarks $(ONLY)

campaign: ## Break things on purpose, many times (SEEDS=1..2000, or KIND=kill-desktop RUNS=100)
	@$(SET_UP) test
ifeq ($(strip $(KIND)),)
	@$(BIN)/python -m tests.simulation SEEDS=$(SEEDS)
else
	@$(BIN)/python -m tests.faults $(KIND) $(RUNS) $(ARGS)
endif

i18n: ## Bring translations/*.ts up to date with the source and compile them
	@$(SET_UP) test
	@$(BIN)/python tools/translations.py update
	@$(BIN)/python tools/compile_translations.py

package: ## Make a folder that runs without Python, and try it (dist/agent-desktop)
	@$(SET_UP) package
	@$(MAKE) --no-print-directory -s translations
	@$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller packaging/pyinstaller/agent-desktop.spec
	@$(BIN)/python packaging/pyinstaller/smoke.py dist/agent-desktop

lock: ## Write requirements/*.txt anew (UPGRADE=1 takes newer versions; needs uv)
	@UV="$(UV)" UPGRADE="$(UPGRADE)" sh tools/lock.sh

clean: ## Remove what make made, the environment included; data is left alone
	rm -rf $(VENV) .make build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache .coverage .coverage.* translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The compiled translations follow their sources; nothing happens when they are newer.
translations: $(TRANSLATIONS:.ts=.qm)

%.qm: %.ts
	$(BIN)/python tools/compile_translations.py
