package asl_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// spreading is a distributed Map with some fields of its own.
func spreading(fields string) string {
	return `{"StartAt":"M","States":{"M":{"Type":"Map","End":true,` + fields + `"ItemProcessor":{
		"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Call","States":{
		"Call":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}}}}`
}

// odd lets those tasks fail whose parameters are an odd number.
func odd(c *asl.Call) asl.Result {
	if n, is := c.Parameters.AsInt(); is && n%2 == 1 {
		name, cause := "Odd", "It is odd."
		return asl.Result{Kind: asl.Threw, Error: &name, Cause: &cause}
	}
	return echo(c)
}

func TestAMapRunBearsFailures(t *testing.T) {
	for fields, want := range map[string]string{
		``:                                 asl.Failed.String(),
		`"ToleratedFailureCount":1,`:       asl.Failed.String(),
		`"ToleratedFailureCount":2,`:       `[0,2]`,
		`"ToleratedFailurePercentage":49,`: asl.Failed.String(),
		`"ToleratedFailurePercentage":50,`: `[0,2]`,
	} {
		x := newRunner(compiled(t, spreading(fields)), odd).play(parsed(t, `[0,1,2,3]`), 100)
		types, previous := typesOf(x.History())
		if x.Status() == asl.Succeeded {
			require.Equal(t, want, x.Output().String(), fields)
			continue
		}
		require.Equal(t, want, x.Status().String(), fields)
		err, cause := x.Failure()
		require.Equal(t, "States.ExceedToleratedFailureThreshold", *err)
		require.Equal(t, "The specified tolerated failure threshold was exceeded", *cause)
		require.Equal(t, "ExecutionStarted MapStateEntered MapStateStarted MapRunStarted MapRunFailed MapStateFailed ExecutionFailed",
			strings.Join(types, " "))
		require.Equal(t, []int64{0, 0, 2, 3, 4, 5, 6}, previous)
	}
}

func TestChildExecutionsRunSideBySide(t *testing.T) {
	for concurrency, most := range map[string]int{`"MaxConcurrency":3,`: 3, ``: 50} {
		r := newRunner(compiled(t, spreading(concurrency)), echo)
		items := make([]value.Value, 50)
		for i := range items {
			items[i] = value.Int(int64(i))
		}
		r.take(r.x.Start(value.ArrayOf(items)))
		open := 0
		for r.x.Status() == asl.Running {
			calls := 0
			for _, e := range r.due {
				if e.Kind == asl.MakeCall {
					calls++
				}
			}
			open = max(open, calls)
			r.step()
		}
		require.Equal(t, most, open)
		require.Equal(t, value.ArrayOf(items).String(), r.x.Output().String())
	}
}

func TestAMapRunThatIsCutOffWaitsForNothing(t *testing.T) {
	definition := `{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[` + spreading(``) +
		`,{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"Cut"}}}]}}}`
	r := newRunner(compiled(t, definition), echo)
	r.take(r.x.Start(parsed(t, `[1,2,3]`)))
	require.Equal(t, asl.Failed, r.x.Status())
	require.Empty(t, r.due)
}

func TestWhatAnItemReaderReads(t *testing.T) {
	for name, c := range map[string]struct{ config, object, want string }{
		"lines":        {`{"InputType":"JSONL"}`, "{\"a\":1}\n\n[2]\n", `[{"a":1},[2]]`},
		"a pointer":    {`{"InputType":"JSON","ItemsPointer":"/b/0"}`, `{"b":[[1,2]]}`, `[1,2]`},
		"an object":    {`{"InputType":"JSON"}`, `{"x":1,"y":2}`, `[1,2]`},
		"pipes":        {`{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW","CSVDelimiter":"PIPE"}`, "a|b\r\n1|\"2|\"\"3\"\r\n", `[{"a":"1","b":"2|\"3"}]`},
		"few":          {`{"InputType":"JSON","MaxItems":2}`, `[1,2,3]`, `[1,2]`},
		"duplicates":   {`{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"}`, "a,a\n1,2\n", `CSV headers cannot contain duplicates.`},
		"no items":     {`{"InputType":"JSON"}`, `7`, `Attempting to map over non-iterable node.`},
		"a wrong most": {`{"InputType":"JSON","MaxItems":-1}`, `[1]`, `field MaxItems must be positive`},
	} {
		t.Run(name, func(t *testing.T) {
			m := compiled(t, spreading(`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":`+c.config+
				`,"Parameters":{"Bucket":"b","Key":"k"}},`))
			x := newRunner(m, func(call *asl.Call) asl.Result {
				if call.Kind == asl.ReadCall {
					require.Equal(t, `{"Bucket":"b","Key":"k"}`, call.Parameters.String())
					return asl.Result{Value: value.Text(c.object)}
				}
				return echo(call)
			}).play(parsed(t, `{}`), 100)
			if x.Status() == asl.Succeeded {
				require.Equal(t, c.want, x.Output().String())
				return
			}
			err, cause := x.Failure()
			require.Equal(t, "States.ItemReaderFailed", *err)
			require.Equal(t, c.want, *cause)
		})
	}
}

