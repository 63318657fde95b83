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

// PutMoving stores a message on a wire in the layout of Item, its marks packed already: four stores, and no check.
func PutMoving(row *[ItemBytes]byte, from, until float64, place, marks uint64) {
	*(*float64)(unsafe.Pointer(row)) = from
	*(*float64)(unsafe.Pointer(&row[8])) = until
	*(*uint64)(unsafe.Pointer(&row[16])) = place
	*(*uint64)(unsafe.Pointer(&row[24])) = marks
}
