package jsonpath_test

import (
	"testing"

	"playground/engine/asl/jsonpath"
)

// BenchmarkSelect measures the kinds of path that state machines are made of. Definite ones allocate nothing.
func BenchmarkSelect(b *testing.B) {
	var s jsonpath.Scope = scope{parsed(store)}
	for _, path := range []string{
		"$", "$.word", "$.store.open", "$.store.book[1].title", "$.list[*]", "$.store.book[*].title", "$..title",
		"$.store.book[?(@.price > 10)].title",
	} {
		p, bad := jsonpath.Compile(path)
		if bad != nil {
			b.Fatal(bad)
		}
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, found, _ := p.Select(s); !found {
					b.Fatal(path)
				}
			}
		})
	}
}

func BenchmarkHasNot(b *testing.B) {
	p, _ := jsonpath.Compile("$.store.nothing.here")
	var s jsonpath.Scope = scope{parsed(store)}
	b.ReportAllocs()
	for b.Loop() {
		if p.Has(s) {
			b.Fatal("found")
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, path := range []string{"$.store.open", "$.store.book[?(@.price > 10 && @.title == 'A')].title"} {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, bad := jsonpath.Compile(path); bad != nil {
					b.Fatal(bad)
				}
			}
		})
	}
}

func BenchmarkPut(b *testing.B) {
	r, _ := jsonpath.CompileReference("$.store.result")
	into, result := parsed(store), parsed("1")
	b.ReportAllocs()
	for b.Loop() {
		if _, failed := r.Put(into, result); failed != nil {
			b.Fatal(failed.Cause)
		}
	}
}
