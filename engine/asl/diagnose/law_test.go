package diagnose_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/asl/diagnose"
	"playground/engine/value"
)

// whole is a machine with a bit of everything.
const whole = `{"Comment":"all","StartAt":"Task","TimeoutSeconds":100,"Version":"1.0","States":{
"Task":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","InputPath":"$.a","Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"}},
 "ResultSelector":{"x.$":"$.y"},"ResultPath":"$.r","OutputPath":"$","TimeoutSeconds":10,"HeartbeatSecondsPath":"$.h","Credentials":{"RoleArn.$":"$.role"},
 "Retry":[{"ErrorEquals":["A"],"IntervalSeconds":1,"MaxAttempts":2,"BackoffRate":1.5,"MaxDelaySeconds":9,"JitterStrategy":"FULL"}],
 "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Assign":{"w":1},"Next":"Fail"}],"Assign":{"v.$":"States.Format('{}', $.a)"},"Next":"Choice"},
"Choice":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","NumericGreaterThan":1},{"Not":{"Variable":"$v","StringMatches":"a*"}}],"Assign":{"u":2},"Next":"Wait"},
 {"Or":[{"Variable":"$.b","TimestampLessThanPath":"$.c"}],"Next":"Pass"}],"Default":"Fail"},
"Wait":{"Type":"Wait","Timestamp":"2024-01-01T00:00:00Z","Next":"Parallel"},
"Pass":{"Type":"Pass","Result":{"a":1},"Next":"Map"},
"Parallel":{"Type":"Parallel","Branches":[{"StartAt":"B1","States":{"B1":{"Type":"Pass","End":true}}},{"StartAt":"B2","States":{"B2":{"Type":"Succeed"}}}],"Next":"Nata"},
"Nata":{"Type":"Task","QueryLanguage":"JSONata","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"{% $states.input.f %}","Payload":"{% $v %}"},
 "TimeoutSeconds":"{% 5 %}","Output":"{% $states.result.Payload %}","Assign":{"n":"{% $count([1..3]) %}"},"Catch":[{"ErrorEquals":["B"],"Output":"{% $states.errorOutput %}","Next":"Fail"}],"Next":"Map"},
"Map":{"Type":"Map","ItemsPath":"$.items","ItemSelector":{"i.$":"$$.Map.Item.Value"},"MaxConcurrency":2,"ToleratedFailurePercentage":10,"Label":"l",
 "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"},"ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["a"],"MaxItems":5}},
 "ItemBatcher":{"MaxItemsPerBatch":3,"BatchInput":{"z.$":"$.z"}},"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"p"}},
 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Wait","SecondsPath":"$.s","End":true}}},"Next":"Done"},
"Fail":{"Type":"Fail","ErrorPath":"$.e","CausePath":"States.Format('{}', $.c)"},
"Done":{"Type":"Succeed"}}}`

func document(t testing.TB, text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad)
	return v
}

func TestAMachineWithABitOfEverything(t *testing.T) {
	require.Empty(t, diagnose.Definition(whole, diagnose.Standard))
	_, problems := asl.Compile(document(t, whole))
	require.Empty(t, problems)
}

// wrong are values to put where something else stands.
var wrong = []string{`null`, `true`, `0`, `-1`, `1.5`, `1e99`, `""`, `"$"`, `"$.a"`, `"$$.x"`, `"$v"`, `"$.a[*]"`, `"$..a"`, `"$.a[-1]"`, `"$['a','b']"`, `"$$"`, `"{% $x %}"`, `"{% ( %}"`, `"{% x %}"`,
	`"States.UUID()"`, `"States.Nope()"`, `[]`, `{}`, `[1]`, `{"a.$":"$.b"}`, `"JSONata"`, `"JSONPath"`, `"Task"`, `"Pass"`, `"Map"`, `"Choice"`, `"Done"`,
	`["States.ALL"]`, `"arn:aws:states:::lambda:invoke"`, `"2024-01-01T00:00:00Z"`, `{"Type":"Pass","End":true}`, `{"StartAt":"Q","States":{"Q":{"Type":"Succeed"}}}`}

// names are fields to add.
var names = strings.Fields(`Type Next End Comment QueryLanguage StartAt States InputPath OutputPath Parameters ResultSelector ResultPath Arguments Output Assign Retry
Catch Resource TimeoutSeconds Seconds SecondsPath Timestamp Error Cause Choices Default Branches ItemProcessor Iterator Items ItemsPath ItemSelector MaxConcurrency
Label ItemBatcher Condition Variable And Not IsPresent NumericEquals ErrorEquals MaxAttempts ProcessorConfig Mode ExecutionType Nope`)

