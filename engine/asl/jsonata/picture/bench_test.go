package picture_test

import (
	"testing"

	"playground/engine/asl/jsonata/picture"
	"playground/engine/value"
)

func BenchmarkPictures(b *testing.B) {
	for name, once := range map[string]func(){
		"FormatNumber":  func() { _, _ = picture.FormatNumber(12345.678, "#,##0.00", value.Null) },
		"FormatInteger": func() { _, _ = picture.FormatInteger(12345, "#,##0") },
		"words":         func() { _, _ = picture.FormatInteger(12345, "w") },
		"FromMillis":    func() { _, _ = picture.FromMillis(1.5e12, picture.ISO8601, "") },
		"FromISO8601":   func() { _, _ = picture.FromISO8601("2018-01-01T10:00:00.123Z") },
		"ToMillis": func() {
			steps := 1_000_000
			_, _, _ = picture.ToMillis("2018-01-01 10:00", "[Y0001]-[M01]-[D01] [H01]:[m01]", now, &steps)
		},
		"Power":   func() { picture.Power(1.5, 3.7) },
		"Round":   func() { picture.Round(123.456, 2) },
		"Shorten": func() { picture.Shorten(1.0 / 3) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				once()
			}
		})
	}
}
