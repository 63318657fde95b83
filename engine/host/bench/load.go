//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// load are the clients of one server.
type load struct {
	clients []client
}

// client is one that uses the SDK, with its connection and its queue.
type client struct {
	sdk   *sqs.Client
	queue *string
}

func newLoad(ctx context.Context, url string) (*load, error) {
	l := &load{}
	for i := range *clients {
		sdk := sqs.New(sqs.Options{
			BaseEndpoint: &url,
			Region:       "us-east-1",
			HTTPClient:   &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1}},
			Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
				return aws.Credentials{AccessKeyID: "any", SecretAccessKey: "any"}, nil
			}),
		})
		made, err := sdk.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: aws.String(fmt.Sprintf("orders-%d", i))})
		if err != nil {
			return nil, err
		}
		l.clients = append(l.clients, client{sdk, made.QueueUrl})
	}
	return l, nil
}

// run lets every client live its share of a turn.
func (l *load) run(ctx context.Context) error {
	failed := make([]error, len(l.clients))
	var all sync.WaitGroup
	for i, c := range l.clients {
		all.Go(func() {
			for n := 0; n < share() && failed[i] == nil; n++ {
				failed[i] = c.live(ctx)
			}
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

// live is the life cycle of one message.
func (c client) live(ctx context.Context) error {
	if _, err := c.sdk.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: c.queue, MessageBody: &body}); err != nil {
		return err
	}
	got, err := c.sdk.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: c.queue})
	if err != nil {
		return err
	}
	if len(got.Messages) != 1 || *got.Messages[0].Body != body {
		return fmt.Errorf("received %d messages instead of the one that was sent", len(got.Messages))
	}
	_, err = c.sdk.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: c.queue, ReceiptHandle: got.Messages[0].ReceiptHandle})
	return err
}
