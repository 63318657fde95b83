//go:build js && wasm

// Command wasm is the one binary of the page, compiled once and run in two roles: `engine` in the Worker answers
// requests through the exports of this file, `page` on the page shows the panels.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"unsafe"

	playground "playground/engine"
	"playground/engine/catalog"
	"playground/wasm/bridge"
	"playground/wasm/port"
	"playground/web"
)

// engine is the Worker's end; it exists in both roles and is used in one.
var engine port.Port

// garbagePercent lets the heap grow to twice what lives before it is collected. Checkpoints are most of what
// lives, and next to none of it has pointers to follow: a collection is cheap, while memory that was taken once is never
// given back.
const garbagePercent = 100

// floor keeps a small heap from being collected all the time.
var floor []byte

var roles = map[string]func(){
	"engine": func() {
		debug.SetGCPercent(garbagePercent)
		floor = make([]byte, playground.HeapFloor)
		engine.Handler = &bridge.Bridge{Kinds: catalog.Kinds()}
	},
	"page": func() { web.Start(catalog.Kinds(), playground.Version) },
}

func main() {
	if len(os.Args) < 2 || roles[os.Args[1]] == nil {
		println(`playground: the role is "engine" or "page"`)
		os.Exit(2)
	}
	roles[os.Args[1]]()
	select {}
}

// requestAddress says where a request of that length is to be written; 0 when it is too long.
//
//go:wasmexport requestAddress
func requestAddress(length uint32) (at uint32) {
	defer func() {
		if recover() != nil {
			at = 0
		}
	}()
	return address(engine.Room(length))
}

// handle answers the request that was written: 0, or 1 when the engine is dead.
//
//go:wasmexport handle
func handle(length uint32) uint32 {
	status := engine.Handle(length)
	if status != 0 {
		println("playground: the engine is dead:", engine.Failure())
	}
	return status
}

// collect ends the collection of garbage that is under way, and makes another.
//
//go:wasmexport collect
func collect() { runtime.GC() }

//go:wasmexport frameAddress
func frameAddress() uint32 {
	at, _ := engine.Frame()
	return address(at)
}

//go:wasmexport frameLength
func frameLength() uint32 {
	_, length := engine.Frame()
	return length
}

//go:wasmexport noteAddress
func noteAddress() uint32 {
	at, _ := engine.Note()
	return address(at)
}

//go:wasmexport noteLength
func noteLength() uint32 {
	_, length := engine.Note()
	return length
}

// address is a pointer as the Worker sees it: an offset into the module's memory. The collector does not move what
// lies there, and the port keeps it alive.
func address(p unsafe.Pointer) uint32 { return uint32(uintptr(p)) }
