package conformance

import (
	"fmt"

	"playground/engine/value"
)

// fakeMachine runs a list of orders instead of a state machine: enough to try the runner on.
//
//	{"call": {…}, "parameters": …, "timeout": 5}   schedules a task with the parameters, or else with what came before
//	{"wait": 5}                                    lets seconds go by
//	{"more": true}                                 asks to go on at once
//	{"now": true}                                  gives the time in seconds
type fakeMachine struct {
	beginning Beginning
	orders    value.Value
	at        int // the order that is carried out
	last      value.Value
	events    []value.Value
	outcome   Outcome
}

var fakeLanguage = Language{New: newFakeMachine, Operations: map[string]Operation{"CreateStateMachine": fakeCreate, "TestState": fakeTestState}}

func newFakeMachine(b Beginning) (Execution, error) {
	if b.Definition.Kind() != value.KindArray {
		return nil, fmt.Errorf("orders are a list")
	}
	return &fakeMachine{beginning: b, orders: b.Definition, outcome: Outcome{Status: running}}, nil
}

func (f *fakeMachine) Outcome() Outcome { return f.outcome }

func (f *fakeMachine) History() []value.Value { return f.events }

func (f *fakeMachine) event(kind string, details ...value.Member) {
	b := value.NewObject(5)
	b.Set("timestamp", value.Int(f.beginning.Now()))
	b.Set("type", value.Text(kind))
	b.Set("id", value.Int(int64(len(f.events)+1)))
	b.Set("previousEventId", value.Int(int64(len(f.events))))
	inside := value.NewObject(len(details))
	for _, d := range details {
		inside.Set(d.Name, d.Value)
	}
	b.Set("itsEventDetails", inside.Value())
	f.events = append(f.events, b.Value())
}

func text(name string, v value.Value) value.Member {
	return value.Member{Name: name, Value: value.Text(v.String())}
}

func (f *fakeMachine) Start(input value.Value) []Effect {
	f.last = input
	f.event("Started", text("input", input))
	return f.goOn()
}

// goOn carries out the next order.
func (f *fakeMachine) goOn() []Effect {
	if f.at == f.orders.Len() {
		f.outcome = Outcome{Status: "SUCCEEDED", Output: &f.last}
		f.event("Succeeded", text("output", f.last))
		return nil
	}
	order := f.orders.Index(f.at)
	token := uint64(f.at * 2)
	f.at++
	if call, is := order.Get("call"); is {
		parameters, given := order.Get("parameters")
		if !given {
			parameters = f.last
		}
		f.event("Scheduled", text("parameters", parameters))
		effects := []Effect{{Token: token, Call: &Call{textOf(call, "kind"), textOf(call, "resourceType"), textOf(call, "resource"), parameters}}}
		if seconds, is := member(order, "timeout").AsInt(); is {
			effects = append(effects, Effect{Token: token + 1, Timer: f.after(seconds)})
		}
		return effects
	}
	if seconds, is := member(order, "wait").AsInt(); is {
		return []Effect{{Token: token, Timer: f.after(seconds)}}
	}
	if has(order, "now") {
		f.last = value.Int(f.beginning.Now() / 1000)
		return f.goOn()
	}
	return []Effect{{Token: token, More: true}}
}

func (f *fakeMachine) after(seconds int64) *int64 {
	at := f.beginning.Now() + seconds*1000
	return &at
}

func (f *fakeMachine) Resume(token uint64, r Result) []Effect {
	switch r.Kind {
	case Started:
		f.event("TaskStarted", value.Member{Name: "workerName", Value: value.Text(r.Worker)})
		return nil
	case Submitted:
		f.event("Submitted", text("output", r.Value))
		return nil
	case Failed:
		f.outcome = Outcome{Status: "FAILED", Error: r.Error, Cause: r.Cause}
		f.event("Failed"+r.FailsAt, f.reasons()...)
		return nil
	case Succeeded:
		f.last = r.Value
		f.event("TaskSucceeded", text("output", r.Value))
		return append([]Effect{{Token: token + 1, Cancel: true}}, f.goOn()...)
	case Due:
		if token%2 == 1 {
			timeout := "States.Timeout"
			f.outcome = Outcome{Status: "TIMED_OUT", Error: &timeout}
			f.event("TimedOut", f.reasons()...)
			return nil
		}
	}
	return f.goOn()
}

func (f *fakeMachine) reasons() (all []value.Member) {
	if f.outcome.Error != nil {
		all = append(all, value.Member{Name: "error", Value: value.Text(*f.outcome.Error)})
	}
	if f.outcome.Cause != nil {
		all = append(all, value.Member{Name: "cause", Value: value.Text(*f.outcome.Cause)})
	}
	return all
}

// fakeCreate refuses definitions that are no lists.
func fakeCreate(args value.Value, _ *World) (value.Value, *Refusal) {
	if parsed(member(args, "definition")).Kind() != value.KindArray {
		return value.Null, &Refusal{"InvalidDefinition", "Invalid State Machine Definition: orders are a list"}
	}
	b := value.NewObject(1)
	b.Set("stateMachineArn", value.Text("arn:of:"+textOf(args, "name")))
	return b.Value(), nil
}

// fakeTestState calls what the definition is.
func fakeTestState(args value.Value, w *World) (value.Value, *Refusal) {
	call := parsed(member(args, "definition"))
	results := w.Answer(Call{textOf(call, "kind"), textOf(call, "resourceType"), textOf(call, "resource"), parsed(member(args, "input"))})
	b := value.NewObject(2)
	for _, r := range results {
		if r.Kind == Failed {
			return value.Null, &Refusal{Code: *r.Error}
		}
		b.Set("output", value.Text(r.Value.String()))
		inside := value.NewObject(1)
		inside.Set("input", member(args, "input"))
		b.Set("inspectionData", inside.Value())
	}
	return b.Value(), nil
}
