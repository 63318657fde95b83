// Package catalog is the one list of kinds. A new kind is one line here; palette, forms, validation, drawing, random
// scenarios, reference and the contract suite follow from its table.
package catalog

import (
	"playground/engine/endpoint"
	"playground/engine/inbox"
	"playground/engine/phone"
	"playground/engine/scenario"
	"playground/engine/service"
	"playground/engine/sink"
	"playground/engine/sns"
	"playground/engine/sqs"
	"playground/engine/traffic"
)

// Kinds lists every kind, in the order of the palette.
func Kinds() scenario.Kinds {
	return scenario.Kinds{
		traffic.Kind(),
		service.Kind(),
		sqs.Kind(),
		sns.Kind(),
		inbox.Kind(),
		phone.Kind(),
		endpoint.Kind(),
		sink.Kind(),
	}
}
