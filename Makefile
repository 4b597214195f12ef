# What this project can do from the command line. `make` alone, or `make help`, lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: test-workers bench-workers bench-postgres test-postgres test-operations units sizing help deps deps-browser build release test test-interop test-browser test-api test-tls test-deb soak-import soak-probe chaos company fuzz sanitize check format demo bench bench-import bench-audit bench-python bench-coverage bench-probe bench-history bench-shapely bench-serve man deb install clean

PREFIX ?= /usr/local
SWIFT ?= swift
# Package traits: those whose libraries are here (asked after `deps` ran); `make TRAITS=` builds without.
TRAITS ?= $(shell .ci/traits)
comma := ,
# With TLS of the dashboard's own: BoringSSL takes some minutes more.
TLS_TRAITS = $(if $(TRAITS),$(TRAITS)$(comma))TLS
# Always with the check, for other flags would build everything anew.
BUILD = $(SWIFT) build $(if $(TRAITS),--traits $(TRAITS)) --explicit-target-dependency-import-check error

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

deps: ## install the system libraries that are missing (Debian, Ubuntu), and check for Swift
	@SWIFT="$(SWIFT)" .ci/deps

build: deps ## build everything for development
	$(BUILD)

release: deps ## build the optimised programs
	$(BUILD) -c release --product sharpeyes
	$(BUILD) -c release --product camera-lab

test: deps ## build and run all tests (FILTER); warnings are errors
	$(BUILD) --build-tests
	FILTER='$(FILTER)' .ci/test "$$($(SWIFT) build --show-bin-path)"

# What the tests with real servers want beside the build: all of it from the distribution.
INTEROP_PACKAGES = nginx-light ffmpeg openssl python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base \
  gstreamer1.0-plugins-good

test-interop: deps ## probe real servers on loopback: nginx, ffmpeg, GStreamer; installs what is missing
	@dpkg -s $(INTEROP_PACKAGES) >/dev/null 2>&1 || { run=; [ $$(id -u) = 0 ] || run=sudo; \
	  $$run apt-get update -q && \
	  $$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(INTEROP_PACKAGES); }
	$(BUILD) --build-tests
	SHARPEYES_INTEROP=1 FILTER=InteropTests .ci/test "$$($(SWIFT) build --show-bin-path)"

test-postgres: deps ## the registry's tests on a PostgreSQL server that they start themselves; installs it if missing (SKIP, NO_BUILD)
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { run=; [ $$(id -u) = 0 ] || run=sudo; \
	  $$run apt-get update -q && \
	  $$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql; }
	$(if $(NO_BUILD),,$(BUILD) --build-tests)
	SHARPEYES_TEST_STORE=postgres FILTER='CameraRegistryTests|CameraDashboardTests' SKIP='$(SKIP)' .ci/test "$$($(SWIFT) build --show-bin-path)"

deps-browser: ## install what test-browser wants: Chromium, Leaflet, Chinese letters
	@dpkg -s chromium libjs-leaflet fonts-noto-cjk >/dev/null 2>&1 || { run=; [ $$(id -u) = 0 ] || run=sudo; \
	  $$run apt-get update -q && \
	  $$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium libjs-leaflet fonts-noto-cjk; }

test-browser: deps deps-browser ## drive the dashboard in headless Chromium (PICTURES=FOLDER takes screenshots)
	$(BUILD) --product sharpeyes
	$(BUILD) --product camera-lab
	.ci/test-browser "$$($(SWIFT) build --show-bin-path)/sharpeyes" $(PICTURES)

test-api: deps ## let schemathesis (from PyPI) loose on the API
	$(BUILD) --product sharpeyes
	.ci/test-api "$$($(SWIFT) build --show-bin-path)/sharpeyes"

test-tls: deps ## have the dashboard speak TLS itself, and ask it with curl
	$(SWIFT) build --scratch-path .build-tls --traits $(TLS_TRAITS) --product sharpeyes
	.ci/test-tls "$$($(SWIFT) build --scratch-path .build-tls --traits $(TLS_TRAITS) --show-bin-path)/sharpeyes"

