package asl

import "playground/engine/value"

// Inspect shows the whole state of the execution but for its history: where each of its threads is and what it waits
// for.
func (x *Execution) Inspect() value.Value {
	b := object{value.NewObject(12)}
	b.text("status", x.status.String())
	b.text("executionArn", x.info.ExecutionARN)
	b.Set("input", x.input)
	if x.status == Succeeded {
		b.Set("output", x.output)
	}
	if x.failure != nil {
		b.Set("failure", x.failure.caught())
	}
	b.text("startDate", timestamp(x.started))
	b.count("events", x.history.count)
	b.token("deadline", x.deadline)
	b.token("more", x.going)
	b.count("lastToken", int(x.serial))
	b.count("variableBytes", x.variableBytes)
	threads := make([]value.Value, 0, len(x.threads))
	for i := range x.threads {
		threads = append(threads, x.inspectThread(&x.threads[i]))
	}
	b.Set("threads", value.ArrayOf(threads))
	b.numbers("ready", x.ready[x.first:])
	b.numbers("free", x.free)
	return b.Value()
}

var phaseNames = [...]string{"entering", "again", "spreading", "working", "ended"}

func (x *Execution) inspectThread(th *thread) value.Value {
	b := object{value.NewObject(16)}
	b.text("phase", phaseNames[th.phase])
	if th.phase == ended {
		return b.Value()
	}
	b.text("state", th.state.name)
	b.count("parent", int(th.parent))
	b.count("index", int(th.index))
	b.count("enteredEventId", int(th.entered))
	b.count("previousEventId", int(th.previous))
	b.count("baseEventId", int(th.base))
	b.text("enteredTime", timestamp(th.enteredAt))
	b.Set("input", th.input)
	if th.iterates {
		b.Set("item", itemObject(int(th.index), th.item, th.key))
	}
	variables := value.NewObject(len(th.variables))
	for _, v := range th.variables {
		variables.Set(v.name, v.value)
	}
	b.Set("variables", variables.Value())
	b.count("retryCount", int(th.retries))
	b.numbers("attempts", th.attempts)
	b.text("taskToken", th.taskToken)
	b.token("call", th.work.call)
	b.token("timer", th.work.timer)
	b.token("timeout", th.work.timeout)
	b.token("heartbeat", th.work.heartbeat)
	if th.block != nil {
		b.Set("block", th.block.inspect())
	}
	return b.Value()
}

func (b *block) inspect() value.Value {
	o := object{value.NewObject(8)}
	o.Set("results", value.ArrayOf(append([]value.Value(nil), b.results...)))
	o.numbers("live", b.live)
	o.count("done", int(b.done))
	o.count("next", int(b.next))
	o.count("maxConcurrency", int(b.most))
	o.Set("items", b.items)
	if b.run != nil {
		o.Set("mapRun", b.run.inspect())
	}
	return o.Value()
}

func (run *mapRun) inspect() value.Value {
	b := object{value.NewObject(6)}
	b.text("mapRunArn", run.arn)
	b.count("begun", int(run.begun))
	b.count("failedItems", int(run.failed))
	b.Set("unsucceeded", value.ArrayOf(append([]value.Value(nil), run.unsucceeded...)))
	children := make([]value.Value, len(run.children))
	for i, c := range run.children {
		children[i] = c.x.Inspect().With("index", value.Int(int64(c.index))).With("items", value.Int(int64(c.items)))
	}
	b.Set("children", value.ArrayOf(children))
	var routes []value.Value
	for _, r := range run.routes {
		if r.child != nil {
			routes = append(routes, value.Array(value.Int(int64(r.token)), value.Int(int64(r.inner))))
		}
	}
	b.Set("routes", value.ArrayOf(routes))
	return b.Value()
}

// object is an object in the making that leaves out what is empty.
type object struct{ *value.Builder }

func (o object) text(name, text string) {
	if text != "" {
		o.Set(name, value.Text(text))
	}
}

func (o object) count(name string, n int) {
	if n != 0 {
		o.Set(name, value.Int(int64(n)))
	}
}

func (o object) token(name string, t Token) {
	if t != 0 {
		o.Set(name, value.Int(int64(t)))
	}
}

func (o object) numbers(name string, all []int32) {
	numbers := make([]value.Value, len(all))
	for i, n := range all {
		numbers[i] = value.Int(int64(n))
	}
	if len(numbers) > 0 {
		o.Set(name, value.ArrayOf(numbers))
	}
}
