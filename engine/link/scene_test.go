package link_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
)

// codec is today's playground: version 1 of the engine.
var codec = link.Codec{Kinds: catalog.Kinds(), Engine: 1}

// gallery are the scenes of the site.
func gallery(t testing.TB) map[string]*scenario.Scenario {
	t.Helper()
	entries, err := os.ReadDir("../../static/gallery")
	require.NoError(t, err)
	scenes := map[string]*scenario.Scenario{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".json") {
			continue
		}
		text, err := os.ReadFile("../../static/gallery/" + e.Name())
		require.NoError(t, err)
		sc := decode(t, string(text))
		scenes[strings.TrimSuffix(e.Name(), ".json")] = sc
	}
	require.NotEmpty(t, scenes)
	return scenes
}

func decode(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	sc, problems := scenario.Decode([]byte(text), codec.Kinds)
	require.Empty(t, problems)
	return sc
}

func encode(t testing.TB, sc *scenario.Scenario, tail link.Tail) string {
	t.Helper()
	text, err := codec.Encode(sc, tail)
	require.NoError(t, err)
	return text
}

func open(t testing.TB, text string) *link.Link {
	t.Helper()
	l, problems := codec.Decode(text)
	require.Empty(t, problems, text)
	return l
}

// refusal is the one sentence that a link is answered with.
func refusal(t testing.TB, text string) string {
	t.Helper()
	l, problems := codec.Decode(text)
	require.Nil(t, l)
	require.Len(t, problems, 1)
	return problems[0].Message
}

var domains = strings.Fields("order payment invoice shipping stock customer basket video search report audit email ticket refund loyalty coupon parcel menu booking rating")

// firm is a scene as a real firm draws it: nodes with names, places and three attributes of their own, wires that are
// legal, and filter policies. It is drawn from a seed and is not kind to the packer: nothing in it is in order.
func firm(t testing.TB, nodes, wires, policies int, wireAttributes bool) *scenario.Scenario {
	t.Helper()
	r := kernel.NewRand(7, "firm", "link")
	d := drawing{r: &r, list: value.NewObject(4)}
	all := make([]value.Value, nodes)
	for i := range all {
		all[i] = d.node(i)
	}
	doc := value.NewObject(8)
	doc.Set("format", value.Int(1))
	doc.Set("title", value.Text("The shop, from click to doorstep"))
	doc.Set("seed", value.Int(7))
	doc.Set("nodes", value.ArrayOf(all))
	doc.Set("wires", value.ArrayOf(d.wires(wires, policies, wireAttributes)))
	sc, problems := scenario.DecodeValue(doc.Value(), codec.Kinds)
	require.Empty(t, problems)
	require.Len(t, sc.Nodes, nodes)
	require.Len(t, sc.Wires, wires)
	return sc
}

type drawing struct {
	r     *kernel.Rand
	list  *value.Builder
	names [4][]string // of traffic, services, queues and topics
}

var roles = [4][]string{
	{"-web", "-app", "-kiosk"}, {"-worker", "-service", "-handler", "-packer"}, {"s", "-queue", "-jobs", "s-dlq"}, {"Placed", "-events", "Changed"},
}

func (d *drawing) node(i int) value.Value {
	kind := [10]int{0, 1, 2, 1, 2, 3, 2, 1, 2, 1}[i%10]
	name := domains[(7*i+i/len(domains))%len(domains)] + roles[kind][d.r.Below(int64(len(roles[kind])))]
	for range i {
		if !contains(d.names[kind], name) {
			break
		}
		name = fmt.Sprintf("%s%d", name, d.r.Below(9))
	}
	d.names[kind] = append(d.names[kind], name)
	b := value.NewObject(8)
	b.Set("id", value.Text(name))
	b.Set("kind", value.Text(codec.Kinds[kind].Name))
	b.Set("x", value.Int(8*d.r.Below(300)))
	b.Set("y", value.Int(8*d.r.Below(200)))
	for range 100 {
		if b.Len() == 7 || kind == 3 {
			break
		}
		f := codec.Kinds[kind].Fields[d.r.Below(int64(len(codec.Kinds[kind].Fields)))]
		if f.Type == component.TypeText && f.Check != nil {
			continue // a text of its own form, which words are not
		}
		if v, ok := d.attribute(&f); ok {
			b.Set(f.Name, v)
		}
	}
	return b.Value()
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// attribute draws what a person would write, and nothing that is the default.
func (d *drawing) attribute(f *component.Field) (value.Value, bool) {
	n := d.r.Between(1, 40)
	v, drawn := map[component.FieldType]value.Value{
		component.TypeInteger:      value.Int(min(max(n, f.Min), f.Max)),
		component.TypeDuration:     value.Text(fmt.Sprintf("%ds", n)),
		component.TypeDistribution: value.Text(fmt.Sprintf("%s %dms", []string{"exponential", "uniform 10ms", "erlang 3"}[n%3], 10+10*n)),
		component.TypeProbability:  value.Text(fmt.Sprintf("%d%%", n)),
		component.TypeRate:         value.Text(fmt.Sprintf("%d/m", n)),
		component.TypeTemplate:     value.Text(fmt.Sprintf("%s={{int 1 %d}}", domains[n%20], n)),
		component.TypeText:         value.Text(domains[n%20]),
	}[f.Type]
	return v, drawn && !value.Equal(v, f.Default)
}

// wires draws legal wires between the nodes: topics to queues, services to queues they poll, clients to topics.
func (d *drawing) wires(n, policies int, attributes bool) []value.Value {
	pairs := [...]struct {
		from, to       int
		fromPort, port string
	}{{3, 2, "subscriptions", "in"}, {1, 2, "poll", "in"}, {0, 3, "calls", "in"}, {1, 2, "calls", "in"}, {0, 1, "calls", "in"}, {1, 1, "calls", "in"}}
	seen := map[string]bool{}
	var all []value.Value
	for i := 0; len(all) < n; i++ {
		p := pairs[i%len(pairs)]
		from := d.names[p.from][d.r.Below(int64(len(d.names[p.from])))] + "." + p.fromPort
		to := d.names[p.to][d.r.Below(int64(len(d.names[p.to])))] + "." + p.port
		if seen[from+to] || strings.Split(from, ".")[0] == strings.Split(to, ".")[0] {
			continue
		}
		seen[from+to] = true
		b := value.NewObject(4)
		b.Set("from", value.Text(from))
		b.Set("to", value.Text(to))
		if attributes {
			b.Set("latency", value.Text(fmt.Sprintf("%dms", 10*d.r.Between(3, 60))))
		}
		if p.from == 3 && policies > 0 {
			policies--
			b.Set("FilterPolicy", d.policy())
		}
		all = append(all, b.Value())
	}
	return all
}

func (d *drawing) policy() value.Value {
	a, b := domains[d.r.Below(20)], domains[d.r.Below(20)]
	text := fmt.Sprintf(`{"%s_type":["%s","%s",{"prefix":"%s-"}],"total":[{"numeric":[">=",%d]}]}`, a, b, domains[d.r.Below(20)], domains[d.r.Below(20)], d.r.Between(10, 900))
	v, _ := value.Parse(text, value.Limits{})
	return v
}
