package link_test

import (
	"testing"

	"playground/engine/link"
)

func BenchmarkEncode(b *testing.B) {
	sc := firm(b, 40, 50, 5, true)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := codec.Encode(sc, link.Tail{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	text := encode(b, firm(b, 40, 50, 5, true), link.Tail{})
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := codec.Decode(text); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
