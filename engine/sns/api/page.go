package api

import (
	"encoding/base64"
	"sort"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// page renders a page of a list under a name. Where there are more, a token says after which key the next one begins: keys
// are in their order.
func (c *Call) page(name string, n int, key func(i int) string, render func(i int) value.Value) Step {
	after, fault := c.pageToken()
	if fault != nil {
		return fail(fault)
	}
	first := sort.Search(n, func(i int) bool { return key(i) > after })
	last := min(first+pageMax, n)
	all := make([]value.Value, 0, last-first)
	for i := first; i < last; i++ {
		all = append(all, render(i))
	}
	b := value.NewObject(2)
	b.Set(name, value.ArrayOf(all))
	if last < n {
		b.Set("NextToken", value.Text(base64.StdEncoding.EncodeToString([]byte(key(last-1)))))
	}
	return done(b.Value())
}

func (c *Call) pageToken() (after string, fault *component.Fault) {
	token, err := base64.StdEncoding.DecodeString(aws.TextIn(c.Params, "NextToken"))
	if err != nil {
		return "", invalid("NextToken")
	}
	return string(token), nil
}
