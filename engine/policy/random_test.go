package policy_test

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/policy"
	"playground/engine/value"
)

// random makes policies and messages out of few names and values, so that they often meet.
type random struct{ *rand.Rand }

func pick[T any](r random, all ...T) T { return all[r.IntN(len(all))] }

func (r random) name() string { return pick(r, "a", "b", "c", "a.b") }

func (r random) text() string {
	return pick(r, "x", "xy", "yx", "X", "", "x*y", `x\y`, "10.0.0.7", "10.1.0.7", "2001:db8::1", "é")
}

func (r random) number() value.Value {
	return value.Exact(pick(r, "1", "1.0", "10e-1", "2", "2.5", "2.500001", "2.50001", "-3", "0", "-0.0", "1000000000", "1000000001", "1e300", "1e-9"))
}

func (r random) scalar() value.Value {
	switch r.IntN(10) {
	case 0:
		return value.Null
	case 1:
		return value.Bool(r.IntN(2) == 0)
	case 2, 3, 4:
		return r.number()
	}
	return value.Text(r.text())
}

// policy is not always sound: it may have too many keys or combinations.
func (r random) policy(scope policy.Scope, depth int) value.Value {
	object := value.NewObject(2)
	for range 1 + r.IntN(2) {
		switch n := r.IntN(8); {
		case n < 2 && depth > 0:
			object.Set("$or", value.Array(r.policy(scope, depth-1), r.policy(scope, depth-1)))
		case n < 4 && depth > 0 && scope == policy.MessageBody:
			object.Set(r.name(), r.policy(scope, depth-1))
		default:
			object.Set(r.name(), r.wanted())
		}
	}
	return object.Value()
}

func (r random) wanted() value.Value {
	all := make([]value.Value, 2+r.IntN(4))
	for i := range all {
		all[i] = r.scalar()
		if r.IntN(4) > 0 {
			all[i] = r.expression()
		}
	}
	return value.ArrayOf(all)
}

func (r random) expression() value.Value {
	text := value.Text(r.text())
	one := func(name string, v value.Value) value.Value {
		object := value.NewObject(1)
		object.Set(name, v)
		return object.Value()
	}
	switch r.IntN(9) {
	case 0:
		return one("exists", value.Bool(r.IntN(3) > 0))
	case 1:
		return one("numeric", pick(r, value.Array(value.Text(pick(r, "=", "<", "<=", ">", ">=")), value.Exact(pick(r, "1", "2.5", "0", "2.50001"))),
			value.Array(value.Text(">="), value.Int(1), value.Text("<"), value.Exact("2.5"))))
	case 2:
		return one("anything-but", pick(r, text, value.Int(1), value.Array(text, value.Text("x")), value.Array(value.Int(1), value.Exact("2.5")), one("prefix", value.Text("x"))))
	case 3:
		return one("cidr", value.Text(pick(r, "10.0.0.0/24", "10.0.0.0/15", "2001:db8::/64", "0.0.0.0/0")))
	case 4:
		return one("wildcard", value.Text(pick(r, "*", "x*", "*y", "x*y", `x\*y`, `x\\*`, "*.7", "x")))
	case 5:
		return one("equals-ignore-case", text)
	case 6:
		return one("suffix", pick(r, text, value.Text("y")))
	}
	return one("prefix", pick(r, text, value.Text("1")))
}

func (r random) body(depth int) value.Value {
	object := value.NewObject(4)
	for range 1 + r.IntN(5) {
		object.Set(r.name(), r.member(depth))
	}
	return object.Value()
}

func (r random) member(depth int) value.Value {
	switch n := r.IntN(6); {
	case depth == 0 || n < 2:
		return r.scalar()
	case n < 4:
		return r.body(depth - 1)
	}
	all := make([]value.Value, r.IntN(4))
	for i := range all {
		all[i] = r.member(depth - 1)
	}
	return value.ArrayOf(all)
}

