package sqs_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/sqs"
)

// A forbidden character is found wherever it stands among others.
func TestForbiddenCharactersAreFoundAnywhere(t *testing.T) {
	q := sqs.NewQueue(1, settings())
	for length := range 40 {
		for at := range length {
			for _, c := range []struct {
				text    string
				allowed bool
			}{{"\x00", false}, {"\x1f", false}, {"\x08", false}, {"\t", true}, {"\n", true}, {"\r", true}, {" ", true}, {"~", true}, {"\x7f", true}, {"é", true}, {"\uffff", false}, {"\xff", false}, {"🎟", true}} {
				body := strings.Repeat("a", at) + c.text + strings.Repeat("b", length-at-1)
				_, fault := q.SendMessage(0, 0, &action.SendMessage{Message: action.Message{Body: body}, DelaySeconds: action.Unset})
				require.Equal(t, c.allowed, fault == nil, "%q", body)
			}
		}
	}
}
