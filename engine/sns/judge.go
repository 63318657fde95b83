package sns

import (
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
)

// Judge holds a filter policy that is being written against the latest messages, the newest last: which it means, and of
// the others what stands in the way. Of a text that is no policy it tells what SNS says of it.
func (n *node) Judge(text, scope string) value.Value {
	p, problem := draft(text, policy.Scope(scope))
	b := value.NewObject(1)
	if problem != "" {
		b.Set("problem", value.Text(problem))
		return b.Value()
	}
	var all []value.Value
	for i := range n.recent.all {
		if m := n.recent.all[(n.recent.next+i)%recentMax]; m != nil {
			all = append(all, judged(p, m))
		}
	}
	b.Set("messages", value.ArrayOf(all))
	return b.Value()
}

// draft compiles a policy as it is typed; no text is no filter.
func draft(text string, scope policy.Scope) (p *policy.Policy, problem string) {
	if strings.TrimSpace(text) == "" {
		return nil, ""
	}
	v, problem := policy.Parse(text, scope)
	if problem != "" {
		return nil, problem
	}
	p, _ = policy.Compile(v, scope)
	return p, ""
}

// judged is one message with what a policy makes of it.
func judged(p *policy.Policy, m *publication) value.Value {
	var view policy.Message
	view.Read(m.in.Message.Attributes, m.in.Message.Body)
	body, _ := firstBytes(m.in.Message.Body, shownBytes)
	b := value.NewObject(10)
	b.Set("number", value.Int(int64(m.number)))
	b.Set("lineage", value.Int(int64(m.token().Lineage)))
	b.Set("at", value.Text(strconv.FormatInt(int64(m.at), 10)))
	b.Set("subject", value.Text(m.in.Subject))
	b.Set("body", value.Text(body))
	if len(m.in.Message.Attributes) > 0 {
		b.Set("attributes", attributes(m.in.Message.Attributes))
	}
	matches := p.Passes(&view)
	b.Set("matches", value.Bool(matches))
	if !matches {
		why := p.Failing(&view)
		b.Set("path", value.Text(why.Key))
		b.Set("found", value.Text(why.Found))
		b.Set("wanted", value.Text(why.Wanted))
	}
	return b.Value()
}

var _ component.Judge = (*node)(nil)