// mutated is a value with something in it left out, added or replaced.
func mutated(r *rand.Rand, v value.Value) value.Value {
	n := v.Len()
	switch kind := v.Kind(); {
	case n == 0 || r.IntN(8) == 0:
		v, _ := value.Parse(wrong[r.IntN(len(wrong))], value.Limits{})
		return v
	case kind == value.KindArray:
		elements := make([]value.Value, 0, n)
		at := r.IntN(n)
		for i, e := range v.Elements() {
			if i == at {
				e = mutated(r, e)
			}
			elements = append(elements, e)
		}
		return value.ArrayOf(elements)
	}
	m := v.Member(r.IntN(n))
	switch r.IntN(8) {
	case 0:
		return v.Without(m.Name)
	case 1:
		added, _ := value.Parse(wrong[r.IntN(len(wrong))], value.Limits{})
		return v.With(names[r.IntN(len(names))], added)
	}
	return v.With(m.Name, mutated(r, m.Value))
}

// Whatever is diagnosed: every place is there, what is refused has errors alone to blame, and what is accepted compiles.
func TestWhatIsAcceptedCompiles(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	start, accepted := document(t, whole), 0
	for range 8_000 {
		v := start
		for range 1 + r.IntN(3) {
			v = mutated(r, v)
		}
		if v.Kind() != value.KindObject {
			continue
		}
		found := diagnose.Definition(v.String(), diagnose.Type(r.IntN(2)))
		for _, d := range found {
			_, is := d.Pointer.Resolve(v)
			require.True(t, is, "%s: %s", d.Pointer, d.Message)
		}
		if !diagnose.Refused(found) {
			accepted++
			_, problems := asl.Compile(v)
			require.Empty(t, problems, v.String())
		}
	}
	require.Greater(t, accepted, 200)
}

// hostile are definitions that are large, deep or full of errors.
func hostile() map[string]string {
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	return map[string]string{
		"states within states": deep(`{"StartAt":"A","States":{"A":{"Type":"Map","End":true,"ItemProcessor":`, `}}}`, 300),
		"rules within rules":   one(`"Type":"Choice","Choices":[` + deep(`{"Not":`, `}`, 900) + `]`),
		"arrays":               strings.Repeat("[", 500_000),
		"objects":              strings.Repeat(`{"a":`, 200_000),
		"parameters":           one(`"Type":"Pass","Parameters":` + deep(`{"a":`, `}`, 900) + `,"End":true`),
		"unknown fields":       `{` + strings.TrimSuffix(strings.Repeat(`"a":1,`, 150_000), ",") + `}`,
		"names":                `{"StartAt":"A","States":{` + strings.TrimSuffix(strings.Repeat(`"A":{"Type":"Nope"},`, 50_000), ",") + `}}`,
		"a long name":          `{"StartAt":"A","States":{"` + strings.Repeat("n", 500_000) + `":{` + strings.TrimSuffix(strings.Repeat(`"Type":1,"x":2,`, 30_000), ",") + `}}}`,
		"a long expression":    jsonata(`"Type":"Pass","Output":"{% ` + strings.Repeat("(", 300_000) + ` %}","End":true`),
		"a long path":          one(`"Type":"Pass","InputPath":"$` + strings.Repeat("[?(@", 200_000) + `","End":true`),
		"many targets":         one(`"Type":"Choice","Choices":[` + strings.TrimSuffix(strings.Repeat(`{"Variable":"$.a","IsNull":true,"Next":"Y"},`, 20_000), ",") + `]`),
	}
}

// The work is bounded by the text, and so is what is said: each of these takes half a second at most.
func TestHostileDefinitionsEnd(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			found := diagnose.Definition(text, diagnose.Standard)
			require.True(t, diagnose.Refused(found))
			require.Less(t, len(diagnose.Message(found)), 8<<20)
		})
	}
}

func FuzzDefinition(f *testing.F) {
	f.Add(whole)
	f.Add(jsonata(`"Type":"Pass","Output":"{% $states.input %}","End":true`))
	f.Add(one(`"Type":"Nope"`))
	f.Fuzz(func(t *testing.T, text string) {
		found := diagnose.Definition(text, diagnose.Standard)
		v, bad := value.Parse(text, value.Limits{LastNameWins: true})
		if bad == nil && !diagnose.Refused(found) {
			_, problems := asl.Compile(v)
			require.Empty(t, problems, text)
		}
		diagnose.State(text)
	})
}

func BenchmarkDefinition(b *testing.B) {
	b.SetBytes(int64(len(whole)))
	b.ReportAllocs()
	for b.Loop() {
		if len(diagnose.Definition(whole, diagnose.Standard)) > 0 {
			b.Fatal("the machine is right")
		}
	}
}
