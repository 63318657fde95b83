# The Loosely Coupled playground. A fresh machine needs Go, Node and make; the rest is fetched by what asks for it.
#
#   make serve    build everything and serve the site; prints the address
#   make test     everything that can be tested, browser included
#   make bench    the benchmarks, as ratios in one run; bench-aws: what a request costs the AWS endpoint, and others;
#                 bench-queue: what the life of a message costs in process, and in fauxqs; bench-asl: state
#                 transitions a second, and in aws-local-stepfunctions
#   make profile  watches where the hot paths spend their time, for the compiler; after changes to them
#
# Parts: site, test-lint, test-go, test-wasm, test-js, test-browser; conformance tells which recorded cases of AWS's
# own behaviour pass, by file and by how far they are to be trusted. Settings: ADDR=127.0.0.1:8080,
# CHROMIUM=/path/to/chromium, AWSCLI=/path/to/aws, CONFORMANCE=/path/to/recorded/cases.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

ADDR ?= 127.0.0.1:8080
export CONFORMANCE ?= $(abspath ../shared/conformance)

GO_FILES    := $(shell find . -name '*.go' -not -path './web/node_modules/*' -not -path './.*/*')
WASM_FILES  := $(filter-out %_test.go ./playground.go ./engine/host/% ./engine/lint/%,$(GO_FILES)) go.mod go.sum
PAGE_FILES  := $(shell find web static -type f -not -path 'web/node_modules/*' -not -path 'static/dist/*' -not -path 'web/browser/*' -not -name '*.go' -not -name '*.test.js')
JS_TESTS    := $(shell find web -name '*.test.js' -not -path 'web/node_modules/*' -not -path 'web/browser/*')
MODULES     := web/node_modules/.package-lock.json
DIST        := static/dist
BUILD       := .build

# quietly NAME COMMAND: the closing lines of a runner when it succeeds, everything when it does not.
quietly = mkdir -p $(BUILD); if $(2) > $(BUILD)/$(1).log 2>&1; then $(3); else cat $(BUILD)/$(1).log; exit 1; fi

.PHONY: serve site test test-lint test-go test-wasm test-js test-browser conformance bench bench-aws bench-queue bench-asl profile sizes awscli chromium clean

serve: $(BUILD)/playground
	@exec $(BUILD)/playground serve --addr $(ADDR)

site: $(DIST)/index.html

test: test-lint test-go test-wasm test-js test-browser
	@echo "all tests passed"

clean:
	rm -rf $(BUILD) web/node_modules
	find $(DIST) -mindepth 1 -not -name .placeholder -delete

# ---- the site

# Where the hot paths spend their time. The compiler lays out code and inlines calls by it; what is computed is the same.
PROFILE := wasm/default.pgo

$(BUILD)/playground: $(GO_FILES) $(PROFILE) go.mod go.sum $(DIST)/index.html
	@mkdir -p $(BUILD)
	go build -trimpath -pgo=$(PROFILE) -o $@ .

$(MODULES): web/package.json web/package-lock.json web/.npmrc
	cd web && npm ci --loglevel=error
	@touch $@

$(DIST)/wasm_exec.js: $(shell go env GOROOT)/lib/wasm/wasm_exec.js
	@cp $< $@

# In the module, whose bytes are downloaded, only calls that make up four fifths of the time are inlined by the profile:
# for a fifth less growth, the same speed. What is not on the hot path is not inlined at all: that is 5% of the module.
OUT_OF_LINE := playground/web/... playground/wasm/... playground/engine/scenario playground/engine/link playground/engine/story playground/engine/component playground/engine/value playground/engine/policy playground/engine/subscriber playground/engine/inbox playground/engine/phone playground/engine/endpoint playground/engine/sink \
	fmt time os reflect io/fs strings strconv internal/poll internal/godebug internal/bisect syscall syscall/js

$(DIST)/app.wasm: $(WASM_FILES) $(PROFILE) Makefile
	@echo "go build ./wasm"
	@GOOS=js GOARCH=wasm go build -trimpath -ldflags="-s -w" -pgo=$(PROFILE) -gcflags=all=-d=pgoinlinecdfthreshold=80 $(OUT_OF_LINE:%=-gcflags=%=-l) -o $@ ./wasm
	@touch $@

$(BUILD)/kinds.json: $(WASM_FILES) playground.go
	@mkdir -p $(BUILD)
	@go run . kinds > $@

$(DIST)/index.html: $(MODULES) $(PAGE_FILES) $(DIST)/app.wasm $(DIST)/wasm_exec.js $(BUILD)/kinds.json
	node web/build/site.js $(BUILD)/kinds.json $(DIST)

# ---- tests

