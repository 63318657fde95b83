package policy_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
)

func parse(t testing.TB, text string) value.Value {
	t.Helper()
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad, text)
	return v
}

func compiled(text string) (*policy.Policy, []component.Problem) {
	v, _ := value.Parse(text, value.Limits{})
	return policy.Compile(v, policy.MessageAttributes)
}

func compile(t *testing.T, text string) *policy.Policy {
	t.Helper()
	p, problems := policy.Compile(parse(t, text), policy.MessageAttributes)
	require.Empty(t, problems, text)
	return p
}

// attributes reads "name:Type=value" words; a space within a value is written _.
func attributes(text string) []action.Attribute {
	var all []action.Attribute
	for _, word := range strings.Fields(text) {
		left, right, _ := strings.Cut(word, "=")
		name, kind, _ := strings.Cut(left, ":")
		all = append(all, action.Attribute{Name: name, Type: kind, Value: strings.ReplaceAll(right, "_", " ")})
	}
	return all
}

func TestAMessagePassesWhenEveryKeyHasOneOfItsValues(t *testing.T) {
	for _, c := range []struct{ policy, passes, fails string }{
		{`{"dish":["soup","cake"]}`, "dish:String=cake", "dish:String=Cake"},
		{`{"dish":["soup"],"table":[{"exists":true}]}`, "dish:String=soup table:Number=7", "dish:String=soup"},
		{`{"dish":[{"exists":false}]}`, "table:Number=7", "dish:String=soup"},
		{`{"dish":[{"exists":false},"soup"]}`, "dish:String=soup", "dish:String=cake"},
		{`{"dish":[{"exists":false}]}`, "dish:Binary=soup", "dish:String="},
		{`{"dish":[{"prefix":"so"}]}`, "dish:String=soup", "dish:String=also"},
		{`{"dish":[{"suffix":"up"}]}`, "dish:String=soup", "dish:String=upper"},
		{`{"dish":[{"equals-ignore-case":"SOUP"}]}`, "dish:String=sOuP", "dish:String=soups"},
		{`{"dish":[{"wildcard":"s*u*p"}]}`, "dish:String=sweet_and_sour_soup", "dish:String=soups"},
		{`{"dish":[{"wildcard":"a*a"}]}`, "dish:String=aa", "dish:String=a"},
		{`{"dish":[{"wildcard":"*"}]}`, "dish:String=", "dish:Number=5"},
		{`{"dish":[{"wildcard":"\\*so\\\\*"}]}`, `dish:String=*so\up`, "dish:String=_so"},
		{`{"dish":[{"anything-but":"soup"}]}`, "dish:String=cake", "dish:String=soup"},
		{`{"dish":[{"anything-but":["soup","cake"]}]}`, "dish:String=salad", ""},
		{`{"dish":[{"anything-but":{"prefix":"so"}}]}`, "dish:String=cake", "dish:String=soup"},
		{`{"guests":[5]}`, "guests:Number=5.0", "guests:String=5"},
		{`{"guests":[5]}`, "guests:Number.people=5", "guests:Number=many"},
		{`{"account":[123456789012]}`, "account:Number=123456789012", "account:Number=123456789013"},
		{`{"guests":[{"numeric":[">",3,"<=",9]}]}`, "guests:Number=9", "guests:Number=3"},
		{`{"guests":[{"numeric":["<",0.5]}]}`, "guests:Number=0.49999", "guests:Number=0.5"},
		{`{"guests":[{"numeric":["=",0.1]}]}`, "guests:Number=1e-1", "guests:Number=0.10001"},
		{`{"guests":[{"numeric":[">=",-1000000000]}]}`, "guests:Number=-1000000000", "guests:Number=-1000000001"},
		{`{"extras":["nuts"]}`, `extras:String.Array=["milk","nuts"]`, `extras:String.Array=["milk"]`},
		{`{"extras":[true]}`, `extras:String.Array=[true]`, `extras:String=true`},
		{`{"extras":[null]}`, `extras:String.Array=[null]`, `extras:String.Array=[0]`},
		{`{"extras":[{"anything-but":["nuts"]}]}`, `extras:String.Array=["nuts","milk"]`, `extras:String.Array=["nuts"]`},
		{`{"extras":["nuts"]}`, `extras:String.Array="nuts"`, `extras:String.Array=[["nuts"]]`},
		{`{"from":[{"cidr":"10.0.0.128/25"}]}`, "from:String=10.0.0.129", "from:String=10.0.0.127"},
		{`{"from":[{"cidr":"2001:db8::/33"}]}`, "from:String=2001:db8:7fff::", "from:String=2001:db8:8000::1"},
		{`{"from":[{"cidr":"::/0"}]}`, "from:String=::1", "from:String=10.0.0.1"},
		{`{"$or":[{"dish":["soup"]},{"guests":[1]}],"table":[7]}`, "guests:Number=1 table:Number=7", "dish:String=soup"},
		{`{"$or":[{"dish":["soup"]},{"$or":[{"guests":[1]},{"guests":[2]}]}]}`, "guests:Number=2", "guests:Number=3"},
	} {
		p := compile(t, c.policy)
		require.True(t, p.Match(attributes(c.passes)), "%s passes %s", c.policy, c.passes)
		require.False(t, p.Match(attributes(c.fails)), "%s fails %s", c.policy, c.fails)
	}
}

