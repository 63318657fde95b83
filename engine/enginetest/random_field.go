package enginetest

import (
	"fmt"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// draws has one row a field type.
var draws = map[component.FieldType]func(*kernel.Rand, *component.Field) value.Value{
	component.TypeInteger:      drawInteger,
	component.TypeBoolean:      func(r *kernel.Rand, _ *component.Field) value.Value { return value.Bool(r.Below(2) == 0) },
	component.TypeText:         drawText,
	component.TypeTemplate:     drawTemplate,
	component.TypeEnum:         func(r *kernel.Rand, f *component.Field) value.Value { return value.Text(choose(r, f.Options)) },
	component.TypeDuration:     drawDuration,
	component.TypeDistribution: drawDistribution,
	component.TypeProbability:  drawProbability,
	component.TypeRate:         drawRate,
	component.TypePolicy:       drawPolicy,
}

const drawsMax = 8 // tries to draw a value that the field's own check accepts

// drawField draws a value that the field accepts; ok is false when none of the tries was.
func drawField(r *kernel.Rand, f *component.Field) (v value.Value, ok bool) {
	alone := *f
	alone.CheckWith = nil // there are no other settings to look at
	for i := 0; i < drawsMax; i++ {
		v = draws[f.Type](r, f)
		b := value.NewObject(1)
		b.Set(f.Name, v)
		if _, problems := component.ParseSettings([]component.Field{alone}, b.Value(), "", nil); len(problems) == 0 {
			return v, true
		}
	}
	return value.Value{}, false
}

func choose[T any](r *kernel.Rand, list []T) T { return list[r.Below(int64(len(list)))] }

// drawInteger draws small numbers where the size of something depends on them, and the whole range of seconds and
// bytes, often an end of it.
func drawInteger(r *kernel.Rand, f *component.Field) value.Value {
	lo, hi := f.Min, f.Max
	if hi <= lo {
		hi = lo + 7
	}
	if f.Unit != "s" && f.Unit != "bytes" {
		return value.Int(r.Between(lo, min(lo+7, hi)))
	}
	switch r.Below(6) {
	case 0:
		return value.Int(lo)
	case 1:
		return value.Int(hi)
	case 2:
		return value.Int(r.Between(lo, hi))
	}
	return value.Int(r.Between(lo, min(lo+60, hi)))
}

var texts = []string{
	"", "orders", "Größe <b>1</b> & \"2\"", "ünïcödé 🎟️", "a\\b/c\n", "constructor", "null", "{}",
	`{"MessageRetentionPeriod":"1"}`, `{"PointType":"Timestamp","StartingPoint":"2026-01-01T00:00:05.000Z"}`,
	`{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":5,"numRetries":4},"throttlePolicy":{"maxReceivesPerSecond":2}}`,
}

func drawText(r *kernel.Rand, _ *component.Field) value.Value { return value.Text(choose(r, texts)) }

var templates = []string{
	"order {{n}}", "", "plain", "{{uuid}}", "{{pick soup salad cake}} for {{int 1 4}} at {{now}}", "dish=soup",
	"dish={{pick soup salad}}\nguests={{int 1 9}}", "🎟️ {{n}}",
}

func drawTemplate(r *kernel.Rand, _ *component.Field) value.Value {
	return value.Text(choose(r, templates))
}

func milliseconds(r *kernel.Rand, lo, hi int64) time.Duration {
	return time.Duration(r.Between(lo, hi)) * time.Millisecond
}

// drawDuration stays above what would repeat something thousands of times a second.
func drawDuration(r *kernel.Rand, f *component.Field) value.Value {
	d := choose(r, []time.Duration{0, milliseconds(r, 250, 1000), milliseconds(r, 250, 30_000), milliseconds(r, 250, 600_000)})
	if f.Max > f.Min {
		d = min(d, time.Duration(f.Max))
	}
	return value.Text(kernel.FormatDuration(d))
}

var distributions = []func(r *kernel.Rand) string{
	func(r *kernel.Rand) string { return kernel.FormatDuration(milliseconds(r, 0, 80)) },
	func(r *kernel.Rand) string { return "constant " + kernel.FormatDuration(milliseconds(r, 1, 80)) },
	func(r *kernel.Rand) string {
		return fmt.Sprintf("uniform %dms %dms", r.Between(0, 40), r.Between(40, 80))
	},
	func(r *kernel.Rand) string { return fmt.Sprintf("exponential %dms", r.Between(1, 80)) },
	func(r *kernel.Rand) string {
		return fmt.Sprintf("lognormal %dms %dms", r.Between(1, 40), r.Between(40, 200))
	},
	func(r *kernel.Rand) string { return fmt.Sprintf("erlang %d %dms", r.Between(1, 5), r.Between(1, 80)) },
}

func drawDistribution(r *kernel.Rand, _ *component.Field) value.Value {
	return value.Text(choose(r, distributions)(r))
}

func drawProbability(r *kernel.Rand, _ *component.Field) value.Value {
	n := choose(r, []int64{0, r.Between(0, 100), r.Between(0, 1000), 1000})
	return value.Text(fmt.Sprintf("%d.%d%%", n/10, n%10))
}

func drawRate(r *kernel.Rand, _ *component.Field) value.Value {
	return value.Text(choose(r, []string{
		fmt.Sprintf("%d/s", r.Between(0, 20)), fmt.Sprintf("%d.5/s", r.Between(0, 19)),
		fmt.Sprintf("%d/m", r.Between(1, 300)), fmt.Sprintf("%d/h", r.Between(1, 3600)),
	}))
}

var policies = []value.Value{
	one("dish", value.Array(value.Text("soup"))),
	one("dish", value.Array(one("prefix", value.Text("s")))),
	one("dish", value.Array(one("anything-but", value.Array(value.Text("cake"))))),
	one("guests", value.Array(one("numeric", value.Array(value.Text(">"), value.Int(3))))),
	one("guests", value.Array(one("exists", value.Bool(true)))),
	one("dish", value.Array(one("exists", value.Bool(false)))),
}

func one(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}

func drawPolicy(r *kernel.Rand, _ *component.Field) value.Value { return choose(r, policies) }
