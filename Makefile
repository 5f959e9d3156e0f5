# make demo and make test are each the only command that a fresh machine needs.
PREFIX ?= /usr/local
OUT ?= out
SWIFT ?= swift
RELEASE := .build/release
PACKAGES := libxml2-dev libyaml-dev libpng-dev libturbojpeg0-dev libcairo2-dev pkg-config
MODULES := libxml-2.0 yaml-0.1 libpng libturbojpeg cairo
TOOLS := anchors dataset preview-matches
COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
COMMIT_DATE := $(shell git log -1 --format=%cs 2>/dev/null || date +%F)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT_INSTALL = { echo "setup: installing $(1) with apt-get"; $(SUDO) apt-get update -qq && \
  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(1); }

.PHONY: help setup setup-checks build demo pictures test check layouts browser-test parity bench lint docs install clean library
.PHONY: python python-test python-bench train train-full

help:
	@echo "make setup             install the C libraries that Debian provides, if any is missing"
	@echo "make demo              build, then lint, cluster, emit and preview the fixtures; pictures in $(OUT)/"
	@echo "make test              build, then run all tests"
	@echo "make parity            cases of the real trainers reproduced, of cases recorded"
	@echo "make setup-checks      also what check, browser-test and python-test use, from Debian"
	@echo "make check             hostile and planted datasets, made anew, against dataset lint"
	@echo "make layouts           SSD layouts fitted to the sets in DATA=…, against the defaults"
	@echo "make browser-test      click through the HTML reports in headless Chromium"
	@echo "make lint              formatting, one-way imports, syntax of the pages' scripts and styles"
	@echo "make bench             speed of reading, clustering and matching, as ratios in one run"
	@echo "make python            libanchorkit.so and the Python package anchorkit, as a wheel in dist/"
	@echo "make python-test       the package's tests (pytest and NumPy)"
	@echo "make train             anchors compared by real training runs, on the sets in DATA=…; ten minutes of two cores"
	@echo "make install PREFIX=…  tools, man pages and shell completions (default $(PREFIX))"
	@echo "make docs              API documentation of the libraries in $(OUT)/docs"

setup:
	@if pkg-config --exists $(MODULES) 2>/dev/null; then \
	  echo "setup: libxml2, libyaml, libpng, libjpeg-turbo and Cairo are here"; \
	else \
	  $(call APT_INSTALL,$(PACKAGES)); \
	fi

# What the checks beyond `make test` need of Debian. Python's must be there; without node the syntax of the pages'
# scripts stays unchecked, and without Chromium nothing is clicked: both say so.
setup-checks: setup
	@python3 -c 'import numpy, pytest' 2>/dev/null || \
	  { $(call APT_INSTALL,python3-numpy python3-pytest) && python3 -c 'import numpy, pytest'; } || \
	  { echo "setup: the Python tests need NumPy and pytest for $$(command -v python3 || echo python3)" >&2; exit 1; }
	@command -v node >/dev/null || $(call APT_INSTALL,nodejs) || echo "setup: no node to be had"
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  $(call APT_INSTALL,chromium) || echo "setup: no Chromium to be had"

build: setup
	ANCHORKIT_COMMIT=$(COMMIT) $(SWIFT) build -c release

demo: build
	@bash Fixtures/demo.sh $(RELEASE) $(OUT)

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

check: build
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	  python3 Tests/torture/generate.py "$$scratch" && python3 Tests/torture/run.py "$$scratch" $(RELEASE)/dataset
	@python3 Tests/planted.py Tests/planted_labels.py $(RELEASE)/dataset

DATA ?= ../shared/data

layouts: build
	@python3 Tests/layouts.py $(RELEASE)/anchors $(DATA)

