package asl

import "playground/engine/value"

// details is an event's object of details in the making.
type details struct{ *value.Builder }

func (d details) text(name, text string) { d.Set(name, value.Text(text)) }

// json sets a value as its JSON text, as all data of an execution is in a history, and that none of it is cut off.
func (d details) json(name string, v value.Value) {
	d.text(name, v.String())
	if name == "parameters" {
		return
	}
	d.Set(name+"Details", truncatedNot)
}

var truncatedNot = objectOf("truncated", value.Bool(false))

// objectOf makes an object of one member.
func objectOf(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}

func (d details) failure(f *failure) {
	if f == nil {
		return
	}
	if f.err != nil {
		d.text("error", *f.err)
	}
	if f.cause != nil {
		d.text("cause", *f.cause)
	}
}

func (d details) resource(s *state) {
	d.text("resourceType", s.task.resourceType)
	d.text("resource", s.task.resource)
}

func fillEntered(_ *History, e *event, d *details) {
	d.text("name", e.state.name)
	d.json("input", e.data)
}

func fillExited(_ *History, e *event, d *details) {
	d.text("name", e.state.name)
	d.json("output", e.data)
	if a, is := e.more.(*assigned); is {
		b := value.NewObject(len(a.variables))
		for _, v := range a.variables {
			b.Set(v.name, value.Text(v.value.String()))
		}
		d.Set("assignedVariables", b.Value())
		d.Set("assignedVariablesDetails", truncatedNot)
	}
}

func fillStarted(h *History, e *event, d *details) {
	d.json("input", e.data)
	d.text("roleArn", h.role)
}

func fillOutput(_ *History, e *event, d *details) { d.json("output", e.data) }

func fillFailure(_ *History, e *event, d *details) {
	f, _ := e.more.(*failure)
	d.failure(f)
}

func fillTaskFailure(h *History, e *event, d *details) {
	d.resource(e.state)
	fillFailure(h, e, d)
}

func fillTaskOutput(_ *History, e *event, d *details) {
	d.resource(e.state)
	d.json("output", e.data)
}

func fillResource(_ *History, e *event, d *details) { d.resource(e.state) }

func fillTaskScheduled(_ *History, e *event, d *details) {
	call := e.more.(*Call)
	d.resource(e.state)
	d.text("region", call.Region)
	d.json("parameters", call.Parameters)
	d.limits(call)
}

func fillWorkScheduled(_ *History, e *event, d *details) {
	call := e.more.(*Call)
	d.text("resource", call.Resource)
	d.json("input", call.Parameters)
	d.limits(call)
}

func (d details) limits(call *Call) {
	if call.TimeoutSeconds > 0 {
		d.Set("timeoutInSeconds", value.Int(call.TimeoutSeconds))
	}
	if call.Heartbeat > 0 {
		d.Set("heartbeatInSeconds", value.Int(call.Heartbeat))
	}
	if role, is := call.Credentials.Get("RoleArn"); is {
		d.Set("taskCredentials", objectOf("roleArn", role))
	}
}

func fillWorker(_ *History, e *event, d *details) {
	if name, is := e.more.(worker); is && name != "" {
		d.text("workerName", string(name))
	}
}

func fillIteration(_ *History, e *event, d *details) {
	d.text("name", e.state.name)
	d.Set("index", e.data)
}

func fillLength(_ *History, e *event, d *details) { d.Set("length", e.data) }

func fillMapRun(_ *History, e *event, d *details) {
	arn, _ := e.more.(mapRunARN)
	d.text("mapRunArn", string(arn))
}

func fillEvaluation(h *History, e *event, d *details) {
	f := e.more.(*evaluation)
	d.failure(f.failure)
	if f.location != "" {
		d.text("location", f.location)
	}
	d.text("state", e.state.name)
}