bench-serve: release ## measure the dashboard of a million cameras with wrk (COUNT=1000000)
	@COUNT=$(or $(COUNT),1000000) .ci/bench-serve "$$($(SWIFT) build -c release --show-bin-path)" .build/bench/serve docs/benchmarks.md

soak-import: release ## kill -9 an import of 1 000 000 rows 50 times (KILLS, ROWS); needs sqlite3
	.ci/soak-import

soak-probe: release ## probe 30 000 loopback endpoints as cron does: twice at once, killed, 50 times (ENDPOINTS, RUNS)
	.ci/soak-probe

chaos: release ## kill -9 every command that writes, 330 times, and what else goes wrong (KILLS, CAMERAS, BIN)
	.ci/chaos

company: release ## everybody at once on one registry for 10 minutes, 50 readers too (MINUTES, READERS, BIN)
	.ci/company

fuzz: deps ## fuzz every reader of foreign bytes with libFuzzer (SECONDS_EACH=600, TARGETS)
	.ci/fuzz

sanitize: deps ## the tests under the address and the thread sanitizer (KINDS="address thread", FILTER)
	.ci/sanitize

man: release ## make the manual pages in .build/man from the commands' help
	@.ci/man "$$($(SWIFT) build -c release --show-bin-path)/sharpeyes" .build/man

# Swift's runtime is linked in: who installs the package needs no Swift. A folder of its own, for other options.
STATIC = -c release --static-swift-stdlib --scratch-path .build-static --traits $(TLS_TRAITS)

deb: deps ## build the Debian package into .build/deb, and have lintian look at it
	$(SWIFT) build $(STATIC) --product sharpeyes
	FOLDER="$$($(SWIFT) build $(STATIC) --show-bin-path)" .ci/deb

sizing: release ## measure what 1 000, 10 000 and 30 000 cameras cost in time, memory and disk (COUNTS, BIN)
	.ci/sizing

units: ## have systemd verify the units, and weigh how far they reach (PROGRAM: also try their filters)
	.ci/units

test-deb: ## install, use, remove and purge the package in a fresh Debian (root, debootstrap)
	.ci/test-deb

test-workers: deps ## two workers in network namespaces, one cut off from the database and rejoined (root)
	$(BUILD) --product sharpeyes
	$(BUILD) --product camera-lab
	.ci/workers "$$($(SWIFT) build --show-bin-path)"

test-operations: ## do what docs/operations.md says in a fresh Debian under a systemd of its own (root, debootstrap)
	.ci/test-operations

check: deps ## format, imports, floors of the house, file sizes, machine paths
	$(SWIFT) format lint --strict -r Package.swift Sources Tests
	$(BUILD)
	.ci/check-imports
	.ci/check-files

format: ## format the sources in place
	$(SWIFT) format -i -r Package.swift Sources Tests

demo: deps ## import, probe and audit the Dongying sample with cameras played on loopback
	$(BUILD) --product sharpeyes
	$(BUILD) --product camera-lab
	.ci/demo

bench: bench-import bench-audit bench-coverage bench-probe ## measure everything and write docs/benchmarks.md anew

bench-import: release bench-python ## measure imports beside sqlite3, DuckDB and polars (COUNT=1000000 ROUNDS=3)
	@command -v sqlite3 >/dev/null || { echo "make bench-import: the sqlite3 shell is wanted: apt-get install sqlite3" >&2; exit 2; }
	@bin=$$($(SWIFT) build -c release --show-bin-path) && python=.build/bench/python/bin/python && \
	"$$bin/camera-lab" bench-import --program "$$bin/sharpeyes" --folder .build/bench/import --document docs/benchmarks.md \
	  --count $(or $(COUNT),1000000) --rounds $(or $(ROUNDS),3) $$([ -x $$python ] && echo --python $$python)

