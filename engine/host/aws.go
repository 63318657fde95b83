//go:build !js

package host

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/scenario"
)

// AWS is an endpoint that AWS's SDKs and the aws command can talk to: what `playground aws` does.
type AWS struct {
	Address  string // where to listen; the port 0 takes any free port
	Scenario string // path of the scenario to begin with, or a link; "" for an empty one
	Clock    string // "real" or "warp"
	Account  string // 12 digits
	Deliver  bool   // what topics send to HTTP endpoints of this machine goes there

	Notices io.Writer // receives what a person should know beside the address
}

var accountID = regexp.MustCompile(`^[0-9]{12}$`)

// clocks make the clocks by their names.
var clocks = map[string]func() clock{
	"real": func() clock { return newRealClock() },
	"warp": func() clock { return newWarpClock() },
}

// Do serves until the context ends, and says on out where and how the endpoint can be used.
func (a AWS) Do(ctx context.Context, kinds scenario.Kinds, out io.Writer) error {
	e, err := a.endpoint(kinds)
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.Address)
	if err != nil {
		return explain(a.Address, err)
	}
	if err := a.announce(listener.Addr(), out); err != nil {
		return err
	}
	return e.serve(ctx, listener)
}

// endpoint checks the settings and opens the account.
func (a AWS) endpoint(kinds scenario.Kinds) (*endpoint, error) {
	makeClock := clocks[a.Clock]
	if makeClock == nil {
		return nil, fmt.Errorf("--clock %q: it is real or warp", a.Clock)
	}
	if !accountID.MatchString(a.Account) {
		return nil, fmt.Errorf("--account %q: it has 12 digits, such as 000000000000", a.Account)
	}
	begin := &scenario.Scenario{Title: "Made by calls"}
	if a.Scenario != "" {
		var err error
		if begin, _, err = load(a.Scenario, kinds, a.Notices); err != nil {
			return nil, err
		}
	}
	open := func(epoch int64) resources {
		return account.New(engine.New(begin, kinds), account.Options{ID: a.Account, Epoch: epoch})
	}
	var by *courier
	if a.Deliver {
		by = newCourier()
	}
	return &endpoint{newGate(open, makeClock(), by, a.Notices), a.Account, http.NewCrossOriginProtection()}, nil
}

var deliveryNotices = map[bool]string{
	false: "what topics send to HTTP endpoints stays in here: GET " + controlPath + "messages?node=ID shows it; --deliver-http sends it to those of this machine",
	true:  "what topics send to HTTP endpoints of this machine (127.0.0.0/8, ::1, localhost) is sent there; of others it stays in here",
}

// announce says where the endpoint is, how it is used, and what it does not do.
func (a AWS) announce(address net.Addr, out io.Writer) error {
	url := "http://" + address.String()
	lines := []string{
		"an AWS endpoint of account " + a.Account + ", clock " + a.Clock + ", on " + url + " (ctrl-c stops it)",
		"  aws --endpoint-url " + url + " sqs create-queue --queue-name orders",
		"  export AWS_ENDPOINT_URL=" + url + " AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any",
		`  curl -d '{"advance":"30s"}' ` + url + controlPath + "clock",
		"signatures are accepted and not verified: whoever reaches this address may use it",
		deliveryNotices[a.Deliver],
	}
	_, err := io.WriteString(out, strings.Join(lines, "\n")+"\n")
	return err
}
