//go:build js && wasm

package web

import (
	"fmt"
	"runtime/debug"
	"syscall/js"
)

// onBug hears of panics in listeners. It is set once, when the page starts.
var onBug = new(func(message string))

// guard runs a listener: a panic in it is a bug that is shown, and the page goes on.
func guard(listener func()) {
	defer func() {
		if reason := recover(); reason != nil {
			message := fmt.Sprintf("%v\n%s", reason, debug.Stack())
			println("playground: a bug in the page:", message)
			if *onBug != nil {
				(*onBug)(message)
			}
		}
	}()
	listener()
}

// once makes a listener that is forgotten after its first call.
func once(listener func()) js.Func {
	var f js.Func
	f = js.FuncOf(func(js.Value, []js.Value) any {
		guard(listener)
		f.Release()
		return nil
	})
	return f
}
