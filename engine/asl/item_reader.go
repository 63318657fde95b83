package asl

import (
	"strings"

	"playground/engine/value"
)

// reader is an ItemReader: what it reads, and how the items are found in it.
type reader struct {
	action    string // "getObject", "listObjectsV2"
	arguments *template
	inputType string
	header    string // CSVHeaderLocation
	headers   []string
	delimiter byte
	pointer   value.Pointer // ItemsPointer
	most      quantity      // MaxItems
}

// delimiters are the names of CSVDelimiter.
var delimiters = map[string]byte{"": ',', "COMMA": ',', "PIPE": '|', "SEMICOLON": ';', "SPACE": ' ', "TAB": '\t'}

func (c *compiler) reader(v value.Value) *reader {
	body, there := c.object(v, "ItemReader")
	if !there {
		return nil
	}
	r := &reader{}
	c.within("ItemReader", func() {
		parts := strings.Split(c.text(body, "Resource"), ":")
		r.action = parts[len(parts)-1]
		r.arguments = c.templateAt(body, c.argumentsField(), "ItemReader/")
		config, _ := c.object(body, "ReaderConfig")
		c.within("ReaderConfig", func() { c.readerConfig(r, config) })
	})
	return r
}

func (c *compiler) argumentsField() string {
	if c.jsonata {
		return "Arguments"
	}
	return "Parameters"
}

func (c *compiler) readerConfig(r *reader, v value.Value) {
	r.inputType = c.text(v, "InputType")
	r.header = c.text(v, "CSVHeaderLocation")
	r.delimiter = delimiters[c.text(v, "CSVDelimiter")]
	r.most = c.quantityAt(v, "MaxItems", "ItemReader/ReaderConfig/")
	c.list(v, "CSVHeaders", func(v value.Value) {
		name, _ := v.AsText()
		r.headers = append(r.headers, name)
	})
	if text := c.text(v, "ItemsPointer"); text != "" {
		p, err := value.ParsePointer(text)
		if err != nil {
			c.problem(err.Error())
		}
		r.pointer = p
	}
}

// reading makes the call that reads; nil where nothing is to be read.
func (s *scope) reading(r *reader) (*Call, *failure) {
	if r == nil {
		return nil, nil
	}
	call := &Call{Kind: ReadCall, ResourceType: "s3", Resource: r.action, Region: s.x.info.Region}
	if r.arguments == nil {
		return call, nil
	}
	var bad *failure
	call.Parameters, bad = r.arguments.fill(s)
	return call, bad
}

// itemsRead takes what was read.
func (x *Execution) itemsRead(t int32, r Result) {
	th := &x.threads[t]
	f := &failure{err: r.Error, cause: r.Cause}
	if r.Kind == Returned {
		s := x.scope(t, th.block.from)
		th.block.items, f = s.itemsIn(th.state.each.spread.reader, r.Value)
	}
	if f != nil {
		x.endRun(t, f, f.fatal || f.evaluation)
		return
	}
	x.wake(t, spreading)
}

// unreadable is the failure of an ItemReader.
func unreadable(cause string) *failure { return failureOf(errorItemReader, cause) }

// itemsIn finds the items in what was read.
func (s *scope) itemsIn(r *reader, v value.Value) (items value.Value, bad *failure) {
	most, _, bad := s.integer(&r.most)
	switch {
	case bad != nil:
		return items, bad
	case most < 0:
		return items, unreadable("field MaxItems must be positive")
	}
	text, isText := v.AsText()
	switch {
	case r.action == "listObjectsV2" || !isText:
		items = v
	case r.inputType == "CSV":
		items, bad = r.rows(text)
	case r.inputType == "JSONL":
		items, bad = lines(text)
	case r.inputType == "JSON" || r.inputType == "":
		items, bad = r.document(text)
	default:
		bad = unreadable("The input type " + r.inputType + " cannot be read here.")
	}
	if bad == nil && items.Kind() != value.KindArray && items.Kind() != value.KindObject {
		bad = unreadable("Attempting to map over non-iterable node.")
	}
	if bad != nil || most == 0 || int64(items.Len()) <= most {
		return items, bad
	}
	return first(items, int(most)), nil
}

// first gives the first elements or members.
func first(items value.Value, n int) value.Value {
	if items.Kind() == value.KindObject {
		b := value.NewObject(n)
		for i := range n {
			b.Set(items.Member(i).Name, items.Member(i).Value)
		}
		return b.Value()
	}
	kept := make([]value.Value, n)
	for i := range kept {
		kept[i] = items.Index(i)
	}
	return value.ArrayOf(kept)
}

// document reads JSON, and finds what ItemsPointer points to.
func (r *reader) document(text string) (value.Value, *failure) {
	v, wrong := value.Parse(text, readLimits)
	if wrong != nil {
		return v, unreadable("Unable to parse the JSON file: " + wrong.Error())
	}
	target, found := r.pointer.Resolve(v)
	if !found {
		return v, unreadable("The ItemsPointer does not point to anything in the file: " + string(r.pointer))
	}
	return target, nil
}

// readLimits bound an object that is read.
var readLimits = value.Limits{Bytes: 64 << 20, Nodes: 1 << 24, LastNameWins: true}

// lines reads JSON Lines.
func lines(text string) (value.Value, *failure) {
	var items []value.Value
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		v, wrong := value.Parse(line, readLimits)
		if wrong != nil {
			return v, unreadable("Unable to parse the JSONL file: " + wrong.Error())
		}
		items = append(items, v)
	}
	return value.ArrayOf(items), nil
}
