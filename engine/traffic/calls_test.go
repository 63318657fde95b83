package traffic_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/traffic"
	"playground/engine/value"
)

var (
	fine   = component.Result{Out: &action.Response{Body: "ok"}}
	broken = component.Result{Fault: &component.Fault{Code: "ServiceUnavailable", Message: "full", Server: true}}
)

// answer lets the client's latest call return after a while.
func answer(e *enginetest.FakeEnv, after time.Duration, r component.Result) {
	e.Advance(after)
	e.Return(e.Calls[len(e.Calls)-1].ID, r)
}

// story is the trace without its columns.
func story(e *enginetest.FakeEnv) string {
	return regexp.MustCompile(` +`).ReplaceAllString(e.Text(), " ")
}

func message(c enginetest.FakeCall) action.Message { return c.In.(*action.Request).Message }

func TestThePatientClient(t *testing.T) {
	e := connected(`{"Rate":"0/s","Timeout":"3s","Retries":2,"RetryDelay":"2s"}`)
	e.Order("Send", `{}`)
	answer(e, 250*time.Millisecond, fine)
	e.Order("Send", `{"Body":"by hand {{n}}"}`)
	answer(e, time.Second, broken)
	e.Advance(2 * time.Second) // the pause
	e.Advance(3 * time.Second) // nobody answers
	e.Advance(2 * time.Second)
	answer(e, 100*time.Millisecond, broken)
	e.Advance(time.Minute)
	require.Equal(t, `0s traffic sent #1 to kitchen
0.25s traffic answered #1 by kitchen after 250ms
0.25s traffic sent #2 to kitchen
1.25s traffic failed #2 kitchen answered ServiceUnavailable after 1s, attempt 1
3.25s traffic sent again #2 to kitchen, attempt 2
6.25s traffic timed out #2 no answer from kitchen within 3s, attempt 2
8.25s traffic sent again #2 to kitchen, attempt 3
8.35s traffic failed #2 kitchen answered ServiceUnavailable after 8.1s, attempt 3
8.35s traffic gave up #2 on kitchen after 3 attempts
`, story(e))
	require.Equal(t, []int64{4, 1, 3, 0}, e.Gauges)
	require.Equal(t, "by hand 2", message(e.Calls[3]).Body)
	require.Equal(t, component.Token{Lineage: 2, Attempt: 3}, message(e.Calls[3]).Token)
	require.True(t, e.Calls[2].Forgotten, "who does not wait tells the other end")
	require.EqualValues(t, 1, e.Metric("Latency").Count)
	require.Zero(t, e.Pending(), "nothing is left to wait for")
}

func TestZeroTimeoutWaitsForEver(t *testing.T) {
	e := connected(`{"Rate":"0/s","Timeout":"0s"}`)
	e.Order("Send", `{}`)
	require.Zero(t, e.Pending())
	answer(e, 1000*time.Hour, fine)
	require.EqualValues(t, 1, e.Gauges[1])
}

func TestAChangedTimeoutHoldsForLaterCalls(t *testing.T) {
	e := connected(`{"Rate":"0/s","Timeout":"10s"}`)
	e.Order("Send", `{}`)
	e.Configure(`{"Rate":"0/s","Timeout":"1s"}`)
	e.Order("Send", `{}`)
	e.Advance(2 * time.Second)
	require.Equal(t, []bool{false, true}, []bool{e.Calls[0].Forgotten, e.Calls[1].Forgotten})
	e.Advance(8 * time.Second)
	require.True(t, e.Calls[0].Forgotten)
}

func TestTargets(t *testing.T) {
	peers := func(settings string) (all []string) {
		e := enginetest.NewFakeEnv(traffic.Kind(), settings)
		e.Connect("calls", "left", "")
		e.Connect("calls", "right", "")
		for range 3 {
			e.Order("Send", `{}`)
		}
		for _, c := range e.Calls {
			all = append(all, message(c).Body+" "+c.Wire.Peer)
		}
		return all
	}
	require.Equal(t, []string{"order 1 left", "order 1 right", "order 2 left", "order 2 right", "order 3 left", "order 3 right"}, peers(`{"Rate":"0/s"}`))
	require.Equal(t, []string{"order 1 left", "order 2 right", "order 3 left"}, peers(`{"Rate":"0/s","Targets":"each in turn"}`))
}

func TestAClientThatLeadsNowhereSaysSo(t *testing.T) {
	e := enginetest.NewFakeEnv(traffic.Kind(), `{}`)
	reply, ok := e.ReplyTo(e.Order("Send", `{}`))
	require.True(t, ok)
	require.Equal(t, "NotConnected", reply.Result.Fault.Code)
}

