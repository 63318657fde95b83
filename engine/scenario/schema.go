package scenario

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Schema renders the form of a document as JSON Schema (draft 2020-12), for editors that complete and check while
// somebody writes. Decode is stricter: it knows ports, targets and limits of whole scenarios.
func Schema(kinds Kinds) value.Value {
	return object(
		"$schema", value.Text("https://json-schema.org/draft/2020-12/schema"),
		"title", value.Text("Loosely Coupled playground: scenario"),
		"type", value.Text("object"),
		"required", texts("format"),
		"additionalProperties", value.Bool(false),
		"properties", object(
			"format", object("const", value.Int(Format)),
			"title", object("type", value.Text("string"), "maxLength", value.Int(titleRunesMax)),
			"summary", object("type", value.Text("string"), "maxLength", value.Int(summaryRunes)),
			"seed", integerSchema(0, seedMax, defaultSeed),
			"nodes", listSchema(nodesMax, object("oneOf", nodeSchemas(kinds))),
			"wires", listSchema(wiresMax, wireSchema(kinds)),
			"notes", listSchema(notesMax, noteSchema()),
			"faults", listSchema(faultsMax, faultSchema()),
		),
		"$defs", object("id", object("type", value.Text("string"), "pattern", value.Text("^[A-Za-z0-9_-]{1,80}$"))),
	)
}

// object builds a value from names and values in turn.
func object(members ...any) value.Value {
	b := value.NewObject(len(members) / 2)
	for i := 0; i < len(members); i += 2 {
		b.Set(members[i].(string), members[i+1].(value.Value))
	}
	return b.Value()
}

func texts(list ...string) value.Value {
	all := make([]value.Value, len(list))
	for i, t := range list {
		all[i] = value.Text(t)
	}
	return value.ArrayOf(all)
}

func integerSchema(lo, hi, missing int64) value.Value {
	return object("type", value.Text("integer"), "minimum", value.Int(lo), "maximum", value.Int(hi), "default", value.Int(missing))
}

func listSchema(most int64, items value.Value) value.Value {
	return object("type", value.Text("array"), "maxItems", value.Int(most), "items", items)
}

var idSchema = object("$ref", value.Text("#/$defs/id"))

func nodeSchemas(kinds Kinds) value.Value {
	all := make([]value.Value, len(kinds))
	for i, k := range kinds {
		b := value.NewObject(4 + len(k.Fields))
		b.Set("id", idSchema)
		b.Set("kind", object("const", value.Text(k.Name)))
		b.Set("x", integerSchema(-coordinateMax, coordinateMax, 0))
		b.Set("y", integerSchema(-coordinateMax, coordinateMax, 0))
		for f := range k.Fields {
			b.Set(k.Fields[f].Name, fieldSchema(&k.Fields[f]))
		}
		all[i] = object("title", value.Text(k.Title), "description", value.Text(k.Help), "type", value.Text("object"),
			"required", texts("id", "kind"), "additionalProperties", value.Bool(false), "properties", b.Value())
	}
	return value.ArrayOf(all)
}

// wireSchema lists the settings of every port: which of them a wire has depends on the kind that it leaves.
func wireSchema(kinds Kinds) value.Value {
	b := value.NewObject(3)
	b.Set("from", object("type", value.Text("string"), "description", value.Text(`"node.port", or "node" where the port goes without saying`)))
	b.Set("to", object("type", value.Text("string"), "description", value.Text(`"node.port", or "node" where the port goes without saying`)))
	b.Set("latency", fieldSchema(&latencyField))
	for _, k := range kinds {
		for p := range k.Ports {
			for f := range k.Ports[p].Fields {
				field := &k.Ports[p].Fields[f]
				b.Set(field.Name, fieldSchema(field))
			}
		}
	}
	return object("type", value.Text("object"), "required", texts("from", "to"), "additionalProperties", value.Bool(false), "properties", b.Value())
}

func noteSchema() value.Value {
	return object("type", value.Text("object"), "required", texts("id"), "additionalProperties", value.Bool(false), "properties", object(
		"id", idSchema,
		"x", integerSchema(-coordinateMax, coordinateMax, 0),
		"y", integerSchema(-coordinateMax, coordinateMax, 0),
		"text", object("type", value.Text("string"), "maxLength", value.Int(noteBytesMax)),
	))
}

func faultSchema() value.Value {
	all := make([]string, len(allDisturbances))
	for i, d := range allDisturbances {
		all[i] = string(d)
	}
	return object("type", value.Text("object"), "required", texts("at", "fault"), "additionalProperties", value.Bool(false), "properties", object(
		"at", object("type", value.Text("string"), "examples", texts("30s", "1m30s")),
		"fault", object("enum", texts(all...)),
		"node", idSchema,
		"wire", object("type", value.Text("string"), "examples", texts("shop.calls>waiter.in")),
		"factor", object("type", value.Text("integer"), "minimum", value.Int(slowFactorMin), "maximum", value.Int(slowFactorMax)),
		"probability", object("type", value.Text("string"), "examples", texts("5%")),
		"by", object("type", value.Text("string"), "examples", texts("2s", "500ms")),
		"count", object("type", value.Text("integer"), "minimum", value.Int(burstMin), "maximum", value.Int(burstMax)),
		"attributes", object("type", value.Text("string"), "maxLength", value.Int(poisonMax), "examples", texts("card=stolen")),
	))
}

// fieldTypes gives the schema of each field type, without title, default and description.
var fieldTypes = map[component.FieldType]func(*component.Field) []any{
	component.TypeInteger:      integerType,
	component.TypeBoolean:      plainType("boolean"),
	component.TypeText:         plainType("string"),
	component.TypeTemplate:     plainType("string"),
	component.TypeEnum:         func(f *component.Field) []any { return []any{"enum", texts(f.Options...)} },
	component.TypeDuration:     exampleType("250ms", "1m30s"),
	component.TypeDistribution: exampleType("40ms", "uniform 10ms 50ms", "exponential 40ms", "lognormal 40ms 200ms"),
	component.TypeProbability:  exampleType("5%"),
	component.TypeRate:         exampleType("5/s", "300/m"),
	component.TypePolicy:       plainType("object"),
}

func plainType(name string) func(*component.Field) []any {
	return func(*component.Field) []any { return []any{"type", value.Text(name)} }
}

func exampleType(examples ...string) func(*component.Field) []any {
	return func(*component.Field) []any {
		return []any{"type", value.Text("string"), "examples", texts(examples...)}
	}
}

func integerType(f *component.Field) []any {
	members := []any{"type", value.Text("integer")}
	if f.Max > f.Min {
		members = append(members, "minimum", value.Int(f.Min), "maximum", value.Int(f.Max))
	}
	return members
}

func fieldSchema(f *component.Field) value.Value {
	members := append([]any{"title", value.Text(f.Label())}, fieldTypes[f.Type](f)...)
	if !f.Default.IsNull() {
		members = append(members, "default", f.Default)
	}
	return object(append(members, "description", value.Text(f.Help))...)
}
