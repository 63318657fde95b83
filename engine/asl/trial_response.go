package asl

import "playground/engine/value"

// Response is what TestState answers. inspect says whether it has the inspection, as at the levels DEBUG and TRACE.
func (t *Trial) Response(inspect bool) value.Value {
	b := value.NewObject(6)
	if t.failure != nil {
		if t.failure.err != nil {
			b.Set("error", value.Text(*t.failure.err))
		}
		if t.failure.cause != nil {
			b.Set("cause", value.Text(*t.failure.cause))
		}
	}
	if t.left {
		b.Set("output", value.Text(t.output.String()))
	}
	if t.next != nil {
		b.Set("nextState", value.Text(t.next.name))
	}
	b.Set("status", value.Text(t.status))
	if inspect {
		b.Set("inspectionData", t.inspection())
	}
	return b.Value()
}

func (t *Trial) inspection() value.Value {
	t.notes.Set("input", value.Text(t.setup.Input.String()))
	details := value.NewObject(3)
	if t.catch > 0 {
		details.Set("catchIndex", value.Int(int64(t.catch-1)))
	}
	if t.retry > 0 {
		details.Set("retryIndex", value.Int(int64(t.retry-1)))
	}
	if t.status == "RETRIABLE" {
		details.Set("retryBackoffIntervalSeconds", value.Int(t.pause/1000))
	}
	if details.Len() > 0 {
		t.notes.Set("errorDetails", details.Value())
	}
	return t.notes.Value()
}