browser-test: build
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { echo "browser-test: no Chromium here, nothing was clicked"; exit 0; }; \
	for page in Tests/browser/*_page.py; do python3 $$page $(RELEASE) $(OUT)/browser || exit 1; done

lint: setup
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@bash Tests/pages.sh
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

pictures: build
	@bash Fixtures/pictures.sh $(RELEASE)

parity: setup
	$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --filter 'ParitySummary|SqueezeDetParity|SqueezeDetConfigFile' 2>&1 | \
	  grep -E '^(parity|SSD parity|YOLO parity|system|[a-z_0-9-]+ +[0-9-]|  not|✘|error)'

bench: build
	@bash Tests/bench.sh $(RELEASE)

# Man pages come from swift-argument-parser's own generator, which is among the packages already here.
# It leaves the examples of a help text to be filled like prose: EXAMPLES keeps their lines.
EXAMPLES := /^\.Sh DESCRIPTION/ { print; text = 1; next } \
  text == 1 && !/^\./ { print ".Bd -literal"; text = 2 } \
  text && /^\./ { if (text == 2) print ".Ed"; text = 0 } { print }
INSTALLED := .build-install/release
INSTALL_BUILD := ANCHORKIT_COMMIT=$(COMMIT) $(SWIFT) build -c release --static-swift-stdlib --scratch-path .build-install
SHARE := $(DESTDIR)$(PREFIX)/share

install: setup
	$(INSTALL_BUILD)
	$(INSTALL_BUILD) --product generate-manual
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/man/man1" "$(SHARE)/bash-completion/completions" \
	  "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	for tool in $(TOOLS); do \
	  built=$(INSTALLED)/$$tool; \
	  install -m 755 $$built "$(DESTDIR)$(PREFIX)/bin/" && \
	  $(INSTALLED)/generate-manual $$built --multi-page --date $(COMMIT_DATE) --output-directory "$(SHARE)/man/man1" && \
	  $$built --generate-completion-script bash > "$(SHARE)/bash-completion/completions/$$tool" && \
	  $$built --generate-completion-script zsh > "$(SHARE)/zsh/site-functions/_$$tool" && \
	  $$built --generate-completion-script fish > "$(SHARE)/fish/vendor_completions.d/$$tool.fish" || exit 1; done
	for page in $(TOOLS:%="$(SHARE)/man/man1/"%*.1); do \
	  awk '$(EXAMPLES)' "$$page" > "$$page.new" && mv "$$page.new" "$$page" || exit 1; done

# API documentation, by the docc that comes with the toolchain: no plugin, no network.
docs: setup
	@bash Notebooks-md/docs.sh $(SWIFT) $(OUT)/docs

# The library that needs no Swift where it runs: SwiftPM's own flag leaves dynamic libraries alone.
PACKAGE := Sources/TrainerBridge/python
LIBRARY := .build-python/release/libanchorkit.so

# libyaml comes in as an archive, so that nothing has to be installed where the library runs: a
# description of our own names a folder that has no shared library.
ARCHIVES := $(CURDIR)/.build-python/archives

library:
	@mkdir -p $(ARCHIVES)
	@ln -sfn "$$(pkg-config --variable=libdir yaml-0.1)/libyaml.a" $(ARCHIVES)/libyaml.a
	@printf 'Name: LibYAML\nDescription: libyaml as an archive\nVersion: %s\nCflags: %s\nLibs: -L%s -l:libyaml.a\n' \
	  "$$(pkg-config --modversion yaml-0.1)" "$$(pkg-config --cflags yaml-0.1)" $(ARCHIVES) \
	  > $(ARCHIVES)/yaml-0.1.pc
	for product in anchorkit anchorkit_pictures; do \
	  PKG_CONFIG_PATH=$(ARCHIVES) $(SWIFT) build -c release --product $$product --static-swift-stdlib \
	    -Xswiftc -static-stdlib -Xlinker --exclude-libs=ALL -Xlinker -s --scratch-path .build-python || exit 1; done

python: library
	@ANCHORKIT_LIBRARY=$(LIBRARY) python3 $(PACKAGE)/backend.py dist

python-test: library
	ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) \
	  python3 -m pytest -q -p no:cacheprovider $(PACKAGE)/tests

python-bench: library
	@ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) python3 $(PACKAGE)/examples/speed.py
	@ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) python3 Tests/bench_trainers.py

# Real training runs, outside CI: Tests/training/README.md. Half the steps and three sets of anchors, or all.
TRAIN := .build-train/venv/bin/python
TRAIN_ENV := ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) PYTHONDONTWRITEBYTECODE=1
EXPERIMENT = $(TRAIN_ENV) $(TRAIN) Tests/training/experiment.py --bin $(RELEASE) --data $(DATA)

.build-train/venv/ready: Tests/training/requirements.txt
	python3 -m venv .build-train/venv
	$(TRAIN) -m pip install -q -r Tests/training/requirements.txt
	@touch $@

train: build library .build-train/venv/ready
	@$(EXPERIMENT) --quick --work .build-train/quick --output $(OUT)/training
	@$(TRAIN) Tests/training/plot.py $(OUT)/training $(OUT)/training

train-full: build library .build-train/venv/ready
	@$(EXPERIMENT) --work .build-train/full --output Tests/training/results
	@$(TRAIN) Tests/training/plot.py Tests/training/results Notebooks-md/images/training

clean:
	rm -rf .build .build-install .build-python .build-train $(OUT) dist
