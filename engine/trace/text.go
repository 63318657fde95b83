package trace

import (
	"strconv"
	"strings"
	"time"

	"playground/engine/kernel"
)

// Names tells the text form what nodes are called.
type Names func(node uint32) string

// Line renders a record as one line of the trace: time, node, verb and the verb's form.
func (l *Log) Line(r Record, names Names) string {
	var b strings.Builder
	pad(&b, r.At.String(), 15)
	pad(&b, names(r.Node), 14)
	v := &l.verbs[r.Verb]
	b.WriteString(v.Name)
	if r.Lineage != 0 {
		b.WriteString(" #")
		b.WriteString(strconv.FormatUint(r.Lineage, 10))
	}
	if v.Form != "" {
		b.WriteByte(' ')
		b.WriteString(l.fill(v.Form, r, names))
	}
	return b.String()
}

// Text renders what happened without time and node: for tables that have columns for these.
func (l *Log) Text(r Record, names Names) string { return l.fill(l.verbs[r.Verb].Form, r, names) }

// Why renders the rule that fired and the setting that would change it; "" when the verb states none.
func (l *Log) Why(r Record, names Names) string { return l.fill(l.verbs[r.Verb].Why, r, names) }

// Fill puts a record's values into a form that is not in the verb table; the record's Verb does not matter.
func (l *Log) Fill(form string, r Record, names Names) string { return l.fill(form, r, names) }

func pad(b *strings.Builder, text string, width int) {
	b.WriteString(text)
	for n := len(text); n < width; n++ {
		b.WriteByte(' ')
	}
	b.WriteByte(' ')
}

// fill puts a record's values into a form.
func (l *Log) fill(form string, r Record, names Names) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(form, '{')
		if open < 0 {
			b.WriteString(form)
			return b.String()
		}
		closing := strings.IndexByte(form[open:], '}')
		if closing < 0 {
			b.WriteString(form)
			return b.String()
		}
		b.WriteString(form[:open])
		b.WriteString(l.placeholder(form[open+1:open+closing], r, names))
		form = form[open+closing+1:]
	}
}

func (l *Log) placeholder(name string, r Record, names Names) string {
	base, unit, _ := strings.Cut(name, ":")
	switch base {
	case "a":
		return quantity(r.A, unit)
	case "b":
		return quantity(r.B, unit)
	case "symbol":
		return l.texts[r.Symbol]
	case "node":
		return names(r.Node)
	case "peer":
		if r.Peer == 0 {
			return "you"
		}
		return names(r.Peer - 1)
	case "message":
		return strconv.FormatUint(uint64(r.Message), 10)
	case "lineage":
		return strconv.FormatUint(r.Lineage, 10)
	}
	return "{" + name + "}"
}

func quantity(n int64, unit string) string {
	switch unit {
	case "duration":
		return kernel.FormatDuration(time.Duration(n))
	case "time":
		return kernel.Time(n).String()
	case "bytes":
		return strconv.FormatInt(n, 10) + " bytes"
	}
	return strconv.FormatInt(n, 10)
}
