package value_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// document makes a message body of about the given size.
func document(bytes int) string {
	const item = `{"id":%d,"sku":"A-%05d","title":"Bread, sliced \u00e9","price":%d.50,"tags":["fresh","organic",null],"stock":{"shelf":true,"store":false}}`
	text := `{"orderId":"0b5d7a7e-6d1c-4d52-9c0e-2f5a6c1f4e11","customer":{"name":"Zoë","city":"Zürich"},"items":[`
	var items []string
	for n := len(text); n < bytes; n += len(item) {
		i := len(items)
		items = append(items, fmt.Sprintf(item, i, i, i%90+1))
	}
	return text + strings.Join(items, ",") + `]}`
}

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{1 << 10, 100 << 10} {
		text := document(size)
		raw := []byte(text)
		b.Run(fmt.Sprintf("value/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, bad := value.Parse(text, value.Limits{}); bad != nil {
					b.Fatal(bad)
				}
			}
		})
		b.Run(fmt.Sprintf("encoding-json/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var v any
				if err := json.Unmarshal(raw, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, size := range []int{1 << 10, 100 << 10} {
		text := document(size)
		v, _ := value.Parse(text, value.Limits{})
		var reference any
		require.NoError(b, json.Unmarshal([]byte(text), &reference))
		b.Run(fmt.Sprintf("value/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var buffer []byte
			for b.Loop() {
				buffer = value.Append(buffer[:0], v)
			}
		})
		b.Run(fmt.Sprintf("encoding-json/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := json.Marshal(reference); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkGet(b *testing.B) {
	for _, n := range []int{4, 8, 9, 40} {
		object := value.NewObject(n)
		for i := range n {
			object.Set(fmt.Sprintf("name%d", i), value.Int(int64(i)))
		}
		v, last := object.Value(), fmt.Sprintf("name%d", n-1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, found := v.Get(last); !found {
					b.Fatal("lost")
				}
			}
		})
	}
}

func BenchmarkCompareNumbers(b *testing.B) {
	for _, c := range [][2]value.Value{
		{value.Int(12), value.Int(13)},
		{value.Int(12), value.Exact("12.50")},
		{value.Float(12.25), value.Exact("12.50")},
	} {
		b.Run(c[0].Literal()+"/"+c[1].Literal(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if value.CompareNumbers(c[0], c[1]) >= 0 {
					b.Fatal("wrong order")
				}
			}
		})
	}
}

// TestTheHotPathDoesNotAllocate holds what a state machine does at every step.
func TestTheHotPathDoesNotAllocate(t *testing.T) {
	v, bad := value.Parse(document(1<<10), value.Limits{})
	require.Nil(t, bad)
	exact, float := value.Exact("12.50000000000000000000000000000000000001"), value.Float(12.25)
	buffer := make([]byte, 0, 4<<10)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		items, _ := v.Get("items")
		for _, item := range items.Elements() {
			for _, member := range item.Members() {
				_, _ = member.AsInt()
				_, _ = member.AsFloat()
			}
		}
		buffer = value.Append(buffer[:0], v)
		value.CompareNumbers(exact, float)
		value.Equal(v, v)
		value.Int(int64(len(buffer)))
		value.Float(0.5)
		value.Text("text")
		value.Pointer("/items/0/sku").Resolve(v)
	}))
}
