package asl

import (
	"playground/engine/value"
)

// context builds the Context Object as a state sees it.
func (x *Execution) context(s *scope) value.Value {
	if x.trial != nil && x.trial.setup.Context != nil {
		return *x.trial.setup.Context
	}
	b := value.NewObject(5)
	b.Set("Execution", x.executionContext())
	b.Set("StateMachine", x.machineContext())
	b.Set("State", x.stateContext(s.thread))
	if token := x.threads[s.thread].taskToken; token != "" {
		b.Set("Task", objectOf("Token", value.Text(token)))
	}
	if item, is := x.itemContext(s); is {
		b.Set("Map", objectOf("Item", item))
	}
	return b.Value()
}

// executionContext is the same through the whole execution and built once.
func (x *Execution) executionContext() value.Value {
	if x.own.IsNull() {
		b := value.NewObject(6)
		b.Set("Id", value.Text(x.info.ExecutionARN))
		b.Set("Input", x.input)
		b.Set("StartTime", value.Text(timestamp(x.started)))
		b.Set("Name", value.Text(x.info.ExecutionName))
		b.Set("RoleArn", value.Text(x.info.RoleARN))
		if x.trial == nil {
			b.Set("RedriveCount", value.Int(0))
		}
		x.own = b.Value()
	}
	return x.own
}

func (x *Execution) machineContext() value.Value {
	b := value.NewObject(2)
	b.Set("Id", value.Text(x.info.MachineARN))
	b.Set("Name", value.Text(x.info.MachineName))
	return b.Value()
}

// stateContext has a count of retries only where there can be any.
func (x *Execution) stateContext(t int32) value.Value {
	th := &x.threads[t]
	b := value.NewObject(3)
	b.Set("EnteredTime", value.Text(timestamp(th.enteredAt)))
	b.Set("Name", value.Text(th.state.name))
	switch th.state.kind {
	case kindTask, kindParallel, kindMap:
		b.Set("RetryCount", value.Int(int64(th.retries)))
	}
	return b.Value()
}

// itemContext is the item of the innermost Map: the one being selected, or the one whose iteration the thread is in.
func (x *Execution) itemContext(s *scope) (value.Value, bool) {
	if s.selecting {
		return itemObject(s.index, s.item, s.key), true
	}
	for t := s.thread; t >= 0; t = x.threads[t].parent {
		if th := &x.threads[t]; th.iterates {
			return itemObject(int(th.index), th.item, th.key), true
		}
	}
	return value.Null, false
}

func itemObject(index int, item value.Value, key string) value.Value {
	b := value.NewObject(3)
	b.Set("Index", value.Int(int64(index)))
	b.Set("Value", item)
	if key != "" {
		b.Set("Key", value.Text(key))
	}
	return b.Value()
}