test-lint: $(MODULES)
	@unformatted=$$(gofmt -l $(GO_FILES)); [ -z "$$unformatted" ] || { echo "not gofmt-ed:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./engine/... ./web/... ./wasm/...
	cd web && node_modules/.bin/tsc --project tsconfig.json
	go test ./engine/lint
	go test -count=1 -run TestTheHouseRulesHold ./engine

# The second run lets the compiler fuse a*b+c where it may: the traces must not notice.
test-go: awscli
	AWSCLI_REQUIRED=1 go test ./...
	@if [ "$$(go env GOARCH)" = amd64 ] && grep -qw fma /proc/cpuinfo && grep -qw avx2 /proc/cpuinfo; \
		then echo "GOAMD64=v3 go test ./engine/..." && GOAMD64=v3 go test $$(go list ./engine/... | grep -v -e /host -e /lint); \
		else echo "this processor has no fused multiply-add that Go would use here: the GOAMD64=v3 run is left out"; fi

# A file of cases has a closing line; what fails, and what is excepted and why, stands above it.
conformance:
	@$(call quietly,conformance,go test -count=1 -v -run '^TestConformance$$' ./engine/account ./engine/asl ./engine/asl/diagnose ./engine/asl/jsonata,grep -E '^(conformance|confidence|  (fails|excepted):) ' $(BUILD)/conformance.log)

# Arguments and environment together must stay small for Go's wasm start-up, hence the bare environment.
test-wasm:
	@env -i PATH="$$PATH" HOME="$$HOME" CONFORMANCE="$$CONFORMANCE" GOCACHE="$$(go env GOCACHE)" GOMODCACHE="$$(go env GOMODCACHE)" GOPROXY="$$(go env GOPROXY)" GOOS=js GOARCH=wasm \
		go test -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./engine/...

test-js: $(MODULES)
	@$(call quietly,test-js,node --test --test-reporter=spec $(JS_TESTS),tail -n 8 $(BUILD)/test-js.log)

test-browser: site sizes chromium
	@node --test --test-reporter=spec --test-concurrency=1 web/browser/*.test.js

sizes: site
	@node web/build/sizes.js $(DIST) $(BUILD)/sizes.json

awscli:
	@[ -n "$${AWSCLI:-}" ] || command -v aws > /dev/null \
		|| { apt-get update -qq && apt-get install -y -qq --no-install-recommends awscli; } \
		|| { echo "a test of the AWS endpoint needs the aws command: install it, or set AWSCLI to its path" >&2; exit 1; }

chromium:
	@[ -n "$${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome > /dev/null \
		|| { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
		|| { echo "the browser tests need Chromium: install it, or set CHROMIUM to its path" >&2; exit 1; }

# Each figure with its ratio to a yardstick that runs in turns with it, natively and in Chromium; then each package's own.
bench: site chromium
	@node --test --test-reporter=spec --test-concurrency=1 web/browser/bench.js web/browser/measure.js web/browser/seek.js
	go test -run '^$$' -bench . -benchtime 1s ./engine/...

# What a request costs the server, against a stub that answers constants, and what it costs two other emulators.
PEERS := $(abspath $(BUILD)/peers)
bench-aws:
	@mkdir -p $(PEERS)
	@go build -trimpath -pgo=$(PROFILE) -o $(PEERS)/playground . && go build -o $(PEERS)/bench ./engine/host/bench
	@GOBIN=$(PEERS) go install github.com/Admiral-Piett/goaws/app/cmd@v0.5.4
	@npm install --prefix $(PEERS) --no-save --loglevel=error fauxqs@1.9.2
	@$(PEERS)/bench --goaws $(PEERS)/cmd --fauxqs $(PEERS)/node_modules/fauxqs/dist/app.js $(PEERS)/playground

# What the life of a message costs in process, beside fauxqs: its handlers without HTTP, and the queue below them.
bench-queue: $(MODULES)
	@mkdir -p $(PEERS)
	@go build -trimpath -pgo=$(PROFILE) -o $(PEERS)/harness ./engine/enginetest/harness
	@npm install --prefix $(PEERS) --no-save --loglevel=error fauxqs@1.9.2
	@node web/browser/peers.js $(PEERS)/harness $(PEERS)/node_modules/fauxqs/dist

# State transitions a second, natively, in Node and in Chromium, beside aws-local-stepfunctions in Node and in Chromium;
# then what expressions cost, natively beside the reference implementation of JSONata, and in WebAssembly.
bench-asl: $(MODULES) chromium
	@mkdir -p $(PEERS)
	@npm install --prefix $(PEERS) --no-save --loglevel=error aws-local-stepfunctions@3.0.0
	@PEER=$(PEERS)/node_modules/aws-local-stepfunctions node --test --test-reporter=spec web/browser/states.js
	go test -run '^$$' -bench Expressions ./engine/asl/jsonata
	@env -i PATH="$$PATH" HOME="$$HOME" GOCACHE="$$(go env GOCACHE)" GOMODCACHE="$$(go env GOMODCACHE)" GOPROXY="$$(go env GOPROXY)" GOOS=js GOARCH=wasm \
		go test -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" -run '^$$' -bench Expressions ./engine/asl/jsonata

# The benchmarks, watched. It takes half a minute on a machine that does nothing else.
profile:
	@mkdir -p $(BUILD)
	@go build -trimpath -pgo=off -o $(BUILD)/unprofiled ./engine/enginetest/harness
	@$(BUILD)/unprofiled profile > $(BUILD)/default.pgo && mv $(BUILD)/default.pgo $(PROFILE)
