package conformance

import (
	"fmt"
	"strings"

	"playground/engine/value"
)

// World is what an execution calls: the services of a case, by their mocks, and its functions and objects.
type World struct {
	patterns  *patterns
	mocks     []mock
	functions []function
	objects   []object
	task      []Result // what the called service did, of TestState
	failure   error    // the first call that nothing answers
}

// metadata is left out of both sides where functions answer, since nothing is recorded of their answers.
var metadata = []string{"SdkHttpMetadata", "SdkResponseMetadata"}

func newWorld(one value.Value) (*World, error) {
	w := &World{patterns: &patterns{}}
	for i, m := range member(one, "mocks").Elements() {
		read, err := readMock(m)
		if err != nil {
			return nil, fmt.Errorf("mock %d: %w", i, err)
		}
		w.mocks = append(w.mocks, read)
	}
	for arn, f := range member(one, "lambdas").Members() {
		read, err := readFunction(arn, f)
		if err != nil {
			return nil, fmt.Errorf("function %s: %w", arn, err)
		}
		w.functions = append(w.functions, read)
	}
	if len(w.functions) > 0 {
		w.patterns.ignored = metadata
	}
	for i, o := range member(one, "s3").Elements() {
		if err := checkKeys("an object", o, []string{"bucket", "key", "body"}); err != nil || !has(o, "body") {
			return nil, fmt.Errorf("object %d needs a bucket, a key and a body: %w", i, err)
		}
		w.objects = append(w.objects, object{textOf(o, "bucket"), textOf(o, "key"), asText(expanded(member(o, "body")))})
	}
	return w, w.readTask(one)
}

// readTask reads what the service did that a state which is tested alone calls.
func (w *World) readTask(one value.Value) error {
	if result, is := one.Get("taskResult"); is {
		w.task = []Result{{Value: expanded(result)}}
	}
	if failure, is := one.Get("taskError"); is {
		if err := checkKeys("taskError", failure, []string{"error", "cause"}); err != nil || w.task != nil {
			return fmt.Errorf("a task either fails or has a result: %w", err)
		}
		w.task = []Result{{Kind: Failed, Error: textAt(failure, "error"), Cause: textAt(failure, "cause")}}
	}
	return nil
}

// Answer is what becomes of the call of a state that is tested alone.
func (w *World) Answer(c Call) []Result {
	if w.task != nil {
		return w.task
	}
	_, results, err := w.answer(c)
	if err != nil && w.failure == nil {
		w.failure = err
	}
	return results
}

// answer is what becomes of a call, and after how many milliseconds; there is no result when it hangs.
func (w *World) answer(c Call) (after int64, results []Result, err error) {
	if c.Kind == "read" {
		return 0, []Result{read(w.objects, c)}, nil
	}
	var closest error
	for i := range w.mocks {
		m := &w.mocks[i]
		if m.used || m.kind != c.Kind || m.resource != c.Resource || m.resourceType != c.ResourceType {
			continue
		}
		if mismatch := w.patterns.match(m.request, place{path: "the request", value: c.Parameters, there: true, exact: true}); mismatch != nil {
			closest = mismatch
			continue
		}
		m.used = true
		return 0, m.results(w.patterns), nil
	}
	for _, f := range w.functions {
		if event, is := f.called(c); is {
			return f.answer(event, c)
		}
	}
	if closest == nil {
		closest = fmt.Errorf("nothing is left of that kind and resource")
	}
	return 0, nil, fmt.Errorf("nothing answers the call of %s with %s: %w", c.title(), value.Preview(c.Parameters, 120), closest)
}

func (c Call) title() string {
	return strings.TrimPrefix(strings.TrimSpace(c.Kind+" "+c.ResourceType+":"+c.Resource), ":")
}

// mock is what a service did once.
type mock struct {
	kind, resourceType, resource string
	request                      value.Value
	said                         value.Value
	used                         bool
}

var mockKeys = []string{"kind", "resourceType", "resource", "request", "returns", "throws", "hangs", "submitted", "workerName", "failsAt"}

func readMock(v value.Value) (m mock, err error) {
	if err = checkKeys("a mock", v, mockKeys); err != nil {
		return m, err
	}
	m = mock{kind: textOf(v, "kind"), resourceType: textOf(v, "resourceType"), resource: textOf(v, "resource"), said: v}
	var asks bool
	m.request, asks = v.Get("request")
	ends := 0
	for _, name := range []string{"returns", "throws", "hangs"} {
		if has(v, name) {
			ends++
		}
	}
	throws := member(v, "throws")
	if err := checkKeys("throws", throws, []string{"error", "cause"}); err != nil {
		return m, err
	}
	if hangs, is := v.Get("hangs"); is && !isTrue(hangs) {
		return m, fmt.Errorf("hangs is either true or not there")
	}
	switch m.kind {
	case "task", "lambda", "activity":
		if asks && ends == 1 && (has(v, "throws") || !has(v, "failsAt")) {
			return m, nil
		}
	}
	return m, fmt.Errorf("a mock has a kind, a request and one end: %s", value.Preview(v, 200))
}

// results are the answers in their order, with the names in them that are bound by now.
func (m *mock) results(p *patterns) (all []Result) {
	throws, fails := m.said.Get("throws")
	throws = p.fill(throws)
	failsAt := textOf(m.said, "failsAt")
	if m.kind == "activity" && failsAt == "" {
		all = append(all, Result{Kind: Started, Worker: textOf(m.said, "workerName")})
	}
	if submitted, is := m.said.Get("submitted"); is {
		all = append(all, Result{Kind: Submitted, Value: p.fill(submitted)})
	}
	if fails {
		return append(all, Result{Kind: Failed, Error: textAt(throws, "error"), Cause: textAt(throws, "cause"), FailsAt: failsAt})
	}
	if returns, is := m.said.Get("returns"); is {
		all = append(all, Result{Value: p.fill(returns)})
	}
	return all
}

// textAt is a text that need not be there.
func textAt(v value.Value, name string) *string {
	if !has(v, name) {
		return nil
	}
	text := textOf(v, name)
	return &text
}
