package conformance

import (
	"strings"

	"playground/engine/value"
)

// playScript plays steps in which the name given stands for what a case gives.
func playScript(fresh func() Endpoint, given value.Value, steps ...string) error {
	p := newPlayer(fresh)
	p.names["given"] = given
	return p.play(mustSteps(steps...))
}

// mustSteps reads steps that are written in this package.
func mustSteps(steps ...string) []step {
	script, bad := value.Parse(`{"steps":[`+strings.Join(steps, ",")+`]}`, value.Limits{})
	if bad != nil {
		panic(bad)
	}
	all, err := stepsOf(script)
	if err != nil {
		panic(err)
	}
	return all
}
