package policy

import "playground/engine/value"

// Judge tries the text of a policy on a message, for editors: whether it matches; in one sentence why not; or what is
// wrong with the policy, where nothing else is answered.
func Judge(text string, scope Scope, m *Message) (matched bool, why, problem string) {
	p, problem := Read(text, scope)
	if problem != "" {
		return false, "", problem
	}
	return p.Passes(m), p.Why(m), ""
}

// Read compiles the text of a policy, or says in one sentence what is wrong with it, and where in the text when it is no
// JSON. No text is no filter: the nil Policy.
func Read(text string, scope Scope) (p *Policy, problem string) {
	if text == "" {
		return nil, ""
	}
	v, bad := value.Parse(text, value.Limits{Bytes: bytesMax})
	if bad != nil {
		return nil, bad.Error()
	}
	p, problems := Compile(v, scope)
	if len(problems) > 0 {
		return nil, problems[0].Message
	}
	return p, ""
}
