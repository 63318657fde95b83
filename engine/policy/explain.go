package policy

import (
	"playground/engine/action"
	"playground/engine/value"
)

// Explain says in one sentence why a message with these attributes is not meant: which key failed and what stands
// there instead. It answers "" when the message is meant. Of several alternatives it speaks of the last.
func (p *Policy) Explain(attributes []action.Attribute) string {
	reason := ""
	if p == nil {
		return reason
	}
	for _, r := range p.rules {
		i := r.failing(attributes)
		if i < 0 {
			return ""
		}
		reason = r[i].explain(attributes)
	}
	return reason
}

const previewMax = 60

func (k *key) explain(attributes []action.Attribute) string {
	all := make([]value.Value, len(k.patterns))
	for i := range k.patterns {
		all[i] = k.patterns[i].source
	}
	wanted := value.Preview(value.ArrayOf(all), previewMax)
	a := find(attributes, k.name)
	if a == nil {
		return "there is no attribute " + k.name + "; it must match " + wanted
	}
	return k.name + " is " + value.Preview(value.Text(a.Value), previewMax) + " (" + a.Type + "), which does not match " + wanted
}

// FailingKey names the first key that does not match, for counting reasons; "" when the message is meant.
func (p *Policy) FailingKey(attributes []action.Attribute) string {
	name := ""
	if p == nil {
		return name
	}
	for _, r := range p.rules {
		i := r.failing(attributes)
		if i < 0 {
			return ""
		}
		name = r[i].name
	}
	return name
}
