package wire

import "unsafe"

// PutWord stores eight bytes of a frame in the order of the machine, which is little-endian wherever frames are read:
// in WebAssembly by definition. One store does; the compiler does not join the eight that encoding/binary makes there,
// and a crowded frame would take eight times as long. A test holds the layout, so a big-endian machine would say so.
func PutWord(b []byte, w uint64) {
	_ = b[7]
	*(*uint64)(unsafe.Pointer(unsafe.SliceData(b))) = w
}

// PutFloat stores a float of a frame, likewise.
func PutFloat(b []byte, f float64) {
	_ = b[7]
	*(*float64)(unsafe.Pointer(unsafe.SliceData(b))) = f
}
