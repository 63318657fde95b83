package view

import (
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// FaultForm is what the form of a disturbance shows: the fault, everything that can be disturbed, and how.
//
//	{"index": 2, "at": "30s", "fault": "slow", "target": "kitchen", "strengths": {"factor": "10"},
//	 "targets": [{"id": "kitchen", "title": "kitchen", "faults": [{"name", "title", "help", "strengths": {"factor": "10"}}]}]}
//
// The index is that of the fault in the scenario, or -1 for one that is planned now: for that one target and time are
// what is known of it, "" for nothing.
func (d *Document) FaultForm(index int, target, name, at string) string {
	b := value.NewObject(6)
	b.Set("index", value.Int(int64(index)))
	strengths := map[string]string{}
	if index >= 0 && index < len(d.scenario.Faults) {
		f := &d.scenario.Faults[index]
		target, name, at = f.Node+f.Wire, string(f.Disturbance), kernel.FormatDuration(f.At.Sub(0))
		v := f.Value()
		for _, member := range scenario.Strengths(f.Disturbance) {
			typed, _ := v.Get(member)
			strengths[member] = Shown(typed)
		}
	}
	b.Set("at", value.Text(at))
	b.Set("fault", value.Text(name))
	b.Set("target", value.Text(target))
	b.Set("strengths", typedTexts(strengths))
	var targets []value.Value
	for _, t := range d.Targets() {
		targets = append(targets, d.faultTarget(t))
	}
	b.Set("targets", value.ArrayOf(targets))
	return b.Value().String()
}

func (d *Document) faultTarget(t Action) value.Value {
	var faults []value.Value
	for _, trouble := range d.Troubles(t.Name) {
		one := value.NewObject(4)
		one.Set("name", value.Text(trouble.Name))
		one.Set("title", value.Text(capital(faultWords[component.Disturbance(trouble.Name)])))
		one.Set("help", value.Text(faultHelp[component.Disturbance(trouble.Name)]))
		one.Set("strengths", typedTexts(d.strengthsOf(trouble.Name, t.Name)))
		faults = append(faults, one.Value())
	}
	b := value.NewObject(3)
	b.Set("id", value.Text(t.Name))
	b.Set("title", value.Text(t.Title))
	b.Set("faults", value.ArrayOf(faults))
	return b.Value()
}

// capital begins a text with a capital letter.
func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// typedTexts renders texts by name, in the order in which a document has them.
func typedTexts(all map[string]string) value.Value {
	b := value.NewObject(len(all))
	for _, member := range [...]string{"factor", "probability", "by", "count", "attributes"} {
		if text, ok := all[member]; ok {
			b.Set(member, value.Text(text))
		}
	}
	return b.Value()
}

// faultHelp says in a sentence what a disturbance does.
var faultHelp = map[component.Disturbance]string{
	component.Crash:     "Memory and work under way are lost; calls are refused until it recovers.",
	component.Hang:      "Nothing happens until it recovers; then everything held up does.",
	component.Slow:      "Work takes so many times as long.",
	component.Burst:     "So many messages more are sent at once.",
	component.Poison:    "One message more is sent, with attributes at which its consumers fail.",
	component.Cut:       "Nothing passes, and nobody is told.",
	component.Drop:      "Each message is lost with this probability.",
	component.Duplicate: "Each request arrives twice with this probability.",
	component.Delay:     "Each message takes so much longer.",
	component.Reorder:   "With this probability a message is held back for so long, and later ones overtake it.",
	component.Recover:   "Ends every other trouble there.",
}

// TypedFault reads what the form holds: {"at", "fault", "target", "strengths": {…}}, all of it as typed.
func (d *Document) TypedFault(v value.Value) Fault {
	f := Fault{At: strings.TrimSpace(Text(v, "at")), Name: Text(v, "fault"), ID: Text(v, "target"), Strengths: map[string]string{}}
	f.Part = d.Part(f.ID)
	typed, _ := v.Get("strengths")
	for name, member := range typed.Members() {
		f.Strengths[name], _ = member.AsText()
	}
	if _, err := kernel.ParseDuration(f.At); err != nil {
		if _, err := strconv.ParseFloat(f.At, 64); err == nil {
			f.At += "s" // a number without a unit is one of seconds
		}
	}
	return f
}

// PutFault makes the edits that plan a disturbance, or put another in the place of one, and says what is wrong with it.
func (d *Document) PutFault(index int, f Fault) (edits []scenario.Edit, problems []component.Problem) {
	if f.At == "" {
		return nil, []component.Problem{{Pointer: value.Pointer("").Append("at"), Message: "at: a fault needs a time, such as 30s"}}
	}
	if f.Part == "" {
		return nil, []component.Problem{{Pointer: value.Pointer("").Append("target"), Message: "target: choose what is disturbed"}}
	}
	if index < 0 {
		edits = d.AddFault(f.Value())
	} else {
		edits = d.SetFault(index, f.Value())
	}
	_, _, problems = scenario.Apply(d.scenario, edits, d.kinds)
	return edits, problems
}

// Beside renders problems for a form: [{"member": "at", "text": "…"}], each beside the member that it is about.
func Beside(problems []component.Problem) string {
	all := make([]value.Value, len(problems))
	for i, p := range problems {
		place := string(p.Pointer)
		member := place[strings.LastIndexByte(place, '/')+1:]
		if member == "node" || member == "wire" {
			member = "target"
		}
		b := value.NewObject(2)
		b.Set("member", value.Text(member))
		b.Set("text", value.Text(capital(strings.TrimPrefix(p.Message, member+": "))))
		all[i] = b.Value()
	}
	return value.ArrayOf(all).String()
}

// MoveFault makes the edit that lets a fault happen at another time.
func (d *Document) MoveFault(index int, at int64) []scenario.Edit {
	if index < 0 || index >= len(d.scenario.Faults) || at < 0 {
		return nil
	}
	if int64(d.scenario.Faults[index].At) == at {
		return nil
	}
	return d.SetFault(index, d.scenario.Faults[index].Value().With("at", value.Text(Moment(at))))
}

// FaultAt is when a fault happens, in nanoseconds; -1 for one that is not there.
func (d *Document) FaultAt(index int) int64 {
	if index < 0 || index >= len(d.scenario.Faults) {
		return -1
	}
	return int64(d.scenario.Faults[index].At)
}

// poison guesses attributes at which somebody fails who may get messages of that node: those of the first filter policy
// that is a setting of a node. It is "" where there is none.
func (d *Document) poison(id string) string {
	for _, reached := range d.reached(id) {
		n, _ := d.Node(reached)
		for i := 0; n.Table() != nil && i < len(n.Table().Fields); i++ {
			f := &n.Table().Fields[i]
			policy, ok := n.Object.Get(f.Name)
			if text := matching(policy); ok && f.Type == component.TypePolicy && text != "" {
				return text
			}
		}
	}
	return ""
}

// matching makes attributes, a line each, that a filter policy of plain values lets through.
func matching(policy value.Value) string {
	var lines []string
	for name, wanted := range policy.Members() {
		if wanted.Len() == 0 || wanted.Kind() != value.KindArray {
			return ""
		}
		first := wanted.Index(0)
		if first.Kind() != value.KindString && first.Kind() != value.KindNumber {
			return ""
		}
		lines = append(lines, name+"="+Shown(first))
	}
	return strings.Join(lines, "\n")
}

// reached lists the nodes that messages of a node may get to, the nearest first.
func (d *Document) reached(id string) []string {
	all := []string{id}
	seen := map[string]bool{id: true}
	for i := 0; i < len(all); i++ {
		for k := range d.scenario.Wires {
			w := &d.scenario.Wires[k]
			from, to := w.From, w.To
			if d.reversed(w.From, w.FromPort) {
				from, to = to, from
			}
			if from == all[i] && !seen[to] {
				seen[to] = true
				all = append(all, to)
			}
		}
	}
	return all
}
