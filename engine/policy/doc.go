// Package policy is the pattern language of Amazon SNS filter policies and EventBridge rules: compiled once, matched
// against message attributes many times.
//
//	{"event": ["order_placed", {"prefix": "test_"}], "total": [{"numeric": [">", 0, "<=", 150]}]}
//
//	Compile ──▶ Policy ──▶ Match (yes or no), Explain (which key failed, and why)
//
// Every key must match (AND); one of a key's values must (OR); an absent key matches {"exists": false} alone.
package policy
