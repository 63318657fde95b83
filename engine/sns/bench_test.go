package sns_test

import (
	"testing"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/sns"
)

// One publish to three subscriptions, delivered at once.
func BenchmarkPublish(b *testing.B) {
	for _, c := range []struct{ name, settings string }{
		{"notification", ""}, {"raw", `{"RawMessageDelivery":true}`}, {"filtered out", `{"FilterPolicy":{"dish":["cake"]}}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			e := enginetest.NewFakeEnv(sns.Kind(), "{}")
			for _, peer := range []string{"kitchen", "billing", "archive"} {
				e.Connect("subscriptions", peer, c.settings)
			}
			in := &action.Publish{Message: message("a small order", "dish", "String", "soup")}
			b.ReportAllocs()
			for b.Loop() {
				e.Component.Call(component.Call{ID: 1 << 60, Port: "in", In: in})
				for i := range e.Calls {
					e.Component.Return(e.Calls[i].ID, done)
				}
				e.Calls = e.Calls[:0]
			}
		})
	}
}
