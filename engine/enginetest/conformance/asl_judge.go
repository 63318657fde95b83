package conformance

import (
	"fmt"

	"playground/engine/value"
)

// machineOutcomes are what a case of each kind must say, and may say, of what comes of it.
var machineOutcomes = map[string]struct{ must, may []string }{
	"execution":      {[]string{"status", "historyOrder"}, []string{"output", "error", "cause", "history", "eventsSeen", "describeExecution", "logs"}},
	"sync_execution": {[]string{"status", "response"}, []string{"output", "error", "cause"}},
	"express_async":  {[]string{"status", "endLogEvent"}, []string{"output", "error", "cause"}},
	"choice":         {[]string{"status", "output"}, nil},
}

// judge holds what came of an execution to what is expected: first its history, then the rest.
func (r *machineRun) judge(kind string, expect value.Value) error {
	known := machineOutcomes[kind]
	if err := checkKeys("expect", expect, append(known.must, known.may...)); err != nil {
		return err
	}
	for _, name := range known.must {
		if !has(expect, name) {
			return fmt.Errorf("nothing is said of %s", name)
		}
	}
	p := r.world.patterns.clone()
	events := r.execution.History()
	if kind == "execution" {
		if err := p.history(expect, events); err != nil {
			return fmt.Errorf("%w%s", err, r.ended())
		}
	}
	if err := r.judgeOutcome(p, expect); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		got  func() value.Value
	}{
		{"describeExecution", r.description},
		{"logs", func() value.Value { return r.logs(events) }},
		{"response", r.response},
		{"endLogEvent", func() value.Value { return r.log(events[len(events)-1]) }},
	} {
		if want, is := expect.Get(part.name); is {
			if err := p.part(want, place{path: part.name, value: part.got(), there: true, exact: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

// ended tells how the execution ended, behind a difference that is found before.
func (r *machineRun) ended() string {
	o := r.execution.Outcome()
	text := "; it is " + o.Status
	if o.Error != nil {
		text += " with " + *o.Error
	}
	if o.Cause != nil {
		text += ": " + value.Preview(value.Text(*o.Cause), 300)
	}
	return text
}

func (r *machineRun) judgeOutcome(p *patterns, expect value.Value) error {
	o := r.execution.Outcome()
	if status := textOf(expect, "status"); o.Status != status {
		return fmt.Errorf("the status is %s, expected %s%s", o.Status, member(expect, "status"), r.ended())
	}
	for _, part := range []struct {
		name string
		got  *value.Value
	}{{"output", o.Output}, {"error", textValue(o.Error)}, {"cause", textValue(o.Cause)}} {
		want, expected := expect.Get(part.name)
		switch {
		case !expected && part.got != nil:
			return fmt.Errorf("there is a member %s that was not recorded: %s", part.name, value.Preview(*part.got, 200))
		case !expected:
			continue
		}
		at := place{path: "the " + part.name, there: part.got != nil, exact: true}
		if at.there {
			at.value = *part.got
		}
		if err := p.match(want, at); err != nil {
			return err
		}
	}
	return nil
}

func textValue(text *string) *value.Value {
	if text == nil {
		return nil
	}
	v := value.Text(*text)
	return &v
}

// part compares an answer or a list of log events, whose details are those of the events.
func (p *patterns) part(want value.Value, at place) error {
	if want.Kind() == value.KindArray {
		if at.value.Kind() != value.KindArray || want.Len() != at.value.Len() {
			return at.errorf("%d elements", want.Len())
		}
		for i, one := range want.Elements() {
			if err := p.part(one, at.element(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if want.Kind() != value.KindObject || !has(want, "details") {
		return p.details(want, at)
	}
	if err := p.details(member(want, "details"), at.member("details")); err != nil {
		return err
	}
	at.value = at.value.Without("details")
	return p.match(want.Without("details"), at)
}

// judgeAnswer holds the answer of an operation to what is expected: a response, or an error of the API.
func judgeAnswer(expect, response value.Value, refused *Refusal, p *patterns) error {
	failure, fails := expect.Get("apiError")
	switch {
	case fails && expect.Len() != 1:
		return fmt.Errorf("an error is expected, and something else: %s", value.Preview(expect, 200))
	case fails && refused == nil:
		return fmt.Errorf("it answers %s, expected the error %s", value.Preview(response, 200), failure)
	case fails:
		return judgeRefusal(failure, refused, p)
	case refused != nil:
		return fmt.Errorf("it is refused: %s: %s", refused.Code, refused.Message)
	}
	if inner, is := expect.Get("response"); is && expect.Len() == 1 {
		expect = inner
	}
	return p.answer(expect, place{path: "the response", value: response, there: true, exact: true})
}

func judgeRefusal(want value.Value, refused *Refusal, p *patterns) error {
	if err := checkKeys("apiError", want, []string{"code", "message"}); err != nil {
		return err
	}
	b := value.NewObject(2)
	b.Set("code", value.Text(refused.Code))
	if has(want, "message") {
		b.Set("message", value.Text(refused.Message))
	}
	return p.match(want, place{path: "the error", value: b.Value(), there: true, exact: true})
}

// answer compares a response. What TestState tells of a state's way has JSON texts too.
func (p *patterns) answer(want value.Value, at place) error {
	inside, is := want.Get("inspectionData")
	if !is {
		return p.details(want, at)
	}
	if err := p.texts(inspected, inside, at.member("inspectionData")); err != nil {
		return err
	}
	at.value = at.value.Without("inspectionData")
	return p.details(want.Without("inspectionData"), at)
}
