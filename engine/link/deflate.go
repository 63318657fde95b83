package link

// preset is what every scenario of format 1 may refer back to: pieces of names, times and templates that drawings are
// full of, the likeliest last. It never changes.
const preset = `approximate-report-history-thumbnail-analytics-catalogue-warehouse-notification-inventory-invoice-` +
	`customer-product-checkout-fulfilment-delivery-shipping-payments-billing-audit-search-email-video-` +
	`{"event": "orderPlaced", "order": {{n}}, "price": {{int 1 100}}}{{uuid}}={{pick {{now}}` +
	`lognormal erlang 3 exponential uniform 100ms 200ms 50ms 10ms 500ms 1500ms 30s 10s 5s 1m 5m 1h /m/s%` +
	`-service-handler-processor-consumer-worker-workers-gateway-client-events-topic-queue-dlq-orders-`

// Deflate is RFC 1951 without a frame around it, the text preset before it. What is written is one block, and the
// same on every machine and with every compiler; what is read may be anything.
const (
	endOfBlock     = 256
	firstLength    = 257 // of the symbols that stand for the lengths of matches
	literalSymbols = 286
	distanceCodes  = 30
	matchMin       = 3
	matchMax       = 258
	distanceMax    = 32 << 10
	codeBitsMax    = 15
	headBitsMax    = 7 // of the codes in which a block tells its codes
)

// span is what a symbol stands for: base and so many bits more.
type span struct{ base, bits int }

// lengths and distances of matches, by symbol.
func lengthSpans() []span {
	spans := geometric(28, matchMin, 4)
	return append(spans, span{matchMax, 0}) // has a symbol of its own
}

func distanceSpans() []span { return geometric(distanceCodes, 1, 2) }

// geometric gives the first spans no bits, and from the second group on each group one bit more than the one before.
func geometric(n, base, group int) []span {
	spans := make([]span, n)
	for i := range spans {
		bits := max(0, i/group-1)
		spans[i] = span{base, bits}
		base += 1 << bits
	}
	return spans
}

// symbolOf finds the last span that begins at or before x.
func symbolOf(spans []span, x int) int {
	i := len(spans) - 1
	for spans[i].base > x {
		i--
	}
	return i
}

// token is a byte, or a match when its length is not 0.
type token struct {
	literal          byte
	length, distance uint16
}

// deflate packs a text into one block, with codes of its own or with the fixed ones, whichever is shorter.
func deflate(packed []byte) []byte {
	w := blockWriter{lengths: lengthSpans(), distances: distanceSpans()}
	w.tokens = tokenize(append([]byte(preset), packed...), len(preset))
	literal, distance := w.count()
	own := [2][]uint8{codeLengths(literal, codeBitsMax), codeLengths(distance, codeBitsMax)}
	fixed := [2][]uint8{fixedLengths(), fixedDistances()}
	head := tell(own[0], own[1])
	if head.size()+w.size(literal, distance, own) < w.size(literal, distance, fixed) {
		w.bits(1|2<<1, 3)
		head.write(&w.bitWriter)
		w.write(own)
	} else {
		w.bits(1|1<<1, 3)
		w.write(fixed)
	}
	return w.flush()
}

// blockWriter writes tokens in two codes, for literals and lengths and for distances.
type blockWriter struct {
	bitWriter
	tokens             []token
	lengths, distances []span
}

func (w *blockWriter) count() (literal, distance []int) {
	literal, distance = make([]int, literalSymbols), make([]int, distanceCodes)
	literal[endOfBlock] = 1
	for _, t := range w.tokens {
		if t.length == 0 {
			literal[t.literal]++
			continue
		}
		literal[firstLength+symbolOf(w.lengths, int(t.length))]++
		distance[symbolOf(w.distances, int(t.distance)+1)]++
	}
	return literal, distance
}

// size is how many bits the tokens take.
func (w *blockWriter) size(literal, distance []int, codes [2][]uint8) int {
	n := 0
	for s, count := range literal {
		more := 0
		if s >= firstLength {
			more = w.lengths[s-firstLength].bits
		}
		n += count * (int(codes[0][s]) + more)
	}
	for s, count := range distance {
		n += count * (int(codes[1][s]) + w.distances[s].bits)
	}
	return n
}

func (w *blockWriter) write(lengths [2][]uint8) {
	literal, distance := canonical(lengths[0]), canonical(lengths[1])
	for _, t := range w.tokens {
		if t.length == 0 {
			w.code(literal[t.literal])
			continue
		}
		s := symbolOf(w.lengths, int(t.length))
		w.code(literal[firstLength+s])
		w.bits(uint64(int(t.length)-w.lengths[s].base), w.lengths[s].bits)
		far := int(t.distance) + 1
		s = symbolOf(w.distances, far)
		w.code(distance[s])
		w.bits(uint64(far-w.distances[s].base), w.distances[s].bits)
	}
	w.code(literal[endOfBlock])
}

// bitWriter fills bytes from their low bits on.
type bitWriter struct {
	out     []byte
	pending uint64
	held    int
}

func (w *bitWriter) bits(bits uint64, n int) {
	w.pending |= bits << w.held
	for w.held += n; w.held >= 8; w.held -= 8 {
		w.out = append(w.out, byte(w.pending))
		w.pending >>= 8
	}
}

func (w *bitWriter) code(c code) { w.bits(uint64(c.bits), int(c.length)) }

func (w *bitWriter) flush() []byte {
	if w.held > 0 {
		w.bits(0, 8-w.held)
	}
	return w.out
}
