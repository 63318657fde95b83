package link

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strings"
)

// preset is what every scenario of format 1 may refer back to: pieces of names, times and templates that drawings are
// full of, the likeliest last. It never changes.
const preset = `approximate-report-history-thumbnail-analytics-catalogue-warehouse-notification-inventory-invoice-` +
	`customer-product-checkout-fulfilment-delivery-shipping-payments-billing-audit-search-email-video-` +
	`{"event": "orderPlaced", "order": {{n}}, "price": {{int 1 100}}}{{uuid}}={{pick {{now}}` +
	`lognormal erlang 3 exponential uniform 100ms 200ms 50ms 10ms 500ms 1500ms 30s 10s 5s 1m 5m 1h /m/s%` +
	`-service-handler-processor-consumer-worker-workers-gateway-client-events-topic-queue-dlq-orders-`

// level is part of the format too: another one would give the same scenario another link.
const level = flate.BestCompression

func deflate(packed []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, level, []byte(preset))
	if err == nil {
		_, err = w.Write(packed)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic("link: deflate into memory: " + err.Error())
	}
	return out.Bytes()
}

// inflate gives up as soon as there is more than any scenario has.
func inflate(content []byte) (string, error) {
	in := bytes.NewReader(content)
	r := flate.NewReaderDict(in, []byte(preset))
	var out strings.Builder
	n, err := io.Copy(&out, io.LimitReader(r, packedBytesMax+1))
	switch {
	case n > packedBytesMax:
		return "", fmt.Errorf("this link unpacks to more than %s bytes; no scenario is so large", thousands(packedBytesMax))
	case err != nil || in.Len() > 0:
		return "", errors.New("this link does not hold a scenario: what it holds was not packed by a playground")
	}
	return out.String(), nil
}
