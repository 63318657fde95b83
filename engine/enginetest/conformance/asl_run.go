package conformance

import (
	"cmp"
	"errors"
	"slices"

	"playground/engine/value"
)

const running = "RUNNING"

// turnsMost is how often an execution is resumed at most; no case needs a hundredth of it.
const turnsMost = 1 << 20

// machineRun plays an execution in its world.
type machineRun struct {
	world     *World
	beginning Beginning
	execution Execution
	input     value.Value
	logging   value.Value
	now       int64
	due       []dueResult // in order of their times; those of the same instant in the order in which they were asked for
}

// dueResult is what an execution will be told, and when.
type dueResult struct {
	at      int64
	token   uint64
	results []Result // the first of them at that time, each other after what else is due at the same time
}

// play runs an execution to its end, jumping from one thing that is due to the next. If the clock is to stand still,
// it runs what can run at once.
func (r *machineRun) play(still bool) error {
	err := r.take(r.execution.Start(r.input))
	for range turnsMost {
		if err != nil || r.execution.Outcome().Status != running {
			return err
		}
		if still && (len(r.due) == 0 || r.due[0].at > r.now) {
			return nil
		}
		if len(r.due) == 0 {
			return errors.New("it still runs, and nothing is left that could end it")
		}
		err = r.next()
	}
	return errors.New("there is no end of it")
}

func (r *machineRun) next() error {
	d := r.due[0]
	r.due = r.due[1:]
	r.now = d.at
	if len(d.results) > 1 {
		r.add(dueResult{r.now, d.token, d.results[1:]})
	}
	return r.take(r.execution.Resume(d.token, d.results[0]))
}

func (r *machineRun) add(d dueResult) {
	d.at = max(d.at, r.now)
	i, _ := slices.BinarySearchFunc(r.due, d.at, func(one dueResult, at int64) int { return cmp.Compare(one.at, at+1) })
	r.due = slices.Insert(r.due, i, d)
}

func (r *machineRun) take(effects []Effect) error {
	for _, e := range effects {
		switch {
		case e.Call != nil:
			after, results, err := r.world.answer(*e.Call)
			if err != nil {
				return err
			}
			if len(results) > 0 {
				r.add(dueResult{r.now + after, e.Token, results})
			}
		case e.Timer != nil:
			r.add(dueResult{*e.Timer, e.Token, []Result{{Kind: Due}}})
		case e.Cancel:
			r.due = slices.DeleteFunc(r.due, func(d dueResult) bool { return d.token == e.Token })
		case e.More:
			r.due = slices.Insert(r.due, 0, dueResult{r.now, e.Token, []Result{{Kind: GoOn}}})
		default:
			return errors.New("an effect asks for nothing")
		}
	}
	return nil
}