func TestItemsComeInBatches(t *testing.T) {
	for fields, want := range map[string]string{
		`"MaxItemsPerBatch":2`:                          `[{"Items":[1,2]},{"Items":[3]}]`,
		`"MaxInputBytesPerBatch":15`:                    `[{"Items":[1,2]},{"Items":[3]}]`,
		`"MaxItemsPerBatch":2,"BatchInput":{"n.$":"$"}`: `[{"BatchInput":{"n":[1,2,3]},"Items":[1,2]},{"BatchInput":{"n":[1,2,3]},"Items":[3]}]`,
	} {
		x := newRunner(compiled(t, spreading(`"ItemBatcher":{`+fields+`},`)), echo).play(parsed(t, `[1,2,3]`), 100)
		require.Equal(t, asl.Succeeded, x.Status())
		require.Equal(t, want, x.Output().String(), fields)
	}
}

func TestResultsAreExported(t *testing.T) {
	written := value.Null
	m := compiled(t, spreading(`"ToleratedFailureCount":9,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"p"}},`))
	x := newRunner(m, func(c *asl.Call) asl.Result {
		if c.Kind == asl.WriteCall {
			written = c.Parameters
			return asl.Result{}
		}
		return odd(c)
	}).play(parsed(t, `[0,1,2]`), 100)
	require.Equal(t, asl.Succeeded, x.Status())
	objects, _ := written.Get("Objects")
	require.Equal(t, 3, objects.Len())
	details, _ := x.Output().Get("ResultWriterDetails")
	key, _ := details.Get("Key")
	name, _ := key.AsText()
	require.True(t, strings.HasPrefix(name, "p/") && strings.HasSuffix(name, "/manifest.json"), name)
	manifest, there := objects.Get(name)
	require.True(t, there)
	text, _ := manifest.AsText()
	require.Contains(t, text, `"DestinationBucket":"b"`)
	require.Contains(t, text, `/SUCCEEDED_0.json","Size":`)
	require.Contains(t, text, `/FAILED_0.json","Size":`)
}

func TestManyChildExecutionsEndSoon(t *testing.T) {
	m := compiled(t, `{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ResultPath":null,"ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
		"ReaderConfig":{"InputType":"JSON"},"Parameters":{}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
		"StartAt":"Call","States":{"Call":{"Type":"Task","TimeoutSeconds":60,"Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}}}}`)
	const many = 30_000
	x := asl.New(m, info, &clock{at: 1})
	due := append([]asl.Effect(nil), x.Start(parsed(t, `{}`))...)
	calls := 0
	for x.Status() == asl.Running {
		e := due[0]
		due = due[1:]
		result := asl.Result{Kind: asl.GoOn}
		switch {
		case e.Kind == asl.MakeCall && e.Call.Kind == asl.ReadCall:
			result = asl.Result{Value: value.Text("[" + strings.Repeat("0,", many-1) + "0]")}
		case e.Kind == asl.MakeCall:
			calls++
			result = echo(e.Call)
		case e.Kind != asl.More:
			continue
		}
		due = append(due, x.Resume(e.Token, result)...)
	}
	require.Equal(t, asl.Succeeded, x.Status())
	require.Equal(t, many, calls)
}
