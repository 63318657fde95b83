package account_test

import (
	"strings"
	"testing"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/catalog"
	"playground/engine/scenario"
)

// BenchmarkSendMessage is a request in AWS JSON 1.0 from its bytes to those of its answer.
func BenchmarkSendMessage(b *testing.B) {
	a := account.New(engine.New(scenario.New(), catalog.Kinds()), account.Options{Epoch: epoch})
	a.Take(a.Begin(jsonRequest("CreateQueue", `{'QueueName':'orders'}`)))
	send := jsonRequest("SendMessage", `{'QueueUrl':'`+urls+`orders','MessageBody':'`+strings.Repeat("a", 100)+`'}`)
	measure(b, a, send)
}

// BenchmarkLifeCycle is a send, a receive and a delete of one message.
func BenchmarkLifeCycle(b *testing.B) {
	a := account.New(engine.New(scenario.New(), catalog.Kinds()), account.Options{Epoch: epoch})
	a.Take(a.Begin(jsonRequest("CreateQueue", `{'QueueName':'orders'}`)))
	send := jsonRequest("SendMessage", `{'QueueUrl':'`+urls+`orders','MessageBody':'`+strings.Repeat("a", 100)+`'}`)
	receive := jsonRequest("ReceiveMessage", `{'QueueUrl':'`+urls+`orders','MaxNumberOfMessages':1}`)
	b.ReportAllocs()
	for b.Loop() {
		a.Take(a.Begin(send))
		r, _ := a.Take(a.Begin(receive))
		_, rest, _ := strings.Cut(string(r.Body), `"ReceiptHandle":"`)
		handle, _, _ := strings.Cut(rest, `"`)
		a.Take(a.Begin(jsonRequest("DeleteMessage", `{'QueueUrl':'`+urls+`orders','ReceiptHandle':'`+handle+`'}`)))
	}
}

func measure(b *testing.B, a *account.Account, r *aws.Request) {
	b.ReportAllocs()
	for b.Loop() {
		if response, _ := a.Take(a.Begin(r)); response.Status != 200 {
			b.Fatalf("%s", response.Body)
		}
	}
}