func TestNoFilterLetsEverythingPass(t *testing.T) {
	none, problems := policy.Compile(value.Null, policy.MessageAttributes)
	require.Empty(t, problems)
	for _, p := range []*policy.Policy{none, nil, {}, compile(t, `{}`)} {
		require.True(t, p.Match(nil))
		require.True(t, p.Match(attributes("dish:String=soup")))
		require.Equal(t, policy.Failing{}, p.Failing(&policy.Message{}))
	}
}

func TestWhatDidNotPassIsExplained(t *testing.T) {
	p := compile(t, `{"dish":["soup",{"prefix":"c"}],"guests":[{"numeric":[">",3]}]}`)
	for _, c := range []struct {
		attributes string
		why        policy.Failing
	}{
		{"dish:String=soup guests:Number=4", policy.Failing{}},
		{"guests:Number=4", policy.Failing{Key: "dish", Wanted: `["soup",{"prefix":"c"}]`}},
		{"dish:String=salad guests:Number=1", policy.Failing{Key: "dish", Found: `"salad" (String)`, Wanted: `["soup",{"prefix":"c"}]`}},
		{"dish:String=cake guests:Number=1", policy.Failing{Key: "guests", Found: `"1" (Number)`, Wanted: `[{"numeric":[">",3]}]`}},
	} {
		var m policy.Message
		m.Read(attributes(c.attributes), "")
		require.Equal(t, c.why, p.Failing(&m), c.attributes)
		if c.why.Key != "" {
			require.Equal(t, c.why.Key, p.Key(&m), c.attributes)
		}
	}
}