bench-audit: release ## measure an audit of a million cameras beside sqlite3 (COUNT=1000000 ROUNDS=3)
	@command -v sqlite3 >/dev/null || { echo "make bench-audit: the sqlite3 shell is wanted: apt-get install sqlite3" >&2; exit 2; }
	@bin=$$($(SWIFT) build -c release --show-bin-path) && \
	"$$bin/camera-lab" bench-audit --program "$$bin/sharpeyes" --folder .build/bench/audit --document docs/benchmarks.md \
	  --count $(or $(COUNT),1000000) --rounds $(or $(ROUNDS),3)

bench-postgres: release ## measure imports and audits on a PostgreSQL server beside psql (COUNT, AUDITED, ROUNDS)
	@.ci/bench-postgres "$$($(SWIFT) build -c release --show-bin-path)" .build/bench/postgres docs/benchmarks.md

bench-workers: release ## measure how one, two and four workers share this machine (ENDPOINTS, ROUNDS)
	@.ci/bench-workers "$$($(SWIFT) build -c release --show-bin-path)" .build/bench/workers

bench-coverage: release bench-shapely ## measure covered areas beside shapely (ROUNDS=3)
	@bin=$$($(SWIFT) build -c release --show-bin-path) && python=.build/bench/shapely/bin/python && \
	"$$bin/camera-lab" bench-coverage --folder .build/bench/coverage --document docs/benchmarks.md \
	  --rounds $(or $(ROUNDS),3) $$([ -x $$python ] && echo --python $$python)

bench-probe: release ## measure probing beside curl, a libcurl loop and blackbox_exporter (COUNT=20000 ROUNDS=3)
	@test -x /usr/sbin/nginx || { echo "make bench-probe: nginx is wanted: apt-get install nginx-light" >&2; exit 2; }
	@bin=$$($(SWIFT) build -c release --show-bin-path) && blackbox=$$(command -v prometheus-blackbox-exporter || true) && \
	"$$bin/camera-lab" bench-probe --program "$$bin/sharpeyes" --folder .build/bench/probe --document docs/benchmarks.md \
	  --count $(or $(COUNT),20000) --rounds $(or $(ROUNDS),3) $${blackbox:+--blackbox "$$blackbox"}

bench-history: release ## measure what a year of probe history takes, and how fast a month is added up
	@bin=$$($(SWIFT) build -c release --show-bin-path) && \
	"$$bin/camera-lab" bench-probe --history-only --program "$$bin/sharpeyes" --folder .build/bench/probe --document docs/benchmarks.md

bench-shapely:
	@test -x .build/bench/shapely/bin/python || { \
	  python3 -m venv .build/bench/shapely && .build/bench/shapely/bin/pip install -q "shapely>=2.1" pyproj || { \
	    echo "bench: no shapely here; measuring without it" >&2; rm -rf .build/bench/shapely; }; }

# The peers that come from PyPI, in a place of their own; without them the others are measured.
bench-python:
	@test -x .build/bench/python/bin/python || { \
	  python3 -m venv .build/bench/python && .build/bench/python/bin/pip install -q duckdb polars || { \
	    echo "bench: no duckdb and polars here; measuring without them" >&2; rm -rf .build/bench/python; }; }

install: release ## install sharpeyes and its completions under PREFIX (default /usr/local)
	@bin=$$($(SWIFT) build -c release --show-bin-path) && \
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d" && \
	install -m 755 "$$bin/sharpeyes" "$(DESTDIR)$(PREFIX)/bin/sharpeyes" && \
	"$$bin/sharpeyes" --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/sharpeyes" && \
	"$$bin/sharpeyes" --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_sharpeyes" && \
	"$$bin/sharpeyes" --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sharpeyes.fish" && \
	echo "installed $(DESTDIR)$(PREFIX)/bin/sharpeyes"

clean: ## remove what was built
	$(SWIFT) package clean
	rm -rf .build/demo
