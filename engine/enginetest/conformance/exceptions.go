package conformance

// exceptions name the cases that need not pass, one by one, and why. That something is difficult is no reason.
var exceptions = map[string]string{}
