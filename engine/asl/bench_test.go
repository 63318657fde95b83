package asl_test

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// chain is a machine of n Pass states.
func chain(n int) string {
	var b strings.Builder
	b.WriteString(`{"StartAt":"S1","States":{`)
	for i := 1; i < n; i++ {
		b.WriteString(`"S` + strconv.Itoa(i) + `":{"Type":"Pass","Next":"S` + strconv.Itoa(i+1) + `"},`)
	}
	b.WriteString(`"S` + strconv.Itoa(n) + `":{"Type":"Pass","End":true}}}`)
	return b.String()
}

const (
	loop = `{"StartAt":"Start","States":{
		"Start":{"Type":"Pass","Result":{"n":0},"Next":"More?"},
		"More?":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":1000,"Next":"Count"}],"Default":"Done"},
		"Count":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"More?"},
		"Done":{"Type":"Succeed"}}}`
	loopJSONata = `{"QueryLanguage":"JSONata","StartAt":"Start","States":{
		"Start":{"Type":"Pass","Output":{"n":0},"Next":"More?"},
		"More?":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.n < 1000 %}","Next":"Count"}],"Default":"Done"},
		"Count":{"Type":"Pass","Output":{"n":"{% $states.input.n + 1 %}"},"Next":"More?"},
		"Done":{"Type":"Succeed"}}}`
	mapping = `{"StartAt":"Each","States":{"Each":{"Type":"Map","ItemProcessor":{"StartAt":"One","States":{"One":{"Type":"Pass","End":true}}},
		"End":true}}}`
	retrying = `{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true,
		"Retry":[{"ErrorEquals":["States.ALL"]}]}}}`
	waiting = `{"StartAt":"First","States":{"First":{"Type":"Pass","Next":"Wait"},"Wait":{"Type":"Wait","Seconds":60,"Next":"Last"},
		"Last":{"Type":"Pass","End":true}}}`
)

// branching is a Parallel of so many branches of so many states.
func branching(branches, states int) string {
	return `{"StartAt":"All","States":{"All":{"Type":"Parallel","End":true,"Branches":[` +
		strings.TrimSuffix(strings.Repeat(chain(states)+",", branches), ",") + `]}}}`
}

// measure runs a machine again and again and says how many states it enters in a second.
func measure(b *testing.B, definition string, input value.Value, answer func(n int) func(*asl.Call) asl.Result) {
	m := compiled(b, definition)
	entered := 0
	x := newRunner(m, answer(0)).play(input, 1<<20)
	require.Equal(b, asl.Succeeded, x.Status())
	for i := range x.History().Len() {
		if strings.HasSuffix(x.History().Type(i).String(), "Entered") {
			entered++
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		newRunner(m, answer(i)).play(input, 1<<20)
	}
	b.ReportMetric(float64(entered)*float64(b.N)/b.Elapsed().Seconds(), "transitions/s")
}

func always(f func(*asl.Call) asl.Result) func(int) func(*asl.Call) asl.Result {
	return func(int) func(*asl.Call) asl.Result { return f }
}

func BenchmarkTenPasses(b *testing.B) { measure(b, chain(10), parsed(b, `{"a":1}`), always(echo)) }

func BenchmarkChoiceLoop(b *testing.B) { measure(b, loop, parsed(b, `{}`), always(echo)) }

func BenchmarkChoiceLoopJSONata(b *testing.B) { measure(b, loopJSONata, parsed(b, `{}`), always(echo)) }

func BenchmarkMapOfThousand(b *testing.B) {
	items := make([]value.Value, 1000)
	for i := range items {
		items[i] = value.Int(int64(i))
	}
	measure(b, mapping, value.ArrayOf(items), always(echo))
}

func BenchmarkTenBranchesOfFive(b *testing.B) {
	measure(b, branching(10, 5), parsed(b, `{"a":1}`), always(echo))
}

func BenchmarkTaskWithTwoRetries(b *testing.B) {
	name := "Busy"
	measure(b, retrying, parsed(b, `{"a":1}`), func(int) func(*asl.Call) asl.Result {
		failures := 2
		return func(c *asl.Call) asl.Result {
			if failures--; failures >= 0 {
				return asl.Result{Kind: asl.Threw, Error: &name}
			}
			return echo(c)
		}
	})
}

// BenchmarkOpenInWait tells what an execution costs that waits, and what a transition costs among many such.
func BenchmarkOpenInWait(b *testing.B) {
	const many = 100_000
	m := compiled(b, waiting)
	input := parsed(b, `{"a":1}`)
	for b.Loop() {
		before := heap()
		open := make([]*runner, many)
		for i := range open {
			open[i] = newRunner(m, echo)
			open[i].play(input, 0)
		}
		b.ReportMetric(float64(heap()-before)/many, "bytes/execution")
		runtime.KeepAlive(open)
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
