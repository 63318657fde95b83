package policy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/policy"
)

// orders are policies as many subscriptions have them, and one message which all of them mean.
var orders = []struct {
	name, policy string
	scope        policy.Scope
}{
	{"exact", `{"dish":["soup","cake"],"guests":[4]}`, policy.MessageAttributes},
	{"prefix and range", `{"dish":[{"prefix":"so"}],"guests":[{"numeric":[">",3,"<=",9]}]}`, policy.MessageAttributes},
	{"array", `{"extras":["nuts"]}`, policy.MessageAttributes},
	{"body", `{"dish":["soup","cake"],"guests":[4]}`, policy.MessageBody},
	{"deep body", `{"items":{"name":["bread"],"stock":{"shelf":[{"numeric":[">",2]}]}}}`, policy.MessageBody},
	{"other element", `{"items":{"name":["bread"],"stock":{"shelf":[{"exists":true}],"store":[{"exists":false}]}}}`, policy.MessageBody},
}

func ordered() *policy.Message {
	var m policy.Message
	m.Read(attributes(`dish:String=soup guests:Number=4 extras:String.Array=["milk","nuts"]`), `{"dish":"soup","guests":4,`+
		`"items":[{"name":"milk","stock":{"shelf":1}},{"name":"bread","stock":{"shelf":3.5}},{"name":"salt","stock":{"store":7}}]}`)
	return &m
}

func BenchmarkPasses(b *testing.B) {
	for _, c := range orders {
		b.Run(c.name, func(b *testing.B) {
			p, problems := policy.Compile(parse(b, c.policy), c.scope)
			require.Empty(b, problems)
			m := ordered()
			b.ReportAllocs()
			for b.Loop() {
				if !p.Passes(m) {
					b.Fatal("no match")
				}
			}
		})
	}
}

func BenchmarkMatch(b *testing.B) {
	for _, c := range orders[:3] {
		b.Run(c.name, func(b *testing.B) {
			p, _ := compiled(c.policy)
			message := attributes(`dish:String=soup guests:Number=4 extras:String.Array=["milk","nuts"]`)
			b.ReportAllocs()
			for b.Loop() {
				if !p.Match(message) {
					b.Fatal("no match")
				}
			}
		})
	}
}

// One message may be asked about by a thousand subscriptions, and many messages come.
func TestMatchingDoesNotAllocate(t *testing.T) {
	m := ordered()
	m.Body()
	for _, c := range orders {
		p, problems := policy.Compile(parse(t, c.policy), c.scope)
		require.Empty(t, problems)
		require.True(t, p.Passes(m), c.name)
		require.Zero(t, testing.AllocsPerRun(100, func() { p.Passes(m) }), c.name)
	}
	again := attributes("dish:String=soup guests:Number=4")
	require.Zero(t, testing.AllocsPerRun(100, func() { m.Read(again, "soup") }))
	p, _ := compiled(orders[1].policy)
	require.Zero(t, testing.AllocsPerRun(100, func() { p.Match(again) }))
}
