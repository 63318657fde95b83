//go:build unix

package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"runtime/pprof"

	"playground/engine/catalog"
	benchmarks "playground/engine/enginetest/bench"
)

func init() { commands["profile"] = profile }

// profile prints where the hot paths spend their time, for the compiler (go build -pgo). A profile names the file of the
// program that was watched; where that lay on somebody's machine is nobody else's business.
func profile(out *bufio.Writer, _ uint64) {
	var packed bytes.Buffer
	if err := pprof.StartCPUProfile(&packed); err != nil {
		panic(err)
	}
	benchmarks.Kernel(clock)
	benchmarks.Scene(clock, catalog.Kinds())
	benchmarks.Queue(clock, catalog.Kinds())
	benchmarks.FanOut(clock, catalog.Kinds())
	benchmarks.States(clock)
	pprof.StopCPUProfile()
	writer := gzip.NewWriter(out)
	if _, err := writer.Write(nameless(&packed)); err != nil {
		panic(err)
	}
	if err := writer.Close(); err != nil {
		panic(err)
	}
}

// nameless is a profile, unpacked, with the path of this program blotted out.
func nameless(packed io.Reader) []byte {
	reader, err := gzip.NewReader(packed)
	if err != nil {
		panic(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		panic(err)
	}
	path, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return bytes.ReplaceAll(plain, []byte(path), bytes.Repeat([]byte("-"), len(path)))
}
