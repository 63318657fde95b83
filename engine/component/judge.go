package component

import "playground/engine/value"

// Judge is kept by components that pass messages on by filter policies. Judge holds a policy, as somebody is typing it,
// against the messages that came lately: what is wrong with it as AWS says it, or of each message whether it is meant, and
// if not, why not. It changes nothing: a draft leaves no trace.
//
//	{"problem": "Empty arrays are not allowed\n at [Source: …; line: 1, column: 9]"}
//	{"messages": [{"number": 7, "lineage": 12, "at": "1000000000", "body": "…", "attributes": […], "matches": false,
//	               "path": "store", "found": "\"north\"", "wanted": "[\"south\"]"}]}      newest last
type Judge interface {
	Judge(policy, scope string) value.Value
}