func TestARemovedWireCutsItsCallsOff(t *testing.T) {
	e := connected(`{"Rate":"0/s","Retries":5}`)
	other := e.Connect("calls", "bar", "")
	e.Order("Send", `{}`)
	e.Advance(time.Second)
	e.Disconnect(other)
	require.Contains(t, story(e), "1s traffic cut off #1 the wire is gone after 1s\n")
	require.EqualValues(t, 1, e.Gauges[3], "the other call goes on")
	answer := e.Calls[0].ID
	e.Return(answer, fine)
	require.EqualValues(t, 0, e.Gauges[3])
}

func TestOpenCallsAreBounded(t *testing.T) {
	e := connected(`{"Pattern":"burst","BurstSize":10000,"BurstPeriod":"1ms","Timeout":"0s"}`)
	e.Advance(11 * time.Millisecond)
	require.Len(t, e.Calls, 100_000)
	require.EqualValues(t, 100_000, e.Gauges[3])
	require.EqualValues(t, 20_000, e.Metrics.Failures)
}

func TestAttributesAreNumbersWhereTheyLookLikeIt(t *testing.T) {
	e := connected(`{"Rate":"0/s","Attributes":"card=visa\n\n size = {{int 7 7}}\ntext:String=5\nprice:Number.eur=1.50\nlist:String.Array=[\"a\"]\nn={{n}}x"}`)
	e.Order("Send", `{}`)
	require.Equal(t, []action.Attribute{
		{Name: "card", Type: "String", Value: "visa"},
		{Name: "size", Type: "Number", Value: "7"},
		{Name: "text", Type: "String", Value: "5"},
		{Name: "price", Type: "Number.eur", Value: "1.50"},
		{Name: "list", Type: "String.Array", Value: `["a"]`},
		{Name: "n", Type: "String", Value: "1x"},
	}, message(e.Calls[0]).Attributes)
}

func TestBadSettingsAreSaidInOneSentence(t *testing.T) {
	long := make([]byte, 257)
	for i := range long {
		long[i] = 'a'
	}
	many := ""
	for i := range 11 {
		many += string(rune('a'+i)) + "=1\n"
	}
	for _, c := range []struct{ field, text, want string }{
		{"Attributes", "visa", `attribute line 1: "visa" has no =; write name=value`},
		{"Attributes", "a=1\nb=", `attribute line 2: "b" has no value`},
		{"Attributes", "a=1\na=2", `attribute line 2: "a" is there twice`},
		{"Attributes", "a:Binary=1", `attribute line 1: "Binary" is no type of an attribute; there are String, Number, String.Array`},
		{"Attributes", "a:Number=x", `attribute line 1: "a" is a Number, but "x" is not`},
		{"Attributes", "a b=1", `attribute line 1: the name "a b" has characters other than letters, digits, _ - and .`},
		{"Attributes", "a..b=1", `attribute line 1: the name "a..b" begins or ends with a dot, or has two in a row`},
		{"Attributes", "AWS.x=1", `attribute line 1: the name "AWS.x" begins with AWS. or Amazon., which AWS keeps for itself`},
		{"Attributes", string(long) + "=1", `attribute line 1: the name "aaaaaaaaaaaaaaaaaaa…aaaaaaaaaaaaaaaaaa" has 257 characters, not between 1 and 256`},
		{"Attributes", many, `11 attributes are more than the 10 that a message may have`},
		{"Attributes", "a={{b}}", `attribute line 1: value of "a": line 1, column 1: "b" is no placeholder; there are {{n}}, {{uuid}}, {{now}}, {{int 1 100}}, {{pick a b c}}`},
		{"Body", "{{n", `line 1, column 1: {{ without }}`},
	} {
		b := value.NewObject(1)
		b.Set(c.field, value.Text(c.text))
		_, problems := component.ParseSettings(traffic.Kind().Fields, b.Value(), "/nodes/0", nil)
		require.Len(t, problems, 1, c.text)
		require.Equal(t, component.Problem{Pointer: value.Pointer("/nodes/0/" + c.field), Message: c.want}, problems[0])
	}
}

func TestTheInspectorShowsWhatIsOpen(t *testing.T) {
	e := connected(`{"Rate":"1/m","Timeout":"10s","Retries":1,"RetryDelay":"20s"}`)
	e.Advance(0)
	e.Order("Send", `{}`)
	answer(e, time.Second, broken)
	require.JSONEq(t, `{"Messages":2,"Requests":2,"Answers":0,"Errors":1,"Waiting":2,"NextMessage":"1m00s","Calls":[
		{"To":"kitchen","State":"waiting for the answer","Attempt":1,"Since":"0s","Until":"10s","Body":"order 1"},
		{"To":"kitchen","State":"waiting for its next attempt","Attempt":1,"Since":"0s","Until":"21s","Body":"order 2"}]}`,
		e.Component.Inspect().String())
	contents := component.Contents{Limit: component.ContentsMax}
	e.Component.Contents(&contents)
	require.True(t, contents.Busy)
	require.Equal(t, []component.Item{{
		Token: component.Token{Lineage: 2, Attempt: 1}, Lane: component.LaneDelayed, Since: 0, Until: kernel.Time(21 * time.Second),
	}}, contents.Items)
}
