//go:build !js

package lint

import (
	"slices"
	"strconv"
	"strings"
)

const module = "playground/"

// mayImport is the direction of imports: a package of engine/ and the packages of engine/ below it. A package that is
// not listed is a service or a language of its own: it stands on the contract and on nothing beside it, so that
// services never import each other. "asl" speaks for engine/asl and for all folders in it that have no row of their own.
var mayImport = map[string][]string{
	"kernel":     {},
	"value":      {},
	"trace":      {"kernel", "value"},
	"action":     {"component", "kernel", "trace", "value"},
	"component":  {"kernel", "trace", "value"},
	"asl":        {"kernel", "value"},
	"vtl":        {"value"},
	"policy":     {"action", "component", "kernel", "value"},
	"template":   {"action", "component", "kernel", "value"},
	"script":     {"value"},
	"sfn":        append([]string{"asl"}, contract...),
	"lambda":     append([]string{"script"}, contract...),
	"apigateway": append([]string{"vtl"}, contract...),
	"scenario":   {"component", "kernel", "value"},
	"inbox":      subscribers,
	"phone":      subscribers,
	"endpoint":   subscribers,
	"sink":       subscribers,
	"sns/api":    {"action", "aws", "component", "kernel", "policy", "sns", "value"},
	"sqs/api":    {"action", "aws", "component", "kernel", "scenario", "sqs", "value"},
	"link":       {"component", "kernel", "scenario", "value"},
	"exercise":   {"asl", "kernel", "scenario", "trace", "value"},
	"aws":        {"action", "component", "kernel", "value"},
	"story":      {"component", "kernel", "trace", "value"},
	"wire":       {"kernel", "scenario", "trace", "value"},
	"lint":       {},
}

// contract is what every service stands on: the contract of components, the actions that cross wires, and the small
// languages that settings are written in.
var contract = []string{"action", "component", "kernel", "policy", "template", "trace", "value"}

// subscribers are made from what they have in common.
var subscribers = append([]string{"subscriber"}, contract...)

// unbound packages tie everything together, each in its way.
var unbound = []string{"", "account", "catalog", "enginetest", "host", "report"}

// pageMayImport is what the page's panels see of the engine: scenarios and the words in which these speak (fields,
// problems, durations). Kinds are data to them; no service, no session.
var pageMayImport = []string{"component", "kernel", "link", "scenario", "value", "wire"}

func checkImports(f *File, report report) {
	for _, spec := range f.Syntax.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if why := refuseImport(f.dir(), imported); why != "" {
			report(f.line(spec.Pos()), "import %q: %s", imported, why)
		}
	}
}

func refuseImport(dir, imported string) string {
	room := strings.TrimPrefix(imported, module)
	from, inEngine := within(dir, "engine")
	to, ofEngine := within(room, "engine")
	if inner := strings.TrimPrefix(dir, "engine/"); mayImport[inner] != nil {
		from = inner
	}
	switch {
	case room == imported:
		return refuseForeign(from, inEngine, imported)
	case inEngine && !ofEngine && from != "host":
		return "the engine stands below web, wasm and static"
	case inEngine && ofEngine:
		return refuseUpward(from, to)
	case ofEngine && (dir == "web" || strings.HasPrefix(dir, "web/")) && !slices.Contains(pageMayImport, to):
		return "the page sees the engine through " + list(pageMayImport) + " only"
	}
	return ""
}

// refuseForeign keeps the engine on the standard library; its tests and its host may use more.
func refuseForeign(from string, inEngine bool, imported string) string {
	domain, _, _ := strings.Cut(imported, "/")
	if inEngine && strings.Contains(domain, ".") && from != "enginetest" && from != "host" {
		return "the engine uses the standard library only"
	}
	return ""
}

func refuseUpward(from, to string) string {
	if from == to || slices.Contains(unbound, from) {
		return ""
	}
	allowed, known := mayImport[from]
	if !known {
		allowed = contract
	}
	if slices.Contains(allowed, to) {
		return ""
	}
	if len(allowed) == 0 {
		return from + " imports nothing of the engine"
	}
	return from + " imports " + list(allowed) + " of the engine only"
}

// within returns the first folder below base on the path of dir: ("asl", true) for engine/asl/jsonata.
func within(dir, base string) (string, bool) {
	if dir == base {
		return "", true
	}
	rest, ok := strings.CutPrefix(dir, base+"/")
	first, _, _ := strings.Cut(rest, "/")
	return first, ok
}

func list(names []string) string { return strings.Join(slices.Sorted(slices.Values(names)), ", ") }

// bannedImports name what is not the same everywhere, and what is too heavy for the wasm that people download.
var bannedImports = map[string]string{
	"crypto/rand":   "randomness comes from the seed, through kernel.Rand",
	"encoding/gob":  "too large for the page",
	"encoding/json": "too large for the page; use engine/value",
	"encoding/xml":  "too large for the page",
	"hash/maphash":  "its seed differs from run to run",
	"html/template": "too large for the page",
	"log":           "the engine records, it does not log",
	"log/slog":      "the engine records, it does not log",
	"math/cmplx":    "differs between machines",
	"math/rand":     "randomness comes from the seed, through kernel.Rand",
	"net":           "the engine has no network",
	"net/http":      "the engine has no network",
	"os":            "the engine has no system around it",
	"os/exec":       "the engine has no system around it",
	"os/signal":     "the engine has no system around it",
	"reflect":       "slow, and large in the page",
	"sync":          "the engine is one thread",
	"sync/atomic":   "the engine is one thread",
	"syscall":       "the engine has no system around it",
	"syscall/js":    "the engine has no browser around it; that is wasm/'s part",
	"testing":       "belongs into tests",
	"text/template": "too large for the page",
}

func checkBannedImports(f *File, report report) {
	for _, spec := range f.Syntax.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if why := bannedImports[imported]; why != "" {
			report(f.line(spec.Pos()), "import %q: %s", imported, why)
		}
	}
}
