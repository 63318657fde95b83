package api

import (
	"encoding/base64"
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// paging lists the parameters of a list that comes in pages.
var paging = []aws.Member{{Name: "NextToken", Shape: aws.Text}, {Name: "MaxResults", Shape: aws.Integer}}

// page renders a page of the URLs of queues, in the order of their names, under the name that the operation gives them.
// Where there are more, and only if the caller chose how many a page has, a token says where the next one begins.
func (c *Call) page(queues []*Queue, name string) (value.Value, *component.Fault) {
	most := number(c.Params, "MaxResults", listResultsMax)
	if most < 1 || most > listResultsMax {
		return value.Null, outOfRange(most, "MaxResults", "MaxResults must be an integer between 1 and "+strconv.Itoa(listResultsMax)+".")
	}
	after, err := base64.StdEncoding.DecodeString(aws.TextIn(c.Params, "NextToken"))
	if err != nil {
		return value.Null, invalidValue("Invalid or expired next token.")
	}
	var urls []value.Value
	var last string
	more := false
	for _, q := range queues {
		if q.Name <= string(after) {
			continue
		}
		if int64(len(urls)) == most {
			more = true
			break
		}
		urls = append(urls, value.Text(c.url(q.Name)))
		last = q.Name
	}
	b := value.NewObject(2)
	if len(urls) > 0 {
		b.Set(name, value.ArrayOf(urls))
	}
	if more && aws.Given(c.Params, "MaxResults") {
		b.Set("NextToken", value.Text(base64.StdEncoding.EncodeToString([]byte(last))))
	}
	return b.Value(), nil
}

// pageOf is page, as the answer.
func (c *Call) pageOf(queues []*Queue, name string) Step {
	out, fault := c.page(queues, name)
	return Step{Out: out, Fault: fault}
}
