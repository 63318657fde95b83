package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
)

// find looks up the queue that the call is about: by its URL, by its bare name, which AWS takes as well, or by the path
// to which the request was sent.
func (c *Call) find() *component.Fault {
	address := aws.TextIn(c.Params, "QueueUrl")
	if address == "" && c.OnResource() {
		address = c.Path
	}
	if address == "" {
		return missing("QueueUrl")
	}
	name, fault := c.nameIn(address)
	if fault != nil {
		return fault
	}
	if c.queue = c.Account.Find(name); c.queue == nil {
		return noQueue()
	}
	return nil
}

// nameIn reads the name out of http://host/account/name, /account/name or name.
func (c *Call) nameIn(address string) (string, *component.Fault) {
	path := address
	if _, rest, ok := strings.Cut(address, "://"); ok {
		_, path, ok = strings.Cut(rest, "/")
		if !ok || !strings.Contains(path, "/") {
			return "", &component.Fault{Code: "InvalidAddress", Message: "The address " + address + " is not valid for this endpoint."}
		}
	}
	account, name, ok := strings.Cut(strings.Trim(path, "/"), "/")
	switch {
	case !ok:
		return account, nil
	case account != c.Account.ID():
		return "", noQueue()
	}
	return name, nil
}

// url is where clients find a queue.
func (c *Call) url(name string) string {
	return "http://" + c.Host + "/" + c.Account.ID() + "/" + name
}

// arn names a queue in the region of the request: queues are the same in all of them.
func (c *Call) arn(name string) string {
	return "arn:" + aws.Partition(c.Region) + ":sqs:" + c.Region + ":" + c.Account.ID() + ":" + name
}

// named returns the queue that an ARN names, or nil.
func (c *Call) named(arn string) *Queue {
	parts := strings.Split(arn, ":")
	if !isQueueARN(parts) || parts[4] != c.Account.ID() {
		return nil
	}
	return c.Account.Find(parts[5])
}

// arnNames reports whether an ARN is that of a queue of this account, which may not exist.
func (c *Call) arnNames(arn, name string) bool {
	parts := strings.Split(arn, ":")
	return isQueueARN(parts) && parts[4] == c.Account.ID() && parts[5] == name
}

func isQueueARN(parts []string) bool {
	return len(parts) == 6 && parts[0] == "arn" && parts[2] == "sqs" && parts[5] != ""
}
