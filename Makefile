# Sintonia. Two commands do everything on a fresh Debian 12 machine with Swift: `make run` and `make test`.
SWIFT ?= swift
JOBS ?= $(shell nproc)
BUILD = $(SWIFT) build -c release -j $(JOBS) --explicit-target-dependency-import-check error
BIN = $(shell $(SWIFT) build -c release --show-bin-path)
PACKAGES = libxml2-dev libcurl4-openssl-dev libssl-dev libxmlsec1-dev libzip-dev zlib1g-dev libsqlite3-dev libxlsxwriter-dev pkg-config gcc libc6-dev
# What only the tests use: a client and a server of others.
TEST_PACKAGES = curl openssl
DEMO = demo
SWIFT_FILES = Sources Tests samples/Generator Package.swift Fuzz/Sources Fuzz/Package.swift \
	Benchmarks/nfe/Sources Benchmarks/nfe/Package.swift
# The package that carries the official XML schemas and public sample documents.
NFELIB = 3.2.0

.PHONY: run test test-browser test-office lint format bench clean setup build samples schemas check-samples fuzz man install

# Installs the missing Debian packages; where it may not, prints the line to run and ends with 2.
setup:
	@missing=""; for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then SUDO=""; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then SUDO="sudo -n"; \
	  else echo "Missing Debian packages. Run: sudo apt-get install -y --no-install-recommends$$missing" >&2; exit 2; fi; \
	  $$SUDO apt-get update -q >/dev/null && $$SUDO apt-get install -y -q --no-install-recommends $$missing >/dev/null \
	    || { echo "Could not install. Run: sudo apt-get install -y --no-install-recommends$$missing" >&2; exit 2; }; \
	fi
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/" >&2; exit 2; }

build: setup
	@$(BUILD)

# The sample day, in a workspace of its own that git ignores. Findings (1) and withheld actions (4) are its result,
# not its failure.
run: build
	@SINTONIA="$(BIN)/sintonia" SAMPLEDAY="$(BIN)/sampleday" DEMO="$(DEMO)" sh samples/run-sample-day.sh

# Tests with servers of their own run by themselves: their servers answer on the threads that other tests block while they
# wait for the program.
SERVED = ^(CallTests|LoopbackTests)\.

# What is tested from outside is the program that users run: the release build.
test: build
	@$(MAKE) --no-print-directory setup PACKAGES="$(TEST_PACKAGES)"
	$(SWIFT) build -j $(JOBS) --build-tests --explicit-target-dependency-import-check error
	SINTONIA_BIN="$(BIN)" $(SWIFT) test -j $(JOBS) --skip-build --disable-xctest --skip '$(SERVED)'
	SINTONIA_BIN="$(BIN)" $(SWIFT) test -j $(JOBS) --skip-build --disable-xctest --filter '$(SERVED)'

# The report in a real browser: the sample day, hostile values, 50,000 findings. Pictures are left in .build/browser.
BROWSER_PACKAGES = chromium python3-minimal
test-browser: build
	@$(MAKE) --no-print-directory setup PACKAGES="$(BROWSER_PACKAGES)"
	@rm -rf .build/browser/demo
	@SINTONIA="$(BIN)/sintonia" SAMPLEDAY="$(BIN)/sampleday" DEMO=.build/browser/demo sh samples/run-sample-day.sh >/dev/null
	@python3 -B Tests/Browser/check_report.py "$(BIN)/sintonia" \
	  .build/browser/demo/outbox/2026-11-22/2026-11-22-01/summary.html .build/browser

# The tables of the sample day through LibreOffice: no identifier of the workbook or of a CSV may change.
OFFICE_PACKAGES = libreoffice-calc python3-minimal
test-office: build
	@$(MAKE) --no-print-directory setup PACKAGES="$(OFFICE_PACKAGES)"
	@rm -rf .build/office
	@SINTONIA="$(BIN)/sintonia" SAMPLEDAY="$(BIN)/sampleday" DEMO=.build/office/demo sh samples/run-sample-day.sh >/dev/null
	@python3 -B Tests/Office/check_office.py .build/office/demo/outbox/2026-11-22/2026-11-22-01 .build/office

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FILES)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FILES)

# Man pages of every command, from the parser, by the generator that comes with swift-argument-parser: in .build/man.
# Their date is that of the commit, so that equal sources give equal pages.
MAN_DATE = $(shell git log -1 --format=%cs 2>/dev/null || date +%F)
man: build
	@$(SWIFT) package -j $(JOBS) generate-manual --multi-page --date $(MAN_DATE)
	@rm -rf .build/man && mkdir -p .build/man && cp .build/plugins/GenerateManual/outputs/sintonia/*.1 .build/man/
	@echo "$$(ls .build/man | wc -l) man pages in .build/man"

# Program, man pages and completions: make install PREFIX=/usr/local DESTDIR=.
PREFIX ?= /usr/local
install: man
	install -D -m 755 "$(BIN)/sintonia" "$(DESTDIR)$(PREFIX)/bin/sintonia"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m 644 .build/man/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	"$(BIN)/sintonia" --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/sintonia"
	"$(BIN)/sintonia" --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_sintonia"
	"$(BIN)/sintonia" --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sintonia.fish"
	install -D -m 644 docs/sintonia.service "$(DESTDIR)$(PREFIX)/share/doc/sintonia/sintonia.service"

# Writes samples/ anew from its seed; the result is committed.
samples: build
	$(BIN)/sampleday write samples

# The official XML schemas, for `sintonia inspect --schemas .schemas FILE…`. Nothing of them is committed.
schemas:
	@sh samples/fetch-schemas.sh .schemas $(NFELIB)

# Public sample documents of others, read by Sintonia and by lxml; writes docs/check-samples.md, which is committed.
check-samples: build
	@sh Tests/Samples/check-samples.sh "$(BIN)/sintonia" .samples $(NFELIB) docs/check-samples.md

# Every reader with made-up inputs: make fuzz FUZZ_SECONDS=600 [FUZZ_TARGET=nfe]. Ends with 1 at a finding.
FUZZ_SECONDS ?= 60
fuzz: setup
	@SWIFT="$(SWIFT)" JOBS="$(JOBS)" sh Fuzz/run.sh "$(FUZZ_SECONDS)" "$(FUZZ_TARGET)"

bench: build
	bash Benchmarks/run.sh "$(BIN)"
	SWIFT="$(SWIFT)" JOBS="$(JOBS)" bash Benchmarks/nfe/run.sh

clean:
	rm -rf .build $(DEMO) .schemas .samples Fuzz/.build Fuzz/.work Benchmarks/nfe/.build
