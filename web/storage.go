//go:build js && wasm

package web

import "github.com/hack-pad/safejs"

// storage is localStorage. A browser may keep nothing, or may be full: calls then answer with an error.
func storage() safejs.Value {
	v, err := safejs.Global().Get("localStorage")
	if err != nil {
		return safejs.Null()
	}
	return v
}
