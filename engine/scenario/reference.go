package scenario

import (
	"fmt"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Reference writes a page in Markdown about every kind: its ports, its settings with ranges, defaults and sources,
// and what can be done to it.
func Reference(kinds Kinds) string {
	var b strings.Builder
	b.WriteString("# Reference of the kinds\n\nMade from the tables of the kinds; every node, wire and form follows them.\n")
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n## %s (`%s`)\n\n%s\n", k.Title, k.Name, k.Help)
		referPorts(&b, k)
		referFields(&b, "Setting", k.Fields)
		referRest(&b, k)
	}
	b.WriteString("\n## Wires\n\nEvery wire has these settings beside those of the port that it leaves.\n")
	referFields(&b, "Setting", []component.Field{latencyField})
	referFaults(&b)
	return b.String()
}

func referFaults(b *strings.Builder) {
	b.WriteString("\n## Faults\n\nA fault has a time, a target (node or wire), and the members of its row.\n\n| Fault | Members | What it does |\n|---|---|---|\n")
	for _, d := range allDisturbances {
		members := "–"
		if list := Strengths(d); len(list) > 0 {
			members = "`" + strings.Join(list, "`, `") + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", d, members, faultHelp[d])
	}
}

func referPorts(b *strings.Builder, k *component.Kind) {
	if len(k.Ports) == 0 {
		return
	}
	b.WriteString("\n| Port | Direction | Actions | Wires at most |\n|---|---|---|---|\n")
	for i := range k.Ports {
		p := &k.Ports[i]
		most := "any number"
		if p.Limit > 0 {
			most = fmt.Sprint(p.Limit)
		}
		direction := string(p.Direction)
		if p.Reverse {
			direction += ", messages flow in"
		}
		fmt.Fprintf(b, "| `%s` %s | %s | %s | %s |\n", p.Name, cell(p.Title), direction, strings.Join(p.Actions, ", "), most)
	}
	for i := range k.Ports {
		if p := &k.Ports[i]; len(p.Fields) > 0 {
			referFields(b, "Setting of wires from `"+p.Name+"`", p.Fields)
		}
	}
}

func referFields(b *strings.Builder, heading string, fields []component.Field) {
	if len(fields) == 0 {
		return
	}
	fmt.Fprintf(b, "\n| %s | Type | Range | Default | What it does | Source |\n|---|---|---|---|---|---|\n", heading)
	for i := range fields {
		f := &fields[i]
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", f.Name, f.Type, reach(f), shown(f.Default), cell(f.Help), cell(f.Source))
	}
}

// reach says which values a field takes.
func reach(f *component.Field) string {
	switch {
	case f.Type == component.TypeEnum:
		return cell(strings.Join(f.Options, ", "))
	case f.Type == component.TypeDuration && f.Max > f.Min:
		return kernel.FormatDuration(time.Duration(f.Min)) + " to " + kernel.FormatDuration(time.Duration(f.Max))
	case f.Type == component.TypeDuration && f.Min > 0:
		return "from " + kernel.FormatDuration(time.Duration(f.Min))
	case f.Type == component.TypeInteger && f.Max > f.Min:
		return strings.TrimSpace(fmt.Sprintf("%d to %d %s", f.Min, f.Max, f.Unit))
	case f.Unit != "":
		return f.Unit
	}
	return "–"
}

func shown(v value.Value) string {
	if v.IsNull() {
		return "–"
	}
	if text, ok := v.AsText(); ok && text != "" {
		return "`" + cell(text) + "`"
	}
	return "`" + cell(v.String()) + "`"
}

// cell makes a text fit into one cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
}

func referRest(b *strings.Builder, k *component.Kind) {
	var gauges, commands []string
	for _, g := range k.Gauges {
		gauges = append(gauges, "`"+g.Name+"`")
	}
	for _, c := range k.Commands {
		commands = append(commands, "`"+c.Name+"` "+c.Title)
	}
	line := func(what string, list []string) {
		if len(list) > 0 {
			fmt.Fprintf(b, "\n%s: %s.\n", what, strings.Join(list, ", "))
		}
	}
	line("Gauges", gauges)
	line("Commands", commands)
	if len(k.Faults) > 0 {
		line("Faults", []string{disturbances(k.Faults)})
	}
}