// One table: a policy, where it is wrong, and what AWS says.
func TestAWrongPolicyIsRefusedInTheWordsOfAWS(t *testing.T) {
	for _, c := range []struct{ policy, at, told string }{
		{`"soup"`, "", "Filter is not an object"},
		{`{"dish":"soup"}`, "/dish", `"dish" must be an object or an array`},
		{`{"dish":[]}`, "/dish", "Empty arrays are not allowed"},
		{`{"dish":{"name":["soup"]}}`, "/dish", "Filter policy scope MessageAttributes does not support nested filter policy"},
		{`{"dish":{"prefix":"so"}}`, "/dish/prefix", `"prefix" must be an object or an array`},
		{`{"dish":["soup",["cake"]]}`, "/dish/1", "Match value must be String, number, true, false, or null"},
		{`{"dish":[{}]}`, "/dish/0", "Match expression name not found"},
		{`{"dish":[{"prefix":"a","suffix":"b"}]}`, "/dish/0/suffix", "Only one key allowed in match expression"},
		{`{"dish":[{"numeric":["=",1],"suffix":"b"}]}`, "/dish/0/suffix", "Too many elements in numeric expression"},
		{`{"dish":[{"like":"soup"}]}`, "/dish/0/like", "Unrecognized match type like"},
		{`{"dish":[{"prefix":5}]}`, "/dish/0/prefix", "prefix match pattern must be a string"},
		{`{"dish":[{"wildcard":null}]}`, "/dish/0/wildcard", "wildcard match pattern must be a string"},
		{`{"dish":[{"exists":"yes"}]}`, "/dish/0/exists", "exists match pattern must be either true or false."},
		{`{"dish":[{"wildcard":"a**"}]}`, "/dish/0/wildcard", "Consecutive wildcard characters at pos 2"},
		{`{"dish":[{"wildcard":"a\\b"}]}`, "/dish/0/wildcard", "Invalid escape character at pos 2"},
		{`{"dish":[{"anything-but":true}]}`, "/dish/0/anything-but", "Value of anything-but must be an array or single string/number value."},
		{`{"dish":[{"anything-but":[]}]}`, "/dish/0/anything-but", "Inside anything but list, either all values are number or string, mixed type is not supported"},
		{`{"dish":[{"anything-but":["a",1]}]}`, "/dish/0/anything-but", "Inside anything but list, either all values are number or string, mixed type is not supported"},
		{`{"dish":[{"anything-but":[1e10]}]}`, "/dish/0/anything-but/0", "Value must be between -1.0E9 and 1.0E9, inclusive"},
		{`{"dish":[{"anything-but":{}}]}`, "/dish/0/anything-but", "Anything-But expression name not found"},
		{`{"dish":[{"anything-but":{"prefix":""}}]}`, "/dish/0/anything-but/prefix", "Null prefix not allowed"},
		{`{"dish":[{"anything-but":{"prefix":"a","suffix":"b"}}]}`, "/dish/0/anything-but/suffix", "Only one key allowed in match expression"},
		{`{"dish":[{"anything-but":{"suffix":"p"}}]}`, "/dish/0/anything-but/suffix", "Unsupported anything-but pattern: suffix"},
		{`{"dish":[{"anything-but":[null]}]}`, "/dish/0/anything-but/0", "Inside anything but list, start|null|boolean is not supported."},
		{`{"n":[{"numeric":5}]}`, "/n/0/numeric", "Value of numeric must be an array."},
		{`{"n":[{"numeric":["!",5]}]}`, "/n/0/numeric/1", "Unrecognized numeric range operator: !"},
		{`{"n":[{"numeric":["="]}]}`, "/n/0/numeric", "Value of equals must be numeric"},
		{`{"n":[{"numeric":[">",5,"<",5]}]}`, "/n/0/numeric", "Bottom must be less than top"},
		{`{"n":[{"numeric":[">",5,"<",9,"<",9]}]}`, "/n/0/numeric/4", "Too many terms in numeric range expression"},
		{`{"n":[{"numeric":["<",1000000001]}]}`, "/n/0/numeric", "Value must be between -1.0E9 and 1.0E9, inclusive"},
		{`{"from":[{"cidr":"10.0.0.0"}]}`, "/from/0/cidr", "Malformed CIDR, one '/' required"},
		{`{"from":[{"cidr":"10.0.0.0/x"}]}`, "/from/0/cidr", "Malformed CIDR, mask bits must be an integer"},
		{`{"from":[{"cidr":"10.0.0.0/-8"}]}`, "/from/0/cidr", "Malformed CIDR, mask bits must not be negative"},
		{`{"from":[{"cidr":"10.0.0.0/32"}]}`, "/from/0/cidr", "IPv4 mask bits must be < 32"},
		{`{"from":[{"cidr":"::/128"}]}`, "/from/0/cidr", "IPv6 mask bits must be < 128"},
		{`{"from":[{"cidr":"10.0.0/8"}]}`, "/from/0/cidr", "Nonstandard IP address: 10.0.0"},
		{`{"from":[{"cidr":"10.0.0.256/8"}]}`, "/from/0/cidr", "Invalid IP address: 10.0.0.256"},
		{`{"from":[{"cidr":"1::2::3/8"}]}`, "/from/0/cidr", "Invalid IP address: 1::2::3"},
		{`{"$or":[{"a":[1]},5]}`, "/$or/0/a", "Unrecognized match type a"},
		{`{"$or":[{"a":[1]},{"prefix":["b"]}]}`, "/$or/0/a", "Unrecognized match type a"},
		{`{"$or":[{"a":[1]},{}]}`, "/$or/1", "Empty objects are not allowed"},
		{`{"a":[1],"b":[1],"c":[1],"d":[1],"$or":[{"e":[1]},{"f":[1]}]}`, "", "Filter policy can not have more than 5 keys"},
	} {
		_, problems := policy.Compile(parse(t, c.policy), policy.MessageAttributes)
		require.Equal(t, component.Problem{Pointer: value.Pointer(c.at), Message: c.told}, problems[0], c.policy)
		under := policy.Check("/wires/3/FilterPolicy", parse(t, c.policy))
		require.Equal(t, value.Pointer("/wires/3/FilterPolicy"+c.at), under[0].Pointer)
	}
}

func TestEveryProblemIsToldAtOnce(t *testing.T) {
	problems := policy.Check("", parse(t, `{"dish":"soup","guests":[],"$or":[{"a~/b":[{"exists":1}]},{"c":[[]]}]}`))
	var where []string
	for _, p := range problems {
		where = append(where, string(p.Pointer))
	}
	require.Equal(t, []string{"/dish", "/guests", "/$or/0/a~0~1b/0/exists", "/$or/1/c/0"}, where)
}

func TestAPolicyMayHave150Combinations(t *testing.T) {
	list := func(n int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = strconv.Itoa(i)
		}
		return "[" + strings.Join(all, ",") + "]"
	}
	require.Empty(t, policy.Check("", parse(t, `{"a":`+list(10)+`,"b":`+list(15)+`}`)))
	require.Len(t, policy.Check("", parse(t, `{"a":`+list(151)+`}`)), 1)
	require.Len(t, policy.Check("", parse(t, `{"a":`+list(100_000)+`,"b":`+list(2)+`}`)), 1)
}

func TestAPolicyOfAnyShapeIsReadInBoundedTime(t *testing.T) {
	deep := strings.Repeat(`{"$or":[{"a":[1]},`, 240) + `{"a":[1]}` + strings.Repeat(`]}`, 240)
	require.NotEmpty(t, policy.Check("", parse(t, deep)))
	wide := `{` + strings.Repeat(`"$or":[{"a":[1]},{"b":[1]}],`, 1) + `"c":` + strings.Repeat(`{"d":`, 400) + `[1]` + strings.Repeat(`}`, 400) + `}`
	require.NotEmpty(t, policy.Check("", parse(t, wide)))
}
