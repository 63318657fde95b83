package asl

import (
	"strings"

	"playground/engine/value"
)

// writer is a ResultWriter.
type writer struct {
	action    string // "putObject"; empty where nothing is exported
	arguments *template
	plain     bool // the results are the outputs alone: Transformation COMPACT or FLATTEN
	flat      bool // arrays among the outputs become one: FLATTEN
	asLines   bool // OutputType JSONL
}

func (c *compiler) writer(v value.Value) (w *writer) {
	body, there := c.object(v, "ResultWriter")
	if !there {
		return nil
	}
	w = &writer{}
	c.within("ResultWriter", func() {
		parts := strings.Split(c.text(body, "Resource"), ":")
		w.action = parts[len(parts)-1]
		w.arguments = c.templateAt(body, c.argumentsField(), "ResultWriter/")
		config, _ := c.object(body, "WriterConfig")
		transformation := c.text(config, "Transformation")
		w.flat = transformation == "FLATTEN"
		w.plain = w.flat || transformation == "COMPACT"
		w.asLines = c.text(config, "OutputType") == "JSONL"
	})
	return w
}

// result is what is kept of a child execution: its output, or all that a ResultWriter tells of it.
func (x *Execution) result(s *spread, c child) value.Value {
	if s.writer == nil || s.writer.plain && c.x.status == Succeeded {
		return c.x.output
	}
	info := &c.x.info
	b := value.NewObject(12)
	b.Set("ExecutionArn", value.Text(info.ExecutionARN))
	b.Set("Input", value.Text(c.input.String()))
	b.Set("InputDetails", includedAll)
	b.Set("Name", value.Text(info.ExecutionName))
	if err, cause := c.x.Failure(); c.x.status == Succeeded {
		b.Set("Output", value.Text(c.x.output.String()))
		b.Set("OutputDetails", includedAll)
	} else {
		b.Set("Error", textOrNull(err))
		b.Set("Cause", textOrNull(cause))
	}
	b.Set("StartDate", value.Text(timestamp(c.x.started)))
	b.Set("StateMachineArn", value.Text(info.MachineARN))
	b.Set("Status", value.Text(c.x.status.String()))
	b.Set("StopDate", value.Text(timestamp(x.now)))
	return b.Value()
}

var includedAll = objectOf("Included", value.Bool(true))

// write exports the results, or makes them the result where there is nowhere to export them to.
func (x *Execution) write(t int32, w *writer) {
	th := &x.threads[t]
	s := x.scope(t, th.block.from)
	results := w.results(th.block.results)
	if w.action == "" {
		x.runSucceeded(t, value.ArrayOf(results))
		return
	}
	where := emptyObject
	if w.arguments != nil {
		var bad *failure
		if where, bad = w.arguments.fill(s); bad != nil {
			x.endRun(t, bad, true)
			return
		}
	}
	call := &Call{Kind: WriteCall, ResourceType: "s3", Resource: w.action, Region: x.info.Region}
	call.Parameters = w.export(where, th.block.run, results)
	th.phase = working
	th.work.made, th.work.call = call, x.ask(Effect{Kind: MakeCall, Call: call}, uint32(t))
}

func (w *writer) results(all []value.Value) (results []value.Value) {
	for _, v := range all {
		switch {
		case value.Shared(v, noResult):
		case w.flat && v.Kind() == value.KindArray:
			for _, inner := range v.Elements() {
				results = append(results, inner)
			}
		default:
			results = append(results, v)
		}
	}
	return results
}

// export makes the objects to be written: where they go, and by name the text of each.
func (w *writer) export(where value.Value, run *mapRun, results []value.Value) value.Value {
	bucket, _ := where.Get("Bucket")
	prefix, _ := where.Get("Prefix")
	folder, _ := prefix.AsText()
	if folder != "" && !strings.HasSuffix(folder, "/") {
		folder += "/"
	}
	folder += run.arn[strings.LastIndexByte(run.arn, ':')+1:] + "/"
	files := value.NewObject(3)
	listed := value.NewObject(3)
	listed.Set("FAILED", w.file(files, folder+"FAILED_0.json", run.unsucceeded))
	listed.Set("PENDING", value.ArrayOf(nil))
	listed.Set("SUCCEEDED", w.file(files, folder+"SUCCEEDED_0.json", results))
	manifest := value.NewObject(3)
	manifest.Set("DestinationBucket", bucket)
	manifest.Set("MapRunArn", value.Text(run.arn))
	manifest.Set("ResultFiles", listed.Value())
	files.Set(folder+"manifest.json", value.Text(manifest.Value().String()))
	b := value.NewObject(3)
	b.Set("Bucket", bucket)
	b.Set("Key", value.Text(folder+"manifest.json"))
	b.Set("Objects", files.Value())
	return b.Value()
}

// file adds a file and gives its entry in the manifest.
func (w *writer) file(files *value.Builder, key string, results []value.Value) value.Value {
	if len(results) == 0 {
		return value.ArrayOf(nil)
	}
	var text string
	if w.asLines {
		key = strings.TrimSuffix(key, "json") + "jsonl"
		for _, v := range results {
			text += v.String() + "\n"
		}
	} else {
		text = value.ArrayOf(results).String()
	}
	files.Set(key, value.Text(text))
	b := value.NewObject(2)
	b.Set("Key", value.Text(key))
	b.Set("Size", value.Int(int64(len(text))))
	return value.Array(b.Value())
}

// written leaves the Map once its results are exported.
func (x *Execution) written(t int32, call *Call, r Result) {
	run := x.threads[t].block.run
	if r.Kind != Returned {
		f := &failure{err: r.Error, cause: r.Cause}
		if f.err == nil {
			name := errorResultWriter
			f.err = &name
		}
		x.endRun(t, f, false)
		return
	}
	details := value.NewObject(2)
	for _, name := range [...]string{"Bucket", "Key"} {
		v, _ := call.Parameters.Get(name)
		details.Set(name, v)
	}
	b := value.NewObject(2)
	b.Set("MapRunArn", value.Text(run.arn))
	b.Set("ResultWriterDetails", details.Value())
	x.runSucceeded(t, b.Value())
}
