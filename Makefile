# make demo and make test are each the only command that a fresh machine needs.
PREFIX ?= /usr/local
OUT ?= out
SWIFT ?= swift
RELEASE := .build/release
PACKAGES := libxml2-dev libpng-dev libturbojpeg0-dev libcairo2-dev pkg-config
MODULES := libxml-2.0 libpng libturbojpeg cairo
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help setup build demo pictures test browser-test parity bench lint install clean library
.PHONY: python python-test python-bench

help:
	@echo "make setup             install the C libraries that Debian provides, if any is missing"
	@echo "make demo              build, then lint, cluster, emit and preview the fixtures; pictures in $(OUT)/"
	@echo "make test              build, then run all tests"
	@echo "make parity            cases of the real trainers reproduced, of cases recorded"
	@echo "make browser-test      click through the HTML reports in headless Chromium"
	@echo "make lint              formatting and one-way imports"
	@echo "make bench             speed of reading, clustering and matching, as ratios in one run"
	@echo "make python            libanchorkit.so and the Python package anchorkit, as a wheel in dist/"
	@echo "make python-test       the package's tests (pytest and NumPy)"
	@echo "make install PREFIX=…  release binaries to PREFIX/bin (default $(PREFIX))"

setup:
	@if pkg-config --exists $(MODULES) 2>/dev/null; then \
	  echo "setup: libxml2, libpng, libjpeg-turbo and Cairo are here"; \
	else \
	  echo "setup: installing $(PACKAGES) with apt-get"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(PACKAGES); \
	fi

build: setup
	$(SWIFT) build -c release

demo: build
	@bash Fixtures/demo.sh $(RELEASE) $(OUT)

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

browser-test: build
	@for page in Tests/browser/*_page.py; do python3 $$page $(RELEASE) $(OUT)/browser || exit 1; done

lint: setup
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

pictures: demo
	cp $(OUT)/elbow.png Notebooks-md/images/elbow.png
	cp $(OUT)/previews/000003.png Notebooks-md/images/preview.png

parity: setup
	$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --filter 'ParitySummary|SqueezeDetParity|SqueezeDetConfigFile' 2>&1 | \
	  grep -E '^(parity|SSD parity|system|[a-z_0-9]+ +[0-9-]|  not|✘|error)'

bench: build
	@bash Tests/bench.sh $(RELEASE)

install: setup
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build-install
	install -d "$(DESTDIR)$(PREFIX)/bin"
	for tool in anchors dataset preview-matches; do \
	  install -m 755 .build-install/release/$$tool "$(DESTDIR)$(PREFIX)/bin/" || exit 1; done

# The library that needs no Swift where it runs: SwiftPM's own flag leaves dynamic libraries alone.
PACKAGE := Sources/TrainerBridge/python
LIBRARY := .build-python/release/libanchorkit.so

library:
	$(SWIFT) build -c release --product anchorkit --static-swift-stdlib -Xswiftc -static-stdlib \
	  -Xlinker --exclude-libs=ALL -Xlinker -s --scratch-path .build-python

python: library
	@ANCHORKIT_LIBRARY=$(LIBRARY) python3 $(PACKAGE)/backend.py dist

python-test: library
	ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) \
	  python3 -m pytest -q -p no:cacheprovider $(PACKAGE)/tests

python-bench: library
	@ANCHORKIT_LIBRARY="$(CURDIR)/$(LIBRARY)" PYTHONPATH=$(PACKAGE) python3 $(PACKAGE)/examples/speed.py

clean:
	rm -rf .build .build-install .build-python $(OUT) dist
