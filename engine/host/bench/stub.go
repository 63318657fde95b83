//go:build !js

package main

import (
	"crypto/md5"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
)

// body is what every message of the comparison holds; the stub's constants are made for it.
var body = strings.Repeat("a cup of coffee ", 4)

// stub answers constants that the SDK takes for those of a queue.
func stub(address string) error {
	sum := md5.Sum([]byte(body))
	digest := hex.EncodeToString(sum[:])
	const id = "5fea7756-0ea4-451a-a703-a558b933e274"
	answers := map[string]string{
		"AmazonSQS.CreateQueue":   `{"QueueUrl":"http://` + address + `/000000000000/orders"}`,
		"AmazonSQS.SendMessage":   `{"MD5OfMessageBody":"` + digest + `","MessageId":"` + id + `"}`,
		"AmazonSQS.DeleteMessage": ``,
		"AmazonSQS.ReceiveMessage": `{"Messages":[{"Body":"` + body + `","MD5OfBody":"` + digest + `","MessageId":"` + id +
			`","ReceiptHandle":"` + strings.Repeat("AQEBaHRyZ", 20) + `"}]}`,
	}
	return http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		answer, ok := answers[r.Header.Get("X-Amz-Target")]
		if !ok {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		w.Header().Set("X-Amzn-Requestid", id)
		_, _ = io.WriteString(w, answer)
	}))
}
