package intrinsic_test

import (
	"testing"

	"playground/engine/asl/intrinsic"
	"playground/engine/asl/jsonpath"
)

func BenchmarkEval(b *testing.B) {
	var s jsonpath.Scope = scope{parsed(input)}
	for _, text := range []string{
		"States.MathAdd($.n, 1)", "States.Format('{} of {}', $.s, $.n)", "States.ArrayLength($.list)",
		"States.ArrayGetItem(States.StringSplit($.s, 'x'), 0)", "States.ArrayUnique($.list)", "States.JsonMerge($.o, $.p, false)",
		"States.Hash($.s, 'SHA-256')", "States.Hash($.s, 'SHA-512')",
	} {
		call, bad := intrinsic.Compile(text)
		if bad != nil {
			b.Fatal(bad)
		}
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, failed := call.Eval(s, host{}); failed != nil {
					b.Fatal(failed.Cause)
				}
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, bad := intrinsic.Compile("States.Format('{} of {}', $.s, States.ArrayLength($.list))"); bad != nil {
			b.Fatal(bad)
		}
	}
}