func (r random) attributes() (all []action.Attribute) {
	for _, name := range []string{"a", "b", "c", "a.b"} {
		a := action.Attribute{Name: name, Type: "String", Value: r.text()}
		switch r.IntN(8) {
		case 0, 1:
			continue
		case 2, 3:
			a.Type, a.Value = pick(r, "Number", "Number.label"), r.number().Literal()
		case 4:
			a.Type = pick(r, "Binary", "Binary.label")
		case 5, 6:
			elements := make([]value.Value, r.IntN(3))
			for i := range elements {
				elements[i] = r.scalar()
			}
			a.Type, a.Value = "String.Array", value.ArrayOf(elements).String()
		}
		all = append(all, a)
	}
	return all
}

// pairs is how many policies meet a message.
func pairs() int {
	if runtime.GOOS == "js" {
		return 40_000
	}
	return 1_000_000
}

// Whatever the policy and the message: what is compiled matches exactly what the plain way of matching does, and
// whatever does not match is explained.
func TestPoliciesMatchAsTheyDoWhenMatchedPlainly(t *testing.T) {
	for _, scope := range []policy.Scope{policy.MessageAttributes, policy.MessageBody} {
		r := random{rand.New(rand.NewPCG(5, uint64(len(scope))))}
		matched, all := 0, pairs()/2
		messages := make([]policy.Message, 500)
		bodies, attributes := make([]value.Value, len(messages)), make([][]action.Attribute, len(messages))
		for i := range messages {
			bodies[i], attributes[i] = r.body(1+i%3), r.attributes()
			messages[i].Read(attributes[i], bodies[i].String())
		}
		for done := 0; done < all; {
			pattern := r.policy(scope, 2)
			p, problems := policy.Compile(pattern, scope)
			if len(problems) > 0 {
				require.Contains(t, []string{"Filter policy can not have more than 5 keys", "Filter policy is too complex"}, problems[0].Message, pattern.String())
				continue
			}
			for range 40 {
				i := r.IntN(len(messages))
				for range 12 { // so that about half of them match
					if p.Passes(&messages[i]) == (done%2 == 0) {
						break
					}
					i = r.IntN(len(messages))
				}
				plain := naiveBody
				if scope == policy.MessageAttributes {
					plain = func(pattern, _ value.Value) bool { return naiveAttributes(pattern, attributes[i]) }
				}
				passes := p.Passes(&messages[i])
				if passes != plain(pattern, bodies[i]) {
					t.Fatal(passes, pattern.String(), bodies[i].String(), attributes[i])
				}
				if passes {
					matched++
				}
				done++
				if done%10 == 0 {
					require.Equal(t, passes, p.Failing(&messages[i]) == policy.Failing{})
				}
			}
		}
		t.Logf("%s: %d of %d match", scope, matched, all)
		require.Greater(t, matched, all/4, scope)
		require.Less(t, matched, all*3/4, scope)
	}
}

// Whatever text is set as a policy: it is refused, or it is compiled and may be asked about anything.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{`{"a":["x",{"prefix":"y"},5,null]}`, `{"$or":[{"a":[1]},{"b":{"c":[{"exists":false}]}}]}`, `{"a":[{"numeric":[">",1,"<=",2e5]}]}`,
		`{"a":[{"cidr":"::/64"},{"wildcard":"a*\\*"},{"anything-but":{"prefix":"é"}}]}`, `{"a":`, `{"a" 5}`, `[}`, `{"a":["\u00zz"]}`, "{\"a\":\"\n\"}", `01`, `-`, `{"a":[1],"a":[2]}`} {
		f.Add(seed, `{"a":[{"a":"x"},5],"b":{"c":1}}`)
	}
	f.Fuzz(func(t *testing.T, text, body string) {
		for _, scope := range []policy.Scope{policy.MessageAttributes, policy.MessageBody} {
			v, told := policy.Parse(text, scope)
			if told != "" {
				continue
			}
			p, problems := policy.Compile(v, scope)
			require.Empty(t, problems)
			again, told := policy.Parse(v.String(), scope)
			require.Equal(t, "", told)
			require.True(t, value.Equal(v, again))
			var m policy.Message
			m.Read([]action.Attribute{{Name: "a", Type: "String", Value: body}, {Name: "b", Type: "String.Array", Value: body}, {Name: "c", Type: "Number", Value: body}}, body)
			require.Equal(t, p.Passes(&m), p.Failing(&m) == policy.Failing{})
		}
	})
}
